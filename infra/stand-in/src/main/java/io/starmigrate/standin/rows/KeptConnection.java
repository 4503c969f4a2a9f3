package io.starmigrate.standin.rows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * One connection to the engine for what is asked thousands of times, each of which would else open one. Thread-safe:
 * one piece of work at a time.
 */
final class KeptConnection implements AutoCloseable {
    private final Connection connection;

    KeptConnection(Engine engine) {
        this.connection = engine.connect();
    }

    /** Executes all of these at one moment, or none. */
    synchronized void execute(List<String> statements) throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            if (statements.size() == 1) {
                statement.execute(statements.get(0));
                return;
            }
            statement.execute("BEGIN TRANSACTION");
            try {
                for (String sql : statements) {
                    statement.execute(sql);
                }
                statement.execute("COMMIT");
            } catch (SQLException refused) {
                statement.execute("ROLLBACK");
                throw refused;
            }
        }
    }

    /** The first value of the first row. */
    synchronized long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new RowStoreException("close a connection to the row store", e);
        }
    }
}
