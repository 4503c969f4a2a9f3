package io.starmigrate.standin.query;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.MaterializedView;
import io.starmigrate.standin.catalog.Partition;
import io.starmigrate.standin.catalog.Relation;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.catalog.View;
import io.starmigrate.standin.catalog.VirtualTable;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.rows.ColumnTypes;
import io.starmigrate.standin.rows.EngineSql;
import io.starmigrate.standin.session.Cluster;
import io.starmigrate.standin.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a table's name in FROM is in the engine: the union of its partitions, a view's query, or rows made on the spot.
 */
final class TableSource {
    private TableSource() {}

    /** A query of the engine in parentheses. The catalog's lock is held. */
    static String read(
            Scope scope,
            Names.RelationName name,
            StarRocksParser.@Nullable PartitionNamesContext partitions,
            QueryTranslator translator) {
        Session session = scope.session();
        String databaseName = session.databaseOr(name.database().orElse(null));
        if (databaseName.equalsIgnoreCase(Cluster.INFORMATION_SCHEMA)) {
            return virtual(scope, name.name(), databaseName + "." + name.name());
        }
        if (databaseName.equalsIgnoreCase(Cluster.SYS)) {
            return virtual(scope, Cluster.SYS + "." + name.name(), databaseName + "." + name.name());
        }
        Relation relation = relation(session, databaseName, name.name());
        if (relation instanceof View view) {
            return view(view.columns(), view.query().whole(), translator);
        }
        if (relation instanceof Table table) {
            scope.columns(table.columns());
            return table(table, partitions);
        }
        MaterializedView view = (MaterializedView) relation;
        String rows = view(view.columns(), view.query().whole(), translator);
        return view.refreshed() != null ? rows : "(SELECT * FROM " + rows + " AS n WHERE false)";
    }

    static Relation relation(Session session, String databaseName, String tableName) {
        Database database = session.cluster()
                .catalog()
                .database(databaseName)
                .orElseThrow(() -> SqlError.unknownDatabase(session.personality(), databaseName));
        return database.relation(tableName)
                .orElseThrow(() -> SqlError.unknownTable(session.personality(), databaseName + "." + tableName));
    }

    private static String view(List<Column> columns, String query, QueryTranslator translator) {
        String names = columns.stream()
                .map(column -> EngineSql.name(column.name()))
                .collect(Collectors.joining(", ", "(", ")"));
        return "(SELECT * FROM (" + translator.parsed(query) + ") AS v" + names + ")";
    }

    private static String table(Table table, StarRocksParser.@Nullable PartitionNamesContext named) {
        List<Partition> partitions = named == null ? table.partitions() : chosen(table, named);
        String columns = table.columns().stream()
                .map(column -> EngineSql.name(column.name()))
                .collect(Collectors.joining(", "));
        if (partitions.isEmpty()) {
            return "(" + empty(table.columns()) + ")";
        }
        return partitions.stream()
                .map(partition -> "SELECT " + columns + " FROM " + EngineSql.partition(partition.id()))
                .collect(Collectors.joining(" UNION ALL ", "(", ")"));
    }

    /** The named partitions of the table. */
    static List<Partition> chosen(Table table, StarRocksParser.PartitionNamesContext named) {
        boolean temporary = named.TEMPORARY() != null;
        return named.identifierOrString().stream()
                .map(Names::text)
                .map(name -> find(table, name, temporary)
                        .orElseThrow(() ->
                                SqlError.analyzing("Unknown partition '" + name + "' in table '" + table.name() + "'")))
                .toList();
    }

    private static Optional<Partition> find(Table table, String name, boolean temporary) {
        return temporary ? table.temporaryPartition(name) : table.partition(name);
    }

    private static String virtual(Scope scope, String key, String shown) {
        VirtualTable table = scope.session()
                .cluster()
                .virtualTable(key)
                .orElseThrow(() -> SqlError.unknownTable(scope.session().personality(), shown));
        scope.columns(table.columns());
        if (table.rows().isEmpty()) {
            return "(" + empty(table.columns()) + ")";
        }
        return "(" + values(table.columns(), table.rows()) + ")";
    }

    private static String values(List<Column> columns, List<List<@Nullable String>> rows) {
        String typed = IntStream.range(0, columns.size())
                .mapToObj(i -> "CAST(r[" + (i + 1) + "] AS "
                        + ColumnTypes.engineType(columns.get(i).type()) + ") AS "
                        + EngineSql.name(columns.get(i).name()))
                .collect(Collectors.joining(", "));
        return "SELECT " + typed + " FROM " + EngineSql.rows("r", rows);
    }

    private static String empty(List<Column> columns) {
        return columns.stream()
                .map(column -> "CAST(NULL AS " + ColumnTypes.engineType(column.type()) + ") AS "
                        + EngineSql.name(column.name()))
                .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
    }
}
