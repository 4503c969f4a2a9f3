package io.starmigrate.standin.load;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.jobs.JobFaults;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.query.Casts;
import io.starmigrate.standin.query.EngineErrors;
import io.starmigrate.standin.query.QueryTranslator;
import io.starmigrate.standin.rows.DuckDbRowStore;
import io.starmigrate.standin.rows.EngineSql;
import io.starmigrate.standin.rows.Staging;
import io.starmigrate.standin.session.Session;
import io.starmigrate.standin.session.StatementExecutor;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;

/** INSERT INTO … VALUES, INSERT INTO … SELECT, and INSERT OVERWRITE of a table that is not partitioned. */
public final class InsertExecutor implements StatementExecutor {
    private final DuckDbRowStore store;
    private final LoadJobs jobs;
    private final Overwrites overwrites;

    public InsertExecutor(DuckDbRowStore store, LoadJobs jobs, JobFaults faults) {
        this.store = store;
        this.jobs = jobs;
        this.overwrites = new Overwrites(faults);
    }

    @Override
    public Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.InsertStatementContext insert = statement.insertStatement();
        if (insert.explainDesc() != null || insert.FILES() != null) {
            throw SqlError.notKnown(text);
        }
        Names.RelationName name = Names.relation(insert.qualifiedName());
        String database = session.databaseOr(name.database().orElse(null));
        Table table = session.cluster().catalog().locked(() -> LoadTarget.table(session, database, name.name()));
        String label = insert.label != null ? Names.text(insert.label) : "insert_" + UUID.randomUUID();
        LoadJobs.checkLabel(label);
        LoadJob job = job(session, database, table, label);
        jobs.add(job);
        try (DuckDBConnection connection = store.engine().connect()) {
            return insert.OVERWRITE() == null
                    ? run(session, table, insert, job, connection)
                    : overwrites.doing(session, table, insert, text, fresh -> {
                        return overwrite(session, table, insert, job, connection, fresh);
                    });
        } catch (SqlError refused) {
            jobs.change(job.id(), j -> j.cancelled("ETL_RUN_FAIL", String.valueOf(refused.getMessage()), now(session)));
            throw refused;
        } catch (SQLException refused) {
            SqlError error = EngineErrors.analyzing(refused);
            jobs.change(job.id(), j -> j.cancelled("ETL_RUN_FAIL", String.valueOf(error.getMessage()), now(session)));
            throw error;
        }
    }

    private static java.time.Instant now(Session session) {
        return session.cluster().clock().instant();
    }

    private static LoadJob job(Session session, String database, Table table, String label) {
        return new LoadJob(
                session.cluster().nextId(),
                label,
                database,
                List.of(table.name()),
                session.user(),
                "INSERT",
                "NORMAL",
                14_400,
                0,
                LoadJob.State.LOADING,
                LoadJob.Counters.NONE,
                UUID.randomUUID().toString(),
                session.cluster().nextId(),
                now(session),
                now(session),
                null,
                null,
                List.of());
    }

    private Answer run(
            Session session,
            Table table,
            StarRocksParser.InsertStatementContext insert,
            LoadJob job,
            DuckDBConnection connection)
            throws SQLException {
        String source = source(session, table, insert);
        Optional<List<Long>> partitions = LoadTarget.partitions(session, table, insert.partitionNames());
        PartitionTargets targets = new PartitionTargets(session.cluster(), table, partitions);
        Staging staging = stage(session, table, insert, connection, source);
        staging.route(table.partitionColumns(), targets::find, LoadTarget.OUT_OF_RANGE);
        Staging.Counts counts = checked(job, staging);
        WriteTransaction.commit(session.cluster(), List.of(staging));
        finish(session, job, counts);
        return done(job, counts);
    }

    /** The label is FINISHED a moment before the rows show, as in the front end. */
    private Answer overwrite(
            Session session,
            Table table,
            StarRocksParser.InsertStatementContext insert,
            LoadJob job,
            DuckDBConnection connection,
            Overwrites.Fresh fresh)
            throws SQLException {
        String source = source(session, table, insert);
        fresh.awaitTurn();
        Staging staging = stage(session, table, insert, connection, source);
        staging.route(List.of(), key -> OptionalLong.of(fresh.partition().id()), LoadTarget.OUT_OF_RANGE);
        Staging.Counts counts = checked(job, staging);
        WriteTransaction.commit(session.cluster(), List.of(staging));
        if (!finish(session, job, counts)) {
            throw SqlError.executing(
                    session.personality(), "Cancelled: the transaction of " + job.label() + " is aborted");
        }
        fresh.show();
        return done(job, counts);
    }

    private String source(Session session, Table table, StarRocksParser.InsertStatementContext insert) {
        List<Column> columns = columns(table, insert);
        return session.cluster().catalog().locked(() -> source(session, insert, columns));
    }

    private Staging stage(
            Session session,
            Table table,
            StarRocksParser.InsertStatementContext insert,
            DuckDBConnection connection,
            String source)
            throws SQLException {
        List<Column> columns = columns(table, insert);
        // VALUES have their columns' types already.
        boolean typed = insert.queryStatement() == null;
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String given = "s.c" + i;
            values.put(
                    columns.get(i).name(),
                    typed ? given : Casts.store(columns.get(i).type(), given));
        }
        RowShape shape = new RowShape(session, table);
        try (Statement prepare = connection.createStatement()) {
            prepare.execute(shape.preparation());
        }
        Staging staging = new Staging(store, connection, table.definition(), 0);
        staging.stage(shape.staged(source, values, "NULL", "true"));
        return staging;
    }

    private static Staging.Counts checked(LoadJob job, Staging staging) throws SQLException {
        Staging.Counts counts = staging.counts();
        if (counts.filtered() > 0) {
            throw filtered(job, staging.reasons(1).get(0));
        }
        return counts;
    }

    /** False when the job was cancelled meanwhile. */
    private boolean finish(Session session, LoadJob job, Staging.Counts counts) {
        LoadJob.Counters counters = new LoadJob.Counters(0, 0, 1, counts.all(), 0, 0, counts.all());
        return jobs.change(job.id(), j -> j.counting(counters, List.of()).in(LoadJob.State.FINISHED, now(session)))
                .isPresent();
    }

    private static Answer done(LoadJob job, Staging.Counts counts) {
        return new Answer.Done(
                counts.all(),
                "{'label':'" + job.label() + "', 'status':'VISIBLE', 'txnId':'" + job.transaction() + "'}");
    }

    private static SqlError filtered(LoadJob job, String reason) {
        return new SqlError(
                1064,
                "HY000",
                "Insert has filtered data in strict mode, txn_id = " + job.transaction() + ", first error: " + reason);
    }

    /** The columns the statement gives values for, in its order. */
    private static List<Column> columns(Table table, StarRocksParser.InsertStatementContext insert) {
        if (insert.columnAliases() == null) {
            return table.columns().stream()
                    .filter(column -> column.generated() == null)
                    .toList();
        }
        return insert.columnAliases().identifier().stream()
                .map(Names::text)
                .map(name -> table.column(name)
                        .orElseThrow(
                                () -> SqlError.analyzing("Unknown column '" + name + "' in '" + table.name() + "'")))
                .toList();
    }

    private static String source(Session session, StarRocksParser.InsertStatementContext insert, List<Column> columns) {
        String names = IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        String query = insert.queryStatement() != null
                ? query(session, insert, columns.size())
                : values(session, insert, columns);
        return "SELECT *, row_number() OVER () AS sr_seq FROM (" + query + ") AS q(" + names + ")";
    }

    private static String query(Session session, StarRocksParser.InsertStatementContext insert, int columns) {
        QueryTranslator translator = new QueryTranslator(session);
        StarRocksParser.QueryRelationContext query = insert.queryStatement().queryRelation();
        if (query.queryNoWith().queryPrimary() instanceof StarRocksParser.QueryPrimaryDefaultContext select) {
            List<StarRocksParser.SelectItemContext> items =
                    select.querySpecification().selectItem();
            boolean star = items.stream().anyMatch(StarRocksParser.SelectAllContext.class::isInstance);
            if (!star && items.size() != columns) {
                throw wrongCount(session, columns, items.size());
            }
        }
        return translator.query(query);
    }

    private static SqlError wrongCount(Session session, int expected, int given) {
        return session.personality().atLeast(3, 3)
                ? SqlError.analyzing(
                        5604,
                        "HY000",
                        "Inserted target column count: " + expected + " doesn't match select/value column count: "
                                + given)
                : SqlError.analyzing("Column count doesn't match value count");
    }

    private static String values(Session session, StarRocksParser.InsertStatementContext insert, List<Column> columns) {
        QueryTranslator translator = new QueryTranslator(session);
        return insert.expressionsWithDefault().stream()
                .map(row -> {
                    if (row.expressionOrDefault().size() != columns.size()) {
                        throw wrongCount(
                                session,
                                columns.size(),
                                row.expressionOrDefault().size());
                    }
                    return IntStream.range(0, columns.size())
                            .mapToObj(i -> value(translator, row.expressionOrDefault(i), columns.get(i)))
                            .collect(Collectors.joining(", ", "(", ")"));
                })
                .collect(Collectors.joining(", ", "VALUES ", ""));
    }

    private static String value(
            QueryTranslator translator, StarRocksParser.ExpressionOrDefaultContext value, Column column) {
        if (value.expression() == null) {
            String otherwise = column.defaultValue().text();
            return Casts.store(column.type(), otherwise.isEmpty() ? "NULL" : EngineSql.literal(otherwise));
        }
        return Casts.store(column.type(), translator.expression(value.expression()));
    }
}
