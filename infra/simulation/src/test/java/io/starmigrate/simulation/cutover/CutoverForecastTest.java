package io.starmigrate.simulation.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.cutover.Check;
import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.repeatable.VirtualClock;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.plan.RoundLog;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.Unload;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a freeze is foretold to be, by rounds at a source where plans and exports take their time. */
class CutoverForecastTest {
    private static final int PARTITIONS = 12;
    private static final int ROUNDS = 8;

    /** What things take at a source. */
    private record Rates(Duration row, Duration plan, Duration look) {
        static final Rates USUAL = millis(700, 4_000, 0);

        static Rates millis(long row, long plan, long look) {
            return new Rates(Duration.ofMillis(row), Duration.ofMillis(plan), Duration.ofMillis(look));
        }
    }

    /** Where one part of a freeze is so much of it that who forgets it foretells wrong by more than a quarter. */
    private enum Mostly {
        PLANS(Rates.millis(100, 60_000, 0), 1),
        TIME_BETWEEN_LOOKS(Rates.millis(10, 200, 0), 1),
        LOOKS(Rates.millis(100, 1_000, 20_000), 1),
        ROWS(Rates.millis(4_000, 1_000, 0), 12);

        private final Rates rates;
        private final int changes;

        Mostly(Rates rates, int changes) {
            this.rates = rates;
            this.changes = changes;
        }
    }

    private final CutoverBench world = new CutoverBench(PARTITIONS, ChangeSignal.VISIBLE_VERSION);
    private final VirtualClock clock = world.bench.clock;
    private final SimulatedSource source = world.bench.source;
    private Rates rates = Rates.USUAL;
    private int written;
    private Chance chance = new Chance(0);

    /** The world in which exports take as long as they have rows, and somebody may write meanwhile. */
    private CutoverBench.Sight slow(boolean frozen) {
        return new CutoverBench.Sight() {
            @Override
            public <T> T of(Class<T> port, T real) {
                return Weakened.before(port, real, (method, arguments) -> {
                    if (port == SourceCluster.class && method.equals("export")) {
                        Unload unload = (Unload) Objects.requireNonNull(arguments[0]);
                        long rows = unload.partitions().stream()
                                .mapToLong(partition -> source.rows(new Place(unload.table(), partition))
                                        .size())
                                .sum();
                        clock.advance(rates.row.multipliedBy(rows));
                        writes(frozen ? 0 : 1);
                    }
                    return Optional.empty();
                });
            }
        };
    }

    /** The same, of whoever plans. */
    private CutoverBench.Sight planning() {
        return new CutoverBench.Sight() {
            @Override
            public <T> T of(Class<T> port, T real) {
                return Weakened.before(port, real, (method, arguments) -> {
                    if (method.equals("plan") || method.equals("lastRound")) {
                        clock.advance(rates.plan);
                    }
                    if (port == SourceCluster.class && method.equals("overview")) {
                        clock.advance(rates.look);
                    }
                    return Optional.empty();
                });
            }
        };
    }

    /** Rows come, change and go, and a partition may come or go as a whole. */
    private void writes(int changes) {
        for (int i = 0; i < changes; i++) {
            writes(chance.pick(source.places()), "w" + ++written);
        }
    }

    private void writes(Place place, String row) {
        List<String> rows = new ArrayList<>(source.rows(place));
        switch (chance.below(8)) {
            case 0 -> source.fill(TravelBench.place(PARTITIONS + written), List.of(row));
            case 1 -> rows.remove(rows.size() - 1);
            case 2 -> rows.set(0, row);
            default -> rows.add(row);
        }
        if (rows.isEmpty()) {
            source.drop(place);
        } else {
            source.fill(place, rows);
        }
    }

    private void round(RoundLog log) {
        Instant begun = clock.instant();
        clock.advance(rates.plan);
        world.plan();
        world.settles("round", slow(false));
        assertThat(log.ended("job", Duration.between(begun, clock.instant()), Map.of(Stage.PLAN, rates.plan)))
                .isPresent();
    }

    private void rounds() {
        source.weighs(10 << 20);
        world.turn = Duration.ofSeconds(1);
        world.turns = 300;
        RoundLog log = new RoundLog(world.bench.recorder, clock);
        for (int i = 0; i < ROUNDS; i++) {
            writes(1 + chance.below(10));
            round(log);
        }
    }

    /** Somebody writes until the last moment before the freeze. */
    private CutoverReport perform(Kind kind) {
        Predicate<List<Check>> confirmed = checks -> {
            writes(1);
            return true;
        };
        CutoverRequest request = new CutoverRequest(kind, confirmed, null, false, true);
        return world.cutover(planning(), slow(true)).perform("job", request, CutoverBench.SILENT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aFreezeTakesNoMoreThanAQuarterMoreOrLessThanForetold(long seed) {
        chance = new Chance(seed);
        rounds();
        writes(6);

        CutoverReport report = perform(Kind.PERFORM);

        assertThat(report.problems()).isEmpty();
        assertThat(report.ratio().orElseThrow())
                .as("foretold " + report.forecast() + ", measured " + report.frozen())
                .isBetween(0.75, 1.25);
    }

    @ParameterizedTest
    @EnumSource
    void noPartOfAFreezeIsForgotten(Mostly mostly) {
        rates = mostly.rates;
        chance = new Chance(1);
        rounds();
        if (mostly == Mostly.PLANS) {
            // What was written beside the last of them would be most of the change.
            world.round(slow(true));
        }
        for (int i = 1; i <= mostly.changes; i++) {
            source.append(TravelBench.place(i), "late");
        }

        CutoverReport report = world.cutover(planning(), slow(true))
                .perform(
                        "job",
                        new CutoverRequest(Kind.PERFORM, checks -> true, null, false, true),
                        CutoverBench.SILENT);

        assertThat(report.problems()).isEmpty();
        assertThat(report.ratio().orElseThrow())
                .as("foretold " + report.forecast() + ", measured " + report.frozen())
                .isBetween(0.75, 1.25);
    }

    @Test
    void whatIsNotConfirmedBeginsNothingAndHasNotSucceeded() {
        rounds();

        CutoverReport report = world.cutover(planning(), slow(true))
                .perform(
                        "job",
                        new CutoverRequest(Kind.PERFORM, checks -> false, null, false, true),
                        CutoverBench.SILENT);

        assertThat(report.isGo()).isTrue();
        assertThat(report.succeeded()).isFalse();
        assertThat(report.problems()).containsExactly("Not confirmed: nothing was begun");
    }

    @Test
    void aRehearsalComesAsCloseToWhatIsForetold() {
        rounds();
        writes(6);

        CutoverReport report = perform(Kind.REHEARSE);

        assertThat(report.ratio().orElseThrow()).isBetween(0.75, 1.25);
    }

    @Test
    void whatBeginsOnceMoreIsForetoldAnew() {
        rounds();
        writes(1);
        world.pause = time -> {
            clock.advance(time);
            source.append(TravelBench.place(2), "written");
        };
        CutoverReport first = perform(Kind.PERFORM);
        assertThat(world.state()).isEqualTo(CutoverState.BEGUN);
        world.pause = clock::advance;
        writes(20);

        CutoverReport second = perform(Kind.PERFORM);

        assertThat(second.forecast().orElseThrow())
                .isGreaterThan(first.forecast().orElseThrow());
        assertThat(second.ratio().orElseThrow()).isBetween(0.75, 1.25);
    }
}
