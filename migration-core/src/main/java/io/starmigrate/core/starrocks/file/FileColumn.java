package io.starmigrate.core.starrocks.file;

import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One column as files carry it, and what becomes of it in the target table.
 *
 * @param name the column's name in both tables
 * @param field its name in the files; for CSV any name, its place counts
 * @param conversion the SQL expression over {@code field} that makes the column's value again; null when it is loaded
 *     as it is, and then both names are the same
 */
public record FileColumn(
        String name, String field, @Nullable String conversion) {
    /** @throws IllegalArgumentException when a column without a conversion has two names */
    public FileColumn {
        if (conversion == null && !field.equals(name)) {
            throw new IllegalArgumentException(
                    "Cannot load the field " + field + " into " + name + " without a conversion; name both alike");
        }
    }

    /** A column that is carried as it is. */
    public static FileColumn plain(String name) {
        return new FileColumn(name, name, null);
    }

    /** A column made from a field of the files by an expression. */
    public static FileColumn converted(String name, String field, String conversion) {
        return new FileColumn(name, field, conversion);
    }

    /** The part of a load's SET clause for this column; empty when it is loaded as it is. */
    public Optional<String> assignment() {
        return Optional.ofNullable(conversion).map(expression -> Quoting.identifier(name) + " = " + expression);
    }
}
