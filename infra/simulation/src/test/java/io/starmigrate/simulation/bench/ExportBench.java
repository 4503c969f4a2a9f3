package io.starmigrate.simulation.bench;

import io.starmigrate.core.config.Limits.LoadLimits;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.config.RelayMode;
import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.repeatable.VirtualClock;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.crew.RoleSettings;
import io.starmigrate.worker.crew.RoleSettings.Concurrency;
import io.starmigrate.worker.crew.RoleSettings.Portions;
import io.starmigrate.worker.crew.RoleSettings.Route;
import io.starmigrate.worker.crew.RoleSettings.Waits;
import io.starmigrate.worker.crew.Roles;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.export.LeasedTables;
import io.starmigrate.worker.export.TableShare;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.ContentLabels;
import io.starmigrate.worker.plan.HeldRows;
import io.starmigrate.worker.plan.Purpose;
import io.starmigrate.worker.plan.RecordedPartitions;
import io.starmigrate.worker.plan.RoundPlanner;
import io.starmigrate.worker.plan.SourceDrops;
import io.starmigrate.worker.plan.Terms;
import io.starmigrate.worker.starrocks.ReadTables;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.JobWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** One source, and workers that plan and export it. */
public final class ExportBench {
    public static final StorageUri ROOT = StorageUri.parse("oss://left/exports");
    public static final Duration TAKEOVER_AFTER = Duration.ofSeconds(30);
    public static final Place PLACE = new Place("orders", "p1");

    /** What planning has said of tables that are hidden. */
    public final List<String> told = new ArrayList<>();

    /** Above how many bytes a partition is exported in slices. */
    public long splitSize;

    /** From how many bytes on that are exported and not yet published no more exports begin; 0: whatever is. */
    public long exportAhead;

    /** Whether exporters look at the job as seldom as a worker does. */
    public boolean isPaced;

    /** Whether exporters reach the storage that is exported to. */
    public boolean isStorageReached = true;

    /** Why they do not. */
    public ObjectStoreException.Reason unreached = ObjectStoreException.Reason.UNREACHABLE;

    /** How often exporters have asked it in vain. */
    public int refused;

    public final VirtualClock clock = new VirtualClock();
    public final ObjectStore storage = new InMemoryObjectStore(clock, Set.of("left"));
    public final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    public final SimulatedSource source;

    public ExportBench(RunMode mode) {
        source = new SimulatedSource(1, mode, () -> storage, new Chance(1));
    }

    public Exporter exporter(String worker, SourceCluster cluster) {
        return exporter(worker, cluster, Runnable::run);
    }

    public Exporter exporter(String worker, SourceCluster cluster, Executor preparing) {
        return exporter(ports(worker, cluster), new Exporter.Aside(preparing, Runnable::run), TableShare.ALL);
    }

    /** One that has somebody else finish what is exported. */
    public Exporter unfinished(SourceCluster cluster, Executor finishing) {
        return exporter(ports("one", cluster), new Exporter.Aside(Runnable::run, finishing), TableShare.ALL);
    }

    /** One who shares the job with others. */
    public Exporter sharing(String worker, Executor preparing) {
        Ports ports = ports(worker, source);
        return exporter(
                ports, new Exporter.Aside(preparing, Runnable::run), new LeasedTables(ports.leases(), "job", clock));
    }

    private Ports ports(String worker, SourceCluster cluster) {
        // A worker's clock may be wrong by any length.
        WorkerIdentity self = new WorkerIdentity(worker, clock.skewed(Duration.ofHours(worker.length())));
        return new Ports(
                self,
                new LeaseHolder(recorder, worker, TAKEOVER_AFTER, clock::nanoTime),
                recorder,
                () -> {
                    throw new AssertionError("an exporter asks no queue");
                },
                new Ports.ClusterPorts(() -> cluster, () -> {
                    throw new AssertionError("an exporter asks no target");
                }),
                new Ports.Storages(this::seen, () -> storage, () -> {
                    throw new AssertionError("an exporter copies nothing");
                }),
                new ContentLabels());
    }

    private ObjectStore seen() {
        return Weakened.before(ObjectStore.class, storage, (method, arguments) -> {
            if (!isStorageReached) {
                refused++;
                throw new ObjectStoreException(unreached, "nobody answers", null);
            }
            return Optional.empty();
        });
    }

    private Exporter exporter(Ports ports, Exporter.Aside aside, TableShare share) {
        return new Roles(ports, settings()).exporter(watch(), aside, share);
    }

    private JobWatch watch() {
        return isPaced ? JobWatch.paced(recorder, "job", clock) : JobWatch.eager(recorder, "job", clock);
    }

    /** Fills one partition, plans it, and has its export sent. */
    public void submit(Exporter exporter) {
        source.fill(PLACE, List.of("1"));
        plan();
        exporter.step();
    }

    /** Plans a round of everything; answers how many partitions it has to move. */
    public int plan() {
        return plan(recorder);
    }

    public int plan(TaskRecorder known) {
        return plan(known, source);
    }

    /** Plans what an export alone is to bring. */
    public int planExport() {
        return planExport(recorder);
    }

    public int planExport(TaskRecorder known) {
        Job planned = new RoundPlanner(known, new WorkerIdentity("operator", clock), this::held)
                .plan(
                        job(),
                        source.tables(),
                        planned(read(source, RecordedPartitions.of(known, "job"))),
                        new Terms(Overwriting.REFUSED, Purpose.EXPORT),
                        RecordedPartitions.of(known, "job"),
                        (task, size) -> {});
        return Objects.requireNonNull(planned.plan()).partitions();
    }

    private Job job() {
        return Job.opened("job", Bench.JOB_ID, "shop", "shop", source.tables(), clock.instant());
    }

    private Set<PartitionTaskId> held(Collection<PartitionTask> moved) {
        return moved.stream()
                .filter(task -> HeldRows.holds(source, task))
                .map(PartitionTask::id)
                .collect(Collectors.toSet());
    }

    private static List<CatalogTable> read(SourceCluster seen, RecordedPartitions recorded) {
        return ReadTables.of(seen, "shop", seen.tables(), recorded::has, recorded::stands)
                .read();
    }

    /** The same as the rounds of commands read a source: by name only what an overview does not show to stand. */
    public int plan(TaskRecorder known, SourceCluster seen) {
        RecordedPartitions recorded = RecordedPartitions.of(known, "job");
        List<CatalogTable> read = read(seen, recorded);
        Job planned = new RoundPlanner(known, new WorkerIdentity("operator", clock), this::held)
                .plan(
                        job(),
                        source.tables(),
                        planned(read),
                        new Terms(Overwriting.REFUSED, Purpose.LOAD),
                        recorded,
                        (task, size) -> {});
        new SourceDrops(known, new WorkerIdentity("operator", clock))
                .mark(seen, recorded, seen.tables(), read, told::add);
        return Objects.requireNonNull(planned.plan()).partitions();
    }

    private static List<PlannedPartition> planned(List<CatalogTable> read) {
        return read.stream()
                .flatMap(table ->
                        table.units().stream().map(unit -> new PlannedPartition(table, unit, ChangeToken.of(unit))))
                .toList();
    }

    /** Lets every export of the source end. */
    public void finish() {
        for (int i = 0; i < 50; i++) {
            source.progress();
        }
    }

    /** Has an exporter do all there is to do, and publishes it. */
    public void round() {
        Exporter exporter = exporter("one", source);
        exporter.step();
        finish();
        exporter.step();
        publish();
    }

    public void publish() {
        publish(PLACE);
    }

    public void publish(Place place) {
        WorkerIdentity self = new WorkerIdentity("x", clock);
        for (PartitionState state :
                List.of(PartitionState.LOADING, PartitionState.VERIFYING, PartitionState.PUBLISHED)) {
            recorder.advance(task(place).to(state, self.change("on its way")));
        }
    }

    public PartitionTask task() {
        return task(PLACE);
    }

    public PartitionTask task(Place place) {
        return recorder.latest(new PartitionId("job", "shop", place.table(), place.partition()))
                .orElseThrow();
    }

    public Export export() {
        return Objects.requireNonNull(task().export());
    }

    private RoleSettings settings() {
        return new RoleSettings(
                Set.of(Need.SOURCE_CLUSTER, Need.SOURCE_STORAGE),
                new Route(ROOT, null, RelayMode.NONE),
                Concurrency.ONE.withConcurrency(2, 2).withVerifyConcurrency(4),
                new LoadLimits(1, 1, Duration.ZERO),
                new Waits(TAKEOVER_AFTER, Duration.ofHours(1), Duration.ofHours(1), Duration.ofDays(1)),
                3,
                new Portions(0, 0, splitSize, exportAhead, Map.of()));
    }
}
