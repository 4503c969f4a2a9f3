package io.starmigrate.standin.show;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.AlterJob;
import io.starmigrate.standin.ddl.Relations;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SHOW ALTER TABLE COLUMN and ROLLUP, and SHOW ALTER MATERIALIZED VIEW. */
final class ShowAlter {
    private static final List<String> COLUMNS = List.of(
            "JobId",
            "TableName",
            "CreateTime",
            "FinishTime",
            "IndexName",
            "IndexId",
            "OriginIndexId",
            "SchemaVersion",
            "TransactionId",
            "State",
            "Msg",
            "Progress",
            "Timeout");
    private static final List<String> ROLLUPS = List.of(
            "JobId",
            "TableName",
            "CreateTime",
            "FinishedTime",
            "BaseIndexName",
            "RollupIndexName",
            "RollupId",
            "TransactionId",
            "State",
            "Msg",
            "Progress",
            "Timeout");
    private static final String TIMEOUT = "86400";

    private ShowAlter() {}

    static Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.ShowAlterStatementContext show = statement.showAlterStatement();
        if (show.OPTIMIZE() != null) {
            throw SqlError.notKnown(text);
        }
        Optional<String> named =
                Optional.ofNullable(show.db).map(db -> Names.relation(db).name());
        AlterJob.Kind kind = show.COLUMN() != null ? AlterJob.Kind.COLUMN : AlterJob.Kind.ROLLUP;
        return session.cluster().catalog().locked(() -> {
            List<List<@Nullable String>> rows = Relations.database(session, named).alterJobs().stream()
                    .filter(job -> job.kind() == kind)
                    .map(job -> row(job, session.cluster().rollupBuilds().isBuilding(job.id())))
                    .toList();
            return new ShownRows(kind == AlterJob.Kind.COLUMN ? COLUMNS : ROLLUPS, rows)
                    .where(show.expression())
                    .orderBy(show.sortItem())
                    .limit(show.limitElement())
                    .answer();
        });
    }

    private static List<@Nullable String> row(AlterJob job, boolean building) {
        String when = Times.shown(job.when());
        List<@Nullable String> row = new ArrayList<>(List.of(String.valueOf(job.id()), job.table(), when, when));
        row.addAll(
                switch (job.kind()) {
                    case COLUMN ->
                        List.of(job.index(), String.valueOf(job.indexId()), String.valueOf(job.originIndexId()), "1:0");
                    case ROLLUP -> List.of(job.table(), job.index(), String.valueOf(job.indexId()));
                });
        row.addAll(
                Arrays.asList(String.valueOf(job.transaction()), building ? "RUNNING" : "FINISHED", "", null, TIMEOUT));
        return row;
    }
}
