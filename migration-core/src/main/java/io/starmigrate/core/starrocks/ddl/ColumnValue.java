package io.starmigrate.core.starrocks.ddl;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
        private static final Pattern NOW = Pattern.compile(
                "current_timestamp|(?:now|current_timestamp)\\s*\\(\\s*(\\d*)\\s*\\)", Pattern.CASE_INSENSITIVE);

        /** The time of writing in the words that each version reads; it is shown as {@code now(6)} too. */
        public static Optional<String> moment(String shown) {
            Matcher now = NOW.matcher(shown);
            if (!now.matches()) {
                return Optional.empty();
            }
            boolean precise = now.group(1) != null && !now.group(1).isEmpty();
            return Optional.of("CURRENT_TIMESTAMP" + (precise ? "(" + now.group(1) + ")" : ""));
        }

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
