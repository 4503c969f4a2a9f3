package io.starmigrate.worker.api;

import io.starmigrate.core.task.PartitionId;
import java.util.List;

/**
 * What an export that moves nothing on has to say of the files that it and its job's runs of before have left.
 *
 * @param dropped the partitions of the job that the source has dropped since they were exported, in order: a restore
 *     leaves them out unless it is told otherwise
 */
public record ExportReport(List<Dropped> dropped) implements JobDetail {
    public ExportReport {
        dropped = List.copyOf(dropped);
    }

    /**
     * A partition that the source has no more.
     *
     * @param table its table; with its database, where the report is of several
     * @param partition its name; that of the table where that has no partitions
     */
    public record Dropped(String table, String partition) {
        /** That of a task. */
        public static Dropped of(PartitionId id) {
            return new Dropped(id.table(), id.partition());
        }
    }
}
