package io.starmigrate.core.task;

import io.starmigrate.core.text.PrintableName;

/**
 * One partition of one table in one job, by the names the source gives it.
 *
 * @param job the migration's name
 * @param database the source's database
 * @param table the source's table
 * @param partition the source's partition; an unpartitioned table has one, named like the table
 */
public record PartitionId(String job, String database, String table, String partition) {
    public PartitionId {
        if (job.isEmpty() || database.isEmpty() || table.isEmpty() || partition.isEmpty()) {
            throw new IllegalArgumentException("A partition needs a job, a database, a table and a name");
        }
    }

    @Override
    public String toString() {
        return PrintableName.of(raw());
    }

    /** The same with its names as they are, control characters and all: what leases are named by. */
    public String raw() {
        return job + "/" + database + "." + table + "/" + partition;
    }
}
