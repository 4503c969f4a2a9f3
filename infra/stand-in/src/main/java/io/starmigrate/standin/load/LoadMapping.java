package io.starmigrate.standin.load;

import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.ColumnDefault;
import io.starmigrate.standin.catalog.SqlType;
import io.starmigrate.standin.query.Casts;
import io.starmigrate.standin.query.QueryTranslator;
import io.starmigrate.standin.rows.ColumnTypes;
import io.starmigrate.standin.rows.EngineSql;
import io.starmigrate.standin.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;

/** How the fields of a file become a table's columns: by name, through SET, checked as strict mode says. */
final class LoadMapping {
    private final Session session;
    private final FileGroup group;
    private final LoadProperties properties;
    private final boolean parquet;

    LoadMapping(Session session, FileGroup group, LoadProperties properties, boolean parquet) {
        this.session = session;
        this.group = group;
        this.properties = properties;
        this.parquet = parquet;
    }

    /** The query for {@link io.starmigrate.standin.rows.Staging#stage}. */
    String staged(String source) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> errors = new ArrayList<>(List.of("s.sr_bad"));
        for (Column column : group.table().columns()) {
            ParserRuleContext mapping = mapping(column.name());
            if (mapping == null && !listed(column.name())) {
                checkAbsent(column);
                continue;
            }
            if (column.generated() != null) {
                throw SqlError.executing(
                        session.personality(), "generated column: " + column.name() + " can not be specified");
            }
            String raw = mapping == null
                    ? "s." + EngineSql.name(column.name())
                    : new QueryTranslator(session).over(fields()).expression(mapping);
            String value = shortened(column, converted(column, raw, mapping != null));
            values.put(column.name(), value);
            if (properties.strict()) {
                errors.add(lost(column, raw, value));
            }
        }
        String where = group.where() == null
                ? "true"
                : new QueryTranslator(session).over(group.table().columns()).expression(group.where());
        return new RowShape(session, group.table())
                .staged(source, values, "coalesce(" + String.join(", ", errors) + ", NULL)", where);
    }

    private @org.jspecify.annotations.Nullable ParserRuleContext mapping(String column) {
        return group.mappings().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(column))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** What SET may name: a CSV file's fields are texts; a Parquet file's have the file's types. */
    private List<Column> fields() {
        return parquet
                ? List.of()
                : Stream.concat(group.columns().stream(), group.pathColumns().stream())
                        .map(name -> Column.plain(name, SqlType.of("varchar")))
                        .toList();
    }

    private boolean listed(String column) {
        return group.columns().stream().anyMatch(column::equalsIgnoreCase)
                || group.pathColumns().stream().anyMatch(column::equalsIgnoreCase);
    }

    private void checkAbsent(Column column) {
        boolean filled = column.nullable()
                || column.autoIncrement()
                || column.generated() != null
                || column.defaultValue().kind() != ColumnDefault.Kind.NONE;
        if (!filled) {
            throw SqlError.executing(session.personality(), "Column has no default value. column: " + column.name());
        }
    }

    private String converted(Column column, String raw, boolean computed) {
        if (computed || parquet) {
            return Casts.store(column.type(), raw);
        }
        if (ColumnTypes.isObject(column.type())) {
            throw SqlError.executing(
                    session.personality(),
                    column.type().name().toUpperCase(java.util.Locale.ROOT)
                            + " column must use a function in SET, column=" + column.name());
        }
        return ColumnTypes.fromCsv(column.type(), raw);
    }

    /** Without strict mode a text that is too long becomes NULL, if the column allows it. */
    private String shortened(Column column, String value) {
        boolean text = column.type().is("varchar") || column.type().is("char");
        return properties.strict() || !text || !column.nullable()
                ? value
                : "CASE WHEN strlen(" + value + ") <= " + RowShape.limit(column) + " THEN " + value + " END";
    }

    /** The reason to filter a row whose value was lost in conversion. */
    private static String lost(Column column, String raw, String value) {
        return "CASE WHEN (" + raw + ") IS NOT NULL AND (" + value + ") IS NULL THEN " + EngineSql.literal("Value '")
                + " || left(sr_str(" + raw + "), 100) || "
                + EngineSql.literal("' is out of range. The type of '" + column.name() + "' is "
                        + column.type().described().toUpperCase(java.util.Locale.ROOT))
                + " END";
    }
}
