package io.starmigrate.core.starrocks.catalog;

import io.starmigrate.core.starrocks.sql.Quoting;

/**
 * One value in a partition's bounds.
 *
 * @param kind what it is
 * @param text its text as the catalog prints it; empty for NULL and MAXVALUE
 */
public record BoundValue(Kind kind, String text) {
    /** What a bound's value is. */
    public enum Kind {
        /** A value. */
        TEXT,
        /** NULL, in list partitions. */
        NULL,
        /** Above every value, as a range's upper end. */
        MAXVALUE
    }

    private static final BoundValue NULL = new BoundValue(Kind.NULL, "");
    private static final BoundValue MAXVALUE = new BoundValue(Kind.MAXVALUE, "");

    /** A value by its text. */
    public static BoundValue text(String text) {
        return new BoundValue(Kind.TEXT, text);
    }

    /** NULL. */
    public static BoundValue nullValue() {
        return NULL;
    }

    /** The value above all others. */
    public static BoundValue maxValue() {
        return MAXVALUE;
    }

    /** The value as SQL text. */
    public String sql() {
        return switch (kind) {
            case TEXT -> Quoting.string(text);
            case NULL -> "NULL";
            case MAXVALUE -> "MAXVALUE";
        };
    }

    @Override
    public String toString() {
        return kind == Kind.TEXT ? text : kind.name();
    }
}
