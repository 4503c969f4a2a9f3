package io.starmigrate.standin.rows;

import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.TableDefinition;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How rows join those of a partition: a duplicate-key table keeps all, a unique or primary key keeps the last row of
 * each key, an aggregate key combines. Rows are merged when they are written, so reading needs no more.
 */
final class KeyMerge {
    private final TableDefinition definition;

    KeyMerge(TableDefinition definition) {
        this.definition = definition;
    }

    /**
     * The engine's statements that bring rows into a partition.
     *
     * @param rows a query giving the table's columns and {@code sr_seq}, the order of arrival
     */
    List<String> statements(long partitionId, String rows) {
        String target = EngineSql.partition(partitionId);
        return switch (definition.keyModel()) {
            case DUPLICATE ->
                List.of("INSERT INTO " + into(target) + " SELECT " + columns() + " FROM (" + rows
                        + ") ORDER BY sr_seq");
            case UNIQUE, PRIMARY -> replacing(target, rows);
            case AGGREGATE -> aggregating(target, rows);
        };
    }

    private List<String> replacing(String target, String rows) {
        String last = "SELECT * FROM (" + rows + ") QUALIFY row_number() OVER (PARTITION BY " + keys()
                + " ORDER BY sr_seq DESC) = 1";
        String same = definition.keyColumns().stream()
                .map(EngineSql::name)
                .map(key -> "t." + key + " IS NOT DISTINCT FROM n." + key)
                .collect(Collectors.joining(" AND "));
        return List.of(
                "CREATE OR REPLACE TEMP TABLE merged AS " + last,
                "DELETE FROM " + target + " AS t USING merged AS n WHERE " + same,
                "INSERT INTO " + into(target) + " SELECT " + columns() + " FROM merged ORDER BY sr_seq");
    }

    private List<String> aggregating(String target, String rows) {
        String values = definition.columns().stream().map(this::combined).collect(Collectors.joining(", "));
        String all = "SELECT " + columns() + ", 0 AS sr_seq FROM " + target + " UNION ALL SELECT " + columns()
                + ", sr_seq FROM (" + rows + ")";
        return List.of(
                "CREATE OR REPLACE TEMP TABLE merged AS SELECT " + values + " FROM (" + all + ") GROUP BY " + keys(),
                "DELETE FROM " + target,
                "INSERT INTO " + into(target) + " SELECT " + columns() + " FROM merged");
    }

    private String combined(Column column) {
        String name = EngineSql.name(column.name());
        String aggregation = column.aggregation();
        if (aggregation == null) {
            return name;
        }
        return "CAST(" + combination(aggregation.toUpperCase(Locale.ROOT), name) + " AS "
                + ColumnTypes.engineType(column.type()) + ") AS " + name;
    }

    private static String combination(String aggregation, String name) {
        return switch (aggregation) {
            case "SUM" -> "sum(" + name + ")";
            case "MIN" -> "min(" + name + ")";
            case "MAX" -> "max(" + name + ")";
            case "REPLACE" -> "last(" + name + " ORDER BY sr_seq)";
            case "REPLACE_IF_NOT_NULL" -> "last(" + name + " ORDER BY sr_seq) FILTER (WHERE " + name + " IS NOT NULL)";
            case "BITMAP_UNION" -> "sr_bitmap_union(string_agg(" + name + ", ','))";
            case "HLL_UNION" -> "sr_hll_union(string_agg(" + name + ", ','))";
            case "PERCENTILE_UNION" -> "string_agg(" + name + ", ',')";
            default -> throw SqlError.notKnown("aggregation " + aggregation);
        };
    }

    /** A partition's columns are in the order they were made, which ALTER TABLE makes differ from the table's. */
    private String into(String target) {
        return target + " (" + columns() + ")";
    }

    private String columns() {
        return definition.columns().stream()
                .map(Column::name)
                .map(EngineSql::name)
                .collect(Collectors.joining(", "));
    }

    private String keys() {
        return definition.keyColumns().stream().map(EngineSql::name).collect(Collectors.joining(", "));
    }
}
