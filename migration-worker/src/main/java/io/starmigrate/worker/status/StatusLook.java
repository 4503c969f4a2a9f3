package io.starmigrate.worker.status;

import io.starmigrate.core.forecast.Remaining;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobSummary;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.UnreadableItemException;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.Counting;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.StatusRequest;
import io.starmigrate.worker.api.TableReport;
import io.starmigrate.worker.api.UnknownFailure;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how far a job is with as few requests as that takes: by what a worker has counted where that can be told as
 * what it is, else by reading every partition. Changes nothing.
 *
 * <p>What was counted is told when it is of a moment ago, with its age; or whatever its age, when nothing has changed
 * since. That a job is done is only told of the latter, and how long what is left takes is not. What failed is always
 * as it is now.
 */
public final class StatusLook {
    /** A worker that sees changes counts more often than this. */
    private static final Duration MOMENT = Duration.ofMinutes(2);

    /** Each that failed is looked at by itself: a later generation may stand for it. */
    private static final int MOST_FAILED = 100;

    private final TaskRecorder recorder;
    private final InstantSource clock;
    private final int large;

    public StatusLook(TaskRecorder recorder, InstantSource clock) {
        this(recorder, clock, SummaryRecord.LARGE);
    }

    /** @param large of more partitions it is said why they were read: somebody waits for it */
    StatusLook(TaskRecorder recorder, InstantSource clock, int large) {
        this.recorder = recorder;
        this.clock = clock;
        this.large = large;
    }

    /**
     * How far a job is.
     *
     * @param isPublished whether every partition that the source still has is published
     * @param counted of when this is
     */
    public record Found(
            boolean isPublished,
            List<TableReport> tables,
            List<Failure> failures,
            List<UnknownFailure> unknown,
            @Nullable Remaining remaining,
            Counting counted) {
        public Found {
            tables = List.copyOf(tables);
            failures = List.copyOf(failures);
            unknown = List.copyOf(unknown);
        }
    }

    /** Looks at a job. */
    public Found at(Job job, StatusRequest request) {
        return request == StatusRequest.EXACT ? everything(job, "") : asCounted(job);
    }

    /**
     * How far a job is by what one worker has counted since a moment, with few requests. To be asked by that worker, of
     * what it has counted itself: nobody else can know whether a count is of before or after its plan.
     *
     * @return empty where it has counted nothing since, or it cannot be told without reading every partition
     */
    public Optional<Found> countedBy(String worker, Job job, Instant since) {
        try {
            JobSummary summary = recorder.summary(job.name());
            return summary.version() == 0
                            || !summary.worker().equals(worker)
                            || summary.at().isBefore(since)
                    ? Optional.empty()
                    : CountsText.read(summary.counts())
                            .filter(counts -> counts.id().equals(job.id()) && counts.unreadable() == 0)
                            .flatMap(counts -> found(job, summary, counts, failed(job.name()), true));
        } catch (UnreadableItemException damaged) {
            return Optional.empty();
        }
    }

    private Found everything(Job job, String why) {
        Instant at = clock.instant();
        Picture now = new StatusReader(recorder).outline(job.name());
        return new Found(
                now.isPublished(),
                now.tables(),
                now.failures(),
                now.unknown(),
                Remaining.of(now.tasks(), job.recentRounds(), at).orElse(null),
                new Counting(
                        job.name(), at, Duration.ZERO, null, false, now.tasks().size() > large ? why : ""));
    }

    private Found asCounted(Job job) {
        JobSummary summary;
        try {
            summary = recorder.summary(job.name());
        } catch (UnreadableItemException damaged) {
            return everything(job, "what a worker has counted cannot be read");
        }
        if (summary.version() == 0) {
            return everything(job, "no worker has counted them");
        }
        Optional<JobCounts> counts = CountsText.read(summary.counts());
        return counts.isEmpty()
                ? everything(job, summary.worker() + " has counted them in a way that this version does not know")
                : asCounted(job, summary, counts.get());
    }

    private Found asCounted(Job job, JobSummary summary, JobCounts counts) {
        if (!counts.id().equals(job.id())) {
            return everything(job, "what was counted is of an earlier job of this name");
        }
        if (counts.unreadable() > 0) {
            return everything(job, Units.counted(counts.unreadable(), "partition") + " cannot be read");
        }
        Duration age = Duration.between(summary.at(), clock.instant());
        boolean isNow = age.abs().compareTo(MOMENT) < 0 && !counts.isPublished();
        boolean isUnchanged = !isNow && isStill(job, summary, counts);
        if (!isNow && !isUnchanged) {
            return everything(
                    job, summary.worker() + " counted them at " + summary.at() + ", and they may have changed since");
        }
        if (!isNow && counts.hasRate() && age.compareTo(Remaining.OLDEST) < 0) {
            return everything(
                    job,
                    summary.worker() + " counted them at " + summary.at()
                            + ", which does not tell how long what is left takes now");
        }
        List<PartitionTask> failed = isUnchanged && !counts.hasFailed() ? List.of() : failed(job.name());
        return found(job, summary, counts, failed, isNow)
                .orElseGet(
                        () -> everything(job, "more than " + Units.counted(MOST_FAILED, "partition") + " have failed"));
    }

    /** Empty where too many have failed. */
    private Optional<Found> found(
            Job job, JobSummary summary, JobCounts counts, List<PartitionTask> failed, boolean isNow) {
        Duration age = Duration.between(summary.at(), clock.instant());
        return failed.size() > MOST_FAILED
                ? Optional.empty()
                : Optional.of(new Found(
                        counts.isPublished(),
                        counts.tables(),
                        new Picture(
                                        job.name(),
                                        failed.stream().filter(this::isLatest).toList())
                                .failures(),
                        counts.unknown(),
                        isNow ? counts.remaining() : counts.remainingWithoutRate(),
                        new Counting(job.name(), summary.at(), age, summary.worker(), !isNow, "")));
    }

    private boolean isStill(Job job, JobSummary summary, JobCounts counts) {
        return PlannedCount.isStill(recorder, job, counts, summary.at())
                || counts.recent().isStill(recorder, job.name());
    }

    private List<PartitionTask> failed(String job) {
        return recorder.partitions(job, PartitionState.FAILED)
                .filter(task -> !task.isDroppedAtSource())
                .limit(MOST_FAILED + 1L)
                .toList();
    }

    private boolean isLatest(PartitionTask task) {
        return recorder.latest(task.id().partition())
                .filter(latest ->
                        latest.state() == PartitionState.FAILED && latest.id().equals(task.id()))
                .isPresent();
    }
}
