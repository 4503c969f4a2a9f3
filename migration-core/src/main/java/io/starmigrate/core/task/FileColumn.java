package io.starmigrate.core.task;

import org.jspecify.annotations.Nullable;

/**
 * One column as files carry it.
 *
 * @param name the column's name in both tables
 * @param field its name in the files; for CSV its place counts
 * @param conversion the SQL expression over {@code field} that makes the column's value again; null when it is loaded
 *     as it is
 */
public record FileColumn(
        String name, String field, @Nullable String conversion) {
    /** A column that is carried as it is. */
    public static FileColumn plain(String name) {
        return new FileColumn(name, name, null);
    }
}
