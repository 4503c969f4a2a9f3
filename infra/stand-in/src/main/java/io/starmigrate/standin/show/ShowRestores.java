package io.starmigrate.standin.show;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.SelfWriter;
import io.starmigrate.standin.catalog.SelfWriter.Kind;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SHOW RESTORE. Columns as the manual has them; RESTORE itself is not known here. */
final class ShowRestores {
    private static final List<String> COLUMNS = List.of(
            "JobId",
            "Label",
            "Timestamp",
            "DbName",
            "State",
            "AllowLoad",
            "ReplicationNum",
            "RestoreObjs",
            "CreateTime",
            "MetaPreparedTime",
            "SnapshotFinishedTime",
            "DownloadFinishedTime",
            "FinishedTime",
            "UnfinishedTasks",
            "Progress",
            "TaskErrMsg",
            "Status",
            "Timeout");

    private ShowRestores() {}

    static Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.ShowRestoreStatementContext show = statement.showRestoreStatement();
        if (show.where != null) {
            throw SqlError.notKnown(text);
        }
        String database = session.databaseOr(show.identifier() == null ? null : Names.text(show.identifier()));
        List<List<@Nullable String>> rows = session.cluster().activity().writers(Kind.RESTORE).stream()
                .filter(restore -> restore.database().equals(database))
                .map(ShowRestores::row)
                .toList();
        return new ShownRows(COLUMNS, rows).answer();
    }

    private static List<@Nullable String> row(SelfWriter restore) {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        COLUMNS.forEach(column -> row.put(column, ""));
        row.put("JobId", Long.toString(restore.id()));
        row.put("Label", restore.name());
        row.put("DbName", restore.database());
        row.put("State", restore.state());
        row.put("CreateTime", Times.shown(restore.made()));
        row.put("FinishedTime", restore.state().equals("FINISHED") ? Times.shown(restore.made()) : null);
        return new ArrayList<>(row.values());
    }
}
