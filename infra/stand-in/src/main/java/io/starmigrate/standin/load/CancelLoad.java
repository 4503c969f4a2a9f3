package io.starmigrate.standin.load;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.jobs.JobDatabase;
import io.starmigrate.standin.jobs.JobPredicate;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.session.Session;
import io.starmigrate.standin.session.StatementExecutor;
import java.util.List;

/** CANCEL LOAD. */
public final class CancelLoad implements StatementExecutor {
    private final LoadJobs jobs;

    public CancelLoad(LoadJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.CancelLoadStatementContext cancel = statement.cancelLoadStatement();
        String label = label(cancel);
        String database = JobDatabase.of(session, cancel.identifier() == null ? null : Names.text(cancel.identifier()));
        List<LoadJob> labelled = jobs.of(database).stream()
                .filter(job -> job.label().equals(label))
                .toList();
        if (labelled.isEmpty()) {
            throw SqlError.executing(session.personality(), "Load job does not exist");
        }
        LoadJob job = labelled.stream()
                .filter(candidate -> !candidate.state().last())
                .findFirst()
                .orElseThrow(() -> SqlError.executing(
                        session.personality(), "There is no uncompleted job which label is " + label));
        boolean cancelled = jobs.change(
                        job.id(),
                        j -> j.state() == LoadJob.State.PREPARED
                                ? j
                                : j.cancelled(
                                        "USER_CANCEL",
                                        "user cancel",
                                        session.cluster().clock().instant()))
                .filter(changed -> changed.state() == LoadJob.State.CANCELLED)
                .isPresent();
        if (!cancelled) {
            throw SqlError.executing(session.personality(), "Job could not be cancelled while txn is committing");
        }
        return Answer.OK;
    }

    private static String label(StarRocksParser.CancelLoadStatementContext cancel) {
        return JobPredicate.only(cancel.expression(), "label")
                .orElseThrow(() -> SqlError.analyzing("Where clause should looks like: LABEL = \"your_load_label\""));
    }
}
