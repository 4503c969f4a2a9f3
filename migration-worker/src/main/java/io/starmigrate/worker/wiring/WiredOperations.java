package io.starmigrate.worker.wiring;

import com.google.inject.Inject;
import com.google.inject.Provider;
import com.google.inject.ProvisionException;
import com.google.inject.name.Named;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.config.StorageConfig;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.Operations;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.loop.RoleThreads;
import io.starmigrate.worker.operate.Cancellation;
import io.starmigrate.worker.operate.Cleaning;
import io.starmigrate.worker.operate.JobFolder;
import io.starmigrate.worker.operate.JobMessages;
import io.starmigrate.worker.operate.LeaseWatch;
import io.starmigrate.worker.operate.Redrive;
import io.starmigrate.worker.operate.Retry;
import io.starmigrate.worker.operate.RunningWork;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.plan.JobBindings;
import io.starmigrate.worker.plan.Rounds;
import io.starmigrate.worker.publish.Announcements;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations over the parts an injector makes. What a command does not need is not opened. */
final class WiredOperations implements Operations {
    private static final Logger LOG = LoggerFactory.getLogger(WiredOperations.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Beyond the leases of the dead, time for the clusters to end what they were told to. */
    private static final Duration CLUSTERS = Duration.ofMinutes(1);

    private final MigrationConfig config;
    private final TaskRecorder recorder;
    private final Leases leases;
    private final LeaseHolder holder;
    private final WorkerIdentity self;
    private final Roles roles;
    private final Rounds rounds;
    private final JobBindings bindings;
    private final Provider<TaskQueue> queue;
    private final Provider<DeadLetters> letters;
    private final Parts parts;
    private final AtomicReference<RoleThreads> waiting = new AtomicReference<>();

    @Inject
    WiredOperations(
            MigrationConfig config,
            TaskRecorder recorder,
            Leases leases,
            LeaseHolder holder,
            WorkerIdentity self,
            Roles roles,
            Rounds rounds,
            JobBindings bindings,
            Provider<TaskQueue> queue,
            Provider<DeadLetters> letters,
            Parts parts) {
        this.config = config;
        this.recorder = recorder;
        this.leases = leases;
        this.holder = holder;
        this.self = self;
        this.roles = roles;
        this.rounds = rounds;
        this.bindings = bindings;
        this.queue = queue;
        this.letters = letters;
        this.parts = parts;
    }

    @Override
    public OperationReport reconcile(String job) {
        return told(job, () -> roles.wholeReconciler(job).reconcile());
    }

    @Override
    public OperationReport retry(String job, RetryRequest request) {
        return told(job, () -> {
            Announcements announcements = new Announcements(queue.get(), config.targetRoot());
            return new Retry(recorder, announcements, self).retry(job, request);
        });
    }

    @Override
    public OperationReport cancel(String job, TaskSelection selection) {
        return told(job, () -> {
            SourceCluster source = parts.source().orElse(null);
            TargetCluster target = parts.target().orElse(null);
            Cancellation cancellation = new Cancellation(
                    job,
                    selection,
                    recorder,
                    holder,
                    self,
                    new RunningWork(recorder, source, target, self),
                    target,
                    target == null ? null : roles.publisher());
            await(cancellation::step, patience());
            return cancellation.report();
        });
    }

    @Override
    public OperationReport redrive(String job, Effect effect) {
        return told(job, () -> {
            StorageConfig storage = config.targetStorage();
            Redrive redrive = new Redrive(letters.get(), queue.get(), recorder, parts.targetStorage(), storage.root());
            return switch (effect) {
                case APPLY -> redrive.apply(job);
                case ONLY_TELL -> redrive.tell(job);
            };
        });
    }

    @Override
    public OperationReport cleanable(String job, Scope scope) {
        return told(job, () -> permitted(job, cleaning(job, scope)).look());
    }

    @Override
    public OperationReport clean(String job, Scope scope) {
        return told(job, () -> {
            Cleaning cleaning = permitted(job, cleaning(job, scope));
            // Whoever begins to export now waits, as for any other exporter. A dead worker's lease has to lapse here,
            // too.
            await(() -> holder.keep("export/" + job), patience());
            if (!holder.keep("export/" + job)) {
                throw refused("Cannot clean job \"" + job + "\": a worker has begun to work on it; stop it first");
            }
            return cleaning.clean();
        });
    }

    private Cleaning cleaning(String job, Scope scope) {
        List<JobFolder> folders = new ArrayList<>();
        folders.add(new JobFolder(parts.targetStorage(), config.targetStorage().root()));
        if (scope == Scope.SOURCE_AND_TARGET
                && !config.sourceRoot().equals(config.targetStorage().root())) {
            folders.add(
                    new JobFolder(parts.sourceStorage(), config.sourceStorage().root()));
        }
        JobMessages messages = new JobMessages(queue.get(), letters.get());
        return new Cleaning(job, recorder, leases, parts.target().orElse(null), messages, folders);
    }

    private Cleaning permitted(String job, Cleaning cleaning) {
        cleaning.obstacle().ifPresent(why -> {
            throw refused("Cannot clean job \"" + job + "\": " + why);
        });
        LeaseWatch watch = new LeaseWatch(leases, cleaning.leaseNames(), System::nanoTime);
        List<String> beaten = new ArrayList<>();
        await(
                () -> {
                    watch.look().ifPresent(beaten::add);
                    return watch.isQuiet() || !beaten.isEmpty();
                },
                patience());
        if (!watch.isQuiet()) {
            String why = beaten.isEmpty() ? "its leases could not be watched to their end" : beaten.get(0);
            throw refused("Cannot clean job \"" + job + "\": " + why + "; stop every worker of the job first");
        }
        return cleaning;
    }

    private Duration patience() {
        return config.limits().takeoverAfter().multipliedBy(2).plus(CLUSTERS);
    }

    private static MigrationException refused(String why) {
        return new MigrationException(Fault.WRONG_INPUT, why, null);
    }

    private void await(BooleanSupplier done, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        // Whoever waits here is told at once what is out of reach, and may ask again.
        try (RoleThreads wait = new RoleThreads(new Outages(self.clock()), failure -> true)) {
            waiting.set(wait);
            wait.await(() -> done.getAsBoolean() || System.nanoTime() - end > 0, LOOK);
        } finally {
            waiting.set(null);
        }
    }

    /** Ends a wait that is under way. */
    void stop() {
        RoleThreads wait = waiting.get();
        if (wait != null) {
            wait.stop();
        }
    }

    private OperationReport told(String job, Supplier<OperationReport> work) {
        return Worker.told(() -> {
            rounds.known(job);
            bindings.require(job);
            try {
                return work.get();
            } catch (IllegalArgumentException misspelt) {
                throw new MigrationException(Fault.WRONG_INPUT, String.valueOf(misspelt.getMessage()), misspelt);
            }
        });
    }

    /** What a configuration may or may not provide. */
    public static final class Parts {
        private final MigrationConfig config;
        private final Provider<SourceCluster> source;
        private final Provider<TargetCluster> target;
        private final Provider<ObjectStore> sourceStorage;
        private final Provider<ObjectStore> targetStorage;

        @Inject
        Parts(
                MigrationConfig config,
                Provider<SourceCluster> source,
                Provider<TargetCluster> target,
                @Named(WorkerModule.SOURCE) Provider<ObjectStore> sourceStorage,
                @Named(WorkerModule.TARGET) Provider<ObjectStore> targetStorage) {
            this.config = config;
            this.source = source;
            this.target = target;
            this.sourceStorage = sourceStorage;
            this.targetStorage = targetStorage;
        }

        Optional<SourceCluster> source() {
            return opened(source, Need.SOURCE_CLUSTER, Need.SOURCE_STORAGE);
        }

        public Optional<TargetCluster> target() {
            return opened(target, Need.TARGET_CLUSTER, Need.TARGET_STORAGE);
        }

        /** A cluster that is down keeps nobody from stopping what the other does. */
        private <T> Optional<T> opened(Provider<T> cluster, Need... needs) {
            if (!Arrays.stream(needs).allMatch(config::provides)) {
                return Optional.empty();
            }
            try {
                return Optional.of(cluster.get());
            } catch (ProvisionException failed) {
                if (failed.getCause() instanceof ClusterException unreachable) {
                    LOG.warn("A cluster is left out: {}", unreachable.getMessage());
                    return Optional.empty();
                }
                throw failed;
            }
        }

        ObjectStore sourceStorage() {
            return sourceStorage.get();
        }

        ObjectStore targetStorage() {
            return targetStorage.get();
        }
    }
}
