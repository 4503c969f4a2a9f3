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
 * Values that DESC has and SHOW CREATE TABLE leaves out, as that of tables with a primary key does before 3.1 with
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
        // These begin empty, whatever DESC says, and take no default in a statement.
        boolean begins = column.type().holds(TypeName.BITMAP, TypeName.HLL, TypeName.PERCENTILE);
        if (!(column.value() instanceof ColumnValue.Unset) || row.isEmpty() || begins) {
            return column;
        }
        String extra = row.get().text("Extra").toUpperCase(Locale.ROOT);
        if (extra.contains("AUTO_INCREMENT")) {
            return column.withValue(new ColumnValue.AutoIncrement());
        }
        return row.get()
                .find("Default")
                .map(text -> column.withValue(new ColumnValue.Default(value(column, text, extra))))
                .orElse(column);
    }

    private static String value(ColumnDdl column, String text, String extra) {
        Optional<String> moment = ColumnValue.Default.moment(text);
        // Not every version has the column Extra; no time is written in these words.
        boolean computed = extra.contains("DEFAULT_GENERATED") || column.type().holds(TypeName.DATETIME);
        if (computed && moment.isPresent()) {
            return moment.get();
        }
        if (!extra.contains("DEFAULT_GENERATED")) {
            return Quoting.string(text);
        }
        return text.startsWith("(") ? text : "(" + text + ")";
    }
}
