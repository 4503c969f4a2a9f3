package io.starmigrate.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.task.RecorderException;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An import may be begun before the export beside it, and its job's name may be misspelt. */
class AwaitedPlanTest {
    private static final String MISSING = "There is no job \"typo\"; it has [shop]";

    private final List<String> noted = new ArrayList<>();
    private Duration waited = Duration.ZERO;
    private Duration plannedAfter = Duration.ZERO;
    private Duration silentAfter = Duration.ofDays(1);
    private Duration stoppedAfter = Duration.ofDays(1);

    private boolean isPlanned() {
        if (waited.equals(silentAfter)) {
            throw new RecorderException("no answer", null);
        }
        return waited.compareTo(plannedAfter) >= 0;
    }

    private void await() {
        new AwaitedPlan(this::isPlanned, this::pause, () -> waited.compareTo(stoppedAfter) >= 0)
                .await(() -> isPlanned() ? Optional.empty() : Optional.of(MISSING), new ProgressListener() {
                    @Override
                    public void progressed(Progress progress) {
                        // Only what is said counts.
                    }

                    @Override
                    public void noted(String message) {
                        noted.add(message);
                    }
                });
    }

    private void pause(Duration time) {
        waited = waited.plus(time);
    }

    @Test
    void whatIsPlannedIsNotWaitedFor() {
        await();

        assertThat(waited).isZero();
        assertThat(noted).isEmpty();
    }

    @Test
    void whoPlansItMeanwhileLetsItGoOn() {
        plannedAfter = Duration.ofMinutes(4);
        silentAfter = Duration.ofMinutes(1);

        await();

        assertThat(waited).isBetween(plannedAfter, plannedAfter.plusSeconds(10));
        assertThat(noted).containsExactly(MISSING + "; waiting until somebody plans this one, for at most 15 minutes");
    }

    @Test
    void aNameThatNobodyPlansIsWrongInputInTheEnd() {
        plannedAfter = Duration.ofDays(1);

        assertThatThrownBy(this::await)
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(Fault.WRONG_INPUT))
                .hasMessage(MISSING + "; nobody has planned this one within 15 minutes");
        assertThat(waited).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void whoStopsItIsNotToldThatAnythingIsWrong() {
        plannedAfter = Duration.ofDays(1);
        stoppedAfter = Duration.ofMinutes(1);

        await();

        assertThat(waited).isBetween(stoppedAfter, stoppedAfter.plusSeconds(10));
    }
}
