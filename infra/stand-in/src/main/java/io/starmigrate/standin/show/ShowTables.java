package io.starmigrate.standin.show;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.Relation;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.catalog.View;
import io.starmigrate.standin.ddl.Relations;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.session.Cluster;
import io.starmigrate.standin.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** SHOW DATABASES, SHOW [FULL] TABLES and SHOW TABLE STATUS. */
final class ShowTables {
    private static final List<String> STATUS = List.of(
            "Name",
            "Engine",
            "Version",
            "Row_format",
            "Rows",
            "Avg_row_length",
            "Data_length",
            "Max_data_length",
            "Index_length",
            "Data_free",
            "Auto_increment",
            "Create_time",
            "Update_time",
            "Check_time",
            "Collation",
            "Checksum",
            "Create_options",
            "Comment");

    /** A view is never written: one second before the epoch stands for that. */
    private static final Instant NEVER = Instant.ofEpochSecond(-1);

    private ShowTables() {}

    static Answer databases(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.ShowDatabasesStatementContext show = statement.showDatabasesStatement();
        return session.cluster().catalog().locked(() -> {
            TreeSet<String> names = new TreeSet<>(List.of("_statistics_", Cluster.INFORMATION_SCHEMA, "sys"));
            session.cluster().catalog().databases().forEach(database -> names.add(database.name()));
            List<List<@Nullable String>> rows = names.stream()
                    .filter(name -> like(name, show.pattern))
                    .<List<@Nullable String>>map(List::of)
                    .toList();
            return new ShownRows(List.of("Database"), rows)
                    .where(show.expression())
                    .answer();
        });
    }

    private static boolean like(String name, StarRocksParser.@Nullable StringContext pattern) {
        return pattern == null || Like.matches(name, Literals.text(pattern));
    }

    static Answer tables(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.ShowTableStatementContext show = statement.showTableStatement();
        Optional<String> named =
                Optional.ofNullable(show.db).map(db -> Names.relation(db).name());
        String database = session.databaseOr(named.orElse(null));
        boolean full = show.FULL() != null;
        return session.cluster().catalog().locked(() -> {
            List<List<@Nullable String>> rows = new ArrayList<>();
            names(session, database).stream()
                    .filter(row -> like(String.valueOf(row.get(0)), show.pattern))
                    .forEach(row -> rows.add(full ? row : row.subList(0, 1)));
            List<String> columns =
                    full ? List.of("Tables_in_" + database, "Table_type") : List.of("Tables_in_" + database);
            return new ShownRows(columns, rows).where(show.expression()).answer();
        });
    }

    private static List<List<@Nullable String>> names(Session session, String database) {
        if (database.equalsIgnoreCase(Cluster.INFORMATION_SCHEMA)) {
            return session.cluster().virtualTableNames().stream()
                    .<List<@Nullable String>>map(name -> List.of(name, "SYSTEM VIEW"))
                    .toList();
        }
        return Relations.database(session, Optional.of(database)).relations().stream()
                .<List<@Nullable String>>map(
                        relation -> List.of(relation.name(), relation instanceof Table ? "BASE TABLE" : "VIEW"))
                .toList();
    }

    static Answer status(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.ShowTableStatusStatementContext show = statement.showTableStatusStatement();
        Optional<String> named =
                Optional.ofNullable(show.db).map(db -> Names.relation(db).name());
        return session.cluster().catalog().locked(() -> {
            Database database = Relations.database(session, named);
            List<List<@Nullable String>> rows = database.relations().stream()
                    .filter(relation -> like(relation.name(), show.pattern))
                    .map(relation -> statusRow(session.cluster(), relation))
                    .toList();
            return new ShownRows(STATUS, rows).where(show.expression()).answer();
        });
    }

    private static List<@Nullable String> statusRow(Cluster cluster, Relation relation) {
        TableSize size = TableSize.of(cluster, relation);
        boolean view = relation instanceof View;
        return Arrays.asList(
                relation.name(),
                view ? null : "StarRocks",
                null,
                "",
                view ? "-1" : String.valueOf(size.rows()),
                view ? "-1" : String.valueOf(size.rows() == 0 ? 0 : size.bytes() / size.rows()),
                view ? "-1" : String.valueOf(size.bytes()),
                null,
                null,
                null,
                null,
                Times.shown(size.created(cluster)),
                Times.shown(view ? NEVER : size.written(cluster)),
                null,
                "utf8_general_ci",
                null,
                "",
                ShownTexts.escaped(relation.comment()));
    }
}
