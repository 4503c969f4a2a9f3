package io.starmigrate.standin.query;

import io.starmigrate.standin.AnswerColumn;
import io.starmigrate.standin.RowCursor;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Rows of a running query; closing it ends the query and its connection. */
final class EngineCursor implements RowCursor {
    private final DuckDBConnection connection;
    private final ResultSet rows;
    private final List<AnswerColumn> columns;

    EngineCursor(DuckDBConnection connection, ResultSet rows, List<AnswerColumn> columns) {
        this.connection = connection;
        this.rows = rows;
        this.columns = columns;
    }

    @Override
    public @Nullable List<@Nullable String> next() {
        try {
            if (connection.isClosed()) {
                return null;
            }
            if (!rows.next()) {
                close();
                return null;
            }
            List<@Nullable String> row = new ArrayList<>(columns.size());
            for (int i = 0; i < columns.size(); i++) {
                row.add(columns.get(i).kind() == AnswerColumn.Kind.BINARY ? bytes(i + 1) : rows.getString(i + 1));
            }
            return row;
        } catch (SQLException refused) {
            close();
            throw EngineErrors.executing(refused);
        }
    }

    private @Nullable String bytes(int column) throws SQLException {
        byte[] value = rows.getBytes(column);
        return value == null ? null : new String(value, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        QueryRunner.close(connection);
    }
}
