package io.starmigrate.core.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How many bytes went by within a time before now, while a round was under way. */
final class RateWindow {
    /** The first that something went by in tells what is expected. */
    private static final List<Duration> ALL =
            List.of(Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofMinutes(10), Remaining.OLDEST);

    /** A shorter time tells of single partitions, and not of a rate. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final Duration time;
    private final Busy busy;
    private final Instant begin;
    private Instant first;
    private long moved;

    private RateWindow(Duration time, Busy busy, Instant now) {
        this.time = time;
        this.busy = busy;
        this.begin = now.minus(time);
        this.first = now;
    }

    static List<RateWindow> all(Busy busy, Instant now) {
        return ALL.stream().map(time -> new RateWindow(time, busy, now)).toList();
    }

    /** Something was there to be moved since then. */
    void open(Instant since) {
        first = since.isBefore(first) ? since : first;
    }

    /** So much has gone by then. */
    void moved(long bytes, Instant at) {
        if (at.isAfter(begin) && busy.includes(at)) {
            moved += bytes;
            if (!busy.isOver(at)) {
                open(at);
            }
        }
    }

    /** What one window says. */
    record Timed(Duration time, Duration window) {}

    /** How long these take by each window in which something with rows has gone by; what is expected comes first. */
    static List<Timed> timed(List<RateWindow> windows, long bytes, Instant now) {
        return windows.stream()
                .flatMap(window -> window.timed(bytes, now).stream())
                .toList();
    }

    private Optional<Timed> timed(long bytes, Instant now) {
        if (moved == 0) {
            return Optional.empty();
        }
        // A round that is younger than the window has had less time.
        Duration worked = busy.between(begin, first, now);
        double seconds = Math.max(worked.toSeconds(), SHORTEST.toSeconds());
        return Optional.of(new Timed(Duration.ofSeconds(Math.round(seconds * bytes / moved)), time));
    }

    /** The shortest of these times. */
    static Duration least(List<Timed> timed) {
        return timed.stream().map(Timed::time).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** The longest of these times. */
    static Duration most(List<Timed> timed) {
        return timed.stream().map(Timed::time).max(Comparator.naturalOrder()).orElseThrow();
    }
}
