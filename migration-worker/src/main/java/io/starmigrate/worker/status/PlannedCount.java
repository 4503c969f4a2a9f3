package io.starmigrate.worker.status;

import io.starmigrate.core.forecast.Remaining;
import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobSummary;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts a large job while it is planned, and writes that down for whoever asks how far it is before a worker has
 * looked: only if every partition of the job is PLANNED then, or nothing but this plan has changed it since it was
 * counted, which few requests tell. To be used from one thread.
 */
public final class PlannedCount {
    private static final Logger LOG = LoggerFactory.getLogger(PlannedCount.class);
    private static final Change NOBODY = new Change("", Instant.EPOCH, "");

    private final TaskRecorder recorder;
    private final WorkerIdentity self;
    private final int large;
    private final Map<String, TableTally> tables = new TreeMap<>();
    private final Map<PartitionTaskId, Estimate> written = new HashMap<>();
    private int partitions;
    private long bytes;

    /** For jobs of more than {@link SummaryRecord#LARGE} partitions. Asks nothing yet. */
    public PlannedCount(TaskRecorder recorder, WorkerIdentity self) {
        this(recorder, self, SummaryRecord.LARGE);
    }

    /** @param large of how many partitions a job is counted for others */
    PlannedCount(TaskRecorder recorder, WorkerIdentity self, int large) {
        this.recorder = recorder;
        this.self = self;
        this.large = large;
    }

    /** Adds a partition of which this is to be moved; whether it is PLANNED is asked at the end, of all together. */
    public void add(PartitionTaskId id, Estimate estimate) {
        tables.computeIfAbsent(id.partition().table(), TableTally::new)
                .add(PartitionTask.planned(id, "", estimate, "", NOBODY));
        partitions++;
        bytes += estimate.bytes();
    }

    /** The same of one that this plan has written. */
    public void addWritten(PartitionTaskId id, Estimate estimate) {
        add(id, estimate);
        // Of more nobody can tell later whether they have changed since.
        if (written.size() <= Recent.MOST) {
            written.put(id, estimate);
        }
    }

    /**
     * Writes down what was counted, unless somebody else counts meanwhile. No work waits for it, or stops when it
     * fails.
     *
     * @param job as it was planned
     */
    public void write(Job job) {
        Job.Plan plan = job.plan();
        if (plan == null || plan.known() == null || plan.known() <= large) {
            return;
        }
        try {
            // What lies there is read before the job is looked at: so this never replaces what was made of a later
            // look.
            JobSummary held = recorder.summary(job.name());
            Instant at = self.clock().instant();
            (isAllPlanned(recorder, job, partitions)
                            ? Optional.of(counts(job, at))
                            : new LaterCount(recorder, written).of(job, held, at))
                    .map(CountsText::write)
                    .filter(text -> text.length() <= SummaryRecord.MOST_CHARACTERS)
                    .ifPresent(text -> {
                        var unused = recorder.advance(held.next(at, self.name(), text));
                    });
        } catch (RuntimeException unwritten) {
            LOG.debug("What was planned of job {} is not counted for others: {}", job.name(), unwritten.getMessage());
        }
    }

    private JobCounts counts(Job job, Instant at) {
        return new JobCounts(
                job.id(),
                Recent.untold(partitions, at),
                0,
                tables.values().stream().map(TableTally::report).toList(),
                List.of(),
                new Remaining(new Workload(partitions, bytes), null));
    }

    /**
     * Whether a job of which all was PLANNED when it was counted still is what it was, by the recorder's index: its
     * partitions are as many as after its last plan, none is in any other state, and none has changed since.
     */
    static boolean isStill(TaskRecorder recorder, Job job, JobCounts counts, Instant counted) {
        Optional<Integer> planned = counts.planned();
        return planned.isPresent()
                && recorder.changed(job.name(), counted.plusMillis(1)).findAny().isEmpty()
                && isAllPlanned(recorder, job, planned.get());
    }

    private static boolean isAllPlanned(TaskRecorder recorder, Job job, int partitions) {
        Job.Plan plan = job.plan();
        return plan != null
                && plan.known() != null
                && plan.known() == partitions
                && EnumSet.complementOf(EnumSet.of(PartitionState.PLANNED)).stream()
                        .noneMatch(state ->
                                recorder.partitions(job.name(), state).findAny().isPresent());
    }
}
