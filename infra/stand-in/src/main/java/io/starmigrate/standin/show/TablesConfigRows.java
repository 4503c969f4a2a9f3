package io.starmigrate.standin.show;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.KeyModel;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.catalog.TableDefinition;
import io.starmigrate.standin.parse.Expressions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code information_schema.tables_config}. */
final class TablesConfigRows {
    static final List<String> COLUMNS = List.of(
            "TABLE_SCHEMA",
            "TABLE_NAME",
            "TABLE_ENGINE",
            "TABLE_MODEL",
            "PRIMARY_KEY",
            "PARTITION_KEY",
            "DISTRIBUTE_KEY",
            "DISTRIBUTE_TYPE",
            "DISTRIBUTE_BUCKET",
            "SORT_KEY",
            "PROPERTIES",
            "TABLE_ID");

    private TablesConfigRows() {}

    static Map<String, @Nullable String> row(Personality personality, Database database, Table table) {
        TableDefinition definition = table.definition();
        boolean unique = definition.keyModel() == KeyModel.PRIMARY || definition.keyModel() == KeyModel.UNIQUE;
        Map<String, @Nullable String> row = new HashMap<>();
        row.put("TABLE_SCHEMA", database.name());
        row.put("TABLE_NAME", table.name());
        row.put("TABLE_ENGINE", personality.sharedData() ? "CLOUD_NATIVE" : "OLAP");
        row.put("TABLE_MODEL", definition.keyModel().catalogName());
        row.put("PRIMARY_KEY", unique ? names(definition.keyColumns()) : "");
        row.put("PARTITION_KEY", names(definition.partitioning().columns()));
        row.put("DISTRIBUTE_KEY", names(definition.distribution().hashColumns()));
        row.put("DISTRIBUTE_TYPE", definition.distribution().random() ? "RANDOM" : "HASH");
        row.put("DISTRIBUTE_BUCKET", String.valueOf(definition.distribution().buckets()));
        row.put(
                "SORT_KEY",
                names(definition.sortColumns().isEmpty() ? definition.keyColumns() : definition.sortColumns()));
        row.put("PROPERTIES", properties(personality, definition));
        row.put("TABLE_ID", String.valueOf(table.id()));
        return row;
    }

    private static String names(List<String> names) {
        return names.stream().map(Expressions::quoted).collect(Collectors.joining(", "));
    }

    private static String properties(Personality personality, TableDefinition definition) {
        Map<String, String> properties = ShownProperties.of(personality, definition);
        if (!personality.atLeast(3, 3)) {
            // These versions print a hash map, with one property more and one less than SHOW CREATE TABLE.
            properties = new HashMap<>(properties);
            properties.put("in_memory", "false");
            properties.remove("replicated_storage");
        }
        return properties.entrySet().stream()
                .map(property -> "\"" + property.getKey() + "\":\"" + property.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
