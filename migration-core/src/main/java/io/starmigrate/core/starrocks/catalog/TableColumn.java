package io.starmigrate.core.starrocks.catalog;

import io.starmigrate.core.starrocks.ddl.ColumnDdl;
import io.starmigrate.core.starrocks.ddl.ColumnValue;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.type.ColumnType;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A column of a table.
 *
 * @param name its name
 * @param type its type
 * @param traits what else is to be known of it
 */
public record TableColumn(String name, ColumnType type, Set<Trait> traits) {
    /** What a column can be beside its type. */
    public enum Trait {
        /** May hold NULL. */
        NULLABLE,
        /** Part of the table's key. */
        KEY,
        /** Computed by StarRocks from other columns: never exported, never loaded. */
        GENERATED,
        /** Filled by StarRocks when left out; always exported and loaded. */
        AUTO_INCREMENT,
        /** Holds the state of an aggregate function, as {@code avg(int)}: never exported, never loaded. */
        AGGREGATE_STATE
    }

    public TableColumn {
        traits = Set.copyOf(traits);
    }

    /** {@code DESC} of a table: names, types, keys and defaults; no version says there which columns are generated. */
    public static Sql describe(TableName table) {
        return Sql.of("DESC " + table.sql());
    }

    /** {@code SHOW CREATE TABLE}: everything but what some versions leave out, and texts in it without escapes. */
    public static Sql showCreateTable(TableName table) {
        return Sql.of("SHOW CREATE TABLE " + table.sql());
    }

    /**
     * The view {@code information_schema.columns} for a table: names, comments as they are, and the expressions of
     * generated columns from {@link io.starmigrate.core.starrocks.version.Capability#GENERATION_EXPRESSIONS} on.
     */
    public static Sql list(TableName table) {
        return Sql.of("SELECT * FROM information_schema.columns WHERE TABLE_SCHEMA = "
                + Quoting.string(table.database()) + " AND TABLE_NAME = " + Quoting.string(table.table())
                + " ORDER BY ORDINAL_POSITION");
    }

    /**
     * The column that a row of {@code DESC} describes.
     *
     * @param printed the same column in the table's definition
     * @throws IllegalArgumentException when its type is not known, naming the column
     */
    static TableColumn of(CatalogRow described, ColumnDdl printed) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (isNullable(described)) {
            traits.add(Trait.NULLABLE);
        }
        if (isTrue(described.text("Key"))) {
            traits.add(Trait.KEY);
        }
        if (printed.value() instanceof ColumnValue.Generated) {
            traits.add(Trait.GENERATED);
        }
        if (printed.value() instanceof ColumnValue.AutoIncrement) {
            traits.add(Trait.AUTO_INCREMENT);
        }
        if (printed.isAggregateState()) {
            traits.add(Trait.AGGREGATE_STATE);
        }
        String name = described.require("Field");
        return new TableColumn(name, typeOf(name, described.require("Type")), traits);
    }

    /** Whether a row of {@code DESC} says that its column may hold NULL. */
    static boolean isNullable(CatalogRow described) {
        return isTrue(described.text("Null"));
    }

    private static ColumnType typeOf(String column, String text) {
        try {
            return ColumnType.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Cannot use the column " + column + ": " + e.getMessage(), e);
        }
    }

    // DESC says YES of one and true of the other.
    private static boolean isTrue(String text) {
        return switch (text.strip().toUpperCase(Locale.ROOT)) {
            case "", "NO", "FALSE" -> false;
            default -> true;
        };
    }

    /** Whether the column has a trait. */
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether StarRocks keeps the column to itself: it computes partitions from it, and not every version shows it. */
    public boolean isHidden() {
        return is(Trait.GENERATED) && name.startsWith(ColumnDdl.HIDDEN);
    }

    /** The columns that files carry: all but generated ones, in the table's order. */
    public static List<TableColumn> carried(List<TableColumn> columns) {
        return columns.stream().filter(column -> !column.is(Trait.GENERATED)).toList();
    }

    /** The names of those that files carry, in the table's order. */
    public static List<String> carriedNames(List<TableColumn> columns) {
        return carried(columns).stream().map(TableColumn::name).toList();
    }
}
