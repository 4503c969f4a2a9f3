package io.starmigrate.worker.starrocks;

import io.starmigrate.core.plan.TableShape;
import io.starmigrate.core.starrocks.TableName;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the tables of one database look like. Columns and partitioning are read once per process: a table that is
 * altered under a migration makes its loads fail, not differ. Partitions are read each time.
 *
 * <p>Safe for use by many threads.
 */
final class TableCatalog {
    private final String database;
    private final FrontEnds frontEnds;
    private final Map<String, TableShape> shapes = new ConcurrentHashMap<>();

    TableCatalog(String database, FrontEnds frontEnds) {
        this.database = database;
        this.frontEnds = frontEnds;
    }

    String database() {
        return database;
    }

    TableName name(String table) {
        return new TableName(database, table);
    }

    List<TableColumn> columns(String table) {
        return shape(table).columns();
    }

    PartitionScheme scheme(String table) {
        return shape(table).scheme();
    }

    List<CatalogPartition> partitions(String table) {
        return CatalogPartition.readAll(partitionRows(table));
    }

    List<CatalogRow> partitionRows(String table) {
        return frontEnds.query(CatalogPartition.show(name(table)));
    }

    /** The number that stays with a table's rows when tables are swapped; empty when there is no such table. */
    Optional<Long> id(String table) {
        return frontEnds.query(ClusterQueries.tableId(name(table))).stream()
                .findFirst()
                .map(row -> row.requireNumber("TABLE_ID"));
    }

    /** What a table looks like. */
    TableShape shape(String table) {
        return shapes.computeIfAbsent(table, this::read);
    }

    Optional<CatalogPartition> partition(String table, String partition) {
        return CatalogPartition.readAll(frontEnds.query(CatalogPartition.show(name(table), partition))).stream()
                .filter(found -> found.name().equals(partition))
                .findFirst();
    }

    List<CatalogPartition> temporaryPartitions(String table) {
        return CatalogPartition.readAll(frontEnds.query(CatalogPartition.showTemporary(name(table))));
    }

    private TableShape read(String table) {
        String ddl = frontEnds.query(TableColumn.showCreateTable(name(table))).stream()
                .map(row -> row.text("Create Table"))
                .findFirst()
                .orElse("");
        List<CatalogRow> described = frontEnds.query(TableColumn.describe(name(table)));
        return new TableShape(TableColumn.readAll(described, ddl), PartitionScheme.read(ddl));
    }

    /** The tables that hold rows. SHOW tells materialized views from them, where information_schema may not. */
    List<String> tables() {
        return frontEnds.query(ClusterQueries.tables(database)).stream()
                .filter(row -> row.text("Table_type").equals("BASE TABLE"))
                .map(row -> row.require("Tables_in_" + database))
                .sorted()
                .toList();
    }
}
