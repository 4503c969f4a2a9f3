package io.starmigrate.standin.catalog;

/** What a column gets when a row does not name it. */
public record ColumnDefault(Kind kind, String text) {
    public static final ColumnDefault NONE = new ColumnDefault(Kind.NONE, "");
    public static final ColumnDefault CURRENT_TIMESTAMP =
            new ColumnDefault(Kind.CURRENT_TIMESTAMP, "CURRENT_TIMESTAMP");

    public enum Kind {
        /** NULL where the column allows it, else the value must be given. */
        NONE,
        /** {@code text} is the value. */
        CONSTANT,
        CURRENT_TIMESTAMP,
        /** {@code text} is an expression such as {@code uuid()}. */
        EXPRESSION
    }

    public static ColumnDefault constant(String value) {
        return new ColumnDefault(Kind.CONSTANT, value);
    }
}
