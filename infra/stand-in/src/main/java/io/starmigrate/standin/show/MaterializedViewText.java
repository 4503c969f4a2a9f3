package io.starmigrate.standin.show;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.catalog.MaterializedView;
import io.starmigrate.standin.parse.Expressions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What SHOW CREATE MATERIALIZED VIEW prints. */
final class MaterializedViewText {
    private final Personality personality;
    private final MaterializedView view;

    MaterializedViewText(Personality personality, MaterializedView view) {
        this.personality = personality;
        this.view = view;
    }

    String text() {
        StringBuilder text = new StringBuilder("CREATE MATERIALIZED VIEW ").append(Expressions.quoted(view.name()));
        ShownTexts texts = new ShownTexts(personality);
        if (personality.atLeast(3, 1)) {
            text.append(view.columns().stream()
                    .map(column -> ShowCreate.viewColumn(texts, column))
                    .collect(Collectors.joining(", ", " (", ")")));
        }
        if (!view.comment().isEmpty()) {
            text.append("\nCOMMENT \"").append(texts.comment(view.comment())).append('"');
        }
        view.clauses().values().forEach(clause -> text.append('\n').append(clause));
        text.append(properties().entrySet().stream()
                .map(property -> "\"" + property.getKey() + "\" = \"" + property.getValue() + "\"")
                .collect(Collectors.joining(",\n", "\nPROPERTIES (\n", "\n)")));
        return text.append("\nAS ")
                .append(view.query().ofMaterializedView(personality))
                .append(';')
                .toString();
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("replicated_storage", "true");
        properties.put("replication_num", "1");
        if (personality.sharedData()) {
            properties.put("datacache.enable", "true");
            properties.put("enable_async_write_back", "false");
            properties.put("storage_volume", "builtin_storage_volume");
        } else {
            properties.put("storage_medium", "HDD");
        }
        if (personality.sharedData() && personality.atLeast(3, 3)) {
            properties.put("warehouse", "default_warehouse");
        }
        properties.putAll(view.properties());
        return properties;
    }
}
