package io.starmigrate.worker.api;

import io.starmigrate.core.task.PartitionId;
import java.util.List;

/**
 * What was found and moved once more.
 *
 * @param compared how many partitions were compared
 * @param equal how many of them were equal, and were left alone
 * @param redone the others, as far as they could be moved once more
 */
public record RepairReport(long compared, long equal, List<Redone> redone) implements JobDetail {
    public RepairReport {
        redone = List.copyOf(redone);
    }

    /**
     * A partition that is moved once more.
     *
     * @param partition which
     * @param table what reports call its table: with its database before its name where a job has several
     * @param reason why it was not equal
     */
    public record Redone(PartitionId partition, String table, String reason) {
        /** One whose table goes by its own name. */
        public Redone(PartitionId partition, String reason) {
            this(partition, partition.table(), reason);
        }
    }
}
