package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.type.ColumnType;
import java.util.Optional;

/**
 * A column as a statement defines it.
 *
 * @param name its name
 * @param typeText its type as written, such as {@code int(11)}
 * @param aggregation the function of an aggregate table's value column, in upper case; with the types of its arguments,
 *     as {@code avg(int(11))}, where the column holds the state of a function (3.4 and later); empty for all others
 * @param nullable whether it may hold NULL
 * @param value where its value comes from otherwise
 * @param comment its comment; empty without one
 */
public record ColumnDdl(
        String name, String typeText, String aggregation, boolean nullable, ColumnValue value, String comment) {
    /** The columns that StarRocks 3.4.0 and later shows for partition expressions. */
    public static final String HIDDEN = "__generated_partition_column_";

    /** Its type. */
    public ColumnType type() {
        return ColumnType.parse(typeText);
    }

    /**
     * What StarRocks fills in where rows do not bring it: a literal as SQL text, empty for NULL.
     *
     * @return empty where that is not told before it is done: a function, a counter, other columns
     */
    public Optional<String> filledIn() {
        if (value instanceof ColumnValue.Unset) {
            return Optional.of("");
        }
        if (value instanceof ColumnValue.Default filled) {
            String literal = filled.expression();
            if (literal.equalsIgnoreCase("NULL")) {
                return Optional.of("");
            }
            // A text is compared with a FLOAT as a DOUBLE, which is another number.
            boolean rounded = typeText.strip().equalsIgnoreCase("float");
            return Optional.of(rounded ? "CAST(" + literal + " AS FLOAT)" : literal)
                    .filter(text -> literal.startsWith("\""));
        }
        return Optional.empty();
    }

    /** Whether it has the name of those that StarRocks makes for partition expressions. */
    boolean isNamedLikeHidden() {
        return name.startsWith(HIDDEN);
    }

    /** Whether it holds the state of an aggregate function, which only that function's combinators write and read. */
    public boolean isAggregateState() {
        return aggregation.indexOf('(') >= 0;
    }

    /** The same column with another type. */
    public ColumnDdl withType(String otherType) {
        return new ColumnDdl(name, otherType, aggregation, nullable, value, comment);
    }

    /** The same column with another value for rows that do not bring one. */
    public ColumnDdl withValue(ColumnValue other) {
        return new ColumnDdl(name, typeText, aggregation, nullable, other, comment);
    }

    /** As SQL text. */
    public String sql() {
        return Quoting.identifier(name) + " " + typeText + (aggregation.isEmpty() ? "" : " " + aggregation)
                + (nullable ? " NULL" : " NOT NULL") + value.sql() + " COMMENT " + Quoting.string(comment);
    }
}
