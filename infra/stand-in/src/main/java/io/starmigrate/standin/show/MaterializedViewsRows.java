package io.starmigrate.standin.show;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code information_schema.materialized_views}: what SHOW MATERIALIZED VIEWS has, under the names of the view. */
final class MaterializedViewsRows {
    private MaterializedViewsRows() {}

    static List<String> columns(Personality personality) {
        return ShowMaterializedViews.columns(personality).stream()
                .map(MaterializedViewsRows::name)
                .toList();
    }

    private static String name(String shown) {
        return switch (shown) {
            case "id" -> "MATERIALIZED_VIEW_ID";
            case "database_name" -> "TABLE_SCHEMA";
            case "name" -> "TABLE_NAME";
            case "rows" -> "TABLE_ROWS";
            case "text" -> "MATERIALIZED_VIEW_DEFINITION";
            default -> shown.toUpperCase(Locale.ROOT);
        };
    }

    static List<Map<String, @Nullable String>> rows(Personality personality, Database database, Relation relation) {
        List<Map<String, @Nullable String>> rows = new ArrayList<>();
        for (Map<String, @Nullable String> shown : ShowMaterializedViews.rows(personality, database, relation)) {
            Map<String, @Nullable String> row = new HashMap<>();
            shown.forEach((column, value) -> row.put(name(column), value));
            rows.add(row);
        }
        return rows;
    }
}
