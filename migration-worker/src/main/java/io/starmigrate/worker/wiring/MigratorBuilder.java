package io.starmigrate.worker.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import io.starmigrate.core.PublicApi;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.crew.OperatorErrors;
import io.starmigrate.worker.crew.Resources;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.job.JobMigrator;
import io.starmigrate.worker.several.SeveralMigrator;
import io.starmigrate.worker.starrocks.clusters.ClusterConnections;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Opens a migrator from a configuration: DynamoDB, SQS, S3 and OSS, or whatever is handed in instead. What is handed in
 * stays the caller's, who closes it after the migrator; it is used by many threads at once.
 *
 * <p>What is handed in need not be configured: a configuration loaded without {@code Need.RECORDER} does for who hands
 * in a recorder and a queue. Clusters reach the storages by themselves, so {@code STORAGES} always says where they are.
 * Whoever announces arriving files (the trigger, elsewhere) writes to the same recorder and the same queue.
 *
 * <p>The contract suites are in the test jar of {@code migration-core}: extend one for what you hand in.
 *
 * <p>Where the configuration is about several databases, the migrator is of all of them: each is a job of its own.
 *
 * <p>To be used from one thread; each {@link #open} makes a migrator of its own.
 */
@PublicApi
public final class MigratorBuilder {
    private final MigrationConfig config;
    private HandedIn given = HandedIn.NOTHING;

    public MigratorBuilder(MigrationConfig config) {
        this.config = config;
    }

    /**
     * Keeps the tasks, and who does what, elsewhere than in DynamoDB.
     *
     * <p>A recorder that loses a conditional write, or lets two of them win, breaks every promise there is: rows may be
     * loaded twice, or never. {@code TaskRecorderContract} and {@code LeasesContract} say what both must keep.
     *
     * @param recorder writes a step of a task only if it is the next after what is kept, and a thing that was written
     *     is read by everybody from then on; lists by state may be a moment behind
     * @param leases the same for leases; every worker of a job has the same
     */
    public MigratorBuilder recorder(TaskRecorder recorder, Leases leases) {
        given = given.with(recorder, leases);
        return this;
    }

    /**
     * Announces files elsewhere than on SQS.
     *
     * <p>{@code TaskQueueContract} says what both must keep.
     *
     * @param queue hands out each message at least once, and again and again until it was deleted; what was handed out
     *     stays invisible for at least twice {@code TAKEOVER_AFTER} unless it is held for longer
     * @param letters what the queue put aside
     */
    public MigratorBuilder queue(TaskQueue queue, DeadLetters letters) {
        given = given.with(queue, letters);
        return this;
    }

    /**
     * Reaches the storage that the source exports to otherwise than by S3 or OSS.
     *
     * @param storage shows an object to everybody as soon as it was written, whole or not at all, under an entity tag
     *     that changes with its bytes: {@code ObjectStoreContract}
     */
    public MigratorBuilder sourceStorage(ObjectStore storage) {
        given = given.withSource(storage);
        return this;
    }

    /** The same for the storage that the target loads from. */
    public MigratorBuilder targetStorage(ObjectStore storage) {
        given = given.withTarget(storage);
        return this;
    }

    /**
     * Tells the time otherwise than the machine does.
     *
     * @param clock for the times people read, and for how long what stands still has done so; never goes back. Leases
     *     and waiting have the machine's own, which nobody sets.
     */
    public MigratorBuilder clock(InstantSource clock) {
        given = given.with(clock);
        return this;
    }

    /**
     * Has every command measure its job, beside what the worker shows over HTTP: {@code docs/observe.md} lists the
     * meters.
     *
     * @param registry takes meters called {@code starmigrate…}, with the job's name as a tag; gauges are taken back
     *     when the command ends. It stays the caller's.
     */
    public MigratorBuilder meters(MeterRegistry registry) {
        given = given.with(registry);
        return this;
    }

    /**
     * Opens it; the caller closes it.
     *
     * @throws io.starmigrate.worker.api.MigrationException when something it needs cannot be reached or does not exist
     */
    public Migrator open() {
        return config.databases().isPresent() ? several() : OperatorErrors.translating(one(config));
    }

    private Supplier<JobMigrator> one(MigrationConfig of) {
        return new Provided<>(injector(of).getProvider(JobMigrator.class));
    }

    private Migrator several() {
        Injector shared = injector(config);
        Provided<TaskRecorder> recorder = new Provided<>(shared.getProvider(TaskRecorder.class));
        Provided<ClusterConnections> clusters = new Provided<>(shared.getProvider(ClusterConnections.class));
        return new SeveralMigrator(
                config,
                new SeveralMigrator.Means(
                        recorder,
                        () -> clusters.get().sourceDatabases(),
                        database -> one(database).get(),
                        shared.getInstance(WorkerIdentity.class).clock(),
                        OperatorErrors::translating,
                        shared.getInstance(Resources.class)::close));
    }

    private Injector injector(MigrationConfig of) {
        return Guice.createInjector(Stage.DEVELOPMENT, new PortsModule(of, given), new WorkerModule(of, given));
    }
}
