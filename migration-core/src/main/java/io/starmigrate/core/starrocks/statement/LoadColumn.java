package io.starmigrate.core.starrocks.statement;

import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One column of a file and what becomes of it in the target table.
 *
 * @param field the column's name in the file; for CSV any name, its place counts
 * @param column the target column
 * @param conversion the SQL expression over {@code field} that makes the column's value; null when the value is loaded
 *     as it is, and then both names are the same
 */
public record LoadColumn(
        String field, String column, @Nullable String conversion) {
    /** @throws IllegalArgumentException when a column without a conversion has two names */
    public LoadColumn {
        if (conversion == null && !field.equals(column)) {
            throw new IllegalArgumentException(
                    "Cannot load the field " + field + " into " + column + " without a conversion; name both alike");
        }
    }

    /** A column loaded as it is. */
    public static LoadColumn plain(String column) {
        return new LoadColumn(column, column, null);
    }

    /** A column made from a field of the file by an expression. */
    public static LoadColumn converted(String field, String column, String conversion) {
        return new LoadColumn(field, column, conversion);
    }

    /** The part of the SET clause for this column. */
    Optional<String> assignment() {
        return Optional.ofNullable(conversion).map(expression -> Quoting.identifier(column) + " = " + expression);
    }
}
