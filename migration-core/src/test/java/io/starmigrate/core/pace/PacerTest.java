package io.starmigrate.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.pace.PacingDecision.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacerTest {
    private static final int HOUR = 240;
    private static final Pressure CALM = new Pressure(List.of(Signal.cpu(10)), Double.NaN, List.of());

    private final List<Integer> limits = new ArrayList<>();
    private final List<PaceStep> steps = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anIdleSourceIsUsedUpToTheCeiling(long seed) {
        run(new Pacer(2, 8), new SourceModel(look -> 0, 2, 100), HOUR, seed);

        assertThat(last(20)).as("seed %d", seed).containsOnly(8);
        assertThat(steps).hasSize(6).allMatch(step -> step.cause() == Cause.CALM);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSourceThatIsBusyAtNoonIsSparedAtOnceAndUsedAgainAfterwards(long seed) {
        SourceModel noon = new SourceModel(look -> look >= HOUR && look < 2 * HOUR ? 75 : 5, 3, 100);

        run(new Pacer(5, 8), noon, 3 * HOUR, seed);

        assertThat(limits.get(HOUR - 1)).as("before noon, seed %d", seed).isEqualTo(8);
        assertThat(limits.get(HOUR)).as("at the first sign").isEqualTo(4);
        assertThat(limits.subList(HOUR + 2, 2 * HOUR)).as("at noon").containsOnly(1);
        assertThat(last(20)).as("after noon").containsOnly(8);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aTinySourceGetsNoMoreThanMakesItFaster(long seed) {
        run(new Pacer(1, 8), new SourceModel(look -> 0, 1, 2), HOUR, seed);

        assertThat(limits.subList(10, HOUR)).as("seed %d", seed).containsOnly(2, 3);
        assertThat(limits.subList(10, HOUR).stream().filter(limit -> limit > 2).count())
                .as("looks at more than the knee")
                .isLessThan(HOUR / 10);
        assertThat(steps).anyMatch(step -> step.cause() == Cause.KNEE && step.to() == 2);
    }

    /** As a service begins that nobody has told how much to do: with five, which is what StarRocks runs. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void fromTheDefaultOnTheKneeIsFoundWhereTheSourceRunsMore(long seed) {
        run(Pacer.following(5, 5), new SourceModel(look -> 0, 2, 9, 16), HOUR, seed);

        assertThat(limits.subList(30, HOUR)).as("seed %d", seed).containsOnly(9, 10);
        assertThat(limits.subList(30, HOUR).stream().filter(limit -> limit > 9).count())
                .as("looks at more than the knee")
                .isLessThan(HOUR / 10);
        assertThat(steps).anyMatch(step -> step.cause() == Cause.KNEE && step.to() == 9);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSourceThatRunsMoreIsSparedAtOnceAtNoon(long seed) {
        SourceModel noon = new SourceModel(look -> look >= HOUR && look < 2 * HOUR ? 75 : 5, 3, 100, 12);

        run(Pacer.following(5, 5), noon, 3 * HOUR, seed);

        assertThat(limits.get(HOUR - 1)).as("before noon, seed %d", seed).isEqualTo(12);
        assertThat(limits.get(HOUR)).as("at the first sign").isEqualTo(6);
        assertThat(limits.subList(HOUR + 3, 2 * HOUR)).as("at noon").containsOnly(1);
        assertThat(last(20)).as("after noon").containsOnly(12);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5})
    void aSourceThatDoesNotSayOrRunsNoMoreGetsNoMore(int room) {
        run(Pacer.following(5, 5), new SourceModel(look -> 0, 2, 100, room), HOUR, 1);

        assertThat(limits).containsOnly(5);
        assertThat(steps).isEmpty();
    }

    @Test
    void whoBeginsWithMoreThanItRunsKeepsThat() {
        run(Pacer.following(30, 30), new SourceModel(look -> 0, 1, 100, 5), HOUR, 1);

        assertThat(limits).containsOnly(30);
    }

    @Test
    void thereIsACeilingWhateverItSays() {
        run(Pacer.following(5, 5), new SourceModel(look -> 0, 1, 100, 1000), HOUR, 1);

        assertThat(last(20)).containsOnly(20);
    }

    @Test
    void whatItDoesNotRunAnyMoreIsNotSent() {
        Pacer pacer = Pacer.following(5, 5);
        assertThat(pacer.look(CALM.within(8), 15)).map(PaceStep::to).contains(6);

        assertThat(pacer.look(CALM.within(5), 15))
                .contains(new PaceStep(6, 5, Cause.QUEUE, "it runs 5 at once, and more would wait"));
        assertThat(pacer.look(CALM.within(5), 15)).isEmpty();
        assertThat(pacer.most()).isEqualTo(5);
    }

    /** Comparisons are none of what it counts. */
    @Test
    void whoDoesNotFollowStaysBelowItsCeiling() {
        run(new Pacer(4, 4), new SourceModel(look -> 0, 1, 100, 16), HOUR, 1);

        assertThat(limits).containsOnly(4);
    }

    /** Its busiest node counts: an export takes of that one a third of what it has. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSourceWithOneSlowNodeIsLeftRoomOnThatNode(long seed) {
        SourceModel slowNode = new SourceModel(look -> 0, 20, 100);

        run(new Pacer(5, 8), slowNode, HOUR, seed);

        assertThat(limits.subList(5, HOUR)).as("seed %d", seed).allMatch(limit -> limit <= 3);
        assertThat(last(40)).contains(3);
        assertThat(steps.size()).as("it settles").isLessThan(10);
    }

    @Test
    void whatCannotBeAskedLeavesAllAsItIsAndIsSaidOnce() {
        Pacer pacer = new Pacer(4, 8);
        Pressure refused = Pressure.unknown("Access denied");

        assertThat(pacer.look(refused, 15)).contains(new PaceStep(4, 4, Cause.UNKNOWN, "Access denied"));
        assertThat(pacer.look(refused, 15)).isEmpty();
        assertThat(pacer.limit()).isEqualTo(4);
        assertThat(pacer.look(CALM, 15)).map(PaceStep::to).contains(5);
        assertThat(pacer.look(refused, 15)).as("said again").isPresent();
    }

    @Test
    void thatItCanBeAskedAgainIsSaidOnceThoughNothingChanges() {
        Pacer pacer = new Pacer(4, 4);
        Pressure refused = Pressure.unknown("Access denied");
        assertThat(pacer.look(CALM, 15)).isEmpty();
        assertThat(pacer.look(refused, 15)).isPresent();

        assertThat(pacer.look(CALM, 15))
                .contains(new PaceStep(4, 4, Cause.KNOWN, "the cluster tells again how busy it is"));
        assertThat(pacer.look(CALM, 15)).isEmpty();
    }

    @Test
    void thatItCanBeAskedAgainIsSaidThoughItIsTooBusyForOne() {
        Pacer pacer = new Pacer(1, 4);
        Pressure busy = new Pressure(List.of(Signal.queuedQueries(1)), Double.NaN, List.of());
        assertThat(pacer.look(Pressure.unknown("Access denied"), 15)).isPresent();

        assertThat(pacer.look(busy, 15)).map(PaceStep::cause).contains(Cause.KNOWN);
        assertThat(pacer.look(busy, 15)).isEmpty();
    }

    @Test
    void aVersionThatTellsNothingKeepsTheLimit() {
        Pacer pacer = new Pacer(4, 8);

        Optional<PaceStep> step = pacer.look(new Pressure(List.of(), Double.NaN, List.of()), 15);

        assertThat(step).contains(new PaceStep(4, 4, Cause.UNKNOWN, "this version tells nothing of its load"));
    }

    @Test
    void pressureCountsAlthoughSomethingElseCouldNotBeAsked() {
        Pacer pacer = new Pacer(4, 8);

        Optional<PaceStep> step =
                pacer.look(new Pressure(List.of(Signal.queuedQueries(1)), Double.NaN, List.of("no metrics")), 15);

        assertThat(step).contains(new PaceStep(4, 2, Cause.QUEUE, "1 queries wait"));
    }

    @Test
    void answersThatTakeTwiceAsLongAreASignOfPressure() {
        Pacer pacer = new Pacer(4, 4);

        assertThat(pacer.look(new Pressure(List.of(), 100, List.of()), 15)).isEmpty();
        assertThat(pacer.look(new Pressure(List.of(), 150, List.of()), 15)).isEmpty();
        assertThat(pacer.look(new Pressure(List.of(), 250, List.of()), 15))
                .map(PaceStep::cause)
                .contains(Cause.LATENCY);
    }

    @Test
    void aRefusalHalvesDownToOne() {
        Pacer pacer = new Pacer(4, 8);

        assertThat(pacer.refused()).map(PaceStep::to).contains(2);
        assertThat(pacer.refused()).map(PaceStep::to).contains(1);
        assertThat(pacer.refused()).isEmpty();
        assertThat(pacer.limit()).isEqualTo(1);
    }

    private void run(Pacer pacer, SourceModel source, int looks, long seed) {
        Random random = new Random(seed);
        for (int look = 0; look < looks; look++) {
            source.work(pacer);
            pacer.look(source.pressure(look, pacer.limit(), random), SourceModel.LOOK_SECONDS)
                    .ifPresent(steps::add);
            limits.add(pacer.limit());
        }
    }

    private List<Integer> last(int looks) {
        return limits.subList(limits.size() - looks, limits.size());
    }
}
