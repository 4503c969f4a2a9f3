package io.starmigrate.core.starrocks.catalog;

import io.starmigrate.core.starrocks.Quoting;
import io.starmigrate.core.starrocks.Sql;
import io.starmigrate.core.starrocks.TableName;
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

    private static final String HIDDEN = "__generated_partition_column_";

    public TableColumn {
        traits = Set.copyOf(traits);
    }

    /** {@code DESC} of a table: names, types and keys, but not on every version which columns are generated. */
    public static Sql describe(TableName table) {
        return Sql.of("DESC " + table.sql());
    }

    /** {@code SHOW FULL COLUMNS} of a table. */
    public static Sql show(TableName table) {
        return Sql.of("SHOW FULL COLUMNS FROM " + table.sql());
    }

    /** {@code SHOW CREATE TABLE}, the authority on generated and AUTO_INCREMENT columns. */
    public static Sql showCreateTable(TableName table) {
        return Sql.of("SHOW CREATE TABLE " + table.sql());
    }

    /** The view {@code information_schema.columns} for a table. */
    public static Sql query(TableName table) {
        return Sql.of("SELECT * FROM information_schema.columns WHERE TABLE_SCHEMA = "
                + Quoting.string(table.database()) + " AND TABLE_NAME = " + Quoting.string(table.table())
                + " ORDER BY ORDINAL_POSITION");
    }

    /**
     * Reads all rows of {@code DESC}, {@code SHOW FULL COLUMNS} or {@code information_schema.columns}, together with
     * the table's {@code SHOW CREATE TABLE}, which alone tells every version's generated and AUTO_INCREMENT columns.
     *
     * @throws IllegalArgumentException when a type is not known, naming the column
     */
    public static List<TableColumn> readAll(List<CatalogRow> rows, String showCreateTable) {
        ColumnClauses clauses = ColumnClauses.read(showCreateTable);
        return rows.stream().map(row -> read(row, clauses)).toList();
    }

    private static TableColumn read(CatalogRow row, ColumnClauses clauses) {
        String name = row.require("Field", "COLUMN_NAME");
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (isTrue(row.text("Null", "IS_NULLABLE"))) {
            traits.add(Trait.NULLABLE);
        }
        if (isTrue(row.text("Key", "COLUMN_KEY"))) {
            traits.add(Trait.KEY);
        }
        String extra = row.text("Extra").toUpperCase(Locale.ROOT);
        if (clauses.isGenerated(name)
                || name.startsWith(HIDDEN)
                || !row.text("GENERATION_EXPRESSION").isEmpty()) {
            traits.add(Trait.GENERATED);
        }
        if (clauses.isAutoIncrement(name) || extra.contains("AUTO_INCREMENT")) {
            traits.add(Trait.AUTO_INCREMENT);
        }
        if (clauses.isAggregateState(name)) {
            traits.add(Trait.AGGREGATE_STATE);
        }
        return new TableColumn(name, typeOf(name, row.require("Type", "COLUMN_TYPE")), traits);
    }

    private static ColumnType typeOf(String column, String text) {
        try {
            return ColumnType.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Cannot use the column " + column + ": " + e.getMessage(), e);
        }
    }

    // DESC says true and YES, SHOW FULL COLUMNS says YES, information_schema says PRI, UNI, DUP or AGG.
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

    /** Whether StarRocks made it for itself, to partition by; it is a part of no table's definition. */
    public boolean isHidden() {
        return name.startsWith(HIDDEN);
    }

    /** The columns that files carry: all but generated ones, in the table's order. */
    public static List<TableColumn> carried(List<TableColumn> columns) {
        return columns.stream().filter(column -> !column.is(Trait.GENERATED)).toList();
    }
}
