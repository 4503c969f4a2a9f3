package io.starmigrate.core.starrocks.catalog;

import io.starmigrate.core.starrocks.ddl.ColumnDdl;
import io.starmigrate.core.starrocks.ddl.ColumnValue;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.type.TypeName;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Defaults that DESC has and SHOW CREATE TABLE leaves out, as that of tables with a primary key does before 3.1 with
 * {@code CURRENT_TIMESTAMP}.
 */
final class UnprintedDefaults {
    private final Map<String, CatalogRow> described;

    /** @param described the rows of DESC by the column's name */
    UnprintedDefaults(Map<String, CatalogRow> described) {
        this.described = described;
    }

    TableDdl added(TableDdl printed) {
        return printed.withColumns(printed.columns().stream().map(this::added).toList());
    }

    private ColumnDdl added(ColumnDdl column) {
        Optional<CatalogRow> row = Optional.ofNullable(described.get(column.name()));
        Optional<String> value = row.flatMap(found -> found.find("Default"));
        // These begin empty, whatever DESC says, and take no default in a statement.
        boolean begins = column.type().holds(TypeName.BITMAP, TypeName.HLL, TypeName.PERCENTILE);
        if (!(column.value() instanceof ColumnValue.Unset) || value.isEmpty() || begins) {
            return column;
        }
        boolean computed = row.get().text("Extra").toUpperCase(Locale.ROOT).contains("DEFAULT_GENERATED");
        return column.withValue(
                new ColumnValue.Default(computed ? function(value.get()) : Quoting.string(value.get())));
    }

    private static String function(String text) {
        return text.toUpperCase(Locale.ROOT).startsWith("CURRENT_TIMESTAMP") ? text : "(" + text + ")";
    }
}
