package io.starmigrate.sandbox.starrocks.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.sandbox.starrocks.Personality;
import io.starmigrate.sandbox.starrocks.SqlError;
import io.starmigrate.sandbox.starrocks.catalog.Column;
import io.starmigrate.sandbox.starrocks.parse.Expressions;
import io.starmigrate.sandbox.starrocks.parse.Literals;
import io.starmigrate.sandbox.starrocks.parse.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What SHOW CREATE MATERIALIZED VIEW prints. */
final class MaterializedViewText {
    private final Personality personality;
    private final StarRocksParser.CreateMaterializedViewStatementContext create;

    MaterializedViewText(Personality personality, StarRocksParser.CreateMaterializedViewStatementContext create) {
        this.personality = personality;
        this.create = create;
    }

    String text(String name, List<Column> columns, String comment, String query) {
        StringBuilder text = new StringBuilder("CREATE MATERIALIZED VIEW ").append(Expressions.quoted(name));
        text.append(columns.stream().map(MaterializedViewText::column).collect(Collectors.joining(", ", " (", ")")));
        if (!comment.isEmpty()) {
            text.append("\nCOMMENT \"").append(comment).append('"');
        }
        Map<String, String> written = new LinkedHashMap<>();
        for (StarRocksParser.MaterializedViewDescContext part : create.materializedViewDesc()) {
            text.append(part(part, written));
        }
        text.append(properties(written).entrySet().stream()
                .map(property -> "\"" + property.getKey() + "\" = \"" + property.getValue() + "\"")
                .collect(Collectors.joining(",\n", "\nPROPERTIES (\n", "\n)")));
        return text.append("\nAS ").append(query).append(';').toString();
    }

    private static String column(Column column) {
        return Expressions.quoted(column.name())
                + (column.comment().isEmpty() ? "" : " COMMENT \"" + column.comment() + "\"");
    }

    private String part(StarRocksParser.MaterializedViewDescContext part, Map<String, String> written) {
        if (part.properties() != null) {
            written.putAll(Literals.properties(part.properties()));
            return "";
        }
        if (part.distributionDesc() != null) {
            return "\n" + distribution(part.distributionDesc());
        }
        if (part.refreshSchemeDesc() != null) {
            return "\n" + refresh(part.refreshSchemeDesc());
        }
        if (part.orderByDesc() != null) {
            return "\nORDER BY (" + names(part.orderByDesc().identifierList()) + ")";
        }
        return "\nPARTITION BY (" + Expressions.printed(part.primaryExpression()) + ")";
    }

    private static String distribution(StarRocksParser.DistributionDescContext written) {
        String how = written.HASH() == null ? "RANDOM" : "HASH(" + names(written.identifierList()) + ")";
        String buckets = written.INTEGER_VALUE() == null ? "" : " BUCKETS " + written.INTEGER_VALUE() + " ";
        return "DISTRIBUTED BY " + how + buckets;
    }

    private static String names(StarRocksParser.IdentifierListContext list) {
        return Names.list(list).stream().map(Expressions::quoted).collect(Collectors.joining(", "));
    }

    private static String refresh(StarRocksParser.RefreshSchemeDescContext written) {
        if (written.MANUAL() != null) {
            return "REFRESH MANUAL";
        }
        if (written.ASYNC() == null) {
            throw SqlError.notKnown(written.getText());
        }
        String start = written.string() == null ? "" : " START(\"" + Literals.text(written.string()) + "\")";
        String every = written.interval() == null
                ? ""
                : " EVERY(INTERVAL " + RangeBatch.step(written.interval()) + " "
                        + RangeBatch.unit(written.interval()).toUpperCase(Locale.ROOT) + ")";
        return "REFRESH ASYNC" + start + every;
    }

    private Map<String, String> properties(Map<String, String> written) {
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
        properties.putAll(written);
        return properties;
    }
}
