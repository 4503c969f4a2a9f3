package io.starmigrate.worker.starrocks.targetcluster;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a while in which databases there is anything to be found: of hundreds, few have it, and each question
 * costs a statement. What is made elsewhere meanwhile is found when that time is over. Safe for use by many threads.
 */
final class ViewDatabases {
    /** Publications follow one another by seconds. */
    static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final LongSupplier nanoTime;
    private volatile @Nullable Known known;

    private record Known(Set<String> databases, long since) {}

    /** @param nanoTime as {@link System#nanoTime} */
    ViewDatabases(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Asks each database that may have anything.
     *
     * @param all lists every database; called only when nothing is remembered
     * @param asked asks one, and says whether it has to be asked again: there was something, or it did not tell
     */
    void each(Supplier<List<String>> all, Predicate<String> asked) {
        Known remembered = known;
        long now = nanoTime.getAsLong();
        if (remembered != null && now - remembered.since < REMEMBERED.toNanos()) {
            for (String database : new TreeSet<>(remembered.databases)) {
                var unused = asked.test(database);
            }
            return;
        }
        Set<String> found = new HashSet<>();
        for (String database : all.get()) {
            if (asked.test(database)) {
                found.add(database);
            }
        }
        known = new Known(Set.copyOf(found), now);
    }
}
