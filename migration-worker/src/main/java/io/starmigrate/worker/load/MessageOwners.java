package io.starmigrate.worker.load;

import io.starmigrate.core.check.Canary;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.UnreadableItemException;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells whose messages are that are none of the jobs at hand. Asks the recorder once for each job. To be used from one
 * thread.
 */
public final class MessageOwners {
    private final TaskRecorder recorder;
    private final Map<String, Boolean> jobs = new HashMap<>();

    public MessageOwners(TaskRecorder recorder) {
        this.recorder = recorder;
    }

    /** Whose a message may be. */
    public enum Owner {
        /** A job that the recorder has: its workers and its operator decide. */
        OTHER_JOB,
        /** A check that is over: whoever receives it drops it. */
        ENDED_CHECK,
        /** Nobody the recorder knows. */
        NOBODY
    }

    /** Whose a partition's message is; a job whose item cannot be read is one. */
    public Owner of(PartitionId partition) {
        if (jobs.computeIfAbsent(partition.job(), this::isJob)) {
            return Owner.OTHER_JOB;
        }
        return Canary.isOf(partition) ? Owner.ENDED_CHECK : Owner.NOBODY;
    }

    private boolean isJob(String name) {
        try {
            return recorder.job(name).isPresent();
        } catch (UnreadableItemException damaged) {
            return true;
        }
    }

    /** Why a message of {@link Owner#NOBODY} leads nowhere. */
    public static String noJob(PartitionId partition) {
        return "the recorder has no job \"" + partition.job() + "\"";
    }
}
