package io.starmigrate.standin.load;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.jobs.JobDatabase;
import io.starmigrate.standin.jobs.JobPredicate;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.session.Session;
import io.starmigrate.standin.session.StatementExecutor;
import io.starmigrate.standin.show.ShownRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SHOW LOAD. */
public final class ShowLoad implements StatementExecutor {
    private static final String SHAPE =
            "Where clause should looks like: LABEL = \"your_load_label\", or LABEL LIKE \"matcher\","
                    + " or STATE = \"PENDING|ETL|LOADING|FINISHED|CANCELLED|QUEUEING\", or compound predicate with operator AND";

    private final LoadJobs jobs;

    public ShowLoad(LoadJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.ShowLoadStatementContext show = statement.showLoadStatement();
        if (show.ALL() != null) {
            throw SqlError.notKnown(text);
        }
        List<JobPredicate> predicates = show.expression() == null
                ? List.of()
                : JobPredicate.read(show.expression()).orElseThrow(() -> SqlError.analyzing(SHAPE));
        String database = JobDatabase.of(session, show.identifier() == null ? null : Names.text(show.identifier()));
        List<String> columns = LoadRow.columns(session.personality());
        List<List<@Nullable String>> rows = jobs.of(database).stream()
                .filter(job -> predicates.stream().allMatch(predicate -> holds(predicate, job)))
                .map(job -> row(columns, new LoadRow(session.personality(), job).shown()))
                .toList();
        return new ShownRows(columns, rows)
                .orderBy(show.sortItem())
                .limit(show.limitElement())
                .answer();
    }

    private static List<@Nullable String> row(List<String> columns, Map<String, @Nullable String> values) {
        List<@Nullable String> row = new ArrayList<>();
        columns.forEach(column -> row.add(values.get(column)));
        return row;
    }

    /** LIKE is a plain substring test: a percent sign stands for itself. */
    static boolean holds(JobPredicate predicate, LoadJob job) {
        boolean like = predicate.kind() == JobPredicate.Kind.LIKE;
        return switch (predicate.column()) {
            case "label" ->
                like ? job.label().contains(predicate.literal()) : job.label().equals(predicate.literal());
            case "state" -> {
                if (like) {
                    throw SqlError.analyzing(SHAPE);
                }
                yield job.state().name().equalsIgnoreCase(predicate.literal());
            }
            default -> throw SqlError.analyzing(SHAPE);
        };
    }
}
