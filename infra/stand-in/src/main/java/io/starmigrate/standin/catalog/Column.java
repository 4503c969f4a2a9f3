package io.starmigrate.standin.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table. {@code aggregation} is {@code SUM}, {@code REPLACE} … for a value column of an aggregate table,
 * else null. {@code generated} is the text of a generated column's expression, else null. {@code comment} may be empty.
 */
public record Column(
        String name,
        SqlType type,
        boolean nullable,
        @Nullable String aggregation,
        ColumnDefault defaultValue,
        boolean autoIncrement,
        @Nullable String generated,
        String comment) {

    /** A nullable column without default or comment, as virtual tables have them. */
    public static Column plain(String name, SqlType type) {
        return new Column(name, type, true, null, ColumnDefault.NONE, false, null, "");
    }

    public Column named(String newName) {
        return new Column(newName, type, nullable, aggregation, defaultValue, autoIncrement, generated, comment);
    }
}
