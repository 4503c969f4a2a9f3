package io.starmigrate.core.starrocks.transfer;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.transfer.TransferPlan.Obstacle;
import io.starmigrate.core.starrocks.type.TypeName;
import io.starmigrate.core.text.SettingName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The column of a table that every write of a row sets to another value ({@code SYNC_COLUMN}): when it was written, or
 * how often. An operator's word, which nothing may rely on without a proof.
 *
 * @param name as it is written; StarRocks does not tell upper from lower case in it
 */
public record SyncColumn(String name) {
    private static final Set<TypeName> TYPES = Set.of(
            TypeName.DATE,
            TypeName.DATETIME,
            TypeName.TINYINT,
            TypeName.SMALLINT,
            TypeName.INT,
            TypeName.BIGINT,
            TypeName.LARGEINT);

    /** The column that is meant; empty where none of these, which files carry, is called so. */
    Optional<TableColumn> among(List<TableColumn> columns) {
        return TableColumn.carried(columns).stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Why it cannot be that of a table with these columns, and what to do; empty where it can. */
    public Optional<Obstacle> obstacle(List<TableColumn> columns) {
        List<String> possible = TableColumn.carried(columns).stream()
                .filter(SyncColumn::isPossible)
                .map(TableColumn::name)
                .toList();
        Optional<TableColumn> meant = among(columns);
        String found = meant.map(column -> "it is a " + column.type().sql())
                .orElse("the table has no such column that rows are written with");
        return meant.filter(SyncColumn::isPossible).isPresent()
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        name,
                        SettingName.SYNC_COLUMN + " names it, and " + found
                                + "; name one of DATE, DATETIME or a whole number (it has " + possible
                                + "), or leave the table out of " + SettingName.SYNC_COLUMN));
    }

    private static boolean isPossible(TableColumn column) {
        return TYPES.contains(column.type().name());
    }
}
