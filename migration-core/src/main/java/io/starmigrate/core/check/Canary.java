package io.starmigrate.core.check;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionId;
import java.time.Instant;
import java.util.List;

/**
 * The name of what a check makes, which nobody else has.
 *
 * @param token letters and digits, chosen anew for each check
 */
public record Canary(String token) {
    private static final String PREFIX = "check-";
    private static final String SCHEMA = "check";
    private static final String NAME = "canary";

    /** The job it pretends to be. */
    public String job() {
        return PREFIX + token;
    }

    /** That job, to be written down now. */
    public Job opened(List<String> tables, Instant now) {
        return Job.opened(job(), JobId.derived(job(), now), SCHEMA, SCHEMA, tables, now);
    }

    /** The only partition of that job. */
    public PartitionId partition() {
        return new PartitionId(job(), SCHEMA, NAME, NAME);
    }

    /**
     * Whether a partition is one that a check has made up. Its messages may outlive the check, where somebody else was
     * looking at them when it took its own off the queue.
     */
    public static boolean isOf(PartitionId partition) {
        String job = partition.job();
        return job.startsWith(PREFIX)
                && new Canary(job.substring(PREFIX.length())).partition().equals(partition);
    }

    /** Its folder below a storage's root, where no job keeps its data files. */
    public StorageUri folder(StorageUri root, String purpose) {
        return root.resolve(job()).resolve(purpose).asFolder();
    }
}
