package io.starmigrate.worker.wiring;

import com.google.inject.Inject;
import com.google.inject.Provider;
import com.google.inject.name.Named;
import io.starmigrate.core.config.Limits;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.config.RelayMode;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.export.ConcurrencySteering;
import io.starmigrate.worker.export.ExportFinisher;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.export.Exporter.ExportSettings;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.Completion;
import io.starmigrate.worker.load.ContentLabels;
import io.starmigrate.worker.load.ImportSettings;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.load.LoadBatches;
import io.starmigrate.worker.load.LoadLabels;
import io.starmigrate.worker.load.LoadSubmission;
import io.starmigrate.worker.load.LoadWatch;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.publish.Announcements;
import io.starmigrate.worker.publish.LoadedFiles;
import io.starmigrate.worker.publish.Publisher;
import io.starmigrate.worker.publish.Sweep;
import io.starmigrate.worker.reconcile.JobFiles;
import io.starmigrate.worker.reconcile.Reconciler;
import io.starmigrate.worker.relay.ObjectCopy;
import io.starmigrate.worker.relay.Relay;
import io.starmigrate.worker.starrocks.ClaimStore.Claim;
import io.starmigrate.worker.starrocks.JdbcTargetCluster;
import io.starmigrate.worker.starrocks.SnapshotFingerprints;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TableClaims;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Makes the roles of a worker for one job. What a role needs is opened when the role is made. */
final class Roles {
    private static final int EXPORTS_AT_MOST = 5;
    private static final int ATTEMPTS = 3;

    /** StarRocks ends a load after its timeout, and some versions try it twice more by themselves. */
    private static final Duration LONGEST_LOAD = JdbcTargetCluster.LOAD_TIMEOUT.multipliedBy(3);

    private static final Duration MEASURE = Duration.ofSeconds(15);
    private static final Duration STILL = Duration.ofMinutes(10);

    /** Messages of the dead may come back after their leases have lapsed: until then they would only wait. */
    private static final int VISIBILITY = 2;

    private final MigrationConfig config;
    private final Resources resources;
    private final WorkerIdentity self;
    private final LeaseHolder leases;
    private final TaskRecorder recorder;
    private final Provider<TaskQueue> queue;
    private final Provider<SourceCluster> source;
    private final Provider<TargetCluster> target;
    private final Provider<ObjectStore> sourceStorage;
    private final Provider<ObjectStore> targetStorage;

    @Inject
    Roles(
            MigrationConfig config,
            Resources resources,
            WorkerIdentity self,
            LeaseHolder leases,
            TaskRecorder recorder,
            Provider<TaskQueue> queue,
            Provider<SourceCluster> source,
            Provider<TargetCluster> target,
            @Named(WorkerModule.SOURCE) Provider<ObjectStore> sourceStorage,
            @Named(WorkerModule.TARGET) Provider<ObjectStore> targetStorage) {
        this.config = config;
        this.resources = resources;
        this.self = self;
        this.leases = leases;
        this.recorder = recorder;
        this.queue = queue;
        this.source = source;
        this.target = target;
        this.sourceStorage = sourceStorage;
        this.targetStorage = targetStorage;
    }

    /** How many exports are ever prepared, or running, at once. */
    int exportsAtMost() {
        return Math.max(config.limits().concurrency(), EXPORTS_AT_MOST);
    }

    Exporter exporter(String job, Exporter.Aside aside) {
        ConcurrencySteering steering =
                new ConcurrencySteering(config.limits().concurrency(), exportsAtMost(), MEASURE, self.clock());
        ExportFinisher finisher = new ExportFinisher(source.get(), sourceStorage.get(), recorder, self);
        ExportSettings settings = new ExportSettings(
                config.sourceStorage().root(), ATTEMPTS, config.limits().takeoverAfter());
        return new Exporter(job, source.get(), recorder, finisher, steering, self, settings, aside);
    }

    Relay relay(String job, Executor copiers) {
        ObjectCopy copy = resources.keep(new ObjectCopy(sourceStorage.get(), targetStorage.get()));
        return new Relay(
                job, recorder, copy, targetStorage.get(), config.targetStorage().root(), leases, self, copiers);
    }

    Importer importer(String job) {
        ImportSettings settings = importSettings();
        LoadLabels labels = new ContentLabels();
        LoadSubmission submission = new LoadSubmission(target.get(), recorder, labels, self, settings);
        LoadBatches batches =
                new LoadBatches(queue.get(), opener(), new TaskFailures(recorder), submission, self, settings);
        LoadWatch watch = new LoadWatch(target.get(), queue.get(), recorder, submission, completion(), self, settings);
        return new Importer(job, queue.get(), recorder, batches, watch, self, settings);
    }

    /** Sets going what stands still, again and again beside the others. */
    Reconciler reconciler(String job) {
        return reconciler(job, STILL);
    }

    /** Sets going all that waits, once: nobody knows for how long it has stood still. */
    Reconciler wholeReconciler(String job) {
        return reconciler(job, Duration.ZERO);
    }

    private Reconciler reconciler(String job, Duration still) {
        StorageUri root = config.targetStorage().root();
        JobFiles files = new JobFiles(targetStorage.get(), root, origin());
        return new Reconciler(job, recorder, target.get(), files, new Announcements(queue.get(), root), self, still);
    }

    private JobFiles.@Nullable Origin origin() {
        boolean ours = config.relay() == RelayMode.BUILTIN;
        if (!ours || !config.provides(Need.SOURCE_STORAGE)) {
            return null;
        }
        ObjectCopy copy = resources.keep(new ObjectCopy(sourceStorage.get(), targetStorage.get()));
        return new JobFiles.Origin(sourceStorage.get(), copy);
    }

    Sweep sweep(String job, Executor verifiers) {
        return new Sweep(job, recorder, completion(), publisher(), self, verifiers);
    }

    Publisher publisher() {
        return new Publisher(
                target.get(),
                new Announcements(queue.get(), config.targetStorage().root()),
                recorder,
                opener(),
                new LoadedFiles(
                        recorder, targetStorage.get(), config.targetStorage().root()),
                new SnapshotFingerprints(
                        () -> config.provides(Need.SOURCE_CLUSTER) ? Optional.of(source.get()) : Optional.empty()),
                leases,
                self);
    }

    /** Makes a job that is planned the publisher of its tables, whoever was. */
    void takeOver(String job, ProgressListener progress) {
        TableClaims claims = target.get().claims();
        recorder.job(job).ifPresent(known -> {
            Claim mine = Claim.of(known, self.clock().instant());
            known.tables()
                    .forEach(table -> claims.takeOver(table, mine)
                            .ifPresent(before -> progress.noted(table + ": taken over from " + before)));
        });
    }

    private StagingOpener opener() {
        return new StagingOpener(target.get(), recorder, leases, self);
    }

    private Completion completion() {
        return new Completion(recorder, self);
    }

    private ImportSettings importSettings() {
        Limits.LoadLimits load = config.limits().load();
        return new ImportSettings(
                config.targetStorage().root(),
                load.maxFiles(),
                load.maxSize(),
                load.maxWait(),
                config.limits().importConcurrency(),
                ATTEMPTS,
                config.limits().takeoverAfter(),
                visibility(config.limits()),
                LONGEST_LOAD);
    }

    /** How long messages stay invisible without a heartbeat. */
    static Duration visibility(Limits limits) {
        return limits.takeoverAfter().multipliedBy(VISIBILITY);
    }
}
