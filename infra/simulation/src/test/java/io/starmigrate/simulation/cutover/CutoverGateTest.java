package io.starmigrate.simulation.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.cutover.FreezeDetection;
import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.simulation.cutover.CutoverBench.Sight;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cutover that is told a time begins then, or not at all. */
class CutoverGateTest {
    private final CutoverBench world = new CutoverBench(1, ChangeSignal.VISIBLE_VERSION);
    private final List<Duration> waits = new ArrayList<>();

    private CutoverReport perform(Instant at) {
        return CutoverBench.perform(
                world.cutover(Sight.CLEAR, Sight.CLEAR), new CutoverRequest(Kind.PERFORM, checks -> true, at, false));
    }

    @Test
    void whoSaysStopBeforeItIsTimeHasBegunNothing() {
        Instant at = world.bench.clock.instant().plus(Duration.ofHours(9));
        world.pause = time -> world.bench.clock.advance(Duration.ofHours(1));

        CutoverReport stopped = perform(at);

        assertThat(stopped.problems()).singleElement().asString().contains("Stopped before", "nothing was begun");
        assertThat(stopped.succeeded()).isFalse();
        assertThat(world.recorded()).isEmpty();
    }

    @Test
    void itIsWaitedForAsLongAsItIsTillThen() {
        world.pause = time -> {
            waits.add(time);
            world.bench.clock.advance(time);
        };

        assertThat(perform(world.bench.clock.instant().plus(Duration.ofHours(9)))
                        .problems())
                .isEmpty();
        assertThat(waits).containsExactly(Duration.ofHours(9), FreezeDetection.APART);
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
    }

    @Test
    void aTimeThatHasGoneByIsNotWaitedFor() {
        world.pause = time -> {
            waits.add(time);
            world.bench.clock.advance(time);
        };

        assertThat(perform(world.bench.clock.instant().minus(Duration.ofHours(1)))
                        .problems())
                .isEmpty();
        assertThat(waits).containsExactly(FreezeDetection.APART);
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
    }
}
