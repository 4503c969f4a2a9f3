package io.starmigrate.worker.job;

import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.ProgressListener;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Waits until somebody plans a job: an import may be begun before the export beside it. A name that nobody means ends
 * it all the same.
 *
 * @param isPlanned whether somebody has planned it, asked each time
 * @param pause waits, unless or until somebody asks to stop
 * @param isStopped whether somebody has
 */
record AwaitedPlan(BooleanSupplier isPlanned, Consumer<Duration> pause, BooleanSupplier isStopped) {
    /** Within this a plan of a million partitions is made several times. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    static final Duration LOOK = Duration.ofSeconds(5);

    /**
     * Returns once it is planned, or somebody asks to stop.
     *
     * @param unplanned what to say of a job that nobody has planned; empty where somebody has
     * @throws MigrationException for wrong input, after {@link #LONGEST}
     */
    void await(Supplier<Optional<String>> unplanned, ProgressListener progress) {
        Optional<String> missing = unplanned.get();
        if (missing.isEmpty()) {
            return;
        }
        progress.noted(missing.get() + "; waiting until somebody plans this one, for at most "
                + Units.counted(LONGEST.toMinutes(), "minute"));
        for (long looks = LONGEST.dividedBy(LOOK); looks > 0 && !isStopped.getAsBoolean(); looks--) {
            pause.accept(LOOK);
            if (isFound()) {
                return;
            }
        }
        if (!isStopped.getAsBoolean()) {
            unplanned.get().ifPresent(found -> {
                throw new MigrationException(
                        Fault.WRONG_INPUT,
                        found + "; nobody has planned this one within " + Units.counted(LONGEST.toMinutes(), "minute"),
                        null);
            });
        }
    }

    /** A recorder that does not answer now is asked again. */
    private boolean isFound() {
        try {
            return isPlanned.getAsBoolean();
        } catch (RecorderException unanswered) {
            if (unanswered.isRefused()) {
                throw unanswered;
            }
            return false;
        }
    }
}
