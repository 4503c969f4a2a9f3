package io.starmigrate.core.plan;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;

/**
 * A partition to move.
 *
 * @param table its table
 * @param partition the partition as the catalog tells it; of an unpartitioned table the one named like the table
 * @param token its change token at the time of planning
 */
public record PlannedPartition(CatalogTable table, CatalogPartition partition, ChangeToken token) {
    /** The table's name. */
    public TableName tableName() {
        return table.name();
    }

    /** The rows it stands for: a partition, or the whole of a table that is moved as a whole. */
    public TablePart part() {
        return table.scheme().isMovedWhole()
                ? TablePart.whole(table.name())
                : TablePart.partition(table.name(), partition.name());
    }
}
