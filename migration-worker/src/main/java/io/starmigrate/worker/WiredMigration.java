package io.starmigrate.worker;

import com.google.inject.Injector;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.config.Relay;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask.Overwriting;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.JobReport.Failure;
import io.starmigrate.worker.RoleThreads.Role;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.reconcile.Reconciler;
import io.starmigrate.worker.schema.SchemaMigration;
import io.starmigrate.worker.status.JobWatch;
import io.starmigrate.worker.status.StatusReader;
import io.starmigrate.worker.status.StatusReader.Snapshot;
import io.starmigrate.worker.verify.Sweep;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/** A migration over the parts an injector makes. */
final class WiredMigration implements Migration {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration BUSY = Duration.ofMillis(500);
    private static final Duration REPAIR = Duration.ofMinutes(5);

    /** A full reconciliation lists every object of the job: once an hour is seldom enough to be cheap. */
    private static final int LOOKS = 12;

    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final int FINGERPRINTS = 4;

    private final MigrationConfig config;
    private final TaskRecorder recorder;
    private final Roles roles;
    private final Rounds rounds;
    private final Preflight preflight;
    private final JobBindings bindings;
    private final Resources resources;
    private final LeaseHolder leases;
    private final StatusReader status;
    private final WiredOperations operations;
    private final Injector injector;
    private final AtomicReference<RoleThreads> running = new AtomicReference<>();
    private volatile boolean stopped;

    WiredMigration(Injector injector) {
        this.injector = injector;
        this.config = injector.getInstance(MigrationConfig.class);
        this.recorder = injector.getInstance(TaskRecorder.class);
        this.roles = injector.getInstance(Roles.class);
        this.rounds = injector.getInstance(Rounds.class);
        this.preflight = injector.getInstance(Preflight.class);
        this.bindings = injector.getInstance(JobBindings.class);
        this.resources = injector.getInstance(Resources.class);
        this.leases = injector.getInstance(LeaseHolder.class);
        this.operations = injector.getInstance(WiredOperations.class);
        this.status = new StatusReader(recorder);
    }

    @Override
    public JobReport plan(String job, Overwriting overwriting, ProgressListener progress) {
        return Worker.told(() -> {
            StageClock clock = new StageClock(System::nanoTime);
            PlanReport plan = clock.time(Stage.PLAN, () -> rounds.plan(job, overwriting, progress));
            return report(job, clock, snapshot -> true).with(plan);
        });
    }

    @Override
    public JobReport export(String job, ProgressListener progress) {
        return Worker.told(() -> {
            preflight.storages();
            StageClock clock = new StageClock(System::nanoTime);
            begin(job, clock, Overwriting.REFUSED, progress);
            run(progress, job, WiredMigration::hasLeftSource, threads -> startExport(threads, job, clock));
            return report(job, clock, WiredMigration::isExported);
        });
    }

    @Override
    public JobReport importFiles(String job, ProgressListener progress) {
        return Worker.told(() -> {
            preflight.storages();
            StageClock clock = new StageClock(System::nanoTime);
            run(progress, job, Snapshot::isSettled, threads -> startImport(threads, job, clock));
            return report(job, clock, Snapshot::isPublished);
        });
    }

    @Override
    public JobReport sync(String job, Overwriting overwriting, ProgressListener progress) {
        return Worker.told(() -> {
            preflight.storages();
            StageClock clock = new StageClock(System::nanoTime);
            begin(job, clock, overwriting, progress);
            run(progress, job, Snapshot::isSettled, threads -> {
                startExport(threads, job, clock);
                return startImport(threads, job, clock);
            });
            return report(job, clock, Snapshot::isPublished);
        });
    }

    @Override
    public JobReport runWorker(String job, ProgressListener progress) {
        return Worker.told(() -> {
            preflight.storages();
            StageClock clock = new StageClock(System::nanoTime);
            run(progress, job, snapshot -> false, threads -> {
                if (config.provides(Need.SOURCE_CLUSTER)) {
                    startExport(threads, job, clock);
                }
                if (config.provides(Need.TARGET_CLUSTER)) {
                    startImport(threads, job, clock);
                }
                return () -> false;
            });
            return report(job, clock, snapshot -> true);
        });
    }

    @Override
    public JobReport status(String job) {
        return Worker.told(() -> {
            rounds.known(job);
            return report(job, new StageClock(System::nanoTime), Snapshot::isPublished);
        });
    }

    @Override
    public JobReport verify(String job, ProgressListener progress) {
        return Worker.told(() -> {
            rounds.known(job);
            bindings.require(job);
            StageClock clock = new StageClock(System::nanoTime);
            List<Failure> differing = clock.time(
                    Stage.VERIFY, () -> injector.getInstance(Comparison.class).compare(job, progress));
            JobReport report = report(job, clock, Snapshot::isPublished);
            return differing.isEmpty() ? report : report.with(differing);
        });
    }

    @Override
    public SchemaReport schema(SchemaRequest request, ProgressListener progress) {
        return Worker.told(() -> injector.getInstance(SchemaMigration.class).migrate(request, progress::noted));
    }

    @Override
    public Operations operations() {
        return operations;
    }

    private void begin(String job, StageClock clock, Overwriting overwriting, ProgressListener progress) {
        clock.time(Stage.PLAN, () -> {
            rounds.begin(job, overwriting, progress);
            return job;
        });
    }

    /**
     * Starts roles and waits until the job is where it is to be.
     *
     * @param start starts them, and answers what must hold beside {@code done}
     */
    private void run(
            ProgressListener progress,
            String job,
            Predicate<Snapshot> done,
            Function<RoleThreads, BooleanSupplier> start) {
        try (RoleThreads threads = new RoleThreads()) {
            running.set(threads);
            if (stopped) {
                return;
            }
            BooleanSupplier also = start.apply(threads);
            ProgressReports reports = new ProgressReports(progress);
            JobWatch watch = new JobWatch(recorder, job);
            threads.await(
                    () -> {
                        int planned = planned(job);
                        Snapshot now = watch.look();
                        reports.tell(now);
                        // The index the look goes through may be a moment behind.
                        return now.tasks().size() >= planned && done.test(now) && also.getAsBoolean();
                    },
                    LOOK);
        } finally {
            running.set(null);
        }
    }

    /**
     * Starts what belongs to the source.
     *
     * @return whether every file there is now has been brought over
     */
    private BooleanSupplier startExport(RoleThreads threads, String job, StageClock clock) {
        Exporter.Aside aside =
                new Exporter.Aside(pool("preparer", roles.exportsAtMost()), pool("finisher", FINGERPRINTS));
        Exporter exporter = roles.exporter(job, aside);
        String lease = "export/" + job;
        threads.start(
                "exporter",
                bound(job, Need.SOURCE_CLUSTER, leading(lease, clock.timed(Stage.EXPORT, exporter::step))),
                () -> leases.release(lease));
        if (config.relay() == Relay.BUILTIN) {
            io.starmigrate.worker.relay.Relay relay =
                    roles.relay(job, pool("relay", config.limits().relays()));
            threads.start("relay", bound(job, Need.SOURCE_CLUSTER, paced(clock.timed(Stage.RELAY, relay::step))));
            return relay::isDone;
        }
        return () -> true;
    }

    /**
     * Starts what belongs to the target.
     *
     * @return true: what the recorder says of the job is all there is to ask
     */
    private BooleanSupplier startImport(RoleThreads threads, String job, StageClock clock) {
        Importer importer = roles.importer(job);
        Sweep sweep = roles.sweep(job, pool("verifier", FINGERPRINTS));
        Need target = Need.TARGET_CLUSTER;
        Role load = bound(job, target, paced(clock.timed(Stage.LOAD, () -> importer.step(IDLE))));
        threads.start("importer", load, importer::release);
        threads.start("publisher", bound(job, target, paced(clock.timed(Stage.VERIFY, sweep::step))));
        threads.start("reconciler", bound(job, target, reconciling(roles.reconciler(job))));
        return () -> true;
    }

    /** A role that begins once its job is planned, and is about what the configuration is about. */
    private Role bound(String job, Need works, Role role) {
        return () -> bindings.admits(job, works) ? role.step() : IDLE;
    }

    /** Looks at what is under way every few minutes, and at everything once in an hour. */
    private static Role reconciling(Reconciler reconciler) {
        AtomicInteger looks = new AtomicInteger();
        return () -> {
            var unused = looks.getAndIncrement() % LOOKS == 0 ? reconciler.reconcile() : reconciler.repair();
            return REPAIR;
        };
    }

    /** A role only one worker has at a time. */
    private Role leading(String lease, Steps steps) {
        Role work = paced(steps);
        return () -> leases.keep(lease) ? work.step() : IDLE;
    }

    private static Role paced(Steps steps) {
        return () -> steps.step() > 0 ? BUSY : IDLE;
    }

    private ExecutorService pool(String name, int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, work -> new Thread(work, name));
        resources.keep((AutoCloseable) pool::shutdownNow);
        return pool;
    }

    /** Nothing is left to be exported. */
    private static boolean hasLeftSource(Snapshot now) {
        return now.count(PartitionState.PLANNED) == 0 && now.count(PartitionState.EXPORTING) == 0;
    }

    private static boolean isExported(Snapshot now) {
        return hasLeftSource(now) && now.failures().isEmpty();
    }

    /** Read before the look at the tasks: a plan that is done by then has written every one of them. */
    private int planned(String job) {
        return recorder.job(job)
                .map(Job::plan)
                .map(plan -> plan.partitions() + plan.unchanged())
                .orElse(Integer.MAX_VALUE);
    }

    private JobReport report(String job, StageClock clock, Predicate<Snapshot> complete) {
        Snapshot now = status.read(job);
        return new JobReport(job, complete.test(now), now.tables(), clock.seconds(), now.failures());
    }

    @Override
    public void stop() {
        stopped = true;
        operations.stop();
        RoleThreads threads = running.get();
        if (threads != null) {
            threads.stop();
        }
    }

    @Override
    public void close() {
        stop();
        resources.close();
    }

    /** A role's step that tells how much is left. */
    @FunctionalInterface
    interface Steps {
        int step();
    }
}
