package io.starmigrate.core.config;

import java.util.List;

/**
 * Which part of the source database moves.
 *
 * @param tables table names, {@code *} and {@code ?} standing for any text and any character; empty for every table
 * @param partitionFilter the text of {@code TASK_FILTER}, which is a partition filter; empty for every partition
 * @param rowFilter the text of {@code DATA_FILTER}; always empty, as long as choosing among rows is not built
 */
public record Selection(List<String> tables, String partitionFilter, String rowFilter) {
    public Selection {
        tables = List.copyOf(tables);
    }
}
