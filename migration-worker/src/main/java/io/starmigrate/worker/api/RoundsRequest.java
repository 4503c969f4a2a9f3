package io.starmigrate.worker.api;

import io.starmigrate.core.cutover.SmallEnough;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How rounds are repeated.
 *
 * @param enough when the change is small enough to end; null to go on until stopped
 * @param pause how long from the beginning of a round to that of the next, at least; zero for none
 */
public record RoundsRequest(@Nullable SmallEnough enough, Duration pause) {
    /** When the change is small enough to end; empty to go on until stopped. */
    public Optional<SmallEnough> until() {
        return Optional.ofNullable(enough);
    }
}
