package io.starmigrate.standin.load;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.OpenTransaction;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.session.Session;
import io.starmigrate.standin.session.StatementExecutor;
import io.starmigrate.standin.show.ShownRows;
import io.starmigrate.standin.show.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SHOW PROC '/dbs', and '/transactions', '/transactions/DATABASE' and '/transactions/DATABASE/running' or
 * '.../finished'. A database is given by its number, or by its name. What is committed and does not show yet is among
 * those that run.
 */
final class ShowTransactions implements StatementExecutor {
    private static final String ROOT = "/transactions";
    private static final List<String> COLUMNS = List.of(
            "TransactionId",
            "Label",
            "Coordinator",
            "TransactionStatus",
            "LoadJobSourceType",
            "PrepareTime",
            "CommitTime",
            "PublishTime",
            "FinishTime",
            "Reason",
            "ErrorReplicasCount",
            "ListenerId",
            "TimeoutMs",
            "ErrMsg");

    private final LoadJobs jobs;

    ShowTransactions(LoadJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        String path = Literals.text(statement.showProcStatement().path);
        List<Database> databases = session.cluster()
                .catalog()
                .locked(() -> List.copyOf(session.cluster().catalog().databases()));
        if (path.equals("/dbs")) {
            return quotas(databases);
        }
        if (!path.equals(ROOT) && !path.startsWith(ROOT + "/")) {
            throw SqlError.notKnown(text);
        }
        String[] parts = path.substring(ROOT.length()).split("/");
        if (parts.length < 2) {
            return new ShownRows(
                            List.of("DbId", "DbName"),
                            databases.stream()
                                    .map(each -> List.of(Long.toString(each.id()), each.name()))
                                    .toList())
                    .answer();
        }
        Database database = databases.stream()
                .filter(each -> parts[1].equals(Long.toString(each.id())) || parts[1].equals(each.name()))
                .findFirst()
                .orElseThrow(() -> SqlError.analyzing("Unknown database id or name \"" + parts[1] + "\""));
        return parts.length == 2
                ? numbers(session, database)
                : new ShownRows(COLUMNS, rows(session, database, parts[2])).answer();
    }

    /** Nobody has set a quota: as much as a number holds. */
    private static Answer quotas(List<Database> databases) {
        return new ShownRows(
                        List.of("DbId", "DbName", "TableNum", "Quota", "LastConsistencyCheckTime", "ReplicaQuota"),
                        databases.stream()
                                .<List<@Nullable String>>map(each -> List.of(
                                        Long.toString(each.id()),
                                        each.name(),
                                        Integer.toString(each.relations().size()),
                                        "8388608.000 TB",
                                        "NULL",
                                        Long.toString(Long.MAX_VALUE)))
                                .toList())
                .answer();
    }

    private Answer numbers(Session session, Database database) {
        return new ShownRows(
                        List.of("State", "Number"),
                        List.of("running", "finished").stream()
                                .map(state -> List.of(
                                        state,
                                        Integer.toString(
                                                rows(session, database, state).size())))
                                .toList())
                .answer();
    }

    private List<List<@Nullable String>> rows(Session session, Database database, String state) {
        if (!state.equals("running") && !state.equals("finished")) {
            throw SqlError.analyzing("State is invalid");
        }
        boolean running = state.equals("running");
        List<List<@Nullable String>> rows = new ArrayList<>();
        if (running) {
            session.cluster().activity().open(database.name()).forEach(open -> rows.add(row(open)));
        }
        jobs.of(database.name()).stream()
                .filter(job -> job.state().last() != running && job.started() != null)
                .map(ShowTransactions::row)
                .forEach(rows::add);
        return rows;
    }

    private static List<@Nullable String> row(OpenTransaction open) {
        String committed = open.status().equals("COMMITTED") ? Times.shown(open.begun()) : "NULL";
        return row(open.id(), open.label(), open.status(), open.origin(), open.begun(), committed, "NULL");
    }

    private static List<@Nullable String> row(LoadJob job) {
        String status = switch (job.state()) {
            case FINISHED -> "VISIBLE";
            case CANCELLED -> "ABORTED";
            case PREPARED -> "PREPARED";
            case PENDING, QUEUEING, LOADING -> "PREPARE";
        };
        String origin = job.kind().equals("INSERT") ? "INSERT_STREAMING" : "BATCH_LOAD_JOB";
        Instant finished = job.finished();
        String end = finished == null ? "NULL" : Times.shown(finished);
        return row(job.transaction(), job.label(), status, origin, job.created(), end, end);
    }

    private static List<@Nullable String> row(
            long id, String label, String status, String origin, Instant begun, String committed, String finished) {
        return List.of(
                Long.toString(id),
                label,
                "FE: 127.0.0.1",
                status,
                origin,
                Times.shown(begun),
                committed,
                committed,
                finished,
                "",
                "0",
                "-1",
                "3600000",
                "");
    }
}
