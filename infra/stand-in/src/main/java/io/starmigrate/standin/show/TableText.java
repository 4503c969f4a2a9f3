package io.starmigrate.standin.show;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.ColumnDefault;
import io.starmigrate.standin.catalog.Distribution;
import io.starmigrate.standin.catalog.KeyModel;
import io.starmigrate.standin.catalog.Partition;
import io.starmigrate.standin.catalog.PartitionKeyRange;
import io.starmigrate.standin.catalog.PartitionKeyValue;
import io.starmigrate.standin.catalog.PartitionValues;
import io.starmigrate.standin.catalog.Partitioning;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.catalog.TableDefinition;
import io.starmigrate.standin.catalog.TableIndex;
import io.starmigrate.standin.parse.Expressions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What SHOW CREATE TABLE prints of a table. */
final class TableText {
    private final Personality personality;
    private final Table table;
    private final TableDefinition definition;
    private final ShownTexts texts;

    TableText(Personality personality, Table table) {
        this.personality = personality;
        this.texts = new ShownTexts(personality);
        this.table = table;
        this.definition = table.definition();
    }

    String text() {
        StringBuilder text = new StringBuilder("CREATE TABLE ").append(Expressions.quoted(table.name()));
        Stream<String> columns = definition.columns().stream().map(this::columnLine);
        Stream<String> indexes = definition.indexes().stream().map(TableText::indexLine);
        text.append(Stream.concat(columns, indexes).collect(Collectors.joining(",\n", " (\n", "\n) ENGINE=OLAP ")));
        text.append('\n').append(definition.keyModel()).append(" KEY(").append(names(definition.keyColumns(), ", "));
        text.append(')');
        if (!definition.comment().isEmpty()) {
            text.append("\nCOMMENT \"")
                    .append(texts.comment(definition.comment()))
                    .append('"');
        }
        text.append(partitioning()).append(distribution(definition.distribution()));
        if (!definition.sortColumns().isEmpty()) {
            text.append("\nORDER BY(")
                    .append(names(definition.sortColumns(), ", "))
                    .append(')');
        }
        text.append(ShownProperties.of(personality, definition).entrySet().stream()
                .map(property -> "\"" + property.getKey() + "\" = \"" + property.getValue() + "\"")
                .collect(Collectors.joining(",\n", "\nPROPERTIES (\n", "\n);")));
        return text.toString();
    }

    private static String names(List<String> names, String separator) {
        return names.stream().map(Expressions::quoted).collect(Collectors.joining(separator));
    }

    private String columnLine(Column column) {
        return "  " + columnText(column);
    }

    /** A column definition, as {@code information_schema.partitions_meta} shows it too. */
    String columnText(Column column) {
        StringBuilder text = new StringBuilder(Expressions.quoted(column.name()));
        text.append(' ').append(column.type().shown()).append(' ');
        if (column.aggregation() != null) {
            text.append(column.aggregation()).append(' ');
        }
        text.append(column.nullable() ? "NULL" : "NOT NULL");
        if (column.autoIncrement()) {
            text.append(" AUTO_INCREMENT");
        }
        text.append(defaultText(column));
        if (column.generated() != null) {
            text.append(" AS ").append(column.generated());
        }
        return text.append(" COMMENT \"")
                .append(texts.columnComment(definition.keyModel(), column.comment()))
                .append('"')
                .toString();
    }

    /** Before 3.1, tables with a primary key are shown without the defaults that are computed. */
    private String defaultText(Column column) {
        ColumnDefault value = column.defaultValue();
        boolean leftOut = definition.keyModel() == KeyModel.PRIMARY && !personality.atLeast(3, 1);
        return switch (value.kind()) {
            case NONE -> "";
            case CONSTANT -> " DEFAULT \"" + texts.defaultValue(value.text()) + "\"";
            case CURRENT_TIMESTAMP -> leftOut ? "" : " DEFAULT " + value.text();
            case EXPRESSION -> " DEFAULT " + (value.text().endsWith("()") ? "(" + value.text() + ")" : value.text());
        };
    }

    private static String indexLine(TableIndex index) {
        return "  INDEX " + index.name() + " (" + names(index.columns(), ", ") + ") USING " + index.kind()
                + " COMMENT '" + index.comment() + "'";
    }

    private String partitioning() {
        Partitioning partitioning = definition.partitioning();
        if (partitioning instanceof Partitioning.Range range) {
            return range.automatic() != null
                    ? "\nPARTITION BY " + range.automatic().text()
                    : "\nPARTITION BY RANGE("
                            + (range.computed() == null
                                    ? names(range.columns(), ", ")
                                    : range.computed().text())
                            + ")\n" + ranges();
        }
        if (partitioning instanceof Partitioning.Values values) {
            return values.automatic()
                    ? "\nPARTITION BY (" + names(values.columns(), ",") + ")"
                    : "\nPARTITION BY LIST(" + names(values.columns(), ",") + ")" + lists();
        }
        return "";
    }

    private String ranges() {
        return PartitionOrder.shown(table.partitions()).stream()
                .map(partition -> "PARTITION " + partition.name() + " VALUES "
                        + rangeText((PartitionKeyRange) partition.bounds()))
                .collect(Collectors.joining(",\n", "(", ")"));
    }

    private static String rangeText(PartitionKeyRange range) {
        return "[" + keyText(range.low()) + ", " + keyText(range.high()) + ")";
    }

    private static String keyText(List<PartitionKeyValue> key) {
        return key.stream()
                .map(value -> value.rank() == PartitionKeyValue.Rank.MAX ? "MAXVALUE" : "\"" + value.shown() + "\"")
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private String lists() {
        return table.partitions().stream().map(TableText::listLine).collect(Collectors.joining(",\n", "(\n", "\n)"));
    }

    private static String listLine(Partition partition) {
        return "  PARTITION " + partition.name() + " VALUES IN "
                + ListText.quoted((PartitionValues) partition.bounds());
    }

    private static String distribution(Distribution distribution) {
        String how = distribution.random() ? "RANDOM" : "HASH(" + names(distribution.hashColumns(), ", ") + ")";
        return "\nDISTRIBUTED BY " + how
                + (distribution.buckets() == 0 ? "" : " BUCKETS " + distribution.buckets() + " ");
    }
}
