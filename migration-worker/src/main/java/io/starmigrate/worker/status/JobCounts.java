package io.starmigrate.worker.status;

import io.starmigrate.core.forecast.Remaining;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.api.TableReport;
import io.starmigrate.worker.api.UnknownFailure;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a job's partitions come to.
 *
 * @param id the job's: another job may have its name later
 * @param recent what had changed last
 * @param unreadable how many tasks cannot be read: only who reads all of them can name them
 * @param tables the tables, by name
 * @param unknown the failures no rule knows
 * @param remaining what is left, and how long it takes; null where nothing is
 */
record JobCounts(
        JobId id,
        Recent recent,
        int unreadable,
        List<TableReport> tables,
        List<UnknownFailure> unknown,
        @Nullable Remaining remaining) {
    /** States in which nothing is left to be done. */
    private static final Set<String> DONE = Set.of(PartitionState.PUBLISHED.name(), ShownState.DROPPED);

    JobCounts {
        tables = List.copyOf(tables);
        unknown = List.copyOf(unknown);
    }

    /** Counts what was read of a job at this moment. */
    static JobCounts of(Job job, Picture now, Instant at) {
        return new JobCounts(
                job.id(),
                Recent.of(now.tasks(), at),
                Math.toIntExact(
                        now.tasks().stream().filter(PartitionTask::isUnreadable).count()),
                now.tables(),
                now.unknown(),
                Remaining.of(now.tasks(), job.recentRounds(), at).orElse(null));
    }

    /** Whether every partition that the source still has is published. */
    boolean isPublished() {
        return states().allMatch(DONE::contains);
    }

    /** How many partitions there are, where all of them are PLANNED. */
    Optional<Integer> planned() {
        return states().allMatch(PartitionState.PLANNED.name()::equals)
                ? Optional.of(tables.stream()
                        .flatMap(table -> table.partitions().values().stream())
                        .mapToInt(Integer::intValue)
                        .sum())
                : Optional.empty();
    }

    /** Whether some partition has failed. */
    boolean hasFailed() {
        return states().anyMatch(PartitionState.FAILED.name()::equals);
    }

    /** Whether what was published, or went a step further, lately told how long what is left takes. */
    boolean hasRate() {
        return remaining != null && (remaining.lately() != null || remaining.rough() != null);
    }

    /** What is left when nothing was published for a long time. */
    @Nullable
    Remaining remainingWithoutRate() {
        return remaining == null ? null : new Remaining(remaining.workload(), null);
    }

    private Stream<String> states() {
        return tables.stream().flatMap(table -> table.partitions().keySet().stream());
    }
}
