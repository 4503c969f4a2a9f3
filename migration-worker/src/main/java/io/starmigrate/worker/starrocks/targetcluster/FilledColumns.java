package io.starmigrate.worker.starrocks.targetcluster;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.worker.starrocks.ClusterException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether files fill the columns of a table. */
final class FilledColumns {
    private FilledColumns() {}

    /**
     * Refuses a table that files do not fill.
     *
     * @param sent what the files hold
     * @param own the columns of the table that files could fill
     * @throws ClusterException naming what is missing, on either side
     */
    static void require(TableName table, List<String> sent, List<TableColumn> own) {
        Set<String> held = own.stream().map(column -> lower(column.name())).collect(Collectors.toSet());
        List<String> missing =
                sent.stream().filter(name -> !held.contains(lower(name))).toList();
        if (!missing.isEmpty()) {
            throw new ClusterException(
                    Remedy.WRONG_INPUT,
                    "The target's table " + table + " lacks columns that the source has: " + missing
                            + "; add them there (ALTER TABLE " + table + " ADD COLUMN)",
                    null);
        }
        Set<String> filled = sent.stream().map(FilledColumns::lower).collect(Collectors.toSet());
        List<String> lacking = own.stream()
                .filter(column -> !filled.contains(lower(column.name())) && !column.is(Trait.NULLABLE))
                .map(TableColumn::name)
                .toList();
        if (!lacking.isEmpty()) {
            throw new ClusterException(
                    Remedy.WRONG_INPUT,
                    "The target's table " + table + " has columns the source lacks: " + lacking
                            + "; make both tables alike",
                    null);
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
