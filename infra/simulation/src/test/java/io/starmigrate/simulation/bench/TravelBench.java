package io.starmigrate.simulation.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.Limits.LoadLimits;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.config.RelayMode;
import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.inmemory.InMemoryTaskQueue;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.repeatable.VirtualClock;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.simulation.target.SimulatedTarget;
import io.starmigrate.simulation.target.TargetLoads;
import io.starmigrate.simulation.target.TargetState;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.RetryRequest.Which;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.crew.Crew;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.crew.RoleSettings;
import io.starmigrate.worker.crew.RoleSettings.Concurrency;
import io.starmigrate.worker.crew.RoleSettings.Portions;
import io.starmigrate.worker.crew.RoleSettings.Route;
import io.starmigrate.worker.crew.RoleSettings.Waits;
import io.starmigrate.worker.crew.Roles;
import io.starmigrate.worker.crew.Starter;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.export.TableShare;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.job.OperatorActions;
import io.starmigrate.worker.load.ContentLabels;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.loop.Role;
import io.starmigrate.worker.loop.StageClock;
import io.starmigrate.worker.operate.Cancellation;
import io.starmigrate.worker.plan.HeldRows;
import io.starmigrate.worker.plan.Purpose;
import io.starmigrate.worker.plan.RecordedPartitions;
import io.starmigrate.worker.plan.RoundPlanner;
import io.starmigrate.worker.plan.Terms;
import io.starmigrate.worker.publish.Sweep;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.JobWatch;
import io.starmigrate.worker.status.StatusReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small partitions of one table, and workers that move them from end to end, together. */
public final class TravelBench {
    public static final StorageUri ROOT = StorageUri.parse("s3://right/files");
    private static final Waits WAITS =
            new Waits(Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofMinutes(5), Duration.ofSeconds(15));

    private final int partitions;
    public final VirtualClock clock = new VirtualClock();
    public final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    final InMemoryTaskQueue queue = new InMemoryTaskQueue(clock, WAITS.visibility());
    public final InMemoryObjectStore storage = new InMemoryObjectStore(clock, Set.of("right"));
    public final TargetState state = new TargetState(new TargetLoads(storage, new Chance(1)));
    public final SimulatedSource source;
    /** From how many bytes on only what differs of a partition travels; a row counts ten. */
    public long deltaSize;
    /** Which column tells what was written, by the table. */
    public Map<String, String> syncColumns = Map.of();
    /** Says of what has moved what still holds what was exported. */
    public HeldRows held = this::held;

    /** A table of so many partitions, planned. */
    public TravelBench(int partitions) {
        this(partitions, ChangeSignal.VISIBLE_VERSION);
    }

    /** The same at a source that tells of changes so. */
    public TravelBench(int partitions, ChangeSignal signal) {
        this(partitions, signal, Integer.MAX_VALUE);
    }

    /** The same of one row each: many of them travel together. */
    public static TravelBench ofSmallest(int partitions) {
        return new TravelBench(partitions, ChangeSignal.VISIBLE_VERSION, 1);
    }

    private TravelBench(int partitions, ChangeSignal signal, int rows) {
        this.partitions = partitions;
        this.source = new SimulatedSource(1, signal, () -> storage, new Chance(1));
        for (int i = 1; i <= partitions; i++) {
            source.fill(
                    place(i),
                    IntStream.rangeClosed(1, Math.min(rows, i))
                            .mapToObj(row -> "r" + row)
                            .toList());
        }
        plan();
    }

    public static Place place(int partition) {
        return new Place("orders", "p" + partition);
    }

    /** Plans what has changed. */
    public void plan() {
        plan(place -> true);
    }

    /** The same of some partitions alone; a table of which none is chosen is none of the round's. */
    public void plan(Predicate<Place> chosen) {
        List<PlannedPartition> some = source.planned().stream()
                .filter(planned -> chosen.test(new Place(
                        planned.tableName().table(), planned.partition().name())))
                .toList();
        Job job = recorder.open(Job.opened("job", Bench.JOB_ID, "shop", "shop", List.of("orders"), clock.instant()));
        var unused = new RoundPlanner(recorder, new WorkerIdentity("operator", clock), held)
                .plan(
                        job,
                        some.stream()
                                .map(planned -> planned.tableName().table())
                                .distinct()
                                .toList(),
                        some,
                        new Terms(Overwriting.REFUSED, Purpose.LOAD),
                        RecordedPartitions.of(recorder, "job"),
                        (task, size) -> {});
    }

    private Set<PartitionTaskId> held(Collection<PartitionTask> moved) {
        return moved.stream()
                .filter(task -> HeldRows.holds(source, task))
                .map(PartitionTask::id)
                .collect(Collectors.toSet());
    }

    /** One worker: its ports are those of the bench, as it sees them. */
    public final class Worker {
        private final Exporter exporter;
        private final Importer importer;
        private final Sweep sweep;

        public Worker(String name, UnaryOperator<TaskRecorder> recorded, SourceCluster from, TargetCluster to) {
            this(new Roles(ports(name, recorded.apply(recorder), from, to), settings()));
        }

        private Worker(Roles roles) {
            JobWatch watch = JobWatch.eager(recorder, "job", clock);
            exporter = roles.exporter(watch, new Exporter.Aside(Runnable::run, Runnable::run), TableShare.ALL);
            importer = roles.importer(watch);
            sweep = roles.sweep(watch, Runnable::run);
        }

        public void exports() {
            exporter.step();
        }

        public void loads() {
            importer.step(Duration.ZERO);
        }

        public void publishes() {
            sweep.step();
        }

        /** Does what there is to do until nothing is open, or for so many turns. */
        public void settles(int turns, Duration turn) {
            for (int i = 0; i < turns && !new StatusReader(recorder).read("job").isSettled(); i++) {
                turns(turn);
            }
        }

        private void turns(Duration turn) {
            exports();
            exportsEnd();
            announce();
            loads();
            loadsEnd();
            publishes();
            clock.advance(turn);
        }

        /** Does all there is to do, for as long as it takes. */
        public void works() {
            for (int i = 0; i < 60; i++) {
                turns(Duration.ofSeconds(20));
            }
        }
    }

    /** One worker of roles that are told more. */
    public Worker worker(String name, UnaryOperator<Roles> how) {
        return new Worker(how.apply(new Roles(ports(name, recorder, source, new SimulatedTarget(state)), settings())));
    }

    public Worker worker(String name) {
        return new Worker(name, seen -> seen, source, new SimulatedTarget(state));
    }

    /** Lets the exporter of a command that only exports take as many steps. */
    public void exportsOnly(int steps) {
        List<Role> roles = new ArrayList<>();
        Starter starter = new Starter() {
            @Override
            public void start(String name, Role role, Runnable last) {
                roles.add(role);
            }

            @Override
            public Executor aside(String name, int size) {
                return Runnable::run;
            }
        };
        Roles made = new Roles(ports("alone", recorder, source, new SimulatedTarget(state)), settings());
        var unused = new Crew(
                        JobWatch.eager(recorder, "job", clock),
                        made,
                        starter,
                        new StageClock(clock::nanoTime),
                        need -> true)
                .export();
        for (int i = 0; i < steps; i++) {
            roles.forEach(role -> assertThat(role.step()).isNotNull());
            exportsEnd();
        }
    }

    public Ports ports(String name, TaskRecorder seen, SourceCluster from, TargetCluster to) {
        return new Ports(
                new WorkerIdentity(name, clock),
                new LeaseHolder(recorder, name, WAITS.takeoverAfter(), clock::nanoTime),
                seen,
                () -> queue,
                new Ports.ClusterPorts(() -> from, () -> to),
                new Ports.Storages(() -> storage, () -> storage, () -> {
                    throw new AssertionError("nothing is brought over here");
                }),
                new ContentLabels());
    }

    private RoleSettings settings() {
        return settings(new Portions(1000, deltaSize, 0, 0, syncColumns));
    }

    public static RoleSettings settings(Portions portions) {
        return new RoleSettings(
                EnumSet.allOf(Need.class),
                new Route(ROOT, ROOT, RelayMode.NONE),
                Concurrency.ONE
                        .withConcurrency(2, 3)
                        .withImportConcurrency(3)
                        .withVerifyConcurrency(4)
                        .withRelayConcurrency(2),
                new LoadLimits(10, 1000, Duration.ofSeconds(2)),
                WAITS,
                3,
                portions);
    }

    public void exportsEnd() {
        for (int i = 0; i < 50; i++) {
            source.progress();
        }
    }

    public void loadsEnd() {
        for (int i = 0; i < 50; i++) {
            state.progress(0);
        }
    }

    /** Does what the trigger does, with each file it has not heard of yet. */
    public void announce() {
        tasks(PartitionState.EXPORTED).forEach(task -> {
            Manifest manifest = recorder.requireManifest(task);
            manifest.files().stream()
                    .filter(file -> recorder.file(manifest.id(file)).isEmpty())
                    .forEach(file -> {
                        recorder.record(FileTask.first(
                                manifest.id(file),
                                FileState.QUEUED,
                                file.size(),
                                file.etag(),
                                new WorkerIdentity("trigger", clock).change("its event came")));
                        send(manifest, file);
                    });
        });
    }

    /** Does what the trigger does with one file that was brought to where the target loads from. */
    public void brought(FileTaskId id, StoredObject copy) {
        recorder.record(FileTask.first(
                id,
                FileState.QUEUED,
                copy.size(),
                copy.etag(),
                new WorkerIdentity("relay", clock).change("it was brought")));
        queue.send(List.of(new FileMessage(id, id.below(ROOT), copy.size(), copy.etag())));
    }

    /** Tells once more of every file of what is being loaded, as events may come twice. */
    public void announceAgain() {
        tasks(PartitionState.LOADING).forEach(task -> {
            Manifest manifest = recorder.requireManifest(task);
            manifest.files().forEach(file -> send(manifest, file));
        });
    }

    private void send(Manifest manifest, ManifestFile file) {
        queue.send(
                List.of(new FileMessage(manifest.id(file), manifest.id(file).below(ROOT), file.size(), file.etag())));
    }

    public void retry() {
        retry(Which.STOPPED);
    }

    public void retry(Which which) {
        retry(new RetryRequest(TaskSelection.ALL, which));
    }

    public void retry(Which which, int partition) {
        retry(new RetryRequest(new TaskSelection("orders", "p" + partition, null), which));
    }

    public void retry(RetryRequest request) {
        Ports ports = ports("operator", recorder, source, new SimulatedTarget(state));
        var unused = new OperatorActions(ports, settings(), new Roles(ports, settings()))
                .retry()
                .retry("job", request);
    }

    public void cancel(int partition) {
        cancel(place(partition));
    }

    public void cancel(Place place) {
        TaskSelection selection = new TaskSelection(place.table(), place.partition(), null);
        Ports ports = ports("operator", recorder, source, new SimulatedTarget(state));
        Cancellation cancellation = new OperatorActions(ports, settings(), new Roles(ports, settings()))
                .cancellation("job", selection, source, new SimulatedTarget(state));
        cancellation.step();
    }

    public List<PartitionTask> tasks(PartitionState in) {
        return recorder.partitions("job", in).toList();
    }

    public PartitionTask task(int partition) {
        return recorder.latest(new PartitionId("job", "shop", "orders", "p" + partition))
                .orElseThrow();
    }

    public List<String> shown(int partition) {
        return state.rows(place(partition)).stream().sorted().toList();
    }

    public List<String> atSource(int partition) {
        return source.rows(place(partition)).stream().sorted().toList();
    }

    /** Every partition of the first plan shows what the source has. */
    public void areAllPublished() {
        for (int i = 1; i <= partitions; i++) {
            assertThat(task(i).state()).as(task(i).toString()).isEqualTo(PartitionState.PUBLISHED);
            assertThat(shown(i)).as("p" + i).isEqualTo(atSource(i));
        }
    }
}
