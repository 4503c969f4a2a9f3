package io.starmigrate.core.plan;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.fingerprint.FingerprintQuery;
import io.starmigrate.core.starrocks.version.Capabilities;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which columns of two tables belong together, and whether their values can be compared. Pure. */
public final class ColumnMatch {
    private final Capabilities common;

    /** @param common what both clusters can do */
    public ColumnMatch(Capabilities common) {
        this.common = common;
    }

    /** Whether one recipe fits both, which is what a comparison needs. */
    public boolean isComparable(TableColumn one, TableColumn other) {
        return recipe(one, one.name()).equals(recipe(other, one.name()));
    }

    private String recipe(TableColumn column, String name) {
        TableColumn named = new TableColumn(name, column.type(), column.traits());
        return FingerprintQuery.of(common, common, List.of(named)).recipe();
    }

    /** The column of a name; StarRocks takes names of columns that differ in case alone for one. */
    public static Optional<TableColumn> find(List<TableColumn> columns, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return columns.stream()
                .filter(column -> column.name().toLowerCase(Locale.ROOT).equals(lower))
                .findFirst();
    }
}
