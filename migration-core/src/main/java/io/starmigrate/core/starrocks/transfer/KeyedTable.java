package io.starmigrate.core.starrocks.transfer;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.ddl.KeyDdl.Model;
import java.util.List;

/**
 * What a catalog tells of a table's rows.
 *
 * @param columns its columns, generated ones included
 * @param model what rows of one key become
 */
public record KeyedTable(List<TableColumn> columns, Model model) {
    public KeyedTable {
        columns = List.copyOf(columns);
    }
}
