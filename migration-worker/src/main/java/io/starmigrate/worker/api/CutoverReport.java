package io.starmigrate.worker.api;

import io.starmigrate.core.cutover.Check;
import io.starmigrate.core.cutover.Readiness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How a cutover went.
 *
 * @param job the job's name
 * @param kind what was asked for
 * @param checks what was looked at before
 * @param steps what was done, one sentence each
 * @param problems what stands in the way, one sentence each, with what to do; none when all went well
 * @param freeze from the beginning of the freeze's proof to the end of that of the rows, in a rehearsal with the time
 *     the former would have taken; null where it was not got so far
 * @param expected how long that was expected to take when it was last looked at; null where nobody knew
 */
public record CutoverReport(
        String job,
        CutoverRequest.Kind kind,
        List<Check> checks,
        List<String> steps,
        List<String> problems,
        @Nullable Duration freeze,
        @Nullable Duration expected) {
    public CutoverReport {
        checks = List.copyOf(checks);
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
    }

    /** Whether all that was looked at says go. */
    public boolean isGo() {
        return Readiness.isGo(checks);
    }

    /** How long writes had to stop, or would have had to. */
    public Optional<Duration> frozen() {
        return Optional.ofNullable(freeze);
    }

    /** How long that was expected to take when it was last looked at. */
    public Optional<Duration> forecast() {
        return Optional.ofNullable(expected);
    }

    /** How many times as long as expected writes had to stop: 1 where it was foretold exactly. */
    public OptionalDouble ratio() {
        return freeze == null || expected == null || expected.isZero()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) freeze.toMillis() / expected.toMillis());
    }

    /** Whether what was asked for was done. */
    public boolean succeeded() {
        return isGo() && problems.isEmpty();
    }
}
