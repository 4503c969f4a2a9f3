package io.starmigrate.simulation.bench;

import io.starmigrate.core.config.RelayMode;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileAnnouncements;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.Packing;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.inmemory.InMemoryTaskQueue;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.repeatable.VirtualClock;
import io.starmigrate.simulation.rows.SimulatedRows;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.simulation.target.SimulatedTarget;
import io.starmigrate.simulation.target.TargetLoads;
import io.starmigrate.simulation.target.TargetState;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.crew.Crew;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.crew.Ports.ClusterPorts;
import io.starmigrate.worker.crew.Ports.Storages;
import io.starmigrate.worker.crew.RoleSettings;
import io.starmigrate.worker.crew.RoleSettings.Route;
import io.starmigrate.worker.crew.Roles;
import io.starmigrate.worker.crew.Starter;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.job.OperatorActions;
import io.starmigrate.worker.load.ContentLabels;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.loop.StageClock;
import io.starmigrate.worker.operate.Cancellation;
import io.starmigrate.worker.operate.Cleaning;
import io.starmigrate.worker.operate.JobFolder;
import io.starmigrate.worker.operate.JobMessages;
import io.starmigrate.worker.operate.Redrive;
import io.starmigrate.worker.publish.Publisher;
import io.starmigrate.worker.publish.Sweep;
import io.starmigrate.worker.reconcile.JobFiles;
import io.starmigrate.worker.reconcile.Reconciler;
import io.starmigrate.worker.relay.FileCopy;
import io.starmigrate.worker.relay.Relay;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.JobWatch;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One exported partition, and workers that load and publish it over a target in memory. */
public final class Bench {
    public static final StorageUri ROOT = StorageUri.parse("s3://right/files");
    public static final Place PLACE = new Place("orders", "p1");
    public static final PartitionTaskId ID = new PartitionTaskId(new PartitionId("job", "shop", "orders", "p1"), 1);
    public static final JobId JOB_ID = new JobId("benchbench");
    public static final Duration LONGEST = BenchSettings.WAITS.longestLoad();
    public static final Duration VISIBILITY = BenchSettings.WAITS.visibility();
    /** Nobody else is there. */
    public static final Cleaning.Hold ALONE = new Cleaning.Hold() {
        @Override
        public void require() {}

        @Override
        public void close() {}
    };

    private static final FileCopy UNUSED = (from, size, etag, to) -> {
        throw new AssertionError("nothing is brought over here");
    };

    public final VirtualClock clock = new VirtualClock();
    public final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    public final InMemoryTaskQueue queue = new InMemoryTaskQueue(clock, VISIBILITY);
    public final InMemoryObjectStore storage = new InMemoryObjectStore(clock, Set.of("right"));
    public final ExportedFiles files = new ExportedFiles(storage);
    public ObjectStore seenStorage = storage;
    public TaskRecorder seenRecorder = recorder;
    public final TargetState state = new TargetState(new TargetLoads(storage, new Chance(1)));
    public final TargetCluster target = new SimulatedTarget(state);
    public final SimulatedSource source = new SimulatedSource(1, RunMode.SHARED_NOTHING, () -> storage, new Chance(1));
    public boolean sourceAnswers = true;
    public @Nullable Packing packing;
    private final WorkerIdentity operator = new WorkerIdentity("bench", clock);
    private final StorageUri exports;
    private final BenchPartition partition;

    /** A partition that is exported to where the target loads from. */
    public Bench() {
        this(ROOT);
    }

    /** @param exports where the source exports to */
    public Bench(StorageUri exports) {
        this.exports = exports;
        this.partition = new BenchPartition(recorder, operator, exports);
    }

    public FileTaskId file(String name) {
        return new FileTaskId(ID, 1, name);
    }

    /** Writes a file of these rows where the target loads from. */
    public ManifestFile write(String name, String... rows) {
        return files.write(name, rows);
    }

    /** Plans and exports the partition: its rows are in the files written so far. */
    public void export(String... rows) {
        export(SimulatedRows.fingerprint(List.of(rows)), "1:1");
    }

    /** The same as a release did that told less of a row. */
    public void exportAsAnEarlierRelease(String changeToken, String... rows) {
        Fingerprint now = SimulatedRows.fingerprint(List.of(rows));
        export(new Fingerprint("3.5.2/xx_hash3_64/1/1/2a", now.rows(), now.sums()), changeToken);
    }

    /** The same when the partition changed meanwhile. */
    public void exportWithoutFingerprint() {
        export(null, null);
    }

    private void export(@Nullable Fingerprint fingerprint, @Nullable String changeToken) {
        partition.export(files.listed(), changeToken, fingerprint, packing);
    }

    /** Moves the partition's task, as somebody else would. */
    public void advance(PartitionState next) {
        partition.advance(next);
    }

    /** Begins another pass, as a publisher does whose fingerprints differ. */
    public void startsAnotherPass() {
        partition.startsAnotherPass();
    }

    /** Has the partition exported once more, and stops in the middle of this attempt. */
    public void exportsAgain(int attempt) {
        partition.exportsAgain(attempt);
    }

    /** Does what the trigger does. */
    public void announce(ManifestFile file) {
        announce(file, file.size());
    }

    public void announce(ManifestFile file, long size) {
        FileTaskId id = file(file.name());
        recorder.record(FileTask.first(id, FileState.QUEUED, size, file.etag(), operator.change("its event came")));
        queue.send(List.of(new FileMessage(id, id.below(ROOT), size, file.etag())));
    }

    /** A file of these rows, all there are, is written, its partition exported, and the file announced. */
    public ManifestFile announced(String name, String... rows) {
        ManifestFile file = write(name, rows);
        export(rows);
        announce(file);
        return file;
    }

    public Importer importer(String worker) {
        return importer(worker, target);
    }

    /** An importer that works on one partition alone. */
    public Importer importerOf(PartitionId partition) {
        return roles(ports("one", target, recorder, queue)).importer(watch().only(Set.of(partition)));
    }

    public Importer importer(String worker, TargetCluster cluster) {
        return importer(worker, cluster, recorder, queue);
    }

    /** An importer over ports that see, or change, what it does. */
    public Importer importer(String worker, TargetCluster cluster, TaskRecorder recorder, TaskQueue queue) {
        return roles(ports(worker, cluster, recorder, queue)).importer(watch());
    }

    /** @param origin where files are brought over from once more; null where the worker has no relay */
    public Reconciler reconciler(JobFiles.@Nullable SourceFiles origin) {
        Ports ports = ports("reconciler", target, recorder, queue);
        return origin == null
                ? roles(ports).wholeReconciler("job")
                : new Roles(ports.with(storages(origin.storage(), origin.copy())), settings(RelayMode.BUILTIN))
                        .wholeReconciler("job");
    }

    /** One that goes by another recorder, or by this one as somebody sees it. */
    public Reconciler reconcilerThatSees(TaskRecorder seen) {
        return roles(ports("reconciler", target, seen, queue)).wholeReconciler("job");
    }

    public Cancellation cancellation(TaskSelection selection, @Nullable SourceCluster source) {
        return cancellation(selection, source, target);
    }

    public Cancellation cancellation(
            TaskSelection selection, @Nullable SourceCluster source, @Nullable TargetCluster cluster) {
        return actions(cluster == null ? target : cluster, recorder).cancellation("job", selection, source, cluster);
    }

    public Cancellation cancellationThatSees(TaskRecorder seen) {
        return actions(target, seen).cancellation("job", TaskSelection.ALL, null, target);
    }

    public OperationReport retry(TaskRecorder seen) {
        return retry(seen, target);
    }

    /** The same over another target. */
    public OperationReport retry(TaskRecorder seen, TargetCluster cluster) {
        return actions(cluster, seen).retry().retry("job", TaskSelection.ALL);
    }

    public OperationReport retry(TaskSelection selection) {
        return actions(target, recorder).retry().retry("job", selection);
    }

    public OperationReport retry(RetryRequest request) {
        return actions(target, recorder).retry().retry("job", request);
    }

    private OperatorActions actions(TargetCluster cluster, TaskRecorder seen) {
        Ports ports = ports("operator", cluster, seen, queue);
        return new OperatorActions(ports, settings(RelayMode.NONE), roles(ports));
    }

    public Redrive redrive() {
        return actions(target, recorder).redrive(queue);
    }

    public Redrive redrive(FileAnnouncements announced) {
        return new Redrive(queue, announced, recorder, storage, ROOT);
    }

    public Cleaning cleaning(JobFolder... folders) {
        List<StorageUri> staying = exports.equals(ROOT) ? List.of() : List.of(exports);
        JobMessages messages = new JobMessages(queue, queue);
        return new Cleaning("job", recorder, recorder, target, messages, List.of(folders), staying);
    }

    public Publisher publisher(String worker, TargetCluster cluster) {
        return roles(ports(worker, cluster, recorder, queue)).publisher();
    }

    public Sweep sweep() {
        return sweep(target, Runnable::run);
    }

    /** One whose verifying somebody else does, at a target as it is seen. */
    public Sweep sweep(TargetCluster cluster, Executor verifiers) {
        return roles(ports("one", cluster, seenRecorder, queue)).sweep(watch(), verifiers);
    }

    private Ports ports(String worker, TargetCluster cluster, TaskRecorder recorder, TaskQueue queue) {
        return new Ports(
                new WorkerIdentity(worker, clock),
                new LeaseHolder(
                        recorder instanceof Leases own ? own : this.recorder,
                        worker,
                        BenchSettings.WAITS.takeoverAfter(),
                        clock::nanoTime),
                recorder,
                () -> queue,
                new ClusterPorts(() -> source, () -> cluster),
                storages(storage, UNUSED),
                new ContentLabels());
    }

    public Relay relay(FileCopy copy) {
        return relay(copy, new Relay.Copiers(Runnable::run, Runnable::run));
    }

    public Relay relay(FileCopy copy, Relay.Copiers copiers) {
        return roles(ports("one", target, seenRecorder, queue).with(storages(storage, copy)))
                .relay(watch(), copiers);
    }

    /** One that announces what it has brought itself. */
    public Relay announcingRelay(FileCopy copy) {
        return roles(ports("one", target, recorder, queue).with(storages(storage, copy)))
                .announcingRelay(watch(), new Relay.Copiers(Runnable::run, Runnable::run));
    }

    public JobWatch watch() {
        return JobWatch.eager(recorder, "job", clock);
    }

    /** The roles of a service, over a recorder and a queue of the caller's. */
    public Crew crew(TaskRecorder recorder, TaskQueue queue, Starter starter) {
        Ports ports = ports("one", target, recorder, queue);
        JobWatch watch = JobWatch.paced(recorder, "job", clock);
        return new Crew(watch, roles(ports), starter, new StageClock(clock::nanoTime), need -> true);
    }

    /** The same of a command that brings files by a copy of the caller's. */
    public Crew crew(FileCopy copy, Starter starter) {
        Roles roles = roles(ports("one", target, recorder, queue).with(storages(storage, copy)));
        return new Crew(watch(), roles, starter, new StageClock(clock::nanoTime), need -> true);
    }

    private Storages storages(ObjectStore source, FileCopy copy) {
        return new Storages(() -> source, () -> seenStorage, () -> copy);
    }

    private Roles roles(Ports ports) {
        return new Roles(ports, settings(RelayMode.NONE));
    }

    private RoleSettings settings(RelayMode relay) {
        return BenchSettings.of(new Route(exports, ROOT, relay), sourceAnswers);
    }

    public PartitionTask task() {
        return partition.task();
    }

    public long messages() {
        return queue.depth().waiting() + queue.depth().held();
    }

    public void pass(Duration time) {
        clock.advance(time);
    }

    /** Lets every load of the target end. */
    public void loadsEnd() {
        for (int i = 0; i < 50; i++) {
            state.progress(0);
        }
    }

    public void loadsAreCancelled() {
        loadsAreCancelled("type:LOAD_RUN_FAIL; msg:load timeout");
    }

    public void loadsAreCancelled(String error) {
        state.loads().cancelAll(error);
    }

    public List<String> shown() {
        return state.rows(PLACE).stream().sorted().toList();
    }
}
