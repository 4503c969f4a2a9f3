package io.starmigrate.standin.load;

import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.query.Casts;
import io.starmigrate.standin.query.QueryTranslator;
import io.starmigrate.standin.rows.ColumnTypes;
import io.starmigrate.standin.rows.EngineSql;
import io.starmigrate.standin.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the values a statement gives become whole rows of a table: defaults, generated columns, checks of each value. */
final class RowShape {
    private static final int LONGEST_VALUE = 1 << 20;

    private final Session session;
    private final Table table;

    RowShape(Session session, Table table) {
        this.session = session;
        this.table = table;
    }

    /**
     * A query that gives {@link io.starmigrate.standin.rows.Staging} its rows.
     *
     * @param source a query whose columns are named as the keys of {@code values}' expressions expect, and
     *     {@code sr_seq}
     * @param values the engine's expression for each given column, by the column's name
     * @param errors an expression that is the reason to filter a row, or {@code NULL}
     * @param where a condition on the finished row; rows that do not meet it are left out, or {@code true}
     */
    String staged(String source, Map<String, String> values, String errors, String where) {
        List<String> typed = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column.generated() == null) {
                String given = values.get(column.name());
                typed.add((given == null ? absent(column) : given) + " AS " + EngineSql.name(column.name()));
            }
        }
        String rows = "SELECT " + String.join(", ", typed) + ", sr_seq, " + errors + " AS sr_given_error FROM ("
                + source + ") AS s";
        return "SELECT " + String.join(", ", finished()) + ", sr_seq, coalesce(sr_given_error" + checks()
                + ") AS sr_error FROM (" + rows + ") AS r WHERE sr_given_error IS NOT NULL OR (" + where + ")";
    }

    private List<String> finished() {
        List<String> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            String name = EngineSql.name(column.name());
            String generated = column.generated();
            columns.add(generated == null ? name : generated(column, generated) + " AS " + name);
        }
        return columns;
    }

    private String generated(Column column, String expression) {
        return Casts.store(
                column.type(),
                new QueryTranslator(session).over(table.columns()).parsedExpression(expression));
    }

    /** The engine's statement to execute before {@link #staged}: the table's AUTO_INCREMENT counter must be there. */
    String preparation() {
        return "CREATE SEQUENCE IF NOT EXISTS " + counter() + " START " + table.countedFrom();
    }

    private String counter() {
        return "auto_" + table.id() + "_" + table.countedFrom();
    }

    /** What a column gets that the statement does not name. */
    private String absent(Column column) {
        if (column.autoIncrement()) {
            return "nextval('" + counter() + "')";
        }
        String value = switch (column.defaultValue().kind()) {
            case NONE -> "NULL";
            case CONSTANT ->
                ColumnTypes.fromText(
                        column.type(), EngineSql.literal(column.defaultValue().text()));
            case CURRENT_TIMESTAMP -> "CAST(now() AS TIMESTAMP)";
            case EXPRESSION ->
                new QueryTranslator(session)
                        .parsedExpression(column.defaultValue().text());
        };
        return "CAST(" + value + " AS " + ColumnTypes.engineType(column.type()) + ")";
    }

    private String checks() {
        StringBuilder checks = new StringBuilder();
        for (Column column : table.columns()) {
            String check = column.generated() == null ? check(column) : null;
            checks.append(check == null ? "" : ", " + check);
        }
        return checks.toString();
    }

    private static @Nullable String check(Column column) {
        String name = EngineSql.name(column.name());
        String missing = "WHEN " + name + " IS NULL THEN "
                + EngineSql.literal("NULL value in non-nullable column '" + column.name() + "'");
        String tooLong = "WHEN strlen(" + name + ") > " + limit(column) + " THEN "
                + EngineSql.literal("String '") + " || left(" + name + ", 100) || "
                + EngineSql.literal("'(length = ") + " || strlen(" + name + ") || "
                + EngineSql.literal(") is too long. The type of '" + column.name() + "' is "
                        + column.type().described().toUpperCase(java.util.Locale.ROOT));
        boolean text = column.type().is("varchar") || column.type().is("char");
        String cases = (column.nullable() ? "" : " " + missing) + (text ? " " + tooLong : "");
        return cases.isEmpty() ? null : "CASE" + cases + " END";
    }

    /** The longest value in bytes. */
    static int limit(Column column) {
        return column.type().args().isEmpty()
                ? LONGEST_VALUE
                : Math.min(LONGEST_VALUE, column.type().args().get(0));
    }
}
