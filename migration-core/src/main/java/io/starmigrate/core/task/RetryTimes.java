package io.starmigrate.core.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When rounds without an end try again what has FAILED: a minute after it was seen to, and each time that it fails once
 * more, whatever the reason says, after twice as long, up to an hour. What has ended well meanwhile begins anew.
 *
 * <p>Immutable. All moments are of one clock, that of who asks.
 */
public final class RetryTimes {
    /** Before anything has failed. */
    public static final RetryTimes NONE = new RetryTimes(Map.of());

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Who has waited by another clock may have waited a little less. */
    private static final Duration CLOCKS = Duration.ofSeconds(1);

    private static final Pattern NUMBER = Pattern.compile("[0-9a-fA-F]*\\d[0-9a-fA-F]*");

    private final Map<PartitionId, Failed> all;

    private RetryTimes(Map<PartitionId, Failed> all) {
        this.all = all;
    }

    /**
     * A partition that has failed.
     *
     * @param task which of its tasks has
     * @param version of that task as it failed
     * @param way why, without numbers, for people: nothing is decided by it
     * @param times how often in a row, from 1
     * @param pause from when that was seen until it is tried again
     * @param due when that is over
     */
    public record Failed(PartitionTaskId task, long version, String way, int times, Duration pause, Instant due) {
        private Failed again(PartitionTask now, Instant seen) {
            Duration twice = pause.multipliedBy(2);
            Duration next = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
            return new Failed(now.id(), now.version(), way(now), times + 1, next, seen.plus(next));
        }

        private static Failed first(PartitionTask now, Instant seen) {
            return new Failed(now.id(), now.version(), way(now), 1, FIRST, seen.plus(FIRST));
        }

        private static String way(PartitionTask failed) {
            return NUMBER.matcher(failed.change().why()).replaceAll("#");
        }

        private boolean isOf(PartitionTask seen) {
            return seen.id().equals(task) && seen.version() == version;
        }
    }

    /**
     * These times after another look. Looking twice is the same as looking once.
     *
     * @param failed the tasks that are FAILED now, one of a partition
     */
    public RetryTimes seen(Collection<PartitionTask> failed, Instant now) {
        Map<PartitionId, Failed> next = new HashMap<>();
        for (PartitionTask task : failed) {
            PartitionId id = task.id().partition();
            Failed known = all.get(id);
            if (known == null) {
                next.put(id, Failed.first(task, now));
            } else {
                next.put(id, known.isOf(task) ? known : known.again(task, now));
            }
        }
        return new RetryTimes(Map.copyOf(next));
    }

    /** Whether it was known to have failed, just so. */
    public boolean knows(PartitionTask failed) {
        return of(failed.id().partition()).filter(known -> known.isOf(failed)).isPresent();
    }

    /** What is known of a partition; empty when it has not failed. */
    public Optional<Failed> of(PartitionId partition) {
        return Optional.ofNullable(all.get(partition));
    }

    /** What is to be tried again now. */
    public List<PartitionTaskId> due(Instant now) {
        return all.values().stream()
                .filter(failed -> !failed.due().minus(CLOCKS).isAfter(now))
                .map(Failed::task)
                .toList();
    }
}
