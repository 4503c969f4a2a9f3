package io.starmigrate.standin.show;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.MaterializedView;
import io.starmigrate.standin.catalog.Partitioning;
import io.starmigrate.standin.catalog.Relation;
import io.starmigrate.standin.catalog.Rollup;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.ddl.Relations;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * * SHOW MATERIALIZED VIEWS: columns as the documentation of each series lists them; no front end's answer to these is
 * recorded.
 */
final class ShowMaterializedViews {
    private static final List<String> BEFORE_3_1 = List.of(
            "id",
            "database_name",
            "name",
            "refresh_type",
            "is_active",
            "last_refresh_start_time",
            "last_refresh_finished_time",
            "last_refresh_duration",
            "last_refresh_state",
            "last_refresh_force_refresh",
            "last_refresh_start_partition",
            "last_refresh_end_partition",
            "last_refresh_base_refresh_partitions",
            "last_refresh_mv_refresh_partitions",
            "last_refresh_error_code",
            "last_refresh_error_message",
            "rows",
            "text");
    private static final List<String> SINCE_3_1 = List.of("inactive_reason", "partition_type", "task_id", "task_name");

    private ShowMaterializedViews() {}

    static List<String> columns(Personality personality) {
        List<String> columns = new ArrayList<>(BEFORE_3_1);
        if (personality.atLeast(3, 1)) {
            columns.addAll(columns.indexOf("is_active") + 1, SINCE_3_1);
        }
        if (personality.atLeast(3, 3)) {
            columns.addAll(List.of("extra_message", "query_rewrite_status", "creator"));
        }
        return columns;
    }

    static List<Map<String, @Nullable String>> rows(Personality personality, Database database, Relation relation) {
        if (relation instanceof MaterializedView view) {
            return List.of(asynchronous(personality, database, view));
        }
        return relation instanceof Table table
                ? table.rollups().stream()
                        .filter(rollup -> rollup.definition() != null)
                        .map(rollup -> synchronous(database, table, rollup))
                        .toList()
                : List.of();
    }

    private static Map<String, @Nullable String> asynchronous(
            Personality personality, Database database, MaterializedView view) {
        Map<String, @Nullable String> row = of(database, view.id(), view.name());
        String refresh = view.clauses().getOrDefault(MaterializedView.Clause.REFRESH, "");
        row.put("refresh_type", refresh.contains("ASYNC") ? "ASYNC" : "MANUAL");
        row.put("is_active", String.valueOf(view.active()));
        row.put("inactive_reason", view.inactiveReason() == null ? "" : view.inactiveReason());
        boolean partitioned = view.clauses().containsKey(MaterializedView.Clause.PARTITION);
        row.put("partition_type", partitioned ? "RANGE" : "UNPARTITIONED");
        row.put("task_id", String.valueOf(view.id() + 1));
        row.put("task_name", "mv-" + view.id());
        if (view.refreshed() != null) {
            row.put("last_refresh_start_time", Times.shown(view.refreshed()));
            row.put("last_refresh_finished_time", Times.shown(view.refreshed()));
            row.put("last_refresh_duration", "0.000");
            row.put("last_refresh_state", "SUCCESS");
            row.put("last_refresh_force_refresh", "false");
        }
        row.put("text", new MaterializedViewText(personality, view).text());
        return row;
    }

    private static Map<String, @Nullable String> synchronous(Database database, Table table, Rollup rollup) {
        Map<String, @Nullable String> row = of(database, rollup.id(), rollup.name());
        row.put("refresh_type", "ROLLUP");
        row.put("is_active", "true");
        row.put(
                "partition_type",
                table.definition().partitioning() instanceof Partitioning.None ? "UNPARTITIONED" : "RANGE");
        row.put("text", rollup.definition());
        return row;
    }

    private static Map<String, @Nullable String> of(Database database, long id, String name) {
        Map<String, @Nullable String> row = new HashMap<>();
        row.put("id", String.valueOf(id));
        row.put("database_name", database.name());
        row.put("name", name);
        row.put("rows", "0");
        row.put("query_rewrite_status", "VALID");
        row.put("creator", "'root'@'%'");
        return row;
    }

    /** SHOW MATERIALIZED VIEWS. */
    static Answer show(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.ShowMaterializedViewsStatementContext show = statement.showMaterializedViewsStatement();
        Optional<String> named =
                Optional.ofNullable(show.db).map(db -> Names.relation(db).name());
        List<String> columns = columns(session.personality());
        return session.cluster().catalog().locked(() -> {
            Database database = Relations.database(session, named);
            List<List<@Nullable String>> rows = new ArrayList<>();
            for (Relation relation : database.relations()) {
                for (Map<String, @Nullable String> row : rows(session.personality(), database, relation)) {
                    String name = String.valueOf(row.get("name"));
                    if (show.pattern == null || Like.matches(name, Literals.text(show.pattern))) {
                        List<@Nullable String> line = new ArrayList<>();
                        columns.forEach(column -> line.add(row.get(column)));
                        rows.add(line);
                    }
                }
            }
            return new ShownRows(columns, rows).where(show.expression()).answer();
        });
    }
}
