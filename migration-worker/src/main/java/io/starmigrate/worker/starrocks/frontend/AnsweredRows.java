package io.starmigrate.worker.starrocks.frontend;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads rows as they are answered. */
final class AnsweredRows {
    private AnsweredRows() {}

    /** All rows a statement answers with; none of one that answers without any. */
    static List<CatalogRow> list(Connection connection, String sql) throws SQLException {
        // The driver's executeQuery refuses statements it does not know to answer with rows, such as ADMIN SHOW.
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return List.of();
            }
            try (ResultSet result = statement.getResultSet()) {
                return list(result);
            }
        }
    }

    static List<CatalogRow> list(ResultSet result) throws SQLException {
        List<CatalogRow> rows = new ArrayList<>();
        each(result, rows::add);
        return rows;
    }

    private static void each(ResultSet result, Consumer<CatalogRow> rows) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        while (result.next()) {
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                values.put(columns.getColumnLabel(i), result.getString(i));
            }
            rows.accept(CatalogRow.of(values));
        }
    }

    /** Gives each row away as it comes; none is kept, here or in the driver. */
    static void stream(Connection connection, String sql, Consumer<CatalogRow> rows) throws SQLException {
        try (Statement statement =
                connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            // The driver's sign for an answer that is not to be read at once.
            statement.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet result = statement.executeQuery(sql)) {
                each(result, rows);
            }
        }
    }
}
