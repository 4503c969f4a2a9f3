package io.starmigrate.core.config;

import io.starmigrate.core.starrocks.RowFilter;
import java.util.List;

/**
 * Which part of the source database moves.
 *
 * @param tables table names, {@code *} and {@code ?} standing for any text and any character; empty for every table
 * @param partitionFilter the text of {@code TASK_FILTER}, which is a partition filter; empty for every partition
 * @param rowFilter which rows move: {@code DATA_FILTER}
 */
public record Selection(List<String> tables, String partitionFilter, RowFilter rowFilter) {
    public Selection {
        tables = List.copyOf(tables);
    }
}
