package io.starmigrate.standin.export;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.jobs.JobDatabase;
import io.starmigrate.standin.jobs.JobPredicate;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.session.Session;
import io.starmigrate.standin.session.StatementExecutor;
import io.starmigrate.standin.show.ShownRows;
import io.starmigrate.standin.show.Times;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** SHOW EXPORT. */
public final class ShowExport implements StatementExecutor {
    private static final List<String> COLUMNS = List.of(
            "JobId",
            "QueryId",
            "State",
            "Progress",
            "TaskInfo",
            "Path",
            "CreateTime",
            "StartTime",
            "FinishTime",
            "Timeout",
            "ErrorMsg");

    private final ExportJobs jobs;

    public ShowExport(ExportJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.ShowExportStatementContext show = statement.showExportStatement();
        if (show.pattern != null) {
            throw SqlError.notKnown(text);
        }
        Predicate<ExportJob> filter = filter(show.expression());
        String database = JobDatabase.of(
                session,
                show.catalog == null ? null : Names.relation(show.catalog).name());
        List<List<@Nullable String>> rows =
                jobs.of(database).stream().filter(filter).map(ShowExport::row).toList();
        return new ShownRows(COLUMNS, rows)
                .orderBy(show.sortItem())
                .limit(show.limitElement())
                .answer();
    }

    /** One comparison: {@code queryid = "…"}, {@code state = "…"} or {@code id = …}. */
    static Predicate<ExportJob> filter(StarRocksParser.@Nullable ExpressionContext where) {
        if (where == null) {
            return job -> true;
        }
        List<JobPredicate> predicates = JobPredicate.read(where).orElse(List.of());
        if (predicates.size() == 1 && predicates.get(0).kind() == JobPredicate.Kind.EQUAL) {
            boolean isNumber = predicates.get(0).column().equals("id");
            Optional<Predicate<ExportJob>> filter =
                    filter(predicates.get(0).column(), predicates.get(0).literal());
            if (filter.isPresent() && predicates.get(0).isText() != isNumber) {
                return filter.get();
            }
        }
        throw SqlError.analyzing("Where clause should look like : queryid = \"your_query_id\" or STATE ="
                + " \"PENDING|EXPORTING|FINISHED|CANCELLED\"");
    }

    private static Optional<Predicate<ExportJob>> filter(String column, String value) {
        return switch (column) {
            case "queryid" -> Optional.of(job -> job.queryId().equals(value));
            case "id" -> Optional.of(job -> Long.toString(job.id()).equals(value));
            case "state" ->
                Arrays.stream(ExportJob.State.values())
                        .filter(state -> state.name().equalsIgnoreCase(value))
                        .findFirst()
                        .map(state -> job -> job.state() == state);
            default -> Optional.empty();
        };
    }

    private static List<@Nullable String> row(ExportJob job) {
        return Arrays.asList(
                Long.toString(job.id()),
                job.queryId(),
                job.state().name(),
                job.progress() + "%",
                job.taskInfo(),
                job.path(),
                Times.shown(job.created()),
                time(job.started()),
                time(job.finished()),
                Long.toString(job.properties().timeout()),
                job.failure());
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : Times.shown(time);
    }
}
