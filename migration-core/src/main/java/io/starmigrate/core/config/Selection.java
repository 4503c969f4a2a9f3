package io.starmigrate.core.config;

import io.starmigrate.core.starrocks.sql.RowFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /**
     * What the source calls a table or view of the target, or would call it; empty when no name of the source leads
     * there: the source's table of this name is called otherwise at the target.
     */
    public Optional<String> sourceName(String called) {
        Optional<String> renamed = renames.entrySet().stream()
                .filter(rename -> rename.getValue().equals(called))
                .map(Map.Entry::getKey)
                .findFirst();
        return renamed.isPresent() || renames.containsKey(called) ? renamed : Optional.of(called);
    }
}
