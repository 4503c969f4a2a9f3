package io.starmigrate.simulation.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.cutover.Writers;
import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.starrocks.schema.ClusterProfile;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.faults.Crash;
import io.starmigrate.simulation.target.SimulatedTarget;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.cutover.Cutover;
import io.starmigrate.worker.cutover.JobWork;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.plan.RecordedPartitions;
import io.starmigrate.worker.plan.SourceDrops;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.Switchover;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.StatusReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A job whose rounds have moved everything once, and cutovers of it by the roles of a worker. */
final class CutoverBench {
    static final ProgressListener SILENT = ProgressListener.SILENT;

    final TravelBench bench;
    /** What was asked of the definitions. */
    final List<SchemaRequest.Goal> asked = new ArrayList<>();
    /** What becomes of them. */
    List<SchemaStep> definitions = List.of();
    /** What becomes of them where this is done; somebody who says stop leaves some of it. */
    final Map<SchemaRequest.Goal, List<SchemaStep>> applied = new EnumMap<>(SchemaRequest.Goal.class);

    Switchover switching = new Quiet(() -> Quiet.NONE);
    /** Waits between two looks. */
    Consumer<Duration> pause;

    /** How long workers wait from one turn to the next. */
    Duration turn = Duration.ofSeconds(20);

    /** Which partitions the selection leaves out. */
    Predicate<Place> leftOut = place -> false;

    /** How many turns they take at most. */
    int turns = 60;

    private int workers;

    CutoverBench(int partitions, ChangeSignal signal) {
        bench = new TravelBench(partitions, signal);
        pause = bench.clock::advance;
        bench.worker("rounds").settles(turns, turn);
    }

    /** How whoever performs a cutover sees its ports. */
    @FunctionalInterface
    interface Sight {
        Sight CLEAR = Sight::same;

        <T> T of(Class<T> port, T real);

        private static <T> T same(Class<T> port, T real) {
            return real;
        }
    }

    /** A cutover; the roles of its last round may see the world otherwise. */
    Cutover cutover(Sight own, Sight roles) {
        TaskRecorder recorder = own.of(TaskRecorder.class, bench.recorder);
        SourceCluster source = own.of(SourceCluster.class, bench.source);
        TargetCluster target = own.of(TargetCluster.class, new SimulatedTarget(bench.state));
        JobWork work = own.of(JobWork.class, new Work(roles));
        Switchover both = own.of(Switchover.class, switching);
        return new Cutover(
                work,
                recorder,
                () -> source,
                () -> target,
                () -> both,
                new WorkerIdentity("cutover", bench.clock),
                time -> pause.accept(time));
    }

    CutoverReport perform(Kind kind) {
        return perform(cutover(Sight.CLEAR, Sight.CLEAR), kind);
    }

    static CutoverReport perform(Cutover cutover, Kind kind) {
        return perform(cutover, new CutoverRequest(kind, checks -> true));
    }

    static CutoverReport perform(Cutover cutover, CutoverRequest request) {
        return cutover.perform("job", request, SILENT);
    }

    /** Whoever performs a cutover dies once it is recorded to be so far. */
    void diesIn(CutoverState last) {
        Sight own = new Sight() {
            @Override
            public <T> T of(Class<T> port, T seen) {
                return Weakened.before(port, seen, (method, arguments) -> {
                    if (seen == bench.recorder
                            && method.equals("job")
                            && recorded().equals(Optional.of(last))) {
                        throw new Crash();
                    }
                    return Optional.empty();
                });
            }
        };
        assertThatThrownBy(() -> perform(cutover(own, Sight.CLEAR), Kind.PERFORM))
                .isInstanceOf(Crash.class);
    }

    /** Somebody has brought a cutover this far. */
    void stands(CutoverState state) {
        Job job = bench.recorder.job("job").orElseThrow();
        Instant now = bench.clock.instant();
        assertThat(bench.recorder.advance(job.cutover(new CutoverProgress(state, now, now, null, now, Map.of(), now))))
                .isTrue();
    }

    /** How far it is recorded to be; empty before it has begun. */
    Optional<CutoverState> recorded() {
        return bench.recorder.job("job").flatMap(Job::lastCutover).map(CutoverProgress::state);
    }

    CutoverProgress progress() {
        return bench.recorder.job("job").flatMap(Job::lastCutover).orElseThrow();
    }

    CutoverState state() {
        return progress().state();
    }

    /** Plans a round, of what the source has and of what it has dropped. */
    void plan() {
        bench.plan(leftOut.negate());
        SourceDrops drops = new SourceDrops(bench.recorder, new WorkerIdentity("operator", bench.clock));
        var unused = drops.mark(
                bench.source,
                RecordedPartitions.of(bench.recorder, "job"),
                bench.source.tables(),
                bench.source.catalog().stream().filter(this::isChosen).toList(),
                told -> {});
    }

    /** A table of which nothing is chosen is not read. */
    private boolean isChosen(CatalogTable table) {
        return table.units().stream()
                .map(unit -> new Place(table.name().table(), unit.name()))
                .anyMatch(leftOut.negate());
    }

    /** One round by a worker that may see the world otherwise. */
    void round(Sight roles) {
        plan();
        settles("round", roles);
    }

    void settles(String name, Sight roles) {
        bench
                .new Worker(
                        name + ++workers,
                        recorder -> roles.of(TaskRecorder.class, recorder),
                        roles.of(SourceCluster.class, bench.source),
                        roles.of(TargetCluster.class, new SimulatedTarget(bench.state)))
                .settles(turns, turn);
    }

    private static SchemaStep done(SchemaStep step) {
        return step.standing() == SchemaStep.Standing.TO_DO ? step.with(SchemaStep.Standing.DONE) : step;
    }

    /** What commands do, by the roles of the bench. */
    private final class Work implements JobWork {
        private final Sight roles;

        Work(Sight roles) {
            this.roles = roles;
        }

        @Override
        public JobReport plan(String job, ProgressListener progress) {
            CutoverBench.this.plan();
            return new JobReport(job, true, List.of(), Map.of(), List.of());
        }

        @Override
        public JobReport lastRound(String job, ProgressListener progress) {
            CutoverBench.this.plan();
            settles("last", roles);
            return report(job);
        }

        @Override
        public List<PlannedPartition> leftOut(List<String> tables, Function<List<String>, List<CatalogTable>> read) {
            return read.apply(tables).stream()
                    .flatMap(table -> table.units().stream()
                            .filter(unit -> leftOut.test(new Place(table.name().table(), unit.name())))
                            .map(unit -> new PlannedPartition(table, unit, ChangeToken.of(unit))))
                    .toList();
        }

        private JobReport report(String job) {
            StatusReader.Picture now = new StatusReader(bench.recorder).read(job);
            return new JobReport(job, now.isPublished(), now.tables(), Map.of(), now.failures());
        }

        @Override
        public SchemaReport schema(SchemaRequest request, ProgressListener progress) {
            asked.add(request.goal());
            ClusterProfile profile = new ClusterProfile(Capabilities.of("3.5.2"), RunMode.SHARED_DATA);
            return new SchemaReport(request, profile, profile, steps(request));
        }

        private List<SchemaStep> steps(SchemaRequest request) {
            return request.isApplied()
                    ? applied.getOrDefault(
                            request.goal(),
                            definitions.stream().map(CutoverBench::done).toList())
                    : definitions;
        }

        @Override
        public OperationReport reconcile(String job) {
            return new OperationReport(job, List.of(), "");
        }

        @Override
        public OperationReport deadLetters(String job) {
            return new OperationReport(job, List.of(), "");
        }
    }

    /** Clusters where nothing writes by itself, and one routine load is paused. */
    static final class Quiet implements Switchover {
        static final Listing NONE = new Listing(List.of(), List.of());

        private final Supplier<Listing> open;

        /** @param open the source's open transactions */
        Quiet(Supplier<Listing> open) {
            this.open = open;
        }

        @Override
        public Map<Writers, Listing> writers() {
            return Map.of();
        }

        @Override
        public Listing paused() {
            return new Listing(List.of("RESUME ROUTINE LOAD FOR `shop`.`clicks`"), List.of());
        }

        @Override
        public Listing restored() {
            return NONE;
        }

        @Override
        public Listing transactions() {
            return open.get();
        }

        @Override
        public Listing grants() {
            return NONE;
        }

        @Override
        public Listing counters(List<String> tables) {
            return NONE;
        }

        @Override
        public void close() {}
    }
}
