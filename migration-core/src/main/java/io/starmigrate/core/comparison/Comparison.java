package io.starmigrate.core.comparison;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was found of every selected table of both clusters.
 *
 * @param tables each of them, by name
 * @param leftOut what of the source was not selected
 */
public record Comparison(List<TableResult> tables, LeftOut leftOut) {
    public Comparison {
        tables = List.copyOf(tables);
    }

    /** One of all that the source has. */
    public Comparison(List<TableResult> tables) {
        this(tables, LeftOut.NONE);
    }

    /** Whether every row of every selected table is on both sides: what could not be compared is not equal. */
    public boolean isEqual() {
        return !tables.isEmpty() && tables.stream().allMatch(TableResult::isEqual);
    }

    /** How many partitions were looked at, tables that are moved as a whole included. */
    public long partitions() {
        return results().count();
    }

    /** How many of them are equal. */
    public long equal() {
        return results().filter(PartitionResult::isEqual).count();
    }

    /** How many of them a comparison that was stopped has not reached. */
    public long stopped() {
        return results()
                .filter(result ->
                        result.explanation().filter(Explanation::isStopped).isPresent())
                .count();
    }

    /** How many tables it has not even read. */
    public long stoppedTables() {
        return tables.stream()
                .filter(table ->
                        table.explanation().filter(Explanation::isStopped).isPresent())
                .count();
    }

    /** The rows that were counted; unknown where one table's are. */
    public Rows rows() {
        return tables.stream().map(TableResult::rows).reduce(Rows.NONE, Rows::plus);
    }

    /** The tables that are not equal as a whole, whatever their partitions. */
    public List<TableResult> unequalTables() {
        return tables.stream().filter(table -> table.explanation().isPresent()).toList();
    }

    private Stream<PartitionResult> results() {
        return tables.stream().flatMap(table -> table.partitions().stream());
    }
}
