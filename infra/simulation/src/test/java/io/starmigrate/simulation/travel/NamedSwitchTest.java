package io.starmigrate.simulation.travel;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Published;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.target.SimulatedTarget;
import io.starmigrate.simulation.target.TargetStatements;
import io.starmigrate.worker.load.EarlierLoads;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where StarRocks names temporary partitions itself, a switch that comes late finds the staging of the next pass or
 * generation under the name it was sent for.
 */
class NamedSwitchTest {
    private static final Duration TURN = Duration.ofMinutes(1);
    private static final Set<String> SWITCHES = Set.of("switchIn", "switchInAll");
    private static final int SOON = 5;

    private final TravelBench bench = new TravelBench(2);
    private final TravelBench.Worker other = bench.worker("other");
    /** What was sent, and is on its way. */
    private final List<Runnable> late = new ArrayList<>();
    /** For which it was sent alone. */
    private int single;

    @BeforeEach
    void named() {
        bench.state.chooseNames();
    }

    private TravelBench.Worker worker(String name, TargetStatements statements) {
        return bench.new Worker(name, seen -> seen, bench.source, new SimulatedTarget(statements));
    }

    /** A worker that is lost with the first of these switches, which does not arrive; the others are not taken. */
    private TravelBench.Worker slow(String delayed) {
        return worker("slow", Weakened.before(TargetStatements.class, bench.state, (method, arguments) -> {
            if (!late.isEmpty()) {
                throw ClusterException.unreached(Remedy.RETRY_LATER, "no front end answers", null);
            }
            if (method.equals(delayed)) {
                late.add(() -> comes(method, arguments));
                if (arguments[0] instanceof Place place) {
                    single = place.equals(TravelBench.place(1)) ? 1 : 2;
                }
                throw new ClusterException(Remedy.ASK_AGAIN, "the connection was lost", null);
            }
            if (SWITCHES.contains(method)) {
                throw new ClusterException(Remedy.WRONG_INPUT, "not in this way", null);
            }
            return Optional.empty();
        }));
    }

    private void comes(String method, Object[] arguments) {
        try {
            if (method.equals("switchIn")) {
                bench.state.switchIn((Place) arguments[0], (String) arguments[1]);
            } else {
                bench.state.switchInAll(names(arguments[0]));
            }
        } catch (ClusterException gone) {
            assertThat(gone).hasMessageContaining("tp");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<Place, String> names(Object argument) {
        return (Map<Place, String>) argument;
    }

    private void isVerifying() {
        for (int i = 0; i < 20 && bench.tasks(PartitionState.VERIFYING).size() < 2; i++) {
            other.exports();
            bench.exportsEnd();
            bench.announce();
            other.loads();
            bench.loadsEnd();
            bench.clock.advance(Duration.ofSeconds(3));
        }
        assertThat(bench.tasks(PartitionState.VERIFYING)).hasSize(2);
    }

    private void othersRowsAreAtTheSource() {
        bench.source.fill(TravelBench.place(1), List.of("n1"));
        bench.source.fill(TravelBench.place(2), List.of("n1", "n2"));
        bench.plan();
        assertThat(bench.tasks(PartitionState.PLANNED)).hasSize(2);
    }

    /** Opens stagings and sends loads, which end later. */
    private void isLoaded() {
        other.exports();
        bench.exportsEnd();
        bench.announce();
        other.loads();
    }

    private void isPublished() {
        bench.loadsEnd();
        other.publishes();
        bench.clock.advance(TURN);
    }

    private boolean isOpen(int partition) {
        return bench.task(partition).staging() != null;
    }

    /** How long it is until the staging of this partition is open, when the late statements come at each moment. */
    private Duration opens(int partition) {
        Duration passed = Duration.ZERO;
        while (!isOpen(partition) && passed.compareTo(EarlierLoads.ON_ITS_WAY.multipliedBy(2)) < 0) {
            List<String> before = bench.shown(partition);
            isLoaded();
            if (passed.compareTo(EarlierLoads.ON_ITS_WAY) < 0) {
                late.forEach(Runnable::run);
                assertThat(bench.shown(partition)).isEqualTo(before);
            }
            isPublished();
            passed = passed.plus(TURN);
        }
        assertThat(isOpen(partition)).isTrue();
        return passed;
    }

    private void sentByTheSlow(String delayed) {
        isVerifying();
        slow(delayed).publishes();
        assertThat(late).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"switchIn", "switchInAll"})
    void a_switch_that_comes_late_does_not_show_the_staging_of_the_next_generation_half_loaded(String delayed) {
        sentByTheSlow(delayed);
        bench.clock.advance(Duration.ofMinutes(15));
        other.publishes();
        bench.areAllPublished();

        othersRowsAreAtTheSource();
        assertThat(opens(of(delayed))).isGreaterThanOrEqualTo(EarlierLoads.ON_ITS_WAY);

        other.settles(80, TURN);
        bench.areAllPublished();
    }

    /** One of those for which it was sent. */
    private int of(String delayed) {
        return delayed.equals("switchIn") ? single : 2;
    }

    @ParameterizedTest
    @ValueSource(strings = {"switchIn", "switchInAll"})
    void a_switch_that_comes_late_does_not_show_the_staging_of_the_next_pass_half_loaded(String delayed) {
        sentByTheSlow(delayed);
        PartitionTask sent = bench.task(of(delayed));
        bench.state.drop(TravelBench.place(of(delayed)), sent.staging().name());
        assertThat(bench.recorder.advance(sent.parted(sent.change()))).isTrue();

        assertThat(opens(of(delayed))).isGreaterThanOrEqualTo(EarlierLoads.ON_ITS_WAY);

        other.settles(80, TURN);
        bench.areAllPublished();
    }

    /** There was one switch, and it shows: nothing is on its way. */
    @Test
    void nobody_waits_for_a_switch_that_was_applied_before_its_sender_died() {
        isVerifying();
        AtomicBoolean died = new AtomicBoolean();
        worker("dying", Weakened.after(TargetStatements.class, bench.state, method -> {
                    if (SWITCHES.contains(method)) {
                        died.set(true);
                    }
                    if (died.get()) {
                        throw new ClusterException(Remedy.ASK_AGAIN, "the connection was lost", null);
                    }
                }))
                .publishes();
        assertThat(died).isTrue();
        bench.clock.advance(Duration.ofMinutes(15));
        other.publishes();
        bench.areAllPublished();

        othersRowsAreAtTheSource();

        isOpenSoon();
    }

    private void isOpenSoon() {
        assertThat(opens(1)).isLessThan(TURN.multipliedBy(SOON));
        other.settles(SOON, TURN);
        bench.areAllPublished();
    }

    @Test
    void nobody_waits_for_a_switch_that_was_answered() {
        isVerifying();
        other.publishes();
        bench.areAllPublished();

        othersRowsAreAtTheSource();

        isOpenSoon();
    }

    /** Refused for good, and then shown by somebody else: that one's is known, too. */
    @Test
    void nobody_waits_for_a_switch_that_was_refused() {
        isVerifying();
        worker("refused", Weakened.before(TargetStatements.class, bench.state, (method, arguments) -> {
                    if (SWITCHES.contains(method)) {
                        throw new ClusterException(Remedy.REPLAN, "Access denied", null);
                    }
                    return Optional.empty();
                }))
                .publishes();
        bench.clock.advance(Duration.ofMinutes(15));
        bench.retry();
        other.settles(SOON, TURN);
        bench.areAllPublished();

        othersRowsAreAtTheSource();

        isOpenSoon();
    }

    /** It was opened for no staging, so it has waited for nothing. */
    @Test
    void a_generation_that_was_found_equal_does_not_hide_what_was_sent_before_it() {
        sentByTheSlow("switchIn");
        bench.clock.advance(Duration.ofMinutes(15));
        other.publishes();
        bench.areAllPublished();
        Published shown = bench.task(single).published();
        bench.source.fill(TravelBench.place(single), List.of("n1"));
        bench.plan();
        PartitionTask equal = bench.task(single);
        assertThat(equal.id().generation()).isEqualTo(2);
        assertThat(bench.recorder.advance(
                        equal.to(PartitionState.PUBLISHED, equal.change()).withPublished(shown)))
                .isTrue();
        bench.source.fill(TravelBench.place(single), List.of("n1", "n2"));
        bench.plan();
        assertThat(bench.task(single).id().generation()).isEqualTo(3);

        assertThat(opens(single)).isGreaterThanOrEqualTo(EarlierLoads.ON_ITS_WAY);
    }

    @Test
    void what_may_be_shown_by_a_switch_on_its_way_is_cancelled_like_all_that_does_not_show() {
        sentByTheSlow("switchIn");
        bench.clock.advance(Duration.ofMinutes(15));

        bench.cancel(single);

        assertThat(bench.task(single).state()).isEqualTo(PartitionState.CANCELLED);
        late.forEach(Runnable::run);
        assertThat(bench.shown(single)).isEmpty();
    }
}
