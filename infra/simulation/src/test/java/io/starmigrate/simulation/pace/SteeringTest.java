package io.starmigrate.simulation.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.pace.Pacer;
import io.starmigrate.core.pace.PacingDecision;
import io.starmigrate.core.pace.PacingDecision.Cause;
import io.starmigrate.core.pace.Pressure;
import io.starmigrate.core.pace.Signal;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.simulation.repeatable.VirtualClock;
import io.starmigrate.worker.api.PaceLine;
import io.starmigrate.worker.pace.Allowance;
import io.starmigrate.worker.pace.PaceRecord;
import io.starmigrate.worker.pace.Steering;
import io.starmigrate.worker.starrocks.ClusterException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteeringTest {
    private static final String JOB = "shop";
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private final VirtualClock clock = new VirtualClock();
    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private int allowed = Integer.MAX_VALUE;
    private boolean lifted;
    private final List<PacingDecision> told = new ArrayList<>();

    @Test
    void eachDecisionIsToldAndWrittenDownWithItsReason() {
        Steering steering = steering("w1", PacedSide.EXPORT);

        assertThat(steering.limit(() -> cpu(10))).as("before the first look").isEqualTo(4);
        clock.advance(INTERVAL);
        assertThat(steering.limit(() -> cpu(91))).isEqualTo(2);

        assertThat(told).extracting(PacingDecision::reason).containsExactly("CPU at 91 %");
        assertThat(PaceRecord.lines(recorder, JOB)).singleElement().satisfies(line -> {
            assertThat(line.of()).isEqualTo("EXPORT");
            assertThat(line.worker()).isEqualTo("w1");
            assertThat(line.from()).isEqualTo(4);
            assertThat(line.to()).isEqualTo(2);
            assertThat(line.cause()).isEqualTo("CPU");
            assertThat(line.reason()).isEqualTo("CPU at 91 %");
        });
    }

    @Test
    void aClusterThatRefusesTheQuestionLeavesThePaceAsItIsAndThatIsSaid() {
        Steering steering = steering("w1", PacedSide.LOAD);
        steering.limit(() -> cpu(10));
        clock.advance(INTERVAL);

        int limit = steering.limit(() -> {
            throw new ClusterException(Remedy.WRONG_INPUT, "Access denied; you need OPERATE", null);
        });

        assertThat(limit).isEqualTo(4);
        assertThat(PaceRecord.lines(recorder, JOB))
                .singleElement()
                .satisfies(line -> assertThat(line.reason()).contains("you need OPERATE"));
    }

    @Test
    void isAskedNoMoreOftenThanTheInterval() {
        Steering steering = steering("w1", PacedSide.EXPORT);
        steering.limit(() -> cpu(10));
        clock.advance(INTERVAL.minusSeconds(1));

        assertThat(steering.limit(() -> cpu(91))).isEqualTo(4);
    }

    @Test
    void thatItIsCalmWhileNothingIsSentSaysNothing() {
        Steering steering = steering("w1", PacedSide.LOAD);
        steering.limit(() -> cpu(10));
        for (int i = 0; i < 20; i++) {
            clock.advance(INTERVAL);
            steering.stands();
        }
        clock.advance(INTERVAL.minusSeconds(1));

        assertThat(steering.limit(() -> cpu(91))).as("it is not asked yet").isEqualTo(4);
        clock.advance(Duration.ofSeconds(1));
        assertThat(steering.limit(() -> cpu(91))).isEqualTo(2);
    }

    @Test
    void theTimeOfDayAllowsLessWhateverTheClusterBears() {
        Steering steering = steering("w1", PacedSide.EXPORT);
        assertThat(steering.limit(() -> cpu(10))).isEqualTo(4);

        allowed = 0;
        assertThat(steering.limit(() -> cpu(10))).isZero();
        clock.advance(INTERVAL);
        assertThat(steering.limit(() -> cpu(91))).as("pressure meanwhile").isZero();
        allowed = Integer.MAX_VALUE;

        assertThat(steering.limit(() -> cpu(10))).isEqualTo(2);
        assertThat(told)
                .extracting(PacingDecision::reason)
                .containsExactly(
                        "the setting quietHours allows at most 0 now",
                        "the setting quietHours allows as many as the cluster bears now");
    }

    @Test
    void theLastDecisionsOfAllWorkersAreKept() {
        for (int i = 0; i < 8; i++) {
            Steering steering = steering("w" + i, PacedSide.EXPORT);
            steering.pushedBack();
            steering.limit(() -> cpu(10));
            steering.pushedBack();
            steering.limit(() -> cpu(10));
        }

        assertThat(PaceRecord.lines(recorder, JOB))
                .hasSize(10)
                .extracting(PaceLine::worker)
                .contains("w3", "w7")
                .doesNotContain("w0");
    }

    @Test
    void whatHoldsAllBackIsToldWhenItBeginsAndWhenItIsOverAndNotWhileLimitsAreLifted() {
        Steering steering = steering("w1", PacedSide.EXPORT);
        steering.limit(() -> cpu(10));

        steering.held(true, () -> "9 MB");
        steering.held(true, () -> "9 MB");
        steering.held(false, () -> "1 MB");

        assertThat(told)
                .extracting(PacingDecision::from, PacingDecision::to, PacingDecision::cause, PacingDecision::reason)
                .containsExactly(tuple(4, 0, Cause.AHEAD, "9 MB"), tuple(0, 4, Cause.AHEAD, "1 MB"));

        lifted = true;
        steering.limit(() -> cpu(10));
        told.clear();
        steering.held(true, () -> "9 MB");

        assertThat(steering.isLifted()).isTrue();
        assertThat(told).isEmpty();
    }

    private Steering steering(String worker, PacedSide side) {
        PaceRecord record = new PaceRecord(recorder, JOB, worker);
        return new Steering(
                side, new Pacer(4, 4), INTERVAL, clock, new Allowance(() -> allowed, () -> lifted), decision -> {
                    told.add(decision);
                    record.add(decision);
                });
    }

    private static Pressure cpu(double percent) {
        return new Pressure(List.of(Signal.cpu(percent)), Double.NaN, List.of());
    }
}
