package io.starmigrate.simulation.wayback;

import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Mishaps;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.faults.FaultRates;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.RetryRequest.Which;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.loop.Stopping;
import io.starmigrate.worker.plan.Adoption;
import io.starmigrate.worker.plan.PlannedOverwrites;
import io.starmigrate.worker.plan.Purpose;
import io.starmigrate.worker.plan.RecordedPartitions;
import io.starmigrate.worker.plan.RoundPlanner;
import io.starmigrate.worker.plan.SourceDrops;
import io.starmigrate.worker.plan.Terms;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.StatusReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A way back, from the cutover on: both clusters hold the same, the new one is written to from then on, and a reverse
 * job takes a baseline and moves what changes, in whatever order, while some still write to the old one. The books of
 * who has written what are kept here, beside the product's. One seed, one history.
 */
final class WayBackHistory {
    private static final int COMMANDS = 7;
    private static final int CALM = 8;
    private static final double HAPPENS = 0.02;
    private static final double SELDOM = 0.1;
    private static final double AFTER_A_SWITCH = 0.2;
    private static final Duration TURN = Duration.ofSeconds(20);
    private static final int TURNS = 60;

    final TravelBench bench;
    private final Chance chance;
    private final MissingSafeguard missing;
    private final Mishaps mishaps;
    private final boolean intruders;
    /** Whether the baseline is taken right after the cutover, before the new cluster is written to. */
    private final boolean prompt;
    /** Whether tokens move although no row changes: then rows are compared, and tokens alone decide nothing. */
    private final boolean compacts;

    /** How often the new cluster has written to each place since the cutover. */
    private final Map<Place, Integer> changes = new HashMap<>();
    /** Who has written to the old cluster what, and where. */
    private final Map<String, Place> others = new HashMap<>();
    /** Which of these places the new cluster has written to after them. */
    private final Set<Place> contested = new HashSet<>();

    private final Set<Place> shipped = new HashSet<>();
    private final SwitchWatch switches = new SwitchWatch(this::switched);

    private boolean hostile = true;
    /** While rows are switched in and recorded. */
    private boolean publishing;

    private boolean adopting;
    private boolean adopted;
    private int rows;
    private int processes;

    WayBackHistory(long seed, MissingSafeguard missing) {
        this.chance = Chance.ofSmall(seed);
        this.missing = missing;
        this.intruders = chance.happens(0.5);
        this.prompt = chance.happens(0.5);
        this.compacts = chance.happens(0.5);
        this.bench = new TravelBench(2 + chance.below(3), chance.pick(List.of(ChangeSignal.values())));
        bench.source.places().forEach(place -> bench.state.fill(place, bench.source.rows(place)));
        this.mishaps = new Mishaps(chance, bench.clock, this::beside);
        mishaps.hit(FaultRates.of(chance));
        bench.held = missing.held(bench.held);
    }

    /** Runs it; answers what is damaged. */
    List<String> damages() {
        List<String> damages = new ArrayList<>();
        int commands = 1 + chance.below(COMMANDS);
        for (int i = 0; i < commands; i++) {
            between();
            command(chance.happens(adopted ? 0.1 : 0.7) ? this::adopt : this::round);
            check(damages);
        }
        hostile = false;
        mishaps.hit(FaultRates.NONE);
        others.values().forEach(this::append);
        for (int i = 0; i < CALM; i++) {
            command(this::adopt);
            overwriteWhatWasNeverTheirs();
            bench.retry();
            command(this::round);
            check(damages);
        }
        end(damages);
        return damages;
    }

    boolean hasIntruded() {
        return !others.isEmpty();
    }

    boolean hasShipped() {
        return !shipped.isEmpty();
    }

    /** The last generation that was published. */
    Optional<PartitionTask> published(PartitionId id) {
        int latest =
                bench.recorder.latest(id).map(task -> task.id().generation()).orElse(0);
        return IntStream.iterate(latest, generation -> generation > 0, generation -> generation - 1)
                .mapToObj(generation -> bench.recorder.partition(new PartitionTaskId(id, generation)))
                .flatMap(Optional::stream)
                .filter(task -> task.state() == PartitionState.PUBLISHED)
                .findFirst();
    }

    private void command(Runnable command) {
        boolean ended = mishaps.survives(command);
        switches.over();
        publishing = false;
        adopting = false;
        if (!ended) {
            // Leases of the dead run out, and nobody keeps what was late back for longer than that.
            bench.clock.advance(Duration.ofMinutes(6));
        }
    }

    /** {@code plan --adopt}. */
    private void adopt() {
        TaskRecorder recorder = mishaps.recorder(bench.recorder);
        Job job = plan(recorder);
        adopting = true;
        var unused = new Adoption(
                        recorder,
                        missing.adopting(this, mishaps.source(bench.source)),
                        missing.adopting(this, mishaps.target(bench.state)),
                        TravelBench.ROOT,
                        self("operator"),
                        (tasks, look) -> tasks.stream().map(look).toList())
                .adopt(job, bench.source.planned(), new Stopping());
        adopted = true;
    }

    private Job plan(TaskRecorder recorder) {
        WorkerIdentity self = self("operator");
        Job job = recorder.open(
                Job.opened("job", Bench.JOB_ID, "shop", "shop", List.of("orders"), bench.clock.instant()));
        Job planned = new RoundPlanner(recorder, self, bench.held)
                .plan(
                        job,
                        List.of("orders"),
                        bench.source.planned(),
                        new Terms(Overwriting.REFUSED, Purpose.LOAD),
                        RecordedPartitions.of(recorder, "job"),
                        (task, size) -> {});
        var unused = new SourceDrops(recorder, self)
                .mark(
                        bench.source,
                        RecordedPartitions.of(recorder, "job"),
                        bench.source.tables(),
                        bench.source.catalog(),
                        told -> {});
        return planned;
    }

    private WorkerIdentity self(String name) {
        return new WorkerIdentity(name, bench.clock);
    }

    private void round() {
        TaskRecorder recorder = mishaps.recorder(bench.recorder);
        var unused = plan(recorder);
        TargetCluster target = switches.watched(missing.moving(this, mishaps.target(bench.state)));
        PlannedOverwrites overwrites = new PlannedOverwrites(recorder, self("operator"), () -> Optional.of(target));
        overwrites.refuse(overwrites.look("job"));
        SourceCluster source = Weakened.before(SourceCluster.class, bench.source, (method, arguments) -> {
            if (method.equals("export")) {
                ships((SourceCluster.Unload) arguments[0]);
            }
            return Optional.empty();
        });
        TravelBench.Worker worker =
                bench.new Worker("round" + ++processes, mishaps::recorder, mishaps.source(source), target);
        for (int i = 0;
                i < TURNS && !new StatusReader(bench.recorder).read("job").isSettled();
                i++) {
            worker.exports();
            bench.exportsEnd();
            bench.announce();
            if (hostile && chance.happens(SELDOM)) {
                bench.announceAgain();
            }
            worker.loads();
            bench.loadsEnd();
            publishing = true;
            worker.publishes();
            publishing = false;
            switches.over();
            bench.clock.advance(TURN);
        }
    }

    /** What shows by now is not recorded yet, and others may write into it. */
    private void switched(List<Place> places) {
        places.stream()
                .filter(place -> hostile && chance.happens(AFTER_A_SWITCH))
                .forEach(this::intrude);
    }

    /** What no baseline knows may be shipped before anybody sees that it stays: that costs bytes, and no rows. */
    private void ships(SourceCluster.Unload unload) {
        unload.partitions().stream()
                .map(partition -> new Place(unload.table(), partition))
                .filter(place -> published(id(place)).isPresent())
                .forEach(shipped::add);
    }

    /** Goes on beside every call. */
    private void beside() {
        if (!hostile) {
            return;
        }
        double happens = adopting || publishing ? SELDOM : HAPPENS;
        if (chance.happens(happens)) {
            write();
        }
        if (!switches.isNear() && chance.happens(happens)) {
            intrude();
        }
        if (compacts && chance.happens(HAPPENS)) {
            bench.source.compact();
            bench.state.compact();
        }
    }

    private void between() {
        if (adopted || !prompt) {
            write();
            write();
            if (chance.happens(SELDOM)) {
                intrude();
            }
        }
        if (!new StatusReader(bench.recorder).read("job").failures().isEmpty()) {
            bench.retry();
        }
    }

    private void write() {
        Place place = chance.pick(bench.source.places());
        List<String> held = new ArrayList<>(bench.source.rows(place));
        String row = "w" + ++rows;
        switch (chance.below(9)) {
            case 0 -> place = TravelBench.place(10 + rows);
            case 1 -> held.clear();
            case 2 -> held.replaceAll(old -> chance.happens(0.5) ? old : row + old);
            default -> held.add(row);
        }
        if (held.isEmpty() && bench.source.places().size() > 1) {
            bench.source.drop(place);
        } else {
            written(place);
            bench.source.fill(place, held);
        }
    }

    private void append(Place place) {
        if (bench.source.places().contains(place)) {
            written(place);
            bench.source.append(place, "w" + ++rows);
        }
    }

    private void written(Place place) {
        changes.merge(place, 1, Integer::sum);
        if (others.containsValue(place)) {
            contested.add(place);
        }
    }

    private void intrude() {
        intrude(chance.pick(bench.source.places()));
    }

    private void intrude(Place place) {
        String row = "other" + ++rows;
        if (intruders && bench.state.insert(place, row)) {
            others.put(row, place);
            contested.remove(place);
        }
    }

    /** What differed already when the baseline was taken, and of which the operator knows that nobody else wrote it. */
    private void overwriteWhatWasNeverTheirs() {
        for (Place place : bench.source.places()) {
            boolean refused = latest(place)
                    .filter(task -> task.state() == PartitionState.FAILED)
                    .isPresent();
            if (refused && published(id(place)).isEmpty() && !others.containsValue(place)) {
                bench.retry(new RetryRequest(
                        new TaskSelection(place.table(), place.partition(), null), Which.STOPPED, Overwriting.TOLD));
            }
        }
    }

    private static PartitionId id(Place place) {
        return new PartitionId("job", "shop", place.table(), place.partition());
    }

    private Optional<PartitionTask> latest(Place place) {
        return bench.recorder.latest(id(place));
    }

    private void check(List<String> damages) {
        others.forEach((row, place) -> {
            if (!bench.state.rows(place).contains(row)) {
                damages.add(row + ", which somebody wrote into " + place + " of the old cluster, is gone");
            }
        });
        shipped.stream()
                .filter(place -> !changes.containsKey(place))
                .forEach(place -> damages.add(place + " was shipped, and the new cluster has not written to it"));
        for (Place place : bench.source.places()) {
            int generation = latest(place).map(task -> task.id().generation()).orElse(0);
            if (generation > 1 + changes.getOrDefault(place, 0)) {
                damages.add(place + " was planned " + generation + " times for " + changes.get(place) + " changes");
            }
        }
    }

    private void end(List<String> damages) {
        for (Place place : bench.source.places()) {
            List<String> wanted = bench.source.rows(place).stream().sorted().toList();
            List<String> shown = bench.state.rows(place).stream().sorted().toList();
            String standing = latest(place)
                    .map(task -> task.id() + " is " + task.state() + " ("
                            + task.change().why() + ")")
                    .orElse("nothing is known of it");
            if (!others.containsValue(place) && !wanted.equals(shown)) {
                damages.add(
                        place + " of the old cluster shows " + shown + ", the new one has " + wanted + ": " + standing);
            }
            if (contested.contains(place) && !isRefusedByName(place)) {
                damages.add("nobody is told of rows that others wrote into " + place + ": " + standing);
            }
        }
    }

    private boolean isRefusedByName(Place place) {
        return new StatusReader(bench.recorder)
                .read("job").failures().stream()
                        .anyMatch(failure -> failure.reason()
                                .contains("the target's " + place.table() + "/" + place.partition() + " "));
    }
}
