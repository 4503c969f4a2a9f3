package io.starmigrate.worker.export;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.CancelledExports;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether an export that the source has cancelled is tried again, and how long to wait before that. The count is kept
 * in the task, so that it does not matter which worker saw them.
 *
 * <p>What cancels every export, such as a change of leader, or a storage that lets nobody in, says nothing of this one:
 * it only makes the pauses longer. To be used from one thread.
 */
final class Cancellations {
    /** A source that changes its leader so often does not get anything exported. */
    private static final int INTERRUPTIONS = 20;

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 6;

    private final InstantSource clock;
    private final int most;
    private final Map<StorageUri, Rest> rests = new HashMap<>();

    /** @param most how often exports may be cancelled for reasons of their own before the generation FAILS */
    Cancellations(InstantSource clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /** The exports of the task that were cancelled before its last one. */
    static CancelledExports before(PartitionTask task) {
        CancelledExports before = Exporter.exportOf(task).cancelled();
        return before == null ? CancelledExports.NONE : before;
    }

    /**
     * The same with its last one, which was cancelled so.
     *
     * @param outage whether its storage let nobody in then
     */
    static CancelledExports with(PartitionTask task, ExportStatus cancelled, boolean outage) {
        return outage || isInterruption(cancelled.remedy())
                ? before(task).plusInterrupted(cancelled.error())
                : before(task).plusOwn(cancelled.error());
    }

    /**
     * What the pause lasts at least. Whether a partition is to blame for what passes, or a node that is down, is told
     * by time alone: from the second time on it rests for as long as a node takes to start.
     *
     * @param cancelled all of them, the last one included
     * @param isToldApart whether that is known already
     */
    static Duration rest(CancelledExports cancelled, ExportStatus last, boolean isToldApart) {
        boolean again = cancelled.own() > 1 && !isInterruption(last.remedy());
        return again && !isToldApart ? LONGEST : Duration.ZERO;
    }

    /** Whether it is not to be tried again after these. */
    boolean areTooMany(CancelledExports cancelled) {
        return cancelled.own() >= most || cancelled.count() >= INTERRUPTIONS;
    }

    private static boolean isInterruption(Remedy remedy) {
        return remedy == Remedy.NEW_ATTEMPT || remedy == Remedy.ASK_AGAIN;
    }

    /**
     * Whether the pause after the attempt that was cancelled last is over.
     *
     * @param least what the pause lasts at least; else the first one is not waited for
     */
    boolean haveRested(PartitionTask task, Duration least) {
        Instant now = clock.instant();
        Rest rest = rests.computeIfAbsent(
                Exporter.exportOf(task).folder(),
                folder -> new Rest(now.plus(longer(least, pause(before(task).count())))));
        boolean over = !rest.until.isAfter(now);
        if (over) {
            rests.remove(Exporter.exportOf(task).folder());
        }
        return over;
    }

    private static Duration pause(int cancellations) {
        if (cancellations == 0) {
            return Duration.ZERO;
        }
        Duration pause = SHORTEST.multipliedBy(1L << Math.min(cancellations - 1, DOUBLINGS));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private record Rest(Instant until) {}
}
