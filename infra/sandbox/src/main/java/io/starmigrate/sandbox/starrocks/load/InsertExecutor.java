package io.starmigrate.sandbox.starrocks.load;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.sandbox.starrocks.Answer;
import io.starmigrate.sandbox.starrocks.SqlError;
import io.starmigrate.sandbox.starrocks.catalog.Column;
import io.starmigrate.sandbox.starrocks.catalog.Table;
import io.starmigrate.sandbox.starrocks.parse.Names;
import io.starmigrate.sandbox.starrocks.query.Casts;
import io.starmigrate.sandbox.starrocks.query.EngineErrors;
import io.starmigrate.sandbox.starrocks.query.QueryTranslator;
import io.starmigrate.sandbox.starrocks.rows.DuckDbRowStore;
import io.starmigrate.sandbox.starrocks.rows.EngineSql;
import io.starmigrate.sandbox.starrocks.rows.Staging;
import io.starmigrate.sandbox.starrocks.session.Session;
import io.starmigrate.sandbox.starrocks.session.StatementExecutor;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;

/** INSERT INTO … VALUES and INSERT INTO … SELECT. */
public final class InsertExecutor implements StatementExecutor {
    private final DuckDbRowStore store;
    private final LoadJobs jobs;

    public InsertExecutor(DuckDbRowStore store, LoadJobs jobs) {
        this.store = store;
        this.jobs = jobs;
    }

    @Override
    public Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.InsertStatementContext insert = statement.insertStatement();
        if (insert.explainDesc() != null || insert.OVERWRITE() != null || insert.FILES() != null) {
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
            return run(session, table, insert, job, connection);
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
        List<Column> columns = columns(table, insert);
        Optional<List<Long>> partitions = LoadTarget.partitions(session, table, insert.partitionNames());
        String source = session.cluster().catalog().locked(() -> source(session, insert, columns));
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i).name(), Casts.store(columns.get(i).type(), "s.c" + i));
        }
        RowShape shape = new RowShape(session, table);
        try (Statement prepare = connection.createStatement()) {
            prepare.execute(shape.preparation());
        }
        Staging staging = new Staging(store, connection, table.definition(), 0);
        staging.stage(shape.staged(source, values, "NULL", "true"));
        PartitionTargets targets = new PartitionTargets(session.cluster(), table, partitions);
        staging.route(table.partitionColumns(), targets::find, LoadTarget.OUT_OF_RANGE);
        Staging.Counts counts = staging.counts();
        if (counts.filtered() > 0) {
            throw filtered(job, staging.reasons(1).get(0));
        }
        WriteTransaction.commit(session.cluster(), List.of(staging));
        LoadJob.Counters counters = new LoadJob.Counters(0, 0, 1, counts.all(), 0, 0, counts.all());
        jobs.change(job.id(), j -> j.counting(counters, List.of()).in(LoadJob.State.FINISHED, now(session)));
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
            return column.defaultValue().text().isEmpty()
                    ? "NULL"
                    : EngineSql.literal(column.defaultValue().text());
        }
        return Casts.store(column.type(), translator.expression(value.expression()));
    }
}
