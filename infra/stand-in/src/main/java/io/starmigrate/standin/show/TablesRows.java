package io.starmigrate.standin.show;

import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.Relation;
import io.starmigrate.standin.catalog.View;
import io.starmigrate.standin.session.Cluster;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code information_schema.tables}. */
final class TablesRows {
    static final List<String> COLUMNS = List.of(
            "TABLE_CATALOG",
            "TABLE_SCHEMA",
            "TABLE_NAME",
            "TABLE_TYPE",
            "ENGINE",
            "VERSION",
            "ROW_FORMAT",
            "TABLE_ROWS",
            "AVG_ROW_LENGTH",
            "DATA_LENGTH",
            "MAX_DATA_LENGTH",
            "INDEX_LENGTH",
            "DATA_FREE",
            "AUTO_INCREMENT",
            "CREATE_TIME",
            "UPDATE_TIME",
            "CHECK_TIME",
            "TABLE_COLLATION",
            "CHECKSUM",
            "CREATE_OPTIONS",
            "TABLE_COMMENT");

    private TablesRows() {}

    static Map<String, @Nullable String> row(Cluster cluster, Database database, Relation relation) {
        boolean view = relation instanceof View;
        TableSize size = TableSize.of(cluster, relation);
        Map<String, @Nullable String> row = new HashMap<>();
        row.put("TABLE_CATALOG", "def");
        row.put("TABLE_SCHEMA", database.name());
        row.put("TABLE_NAME", relation.name());
        row.put("TABLE_TYPE", view ? "VIEW" : "BASE TABLE");
        row.put("ENGINE", view ? "" : "StarRocks");
        row.put("ROW_FORMAT", "");
        row.put("TABLE_ROWS", view ? null : String.valueOf(size.rows()));
        row.put("AVG_ROW_LENGTH", view ? null : String.valueOf(size.rows() == 0 ? 0 : size.bytes() / size.rows()));
        row.put("DATA_LENGTH", view ? null : String.valueOf(size.bytes()));
        row.put("CREATE_TIME", Times.shown(size.created(cluster)));
        row.put("UPDATE_TIME", view ? null : Times.shown(size.written(cluster)));
        row.put("TABLE_COLLATION", "utf8_general_ci");
        row.put("CREATE_OPTIONS", "");
        row.put("TABLE_COMMENT", ShownTexts.escaped(relation.comment()));
        return row;
    }
}
