package io.starmigrate.core.config;

import io.starmigrate.core.plan.TaskFilter;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.transfer.SyncColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which part of the source database moves.
 *
 * @param tableNames {@code TABLE_NAMES}: table names, {@code *} and {@code ?} standing for any text and any character;
 *     empty for every table
 * @param taskFilter {@code TASK_FILTER}: which partitions move
 * @param dataFilter {@code DATA_FILTER}: which rows move
 * @param tableRenames {@code TABLE_RENAMES}: the target's names of tables and views that are called otherwise there, by
 *     the source's name; no two are equal
 * @param syncColumns {@code SYNC_COLUMN}: the column that tells what was written, by the source's table
 */
public record Selection(
        List<String> tableNames,
        TaskFilter taskFilter,
        DataFilter dataFilter,
        Map<String, String> tableRenames,
        Map<String, String> syncColumns) {
    public Selection {
        tableNames = List.copyOf(tableNames);
        tableRenames = Map.copyOf(tableRenames);
        syncColumns = Map.copyOf(syncColumns);
    }

    /** One of which no table has a column that tells what was written. */
    public Selection(
            List<String> tableNames, TaskFilter taskFilter, DataFilter dataFilter, Map<String, String> tableRenames) {
        this(tableNames, taskFilter, dataFilter, tableRenames, Map.of());
    }

    /** The column of a table that tells what was written. */
    public Optional<SyncColumn> syncColumn(String table) {
        return Optional.ofNullable(syncColumns.get(table)).map(SyncColumn::new);
    }

    /** What the target calls a table or view of the source. */
    public String targetName(String name) {
        return tableRenames.getOrDefault(name, name);
    }

    /**
     * What the source calls a table or view of the target, or would call it; empty when no name of the source leads
     * there: the source's table of this name is called otherwise at the target.
     */
    public Optional<String> sourceName(String called) {
        Optional<String> renamed = tableRenames.entrySet().stream()
                .filter(rename -> rename.getValue().equals(called))
                .map(Map.Entry::getKey)
                .findFirst();
        return renamed.isPresent() || tableRenames.containsKey(called) ? renamed : Optional.of(called);
    }
}
