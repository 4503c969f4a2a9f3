package io.starmigrate.standin.catalog;

import java.util.List;
import java.util.Map;

/**
 * What CREATE TABLE says of a table apart from its partitions, and what CREATE TABLE LIKE copies. Properties keep their
 * order.
 */
public record TableDefinition(
        List<Column> columns,
        KeyModel keyModel,
        List<String> keyColumns,
        List<String> sortColumns,
        Partitioning partitioning,
        Distribution distribution,
        List<TableIndex> indexes,
        Map<String, String> properties,
        String comment) {

    public TableDefinition withColumns(List<Column> newColumns) {
        return new TableDefinition(
                newColumns,
                keyModel,
                keyColumns,
                sortColumns,
                partitioning,
                distribution,
                indexes,
                properties,
                comment);
    }

    public TableDefinition withKeyColumns(List<String> newKeyColumns) {
        return new TableDefinition(
                columns,
                keyModel,
                newKeyColumns,
                sortColumns,
                partitioning,
                distribution,
                indexes,
                properties,
                comment);
    }

    public TableDefinition withIndexes(List<TableIndex> newIndexes) {
        return new TableDefinition(
                columns,
                keyModel,
                keyColumns,
                sortColumns,
                partitioning,
                distribution,
                newIndexes,
                properties,
                comment);
    }

    public TableDefinition withComment(String newComment) {
        return new TableDefinition(
                columns,
                keyModel,
                keyColumns,
                sortColumns,
                partitioning,
                distribution,
                indexes,
                properties,
                newComment);
    }

    public TableDefinition withProperties(Map<String, String> newProperties) {
        return new TableDefinition(
                columns,
                keyModel,
                keyColumns,
                sortColumns,
                partitioning,
                distribution,
                indexes,
                newProperties,
                comment);
    }
}
