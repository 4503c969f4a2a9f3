package io.starmigrate.core.plan;

import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import java.util.List;

/**
 * What a table looks like.
 *
 * @param columns its columns, generated ones included
 * @param scheme how it is partitioned
 */
public record TableShape(List<TableColumn> columns, PartitionScheme scheme) {
    public TableShape {
        columns = List.copyOf(columns);
    }
}
