package io.starmigrate.worker.reconcile;

import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells files that wait for their turn from files nobody speaks of: the latter stand still in the recorder. Timed with
 * one clock from sighting to sighting. To be used from one thread.
 */
final class Stillness {
    private final Duration still;
    private final Map<FileTaskId, Sighting> seen = new HashMap<>();

    /** @param still how long a file stands still before it counts; zero makes every file count */
    Stillness(Duration still) {
        this.still = still;
    }

    /** Whether the file has stood still so long; then it begins anew. */
    boolean lasts(FileTaskId id, @Nullable FileTask recorded, Instant now) {
        long version = recorded == null ? 0 : recorded.version();
        Sighting before = seen.get(id);
        if (before == null || before.version != version) {
            seen.put(id, new Sighting(version, now));
            return still.isZero();
        }
        if (before.since.plus(still).isAfter(now)) {
            return false;
        }
        seen.put(id, new Sighting(version, now));
        return true;
    }

    private record Sighting(long version, Instant since) {}
}
