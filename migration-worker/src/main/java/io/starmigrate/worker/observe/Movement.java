package io.starmigrate.worker.observe;

import io.starmigrate.core.task.PartitionTask;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has moved since the first look at a job: never goes back, whatever becomes of a partition later. To be told from
 * one thread, and read from any.
 */
final class Movement {
    private final Map<Leg, Moved> moved = new EnumMap<>(Leg.class);
    private long exportRetries;
    private long loadRetries;
    private boolean hasLooked;

    Movement() {
        for (Leg leg : Leg.values()) {
            moved.put(leg, Moved.NOTHING);
        }
    }

    /**
     * Compares a task with the one before of its partition. What the first look finds was moved before.
     *
     * @param before what this answered of that; null where there was none
     */
    synchronized Seen moved(PartitionTask task, @Nullable Seen before) {
        Seen seen = Seen.of(task);
        if (hasLooked) {
            count(task, before == null || before.generation < seen.generation ? Seen.NOTHING : before, seen);
        }
        return seen;
    }

    /** A look has ended. */
    synchronized void looked() {
        hasLooked = true;
    }

    private void count(PartitionTask task, Seen before, Seen seen) {
        for (Leg leg : Leg.values()) {
            if (leg.isAmong(seen.legs) && !leg.isAmong(before.legs)) {
                moved.computeIfPresent(leg, (same, sum) -> sum.plus(task));
            }
        }
        exportRetries += Math.max(0, seen.attempt - Math.max(before.attempt, 1));
        loadRetries += Math.max(0, seen.pass - Math.max(before.pass, 1));
    }

    synchronized Moved of(Leg leg) {
        return moved.getOrDefault(leg, Moved.NOTHING);
    }

    /** How many exports were submitted again. */
    synchronized long exportRetries() {
        return exportRetries;
    }

    /** How many partitions were loaded again, into another staging. */
    synchronized long loadRetries() {
        return loadRetries;
    }

    /** What has one part of the way behind it. */
    record Moved(long partitions, long files, long bytes) {
        static final Moved NOTHING = new Moved(0, 0, 0);

        private Moved plus(PartitionTask task) {
            return task.exported() == null
                    ? new Moved(partitions + 1, files, bytes)
                    : new Moved(
                            partitions + 1,
                            files + task.exported().files(),
                            bytes + task.exported().bytes());
        }
    }

    /** As far as a partition ever was in its generation: loading once more is not moving once more. */
    record Seen(int generation, int legs, int attempt, int pass) {
        private static final Seen NOTHING = new Seen(0, 0, 0, 0);

        private static Seen of(PartitionTask task) {
            int attempt = task.export() == null ? 0 : task.export().attempt();
            return new Seen(task.id().generation(), Leg.behind(task), attempt, task.pass());
        }
    }
}
