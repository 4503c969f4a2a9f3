package io.starmigrate.worker.observe;

import io.starmigrate.core.pace.PacingDecision;
import io.starmigrate.core.pace.PacingDecision.Cause;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many exports, or loads, may run at once, and what was decided of it lately. Safe for use by many threads. */
final class PacingLog {
    private static final int MOST = 100;

    private final Deque<PacingDecision> last = new ArrayDeque<>();
    private final Map<Cause, Long> counts = new EnumMap<>(Cause.class);
    private int limit;

    /** @param limit how many may run before anything is decided */
    PacingLog(int limit) {
        this.limit = limit;
    }

    synchronized void add(PacingDecision decision) {
        limit = decision.to();
        counts.merge(decision.cause(), 1L, Long::sum);
        last.add(decision);
        if (last.size() > MOST) {
            last.removeFirst();
        }
    }

    synchronized int limit() {
        return limit;
    }

    synchronized long count(Cause cause) {
        return counts.getOrDefault(cause, 0L);
    }

    /** The last decisions, oldest first. */
    synchronized List<PacingDecision> last() {
        return List.copyOf(last);
    }
}
