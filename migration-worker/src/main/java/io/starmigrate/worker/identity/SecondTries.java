package io.starmigrate.worker.identity;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.starrocks.ClusterException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a task whose step a cluster refused: it FAILS, unless no rule knows the refusal. Such a one is
 * written down in the task, which then rests and is tried once more in the state it is in, by whoever comes.
 *
 * <p>How long a task rests is known to this object alone: whoever works on the same tasks shares one. Safe for use by
 * many threads.
 */
public final class SecondTries {
    /** How long a task rests before its second try. */
    public static final Duration PAUSE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(SecondTries.class);
    private static final int TRIES = 10;

    private final TaskRecorder recorder;
    private final TaskFailures failures;
    private final WorkerIdentity self;
    /** Timed by this worker: another worker's clock may say anything. */
    private final Map<PartitionTaskId, Instant> rests = new ConcurrentHashMap<>();

    public SecondTries(TaskRecorder recorder, WorkerIdentity self) {
        this.recorder = recorder;
        this.failures = new TaskFailures(recorder);
        this.self = self;
    }

    /** Whether a task is not to be tried yet. */
    public boolean isResting(PartitionTaskId id) {
        Instant until = rests.get(id);
        return until != null && until.isAfter(self.clock().instant());
    }

    /**
     * A cluster refused what was asked for a task, for good as far as anybody knows.
     *
     * @param known the task as it was when it was refused
     * @param refused how it was refused
     * @param why what is said of it should it FAIL
     * @return whether work on it has ended; false when it is to be tried once more, later
     * @throws RecorderException when the outcome is unknown
     */
    public boolean refused(PartitionTask known, ClusterException refused, String why) {
        if (refused.isOfOthersRows()) {
            failures.refuseForRows(known, self.change(why));
            return true;
        }
        return refused(known, refused.remedy(), said(refused, why), why);
    }

    /** The same of a refusal that says nothing of others' rows. */
    public boolean refused(PartitionTask known, Remedy remedy, String why) {
        return refused(known, remedy, why, why);
    }

    private boolean refused(PartitionTask known, Remedy remedy, String said, String why) {
        if (remedy != Remedy.UNKNOWN) {
            failures.record(known, self.change(why));
            return true;
        }
        if (isGivenTo(known, said, why)) {
            return false;
        }
        failures.record(known, self.change(twice(why)));
        return true;
    }

    /**
     * The cluster's own words: what stands beside them names the partition, and would make each failure another one.
     */
    private static String said(ClusterException refused, String why) {
        return refused.answer().isEmpty() ? why : refused.answer();
    }

    /**
     * Whether a task that has met a failure no rule knows is tried once more; then that is written down.
     *
     * @param known the task as it was when it met the failure
     * @throws RecorderException when the outcome is unknown
     */
    public boolean isGivenTo(PartitionTask known, String why) {
        return isGivenTo(known, why, why);
    }

    /**
     * The same of what a cluster has refused.
     *
     * @param why how it was refused, with what it was asked for
     */
    public boolean isGivenTo(PartitionTask known, ClusterException refused, String why) {
        return isGivenTo(known, said(refused, why), why);
    }

    private boolean isGivenTo(PartitionTask known, String said, String why) {
        return isResting(known.id()) || isFirst(known, said, self.change(why));
    }

    /** The reason of a task that has FAILED by what no rule knows. */
    public static String twice(String why) {
        return why
                + "; this version knows no rule for this failure, so it was tried twice: look into the cluster's logs,"
                + " then retry";
    }

    private boolean isFirst(PartitionTask known, String said, Change why) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<PartitionTask> now =
                    recorder.partition(known.id()).filter(task -> TaskFailures.concerns(known, task));
            if (now.isEmpty()) {
                return true;
            }
            if (now.get().isTriedTwice()) {
                return false;
            }
            if (recorder.advance(now.get().revised(why).afterUnknown(said))) {
                LOG.warn("{} is tried once more: no rule knows this failure: {}", known.id(), why.why());
                rest(known.id());
                return true;
            }
        }
        throw new RecorderException(
                "Cannot record that " + known.id() + " is tried once more: others write to it all the time", null);
    }

    private void rest(PartitionTaskId id) {
        Instant now = self.clock().instant();
        rests.values().removeIf(until -> !until.isAfter(now));
        rests.put(id, now.plus(PAUSE));
    }
}
