package io.starmigrate.core.starrocks.ddl;

/** Where a column's value comes from when a row does not bring it. */
public sealed interface ColumnValue {
    /** As SQL text after the column's NULL or NOT NULL; empty without any. */
    String sql();

    /** Nothing is said. */
    record Unset() implements ColumnValue {
        @Override
        public String sql() {
            return "";
        }
    }

    /** StarRocks counts. */
    record AutoIncrement() implements ColumnValue {
        @Override
        public String sql() {
            return " AUTO_INCREMENT";
        }
    }

    /**
     * A value or a function.
     *
     * @param expression SQL text: a literal in double quotes, CURRENT_TIMESTAMP, NULL or an expression in parentheses
     */
    record Default(String expression) implements ColumnValue {
        @Override
        public String sql() {
            return " DEFAULT " + expression;
        }
    }

    /**
     * StarRocks computes it from other columns, always.
     *
     * @param expression SQL text, as written
     */
    record Generated(String expression) implements ColumnValue {
        @Override
        public String sql() {
            return " AS " + expression;
        }
    }
}
