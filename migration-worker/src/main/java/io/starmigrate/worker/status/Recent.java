package io.starmigrate.worker.status;

import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Which of a job's tasks had changed last when they were counted: whoever finds the same later knows that nothing has
 * changed since, and has read no more than these.
 *
 * @param since from when on changes are looked at: earlier than they were counted by as much as clocks may differ
 * @param tasks how many partitions' latest tasks were changed from then on
 * @param digest of which versions these are; the order does not matter
 */
record Recent(Instant since, int tasks, long digest) {
    /** AWS answers nobody whose clock is five minutes off: two clocks are never further apart than ten. */
    private static final Duration MARGIN = Duration.ofMinutes(11);

    /** Of more than so many it is not found out whether they have changed: they take seconds to be read. */
    static final int MOST = 20_000;

    private static final int FEW = 1000;
    private static final long GENERATIONS = 4;

    /** Of the latest tasks of all partitions, which were read at this moment. */
    static Recent of(Collection<PartitionTask> latest, Instant counted) {
        // The recorder finds changes by the millisecond.
        Instant since = counted.minus(MARGIN).truncatedTo(ChronoUnit.MILLIS);
        int tasks = 0;
        long digest = 0;
        for (PartitionTask task : latest) {
            if (!task.change().at().isBefore(since)) {
                tasks++;
                digest += tasks > MOST ? 0 : digest(task);
            }
        }
        return new Recent(since, tasks, digest);
    }

    /** Of so many which were all changed lately, of which nobody has made a digest. */
    static Recent untold(int tasks, Instant counted) {
        return new Recent(counted.minus(MARGIN).truncatedTo(ChronoUnit.MILLIS), tasks, 0);
    }

    /** Whether some of these were changed so lately that time alone will tell that nothing changes any more. */
    boolean isMoving() {
        return tasks > 0;
    }

    /** Whether nothing has changed since they were counted. False where nobody can tell with few requests, too. */
    boolean isStill(TaskRecorder recorder, String job) {
        return tasks <= MOST && isOf(changed(recorder, job, tasks).values());
    }

    /**
     * The latest tasks of partitions that were changed since, by their partitions; not all of them where they are more
     * than {@code most}.
     */
    Map<PartitionId, PartitionTask> changed(TaskRecorder recorder, String job, int most) {
        Map<PartitionId, PartitionTask> found = new HashMap<>();
        // An iterator would hold a whole shard of the index. A few generations of each are read, and no more.
        recorder.changed(job, since)
                .limit(Math.max(FEW, most) * GENERATIONS)
                .forEach(task -> found.merge(task.id().partition(), task, StatusReader::later));
        return found;
    }

    /** Whether it is of these, of each partition one. False where nobody can tell, too. */
    boolean isOf(Collection<PartitionTask> changed) {
        return tasks <= MOST
                && changed.size() == tasks
                && changed.stream().mapToLong(Recent::digest).sum() == digest;
    }

    private static long digest(PartitionTask task) {
        PartitionId id = task.id().partition();
        String version = String.join(
                "\0", id.database(), id.table(), id.partition(), task.id().generation() + "@" + task.version());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(version.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
