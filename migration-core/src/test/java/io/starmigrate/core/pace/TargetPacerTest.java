package io.starmigrate.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.pace.PacingDecision.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loads begin with as many as there may ever be, unless the target says that it runs more. */
class TargetPacerTest {
    private static final int HOUR = 240;
    private static final int MOST = 4;

    private final List<Integer> limits = new ArrayList<>();
    private final List<Double> versions = new ArrayList<>();
    private final List<PaceStep> steps = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anIdleTargetIsUsedUpToTheCeiling(long seed) {
        run(new TargetModel(look -> 0, 10, 100), HOUR, seed);

        assertThat(limits).as("seed %d", seed).containsOnly(MOST);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aTargetThatOthersWriteToAtNoonIsSparedAtOnceAndUsedAgainAfterwards(long seed) {
        TargetModel noon = new TargetModel(look -> look >= HOUR && look < 2 * HOUR ? 90 : 5, 10, 100);

        run(noon, 3 * HOUR, seed);

        assertThat(limits.get(HOUR - 1)).as("before noon, seed %d", seed).isEqualTo(MOST);
        assertThat(limits.get(HOUR)).as("at the first sign").isEqualTo(MOST / 2);
        assertThat(limits.subList(HOUR + 2, 2 * HOUR)).as("at noon").containsOnly(1);
        assertThat(limits.subList(3 * HOUR - 20, 3 * HOUR)).as("after noon").containsOnly(MOST);
        assertThat(steps).first().extracting(PaceStep::cause).isEqualTo(Cause.TRANSACTIONS);
    }

    /** As a service begins that nobody has told how much to do, at a target that says how many loads it runs. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anIdleTargetThatRunsMoreLoadsIsUsedUpToThat(long seed) {
        run(Pacer.following(MOST, MOST), new TargetModel(look -> 0, 10, 100), 9, HOUR, seed);

        assertThat(limits.subList(HOUR - 20, HOUR)).as("seed %d", seed).containsOnly(9);
        assertThat(steps).allMatch(step -> step.cause() == Cause.CALM);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aTargetThatRunsMoreLoadsThanItsCompactionBearsIsStillKeptNearThat(long seed) {
        run(Pacer.following(MOST, MOST), new TargetModel(look -> 0, 60, 150), 9, 8 * HOUR, seed);

        assertThat(versions)
                .as("StarRocks refuses loads at 1,000; seed %d", seed)
                .allMatch(count -> count < 900);
        assertThat(limits.stream().mapToInt(limit -> limit).average().orElseThrow())
                .as("loads at once")
                .isBetween(1.6, 2.5);
    }

    /**
     * Compaction keeps up with two and a half loads; what has gathered goes slowly, so the limit swings around that.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aTargetWhoseCompactionFallsBehindIsKeptNearWhatItBears(long seed) {
        run(new TargetModel(look -> 0, 60, 150), 8 * HOUR, seed);

        assertThat(steps).first().extracting(PaceStep::cause).isEqualTo(Cause.COMPACTION);
        assertThat(versions)
                .as("StarRocks refuses loads at 1,000; seed %d", seed)
                .allMatch(count -> count < 700);
        assertThat(versions.stream().filter(count -> count > 500).count())
                .as("looks at too much")
                .isLessThan(8 * HOUR / 10);
        assertThat(limits.stream().mapToInt(limit -> limit).average().orElseThrow())
                .as("loads at once")
                .isBetween(1.6, 2.5);
        assertThat(steps.size()).as("steps in eight hours").isLessThan(8 * 45);
    }

    /** What is there already is what keeps it back. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aTargetThatIsBehindAlreadyIsLeftToCatchUp(long seed) {
        TargetModel behind = new TargetModel(look -> 0, 10, 60);
        while (behind.versions() < 900) {
            behind.work(100, new Random(seed));
        }

        run(behind, HOUR, seed);

        assertThat(limits.subList(1, 5)).as("seed %d", seed).containsOnly(1);
        assertThat(limits.subList(HOUR - 20, HOUR)).containsOnly(MOST);
    }

    private void run(TargetModel target, int looks, long seed) {
        run(new Pacer(MOST, MOST), target, 0, looks, seed);
    }

    private void run(Pacer pacer, TargetModel target, int room, int looks, long seed) {
        Random random = new Random(seed);
        for (int look = 0; look < looks; look++) {
            target.work(pacer.limit(), random);
            pacer.look(target.pressure(look, pacer.limit()).within(room), TargetModel.LOOK_SECONDS)
                    .ifPresent(steps::add);
            limits.add(pacer.limit());
            versions.add(target.versions());
        }
    }
}
