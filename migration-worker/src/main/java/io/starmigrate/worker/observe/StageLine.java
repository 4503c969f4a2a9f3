package io.starmigrate.worker.observe;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far one stage of a job is.
 *
 * @param stage the stage
 * @param done partitions that have it behind them
 * @param left partitions that do not, and neither failed nor were cancelled
 * @param doneBytes of exported files
 * @param leftBytes the same; where nothing is exported yet, what the catalog says, times what exports of this job were
 *     larger or smaller than that
 * @param oldest when the one last changed that has stood in this stage for the longest; null while none is in it
 */
record StageLine(
        Stage stage,
        long done,
        long left,
        long doneBytes,
        long leftBytes,
        @Nullable Instant oldest) {

    /** A line for each leg, in order. */
    static List<StageLine> of(Picture now) {
        double size = sizeOfExports(now);
        List<StageLine> lines = new ArrayList<>();
        for (Leg leg : Leg.values()) {
            lines.add(of(leg, now, size));
        }
        return lines;
    }

    private static StageLine of(Leg leg, Picture now, double size) {
        long done = 0;
        long left = 0;
        double doneBytes = 0;
        double leftBytes = 0;
        @Nullable Instant oldest = null;
        for (PartitionTask task : now.tasks()) {
            if (!Leg.isWanted(task)) {
                continue;
            }
            if (leg.isBehind(task)) {
                done++;
                doneBytes += bytes(task, size);
            } else if (task.state() != PartitionState.FAILED) {
                left++;
                leftBytes += bytes(task, size);
            }
            if (leg.isUnderWay(task) && (oldest == null || task.change().at().isBefore(oldest))) {
                oldest = task.change().at();
            }
        }
        return new StageLine(leg.stage(), done, left, (long) doneBytes, (long) leftBytes, oldest);
    }

    /** What an exported byte stands for of those that the catalog tells. */
    private static double sizeOfExports(Picture now) {
        double told = 0;
        double exported = 0;
        for (PartitionTask task : now.tasks()) {
            if (task.exported() != null && !isAdopted(task)) {
                told += task.estimate().bytes();
                exported += task.exported().bytes();
            }
        }
        return told > 0 && exported > 0 ? exported / told : 1;
    }

    /** What both sides held already was published without an export. */
    private static boolean isAdopted(PartitionTask task) {
        return task.export() != null && task.export().attempt() == 0;
    }

    private static double bytes(PartitionTask task, double size) {
        return task.exported() == null
                ? task.estimate().bytes() * size
                : task.exported().bytes();
    }
}
