package io.starmigrate.core.starrocks.catalog;

import io.starmigrate.core.starrocks.ddl.Comments;
import io.starmigrate.core.starrocks.ddl.KnownColumn;
import io.starmigrate.core.starrocks.ddl.KnownColumns;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A table as its cluster tells it in three answers that agree. What is printed alone decides nothing: comments and
 * defaults may be printed without escapes, and may say what looks like another column or another clause.
 *
 * @param ddl its definition, without the columns that StarRocks made for partition expressions
 * @param columns its columns as {@code DESC} has them, generated ones included
 */
public record TableDefinition(TableDdl ddl, List<TableColumn> columns) {
    /**
     * What a cluster answers about one table.
     *
     * @param printed the text of {@link TableColumn#showCreateTable}
     * @param described the rows of {@link TableColumn#describe}
     * @param listed the rows of {@link TableColumn#list}; none where the cluster does not give them
     */
    public record Answers(String printed, List<CatalogRow> described, List<CatalogRow> listed) {
        public Answers {
            described = List.copyOf(described);
            listed = List.copyOf(listed);
        }
    }

    public TableDefinition {
        columns = List.copyOf(columns);
    }

    /**
     * Reads a table.
     *
     * @param cluster the cluster that answered
     * @throws IllegalArgumentException when the definition cannot be read, with the place; when two answers tell the
     *     table's columns differently, with both readings; when a column is printed as generated and no other answer
     *     confirms it
     */
    public static TableDefinition read(Answers answers, Capabilities cluster) {
        Map<String, CatalogRow> listed = byName(answers.listed(), "COLUMN_NAME");
        TableDdl printed = TableDdl.printed(answers.printed(), known(answers, listed, cluster));
        boolean tells = cluster.has(Capability.GENERATION_EXPRESSIONS);
        new ColumnWitnesses(printed, answers.described(), listed, tells).requireAgreement();
        Map<String, CatalogRow> described = byName(answers.described(), "Field");
        TableDdl whole = new UnprintedDefaults(described).added(printed);
        List<TableColumn> columns = whole.columns().stream()
                .map(column -> TableColumn.of(Objects.requireNonNull(described.get(column.name())), column))
                .toList();
        return new TableDefinition(whole.withExpressions(), columns);
    }

    /** How the table is partitioned. */
    public PartitionScheme scheme() {
        return PartitionScheme.of(ddl.layout().partitioning());
    }

    private static KnownColumns known(Answers answers, Map<String, CatalogRow> listed, Capabilities cluster) {
        List<KnownColumn> columns = answers.described().stream()
                .map(row -> {
                    String name = row.require("Field");
                    Optional<String> comment =
                            Optional.ofNullable(listed.get(name)).flatMap(column -> column.find("COLUMN_COMMENT"));
                    return new KnownColumn(
                            name, comment.orElse(null), row.find("Default").orElse(null));
                })
                .toList();
        return KnownColumns.of(columns, printing(cluster)).printed(ofColumns(answers.printed(), cluster));
    }

    /**
     * Before 3.0 as they are, and in 3.0 as well until comments of every kind got their escapes (#24909); in tables
     * with a primary key until #59266, which later releases of several series have. Who tells it by another answer is
     * not asked.
     */
    private static Comments ofColumns(String printed, Capabilities cluster) {
        if (!cluster.has(Capability.ESCAPED_COMMENTS)) {
            return Comments.AS_THEY_ARE;
        }
        boolean fixed = cluster.has(Capability.ESCAPED_KEY_COMMENTS)
                || (cluster.has(Capability.ESCAPED_COLUMN_COMMENTS) && !printed.contains("PRIMARY KEY"));
        return fixed ? Comments.ESCAPED : Comments.EITHER;
    }

    /**
     * What is known of a table of which nothing but the print is there: that early versions print texts as they are.
     * Later ones are taken for such as print escapes, as nearly all releases do.
     */
    public static KnownColumns printedBy(Capabilities cluster) {
        Comments comments = printing(cluster);
        return KnownColumns.of(List.of(), comments).printed(comments);
    }

    /** How a cluster of this version prints the comments of tables and views. */
    public static Comments printing(Capabilities cluster) {
        return cluster.has(Capability.ESCAPED_COMMENTS) ? Comments.ESCAPED : Comments.AS_THEY_ARE;
    }

    private static Map<String, CatalogRow> byName(List<CatalogRow> rows, String column) {
        Map<String, CatalogRow> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        rows.forEach(row -> byName.put(row.require(column), row));
        return byName;
    }
}
