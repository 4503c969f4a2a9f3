package io.starmigrate.core.starrocks.transfer;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import java.util.List;
import java.util.Locale;

/**
 * What fields of files are called that are converted while loading: no column of the table, nor one that StarRocks
 * knows ({@code __op} makes a load into a PRIMARY KEY table delete rows), has such a name.
 *
 * @param prefix what stands before the column's name
 */
record FieldNames(String prefix) {
    private static final String FIRST = "field_";

    /** For a table of these columns, generated ones among them. Names are compared without regard to case. */
    static FieldNames of(List<TableColumn> columns) {
        String prefix = FIRST;
        while (isTaken(prefix, columns)) {
            prefix += "_";
        }
        return new FieldNames(prefix);
    }

    private static boolean isTaken(String prefix, List<TableColumn> columns) {
        return columns.stream()
                .anyMatch(column -> column.name().toLowerCase(Locale.ROOT).startsWith(prefix));
    }

    String of(String column) {
        return prefix + column;
    }
}
