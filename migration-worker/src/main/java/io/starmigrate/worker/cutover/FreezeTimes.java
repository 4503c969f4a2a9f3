package io.starmigrate.worker.cutover;

import io.starmigrate.core.task.CutoverProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How long the freeze of several jobs takes, and took. */
final class FreezeTimes {
    private FreezeTimes() {}

    /** One round comes after the other; null where nobody knows how long one takes. */
    static @Nullable Duration sum(Stream<Optional<Duration>> times) {
        Duration sum = Duration.ZERO;
        for (Optional<Duration> time : times.toList()) {
            if (time.isEmpty()) {
                return null;
            }
            sum = sum.plus(time.get());
        }
        return sum;
    }

    /** From when the first was frozen to when the last was proved; null where one is not. */
    static @Nullable Duration taken(List<CutoverProgress> last, int jobs) {
        Instant frozen = Instant.MAX;
        Instant proved = Instant.MIN;
        for (CutoverProgress each : last) {
            Instant began = each.frozenAt();
            Instant ended = each.provedAt();
            if (began == null || ended == null) {
                return null;
            }
            frozen = began.isBefore(frozen) ? began : frozen;
            proved = ended.isAfter(proved) ? ended : proved;
        }
        return last.size() < jobs ? null : Duration.between(frozen, proved);
    }
}
