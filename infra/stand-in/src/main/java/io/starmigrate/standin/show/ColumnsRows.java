package io.starmigrate.standin.show;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.ColumnDefault;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.KeyModel;
import io.starmigrate.standin.catalog.Relation;
import io.starmigrate.standin.catalog.SqlType;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.ddl.Relations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code information_schema.columns}: comments as they are; what is computed is told from 3.3.3 on (#49712). */
final class ColumnsRows {
    static final List<String> COLUMNS = List.of(
            "TABLE_CATALOG",
            "TABLE_SCHEMA",
            "TABLE_NAME",
            "COLUMN_NAME",
            "ORDINAL_POSITION",
            "COLUMN_DEFAULT",
            "IS_NULLABLE",
            "DATA_TYPE",
            "CHARACTER_MAXIMUM_LENGTH",
            "CHARACTER_OCTET_LENGTH",
            "NUMERIC_PRECISION",
            "NUMERIC_SCALE",
            "DATETIME_PRECISION",
            "CHARACTER_SET_NAME",
            "COLLATION_NAME",
            "COLUMN_TYPE",
            "COLUMN_KEY",
            "EXTRA",
            "PRIVILEGES",
            "COLUMN_COMMENT",
            "COLUMN_SIZE",
            "DECIMAL_DIGITS",
            "GENERATION_EXPRESSION",
            "SRS_ID");

    private ColumnsRows() {}

    static List<Map<String, @Nullable String>> rows(Personality personality, Database database, Relation relation) {
        List<Map<String, @Nullable String>> rows = new ArrayList<>();
        List<Column> columns = Relations.columns(relation);
        for (int i = 0; i < columns.size(); i++) {
            Map<String, @Nullable String> row = row(personality, columns.get(i));
            row.put("TABLE_CATALOG", "def");
            row.put("TABLE_SCHEMA", database.name());
            row.put("TABLE_NAME", relation.name());
            row.put("ORDINAL_POSITION", String.valueOf(i + 1));
            row.put("COLUMN_KEY", key(relation, columns.get(i)));
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, @Nullable String> row(Personality personality, Column column) {
        SqlType type = column.type();
        Map<String, @Nullable String> row = new HashMap<>();
        row.put("COLUMN_NAME", column.name());
        row.put(
                "COLUMN_DEFAULT",
                column.defaultValue().kind() == ColumnDefault.Kind.NONE
                        ? null
                        : column.defaultValue().text());
        row.put("IS_NULLABLE", column.nullable() ? "YES" : "NO");
        row.put("DATA_TYPE", type.name());
        row.put("COLUMN_TYPE", type.shown());
        boolean text = type.is("varchar") || type.is("char");
        row.put("CHARACTER_MAXIMUM_LENGTH", text ? String.valueOf(type.args().get(0)) : null);
        row.put(
                "NUMERIC_PRECISION",
                type.is("decimal") ? String.valueOf(type.args().get(0)) : null);
        row.put("NUMERIC_SCALE", type.is("decimal") ? String.valueOf(type.args().get(1)) : null);
        row.put("EXTRA", "");
        row.put("PRIVILEGES", "");
        row.put("COLUMN_COMMENT", column.comment());
        row.put("GENERATION_EXPRESSION", personality.atLeast(3, 3, 3) ? column.generated() : null);
        return row;
    }

    private static String key(Relation relation, Column column) {
        boolean key = relation instanceof Table table
                && table.definition().keyColumns().stream().anyMatch(column.name()::equalsIgnoreCase);
        if (!key) {
            return "";
        }
        KeyModel model = ((Table) relation).definition().keyModel();
        return switch (model) {
            case PRIMARY -> "PRI";
            case UNIQUE -> "UNI";
            case AGGREGATE -> "AGG";
            case DUPLICATE -> "DUP";
        };
    }
}
