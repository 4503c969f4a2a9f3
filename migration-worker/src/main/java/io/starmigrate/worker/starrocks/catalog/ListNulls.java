package io.starmigrate.worker.starrocks.catalog;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.PartitionBounds;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.statement.SessionSettings;
import io.starmigrate.core.starrocks.type.TypeName;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tells NULL from the text {@code NULL} in list partitions, which the catalog prints alike (observed section 4): by the
 * column's type, by whether it can be NULL, and else by the partition's rows.
 */
public final class ListNulls {
    private static final Duration TIMEOUT = Duration.ofHours(1);

    private final FrontEnds frontEnds;
    private final TableCatalog catalog;
    private final Capabilities own;

    public ListNulls(FrontEnds frontEnds, TableCatalog catalog, Capabilities own) {
        this.frontEnds = frontEnds;
        this.catalog = catalog;
        this.own = own;
    }

    /** A table and its partitions as they are now. */
    public CatalogTable table(String table) {
        List<CatalogRow> rows = catalog.partitionRows(table);
        List<CatalogPartition> partitions = CatalogPartition.readAll(rows).stream()
                .map(partition -> told(table, partition, rows.get(0).text("PartitionKey")))
                .toList();
        return new CatalogTable(catalog.name(table), catalog.scheme(table), partitions);
    }

    /** The partition with NULL in its bounds where NULL is meant. */
    private CatalogPartition told(String table, CatalogPartition partition, String keys) {
        if (!(bounds(table, partition) instanceof PartitionBounds.Values values)) {
            return partition;
        }
        PartitionBounds.Values told = values;
        for (int column = 0; column < values.width(); column++) {
            if (values.mayHoldNull(column) && isNull(table, partition, keys.split(", ", -1)[column])) {
                told = told.withNulls(column);
            }
        }
        return told.equals(values)
                ? partition
                : new CatalogPartition(
                        partition.name(),
                        partition.physical(),
                        told.catalogText(),
                        partition.rows(),
                        partition.bytes());
    }

    private PartitionBounds bounds(String table, CatalogPartition partition) {
        try {
            return partition.bounds();
        } catch (IllegalArgumentException unreadable) {
            throw new ClusterException(
                    Remedy.WRONG_INPUT,
                    "Cannot work with the partition " + partition.name() + " of the table " + catalog.name(table) + ": "
                            + unreadable.getMessage(),
                    unreadable);
        }
    }

    private boolean isNull(String table, CatalogPartition partition, String key) {
        Optional<TableColumn> column = catalog.columns(table).stream()
                .filter(candidate -> candidate.name().equalsIgnoreCase(key))
                .findFirst();
        if (column.isPresent()) {
            TypeName type = column.get().type().name();
            boolean text = type == TypeName.CHAR || type == TypeName.VARCHAR;
            if (!text || !column.get().is(Trait.NULLABLE)) {
                return !text;
            }
        }
        TablePart part = TablePart.partition(catalog.name(table), partition.name());
        Sql question = Sql.of(
                "SELECT count(*) AS nulls FROM " + part.sql() + " WHERE " + Quoting.identifier(key) + " IS NULL");
        return frontEnds
                        .query(SessionSettings.forReading(own, TIMEOUT), question)
                        .get(0)
                        .requireNumber("nulls")
                > 0;
    }
}
