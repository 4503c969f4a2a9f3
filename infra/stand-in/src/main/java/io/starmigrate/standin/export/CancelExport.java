package io.starmigrate.standin.export;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.jobs.JobDatabase;
import io.starmigrate.standin.jobs.JobPredicate;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.session.Session;
import io.starmigrate.standin.session.StatementExecutor;

/** CANCEL EXPORT. */
public final class CancelExport implements StatementExecutor {
    private final ExportJobs jobs;

    public CancelExport(ExportJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.CancelExportStatementContext cancel = statement.cancelExportStatement();
        String queryId = queryId(cancel);
        String database = JobDatabase.of(
                session,
                cancel.catalog == null ? null : Names.relation(cancel.catalog).name());
        ExportJob job = jobs.of(database).stream()
                .filter(candidate -> candidate.queryId().equals(queryId))
                .findFirst()
                .orElseThrow(() -> SqlError.analyzing(
                        5090, "HY000", "Export job [" + queryId + "] not found when checking privilege"));
        boolean cancelled = jobs.change(
                        job.id(),
                        j -> j.cancelled(
                                "USER_CANCEL",
                                "user cancel",
                                session.cluster().clock().instant()))
                .isPresent();
        if (!cancelled) {
            throw SqlError.executing(
                    session.personality(), "Export job [" + queryId + "] is already finished or cancelled");
        }
        return Answer.OK;
    }

    private static String queryId(StarRocksParser.CancelExportStatementContext cancel) {
        return JobPredicate.only(cancel.expression(), "queryid")
                .orElseThrow(() -> SqlError.analyzing("Where clause should look like: queryid = \"your_query_id\""));
    }
}
