package io.starmigrate.worker.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How counters grew over time: of the last minutes in full, of all time before with ever fewer points, so that it takes
 * as much memory after a month as after an hour. Safe for use by many threads.
 */
final class Throughput {
    private static final Duration FIRST_INTERVAL = Duration.ofSeconds(10);

    /** What a rate is taken over: shorter, and one large partition looks like a standstill. */
    private static final Duration WINDOW = Duration.ofMinutes(10);

    /** The most points kept of all time; even. */
    private static final int MOST = 180;

    private final Deque<Point> recent = new ArrayDeque<>();
    private final List<Point> all = new ArrayList<>();
    private Duration interval = FIRST_INTERVAL;

    /** Takes the counters down, if it is time. */
    synchronized void sample(Instant now, List<Long> counters) {
        Point point = new Point(now, List.copyOf(counters));
        Point last = recent.peekLast();
        if (last != null && now.isBefore(last.at)) {
            // A clock that was put back: times before it mean nothing any more.
            recent.clear();
            all.clear();
        }
        if (isDue(recent.peekLast(), FIRST_INTERVAL, now)) {
            recent.add(point);
        }
        while (recent.size() > 2 && recent.getFirst().at.isBefore(now.minus(WINDOW))) {
            recent.removeFirst();
        }
        if (isDue(all.isEmpty() ? null : all.get(all.size() - 1), interval, now)) {
            all.add(point);
        }
        if (all.size() >= MOST) {
            halve();
        }
    }

    private static boolean isDue(@Nullable Point last, Duration every, Instant now) {
        return last == null || !last.at.plus(every).isAfter(now);
    }

    private void halve() {
        List<Point> fewer = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 2) {
            fewer.add(all.get(i));
        }
        all.clear();
        all.addAll(fewer);
        interval = interval.multipliedBy(2);
    }

    /** By how much a counter grew in a second, in the last ten minutes; empty before there are two points. */
    synchronized OptionalDouble perSecond(int counter) {
        if (recent.size() < 2) {
            return OptionalDouble.empty();
        }
        Point first = recent.getFirst();
        Point last = recent.getLast();
        double seconds = Duration.between(first.at, last.at).toMillis() / 1_000.0;
        return OptionalDouble.of((last.counters.get(counter) - first.counters.get(counter)) / seconds);
    }

    /** All points that are kept, oldest first. */
    synchronized List<Point> points() {
        return List.copyOf(all);
    }

    /** The counters at one moment. */
    record Point(Instant at, List<Long> counters) {}
}
