package io.starmigrate.simulation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.simulation.bench.ExportBench;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.plan.RepeatedRounds;
import io.starmigrate.worker.plan.RoundLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Rounds that nobody has to ask for, and what is written down of rounds. */
class RepeatedRoundsTest {
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);
    private final AtomicInteger begun = new AtomicInteger();
    private final RepeatedRounds rounds =
            new RepeatedRounds(bench.recorder, "job", EVERY, bench.clock, begun::incrementAndGet);

    private int after(Duration time) {
        bench.clock.advance(time);
        var unused = rounds.step();
        return begun.get();
    }

    @Test
    void nobodysJobIsNotBegun() {
        after(Duration.ZERO);

        assertThat(after(EVERY)).isZero();
    }

    @Test
    void aRoundBeginsWhenItIsTimeAndTheOneBeforeHasEnded() {
        bench.source.fill(ExportBench.PLACE, List.of("1"));
        bench.plan();
        after(Duration.ZERO);
        assertThat(after(EVERY)).as("what is planned has not ended").isZero();
        bench.round();

        assertThat(after(Duration.ofSeconds(1))).isEqualTo(1);
        assertThat(after(EVERY.minusSeconds(1))).isEqualTo(1);
        assertThat(after(Duration.ofSeconds(1))).isEqualTo(2);
    }

    @Test
    void aRoundHasToMoveWhatOneBeforeItHasOnlyPlanned() {
        bench.source.fill(ExportBench.PLACE, List.of("1", "2"));
        bench.plan();
        bench.plan();
        bench.round();

        FinishedRound ended = new RoundLog(bench.recorder)
                .ended("job", Duration.ofSeconds(4), Map.of())
                .orElseThrow();

        assertThat(ended).isEqualTo(new FinishedRound(2, 1, 20, 4000, Map.of()));
    }

    @Test
    void whatARoundTookIsKeptWithItsJobAndTold() {
        bench.source.fill(ExportBench.PLACE, List.of("1", "2"));
        bench.plan();
        bench.round();
        RoundLog log = new RoundLog(bench.recorder);

        FinishedRound ended = log.ended("job", Duration.ofSeconds(4), Map.of(Stage.EXPORT, Duration.ofSeconds(2)))
                .orElseThrow();

        assertThat(log.ended("job", Duration.ofSeconds(9), Map.of()))
                .as("told again")
                .contains(ended);
        assertThat(log.known("job")).containsExactly(ended);
        assertThat(ended).isEqualTo(new FinishedRound(1, 1, 20, 4000, Map.of("EXPORT", 2000L)));
        assertThat(RoundLog.told(ended, log.freeze("job", ended)))
                .isEqualTo("Round 1: 1 partition moved, 20 B, in 4.0 s (export 10 B/s);"
                        + " a freeze for as much would take 9.0 s (9.0 s to 9.0 s)");
    }
}
