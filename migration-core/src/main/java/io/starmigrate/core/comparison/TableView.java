package io.starmigrate.core.comparison;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.ddl.KeyDdl.Model;
import io.starmigrate.core.starrocks.sql.TablePart;
import java.util.List;

/**
 * A table of one side as its catalog tells it at one moment.
 *
 * @param table its name, its partitioning and its partitions
 * @param columns its columns, generated ones included
 * @param model what rows of one key become
 */
public record TableView(CatalogTable table, List<TableColumn> columns, Model model) {
    public TableView {
        columns = List.copyOf(columns);
    }

    /** All rows. */
    TablePart whole() {
        return TablePart.whole(table.name());
    }

    /** The rows of one partition; of an unpartitioned table all of them. */
    TablePart part(String partition) {
        return table.scheme().isMovedWhole() ? whole() : TablePart.partition(table.name(), partition);
    }
}
