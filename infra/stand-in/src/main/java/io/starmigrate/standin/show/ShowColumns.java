package io.starmigrate.standin.show;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.ColumnDefault;
import io.starmigrate.standin.catalog.Relation;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.catalog.TableIndex;
import io.starmigrate.standin.catalog.VirtualTable;
import io.starmigrate.standin.ddl.Relations;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.parse.Names.RelationName;
import io.starmigrate.standin.session.Cluster;
import io.starmigrate.standin.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** DESC, SHOW [FULL] COLUMNS and SHOW INDEX. */
final class ShowColumns {
    private static final List<String> DESCRIBED = List.of("Field", "Type", "Null", "Key", "Default", "Extra");
    private static final List<String> FULL =
            List.of("Field", "Type", "Collation", "Null", "Key", "Default", "Extra", "Privileges", "Comment");
    private static final List<String> INDEXES = List.of(
            "Table",
            "Non_unique",
            "Key_name",
            "Seq_in_index",
            "Column_name",
            "Collation",
            "Cardinality",
            "Sub_part",
            "Packed",
            "Null",
            "Index_type",
            "Comment");

    private ShowColumns() {}

    static Answer describe(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.DescTableStatementContext describe = statement.descTableStatement();
        if (describe.ALL() != null) {
            return DescribeAll.of(session, describe);
        }
        RelationName name = Names.relation(describe.table);
        return session.cluster().catalog().locked(() -> {
            Described described = described(session, name);
            List<List<@Nullable String>> rows = described.columns().stream()
                    .map(column -> describedRow(session, described, column))
                    .toList();
            return new ShownRows(DESCRIBED, rows).answer();
        });
    }

    /** What has columns to describe: a table, a view, or a virtual table. */
    private record Described(List<Column> columns, @Nullable Table table) {
        boolean key(Column column) {
            return table != null && table.definition().keyColumns().stream().anyMatch(column.name()::equalsIgnoreCase);
        }
    }

    private static Described described(Session session, RelationName name) {
        String database = session.databaseOr(name.database().orElse(null));
        if (database.equalsIgnoreCase(Cluster.INFORMATION_SCHEMA)) {
            return session.cluster()
                    .virtualTable(name.name())
                    .map(VirtualTable::columns)
                    .map(columns -> new Described(columns, null))
                    .orElseThrow(() -> SqlError.unknownTable(session.personality(), name.name()));
        }
        Relation relation = Relations.relation(session, name)
                .orElseThrow(() -> SqlError.unknownTable(session.personality(), name.name()));
        if (relation instanceof Table table) {
            return new Described(table.columns(), table);
        }
        return new Described(Relations.columns(relation), null);
    }

    private static List<@Nullable String> describedRow(Session session, Described described, Column column) {
        boolean key = described.key(column);
        return Arrays.asList(
                column.name(),
                column.type().described(),
                column.nullable() ? "YES" : "NO",
                String.valueOf(key),
                defaultValue(column.defaultValue()),
                described.table() == null ? "" : extra(session, described.table(), column, key));
    }

    static @Nullable String defaultValue(ColumnDefault value) {
        return value.kind() == ColumnDefault.Kind.NONE ? null : value.text();
    }

    private static String extra(Session session, Table table, Column column, boolean key) {
        List<String> extras = new ArrayList<>();
        if (column.aggregation() != null) {
            extras.add(column.aggregation());
        } else if (session.personality().sharedData() && !key) {
            extras.add("NONE");
        }
        if (!session.personality().sharedData() && bloomFilter(table, column)) {
            extras.add("BLOOM_FILTER");
        }
        ColumnDefault.Kind kind = column.defaultValue().kind();
        if (kind == ColumnDefault.Kind.CURRENT_TIMESTAMP || kind == ColumnDefault.Kind.EXPRESSION) {
            extras.add("DEFAULT_GENERATED");
        }
        return String.join(",", extras);
    }

    private static boolean bloomFilter(Table table, Column column) {
        String columns = table.definition().properties().getOrDefault("bloom_filter_columns", "");
        return Arrays.stream(columns.split(",")).map(String::strip).anyMatch(column.name()::equalsIgnoreCase);
    }

    static Answer columns(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.ShowColumnStatementContext show = statement.showColumnStatement();
        RelationName written = Names.relation(show.table);
        RelationName name = show.db == null
                ? written
                : new RelationName(Optional.of(Names.relation(show.db).name()), written.name());
        return session.cluster().catalog().locked(() -> {
            Described described = described(session, name);
            List<List<@Nullable String>> rows = described.columns().stream()
                    .filter(c -> show.pattern == null || Like.matches(c.name(), Literals.text(show.pattern)))
                    .map(column -> columnRow(show.FULL() != null, column, described.key(column)))
                    .toList();
            List<String> names = show.FULL() != null ? FULL : DESCRIBED;
            return new ShownRows(names, rows).where(show.expression()).answer();
        });
    }

    private static List<@Nullable String> columnRow(boolean full, Column column, boolean key) {
        String type = column.type().described();
        String nullable = column.nullable() ? "YES" : "NO";
        String inKey = key ? "YES" : "NO";
        String value = defaultValue(column.defaultValue());
        return full
                ? Arrays.asList(
                        column.name(), type, "", nullable, inKey, value, "", "", ShownTexts.escaped(column.comment()))
                : Arrays.asList(column.name(), type, nullable, inKey, value, "");
    }

    static Answer indexes(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.ShowIndexStatementContext show = statement.showIndexStatement();
        RelationName written = Names.relation(show.table);
        RelationName name = show.db == null
                ? written
                : new RelationName(Optional.of(Names.relation(show.db).name()), written.name());
        return session.cluster().catalog().locked(() -> {
            Table table = Relations.table(session, name);
            String shown = Relations.database(session, name.database()).name() + "." + table.name();
            List<List<@Nullable String>> rows = table.definition().indexes().stream()
                    .map(index -> indexRow(shown, index))
                    .toList();
            return new ShownRows(INDEXES, rows).answer();
        });
    }

    private static List<@Nullable String> indexRow(String table, TableIndex index) {
        String columns = String.join(",", index.columns());
        return Arrays.asList(table, "", index.name(), "", columns, "", "", "", "", "", index.kind(), index.comment());
    }
}
