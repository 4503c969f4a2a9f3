package io.starmigrate.core.config;

import io.starmigrate.core.starrocks.RowFilter;
import java.util.List;
import java.util.Map;

/**
 * Which part of the source database moves.
 *
 * @param tables table names, {@code *} and {@code ?} standing for any text and any character; empty for every table
 * @param partitionFilter the text of {@code TASK_FILTER}, which is a partition filter; empty for every partition
 * @param rowFilter which rows move: {@code DATA_FILTER}
 * @param renames the target's names of tables and views that are called otherwise there, by the source's name; no two
 *     are equal
 */
public record Selection(List<String> tables, String partitionFilter, RowFilter rowFilter, Map<String, String> renames) {
    public Selection {
        tables = List.copyOf(tables);
        renames = Map.copyOf(renames);
    }

    /** What the target calls a table or view of the source. */
    public String targetName(String name) {
        return renames.getOrDefault(name, name);
    }
}
