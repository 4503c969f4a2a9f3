package io.starmigrate.worker.status;

import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.JobSummary;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what a worker's picture of a large job comes to, for whoever asks how far it is. No work waits for it, or
 * stops when it fails. To be used from one thread.
 *
 * <p>What lies there is read first, then what has changed since is taken in, then it is counted, and written only if
 * the same still lies there: so a count never replaces one that was made of a later picture, whatever clocks say.
 */
public final class SummaryRecord {
    /** A job of fewer partitions is read in a second by whoever asks. */
    public static final int LARGE = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(SummaryRecord.class);
    private static final Duration SHORTEST = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** No more than a twentieth of the time is spent on counting, unless that would take too long. */
    private static final int SHARE = 20;

    /** After so long what had changed last is past the time that {@link Recent} looks at. */
    private static final Duration QUIET = Duration.ofMinutes(12);

    /** DynamoDB takes items of 400 KB: more than five thousand tables. */
    static final int MOST_CHARACTERS = 380_000;

    private static final Duration HOPELESS = Duration.ofHours(1);

    private final TaskRecorder recorder;
    private final JobWatch watch;
    private final WorkerIdentity self;
    private final int large;
    private Instant last = Instant.MIN;
    private Duration pause = Duration.ZERO;
    private long changes = -1;
    private boolean isOpen;
    private boolean isMoving;
    private @Nullable JobId counted;

    /** For jobs of more than {@link #LARGE} partitions. Asks nothing yet. */
    public SummaryRecord(TaskRecorder recorder, JobWatch watch, WorkerIdentity self) {
        this(recorder, watch, self, LARGE);
    }

    /** @param large of how many partitions a job is counted for others */
    public SummaryRecord(TaskRecorder recorder, JobWatch watch, WorkerIdentity self, int large) {
        this.recorder = recorder;
        this.watch = watch;
        this.self = self;
        this.large = large;
    }

    /** The job was looked at: now and then that is counted. */
    public void looked(Picture now) {
        Instant at = self.clock().instant();
        boolean isDue = at.isBefore(last) || !last.plus(pause).isAfter(at);
        if (isDue && isNews(at)) {
            count(now, at);
        }
    }

    /** The job was looked at for the last time: whatever was counted lately, it is counted again. */
    public void ended(Picture now) {
        if (watch.changes() != changes) {
            count(now, self.clock().instant());
        }
    }

    private boolean isNews(Instant at) {
        return watch.changes() != changes
                || (isOpen && !last.plus(LONGEST).isAfter(at))
                || (isMoving && !last.plus(QUIET).isAfter(at));
    }

    private void count(Picture now, Instant at) {
        if (!watch.isWhole() || now.tasks().size() <= large) {
            return;
        }
        try {
            last = at;
            pause = SHORTEST;
            write(at);
        } catch (RuntimeException unwritten) {
            LOG.debug("What was counted of job {} is not written down: {}", watch.job(), unwritten.getMessage());
        }
    }

    private void write(Instant begun) {
        JobSummary held = recorder.summary(watch.job());
        Optional<Job> job = recorder.job(watch.job());
        if (job.isEmpty() || isOfOthers(held, begun)) {
            return;
        }
        long before = watch.changes();
        Instant at = self.clock().instant();
        JobCounts counts = JobCounts.of(job.get(), picture(job.get().id()), at);
        String text = CountsText.write(counts);
        Duration took = Duration.between(begun, self.clock().instant()).multipliedBy(SHARE);
        if (text.length() > MOST_CHARACTERS) {
            LOG.debug("Job {} has too many tables to be counted for others", watch.job());
            pause = HOPELESS;
        } else if (recorder.advance(held.next(at, self.name(), text))) {
            changes = before;
            isOpen = counts.remaining() != null;
            isMoving = counts.recent().isMoving();
            pause = took.compareTo(LONGEST) > 0 ? LONGEST : took.compareTo(SHORTEST) > 0 ? took : SHORTEST;
        }
    }

    /** What is known of an earlier job of the name is no longer true of this one. */
    private Picture picture(JobId id) {
        boolean isAnother = counted != null && !counted.equals(id);
        counted = id;
        return isAnother ? watch.everything() : watch.renewed();
    }

    /** Of several workers one is enough; the others come after it. */
    private boolean isOfOthers(JobSummary held, Instant now) {
        return !held.worker().equals(self.name())
                && Duration.between(held.at(), now).abs().compareTo(SHORTEST) < 0;
    }
}
