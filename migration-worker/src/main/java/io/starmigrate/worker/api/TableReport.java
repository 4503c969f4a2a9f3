package io.starmigrate.worker.api;

import java.util.Map;

/**
 * One table of a job.
 *
 * @param table its name, without the database
 * @param partitions how many partition tasks are in which state, by the state's name; states without any are absent
 * @param files how many files were exported
 * @param bytes their size
 * @param verification rows counted and whether they were compared
 */
public record TableReport(
        String table, Map<String, Integer> partitions, int files, long bytes, Verification verification) {
    public TableReport {
        partitions = Map.copyOf(partitions);
    }
}
