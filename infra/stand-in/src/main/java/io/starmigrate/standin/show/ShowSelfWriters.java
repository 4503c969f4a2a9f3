package io.starmigrate.standin.show;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.SelfWriter;
import io.starmigrate.standin.catalog.SelfWriter.Kind;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.session.Cluster;
import io.starmigrate.standin.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** SHOW ROUTINE LOAD and SHOW PIPES. Columns are those of the front end's sources of 2.5, 3.0 and 3.3. */
final class ShowSelfWriters {
    private static final Set<String> ENDED = Set.of("STOPPED", "CANCELLED");
    private static final List<String> PIPES = List.of(
            "DATABASE_NAME",
            "PIPE_ID",
            "PIPE_NAME",
            "STATE",
            "TABLE_NAME",
            "LOAD_STATUS",
            "LAST_ERROR",
            "CREATED_TIME");

    private ShowSelfWriters() {}

    static Answer routineLoads(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.ShowRoutineLoadStatementContext show = statement.showRoutineLoadStatement();
        String database = session.databaseOr(
                show.db == null ? null : Names.relation(show.db).name());
        @Nullable String name = show.name == null ? null : Names.text(show.name);
        List<SelfWriter> found = session.cluster().activity().writers(Kind.ROUTINE_LOAD).stream()
                .filter(load -> load.database().equals(database))
                .filter(load -> show.ALL() != null || !ENDED.contains(load.state()))
                .filter(load -> name == null || load.name().equals(name))
                .toList();
        if (name != null && found.isEmpty()) {
            throw SqlError.checking(
                    session.personality(),
                    "There is no running job named " + name + " in db " + database + ", include history: "
                            + (show.ALL() != null));
        }
        return new ShownRows(
                        routineColumns(session.personality()),
                        found.stream()
                                .map(load -> routineLoad(session.personality(), load))
                                .toList())
                .where(show.expression())
                .orderBy(show.sortItem())
                .limit(show.limitElement())
                .answer();
    }

    private static List<String> routineColumns(Personality personality) {
        List<String> columns = new ArrayList<>(List.of(
                "Id",
                "Name",
                "CreateTime",
                "PauseTime",
                "EndTime",
                "DbName",
                "TableName",
                "State",
                "DataSourceType",
                "CurrentTaskNum",
                "JobProperties",
                "DataSourceProperties",
                "CustomProperties",
                "Statistic",
                "Progress"));
        if (personality.atLeast(3, 2)) {
            columns.add("TimestampProgress");
        }
        columns.addAll(List.of("ReasonOfStateChanged", "ErrorLogUrls"));
        if (personality.atLeast(3, 0)) {
            columns.add("TrackingSQL");
        }
        columns.add("OtherMsg");
        if (personality.atLeast(3, 3)) {
            columns.add("LatestSourcePosition");
        }
        return columns;
    }

    private static List<@Nullable String> routineLoad(Personality personality, SelfWriter load) {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        routineColumns(personality).forEach(column -> row.put(column, ""));
        row.put("Id", Long.toString(load.id()));
        row.put("Name", load.name());
        row.put("CreateTime", Times.shown(load.made()));
        row.put("PauseTime", null);
        row.put("EndTime", null);
        row.put("DbName", load.database());
        row.put("TableName", load.table());
        row.put("State", load.state());
        row.put("DataSourceType", "KAFKA");
        row.put("CurrentTaskNum", load.state().equals("RUNNING") ? "1" : "0");
        return new ArrayList<>(row.values());
    }

    static Answer pipes(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.ShowPipeStatementContext show = statement.showPipeStatement();
        String database = session.databaseOr(
                show.qualifiedName() == null
                        ? null
                        : Names.relation(show.qualifiedName()).name());
        List<List<@Nullable String>> rows = session.cluster().activity().writers(Kind.PIPE).stream()
                .filter(pipe -> pipe.database().equals(database))
                .filter(pipe -> show.pattern == null || Like.matches(pipe.name(), Literals.text(show.pattern)))
                .map(ShowSelfWriters::pipe)
                .toList();
        return new ShownRows(PIPES, rows)
                .where(show.expression())
                .orderBy(show.sortItem())
                .limit(show.limitElement())
                .answer();
    }

    private static List<@Nullable String> pipe(SelfWriter pipe) {
        return List.of(
                pipe.database(),
                Long.toString(pipe.id()),
                pipe.name(),
                pipe.state(),
                pipe.written(),
                "{\"loadedFiles\":0,\"loadedBytes\":0,\"loadingFiles\":0}",
                "{}",
                Times.shown(pipe.made()));
    }

    /** information_schema.pipes: those of every database, with their properties beside what SHOW PIPES tells. */
    static List<String> pipeColumns() {
        return Stream.concat(PIPES.stream(), Stream.of("PROPERTIES")).toList();
    }

    static List<Map<String, @Nullable String>> pipes(Cluster cluster) {
        return cluster.activity().writers(Kind.PIPE).stream()
                .map(pipe -> {
                    List<@Nullable String> cells = pipe(pipe);
                    Map<String, @Nullable String> row = new LinkedHashMap<>();
                    for (int i = 0; i < cells.size(); i++) {
                        row.put(PIPES.get(i), cells.get(i));
                    }
                    row.put("PROPERTIES", "{}");
                    return row;
                })
                .toList();
    }
}
