package io.starmigrate.core.plan;

import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import java.util.List;
import java.util.Optional;

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

    /** Why partitions of the source's table have no counterpart in the target's; empty when they have. */
    public static Optional<String> partitionedOtherwise(PartitionScheme source, PartitionScheme target) {
        boolean otherwise = source.isMovedWhole() != target.isMovedWhole()
                || (source.kind() == PartitionScheme.Kind.LIST) != (target.kind() == PartitionScheme.Kind.LIST);
        return otherwise
                ? Optional.of("the source's table is " + told(source) + ", the target's is " + told(target)
                        + ": partition both tables alike")
                : Optional.empty();
    }

    static String told(PartitionScheme scheme) {
        return scheme.kind() == PartitionScheme.Kind.NONE ? "not partitioned" : "partitioned by " + scheme.text();
    }
}
