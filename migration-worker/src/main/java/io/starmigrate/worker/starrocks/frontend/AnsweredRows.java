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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads rows as they are answered. */
final class AnsweredRows {
    private AnsweredRows() {}

    /** All rows a statement answers with; none of one that answers without any. */
    static List<CatalogRow> list(Connection connection, String sql) throws SQLException {
        return list(connection, sql, Wanted.ALL);
    }

    /** The same, of the rows that are wanted. */
    static List<CatalogRow> list(Connection connection, String sql, Wanted wanted) throws SQLException {
        // The driver's executeQuery refuses statements it does not know to answer with rows, such as ADMIN SHOW.
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return List.of();
            }
            try (ResultSet result = statement.getResultSet()) {
                return list(result, wanted);
            }
        }
    }

    static List<CatalogRow> list(ResultSet result) throws SQLException {
        return list(result, Wanted.ALL);
    }

    static List<CatalogRow> list(ResultSet result, Wanted wanted) throws SQLException {
        List<CatalogRow> rows = new ArrayList<>();
        each(result, wanted, rows::add);
        return rows;
    }

    private static void each(ResultSet result, Wanted wanted, Consumer<CatalogRow> rows) throws SQLException {
        List<String> labels = labels(result.getMetaData());
        while (result.next()) {
            if (wanted.is(labels, result)) {
                Map<String, @Nullable String> values = new LinkedHashMap<>();
                for (int i = 0; i < labels.size(); i++) {
                    values.put(labels.get(i), result.getString(i + 1));
                }
                rows.accept(CatalogRow.of(values));
            }
        }
    }

    private static List<String> labels(ResultSetMetaData columns) throws SQLException {
        List<String> labels = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            labels.add(columns.getColumnLabel(i));
        }
        return labels;
    }

    /** Which rows are read: nothing is made of the others, of which an answer may have many thousands. */
    @FunctionalInterface
    interface Wanted {
        Wanted ALL = (labels, row) -> true;

        boolean is(List<String> labels, ResultSet row) throws SQLException;

        /**
         * Those that have one of these values in a column, whatever the case of its letters; all where there is none.
         */
        static Wanted of(String column, Set<String> values) {
            Set<String> any = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            any.addAll(values);
            return (labels, row) -> {
                int index = index(labels, column);
                @Nullable String value = index == 0 ? null : row.getString(index);
                return value == null || any.contains(value);
            };
        }

        private static int index(List<String> labels, String column) {
            for (int i = 0; i < labels.size(); i++) {
                if (labels.get(i).equalsIgnoreCase(column)) {
                    return i + 1;
                }
            }
            return 0;
        }
    }

    /** Gives each row away as it comes; none is kept, here or in the driver. */
    static void stream(Connection connection, String sql, Consumer<CatalogRow> rows) throws SQLException {
        try (Statement statement =
                connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            // The driver's sign for an answer that is not to be read at once.
            statement.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet result = statement.executeQuery(sql)) {
                each(result, Wanted.ALL, rows);
            }
        }
    }
}
