package io.starmigrate.standin.query;

import io.starmigrate.standin.Answer;
import io.starmigrate.standin.AnswerColumn;
import io.starmigrate.standin.catalog.SqlType;
import io.starmigrate.standin.rows.ColumnTypes;
import io.starmigrate.standin.rows.EngineSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;

/** Runs queries of the engine's SQL and gives their rows as StarRocks prints them. */
public final class QueryRunner {
    private QueryRunner() {}

    /**
     * A query bound to the rows as they are now, whatever is written after.
     *
     * @param columns name and type of each result column
     */
    public record Bound(DuckDBConnection connection, String sql, List<AnswerColumn> columns, List<SqlType> types)
            implements AutoCloseable {
        /** Gives up the query. */
        @Override
        public void close() {
            QueryRunner.close(connection);
        }
    }

    /**
     * Binds a query. The connection belongs to the result and is closed with it; when binding fails it is closed here.
     *
     * @throws io.starmigrate.standin.SqlError when the query is refused
     */
    public static Bound bind(DuckDBConnection connection, String sql) {
        try {
            try (java.sql.Statement begin = connection.createStatement()) {
                begin.execute("BEGIN TRANSACTION READ ONLY");
            }
            List<AnswerColumn> columns = new ArrayList<>();
            List<SqlType> types = new ArrayList<>();
            try (java.sql.Statement describe = connection.createStatement();
                    ResultSet shape = describe.executeQuery("DESCRIBE " + sql)) {
                while (shape.next()) {
                    SqlType type = EngineTypes.read(shape.getString("column_type"));
                    types.add(type);
                    columns.add(new AnswerColumn(shape.getString("column_name"), EngineTypes.kind(type)));
                }
            }
            return new Bound(connection, sql, columns, types);
        } catch (SQLException refused) {
            close(connection);
            throw EngineErrors.analyzing(refused);
        }
    }

    /** Executes a bound query. The rows are read as the client takes them. */
    public static Answer.Rows run(Bound query) {
        String names = IntStream.range(0, query.columns().size())
                .mapToObj(i -> "c" + i)
                .collect(Collectors.joining(", "));
        String texts = IntStream.range(0, query.columns().size())
                .mapToObj(i -> ColumnTypes.answerText(query.types().get(i), "r." + EngineSql.name("c" + i)))
                .collect(Collectors.joining(", "));
        try {
            // Not prepared: the engine would plan it once more to run it.
            ResultSet rows = query.connection()
                    .createStatement()
                    .executeQuery("SELECT " + texts + " FROM (" + query.sql() + ") AS r(" + names + ")");
            return new Answer.Rows(query.columns(), new EngineCursor(query.connection(), rows, query.columns()));
        } catch (SQLException refused) {
            SQLException why = why(query, refused);
            close(query.connection());
            throw EngineErrors.executing(why);
        }
    }

    /** A query whose rows are streamed is refused without a reason; one that is explained says it. */
    private static SQLException why(Bound query, SQLException refused) {
        try (java.sql.Statement again = query.connection().createStatement()) {
            again.execute("ROLLBACK");
            again.execute("EXPLAIN ANALYZE " + query.sql());
            return refused;
        } catch (SQLException reason) {
            return reason;
        }
    }

    static void close(DuckDBConnection connection) {
        try {
            connection.close();
        } catch (SQLException ignored) {
            // The connection is given up either way.
        }
    }
}
