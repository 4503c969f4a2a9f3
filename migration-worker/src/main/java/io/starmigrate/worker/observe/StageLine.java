package io.starmigrate.worker.observe;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
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
        // Each task is made once for all of them: a job may have a million, and something changes each second.
        Sizes sizes = new Sizes();
        List<Sum> sums = Stream.of(Leg.values()).map(Sum::new).toList();
        for (PartitionTask task : now.tasks()) {
            sizes.add(task);
            if (Leg.isWanted(task)) {
                sums.forEach(sum -> sum.add(task));
            }
        }
        return sums.stream().map(sum -> sum.line(sizes.ofExports())).toList();
    }

    /** What an exported byte stands for of those that the catalog tells. */
    private static final class Sizes {
        private double told;
        private double exported;

        void add(PartitionTask task) {
            if (task.exported() != null && !isAdopted(task)) {
                told += task.estimate().bytes();
                exported += task.exported().bytes();
            }
        }

        double ofExports() {
            return told > 0 && exported > 0 ? exported / told : 1;
        }

        /** What both sides held already was published without an export. */
        private static boolean isAdopted(PartitionTask task) {
            return task.export() != null && task.export().attempt() == 0;
        }
    }

    /** What comes together of one leg. */
    private static final class Sum {
        private final Leg leg;
        private final Bytes done = new Bytes();
        private final Bytes left = new Bytes();
        private @Nullable Instant oldest;

        private Sum(Leg leg) {
            this.leg = leg;
        }

        void add(PartitionTask task) {
            if (leg.isBehind(task)) {
                done.add(task);
            } else if (task.state() != PartitionState.FAILED) {
                left.add(task);
            }
            if (leg.isUnderWay(task) && (oldest == null || task.change().at().isBefore(oldest))) {
                oldest = task.change().at();
            }
        }

        StageLine line(double size) {
            return new StageLine(leg.stage(), done.tasks, left.tasks, done.of(size), left.of(size), oldest);
        }
    }

    /** Of some tasks, exported or not. */
    private static final class Bytes {
        private long tasks;
        private double exported;
        private double estimated;

        void add(PartitionTask task) {
            tasks++;
            exported += task.exported() == null ? 0 : task.exported().bytes();
            estimated += task.exported() == null ? task.estimate().bytes() : 0;
        }

        long of(double size) {
            return (long) (exported + estimated * size);
        }
    }
}
