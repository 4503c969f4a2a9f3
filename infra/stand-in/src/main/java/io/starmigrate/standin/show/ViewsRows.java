package io.starmigrate.standin.show;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code information_schema.views}. */
final class ViewsRows {
    static final List<String> COLUMNS = List.of(
            "TABLE_CATALOG",
            "TABLE_SCHEMA",
            "TABLE_NAME",
            "VIEW_DEFINITION",
            "CHECK_OPTION",
            "IS_UPDATABLE",
            "DEFINER",
            "SECURITY_TYPE",
            "CHARACTER_SET_CLIENT",
            "COLLATION_CONNECTION");

    private ViewsRows() {}

    static Map<String, @Nullable String> row(Personality personality, Database database, View view) {
        Map<String, @Nullable String> row = new HashMap<>();
        row.put("TABLE_CATALOG", "def");
        row.put("TABLE_SCHEMA", database.name());
        row.put("TABLE_NAME", view.name());
        row.put("VIEW_DEFINITION", view.query().ofView(personality));
        row.put("CHECK_OPTION", "NONE");
        row.put("IS_UPDATABLE", "NO");
        row.put("DEFINER", "");
        row.put("SECURITY_TYPE", "");
        row.put("CHARACTER_SET_CLIENT", "utf8");
        row.put("COLLATION_CONNECTION", "utf8_general_ci");
        return row;
    }
}
