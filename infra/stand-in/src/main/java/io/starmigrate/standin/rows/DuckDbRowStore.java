package io.starmigrate.standin.rows;

import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.RowStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Rows in DuckDB, one table per partition. */
public final class DuckDbRowStore implements RowStore, AutoCloseable {
    private final Engine engine;
    private final ReentrantLock writing = new ReentrantLock();
    private final Map<Long, Long> counts = new ConcurrentHashMap<>();
    private final Map<Long, Long> sizes = new ConcurrentHashMap<>();
    private final KeptConnection definitions;
    private final KeptConnection measures;

    public DuckDbRowStore(Engine engine) {
        this.engine = engine;
        this.definitions = new KeptConnection(engine);
        this.measures = new KeptConnection(engine);
    }

    public Engine engine() {
        return engine;
    }

    @Override
    public void createPartitions(List<Long> partitionIds, List<Column> columns) {
        String definition = columns.stream()
                .map(column -> EngineSql.name(column.name()) + " " + ColumnTypes.engineType(column.type()))
                .collect(Collectors.joining(", "));
        execute(partitionIds.stream()
                .map(id -> "CREATE TABLE " + EngineSql.partition(id) + " (" + definition + ")")
                .toList());
        partitionIds.forEach(id -> counts.put(id, 0L));
    }

    @Override
    public void dropPartitions(List<Long> partitionIds) {
        execute(partitionIds.stream()
                .map(id -> "DROP TABLE IF EXISTS " + EngineSql.partition(id))
                .toList());
        counts.keySet().removeAll(partitionIds);
        sizes.keySet().removeAll(partitionIds);
    }

    @Override
    public long rowCount(long partitionId) {
        return counts.getOrDefault(partitionId, 0L);
    }

    /** {@inheritDoc} Counted as the length of the rows' texts, once after each change. */
    @Override
    public long dataBytes(long partitionId) {
        if (rowCount(partitionId) == 0) {
            return 0;
        }
        return sizes.computeIfAbsent(
                partitionId,
                id -> number("SELECT coalesce(sum(strlen(CAST(p AS VARCHAR))), 0) FROM " + EngineSql.partition(id)
                        + " AS p"));
    }

    @Override
    public void addColumn(long partitionId, Column column) {
        String table = EngineSql.partition(partitionId);
        String name = EngineSql.name(column.name());
        execute("ALTER TABLE " + table + " ADD COLUMN " + name + " " + ColumnTypes.engineType(column.type()));
        String value = ColumnTypes.defaultValue(column);
        if (!value.equals("NULL")) {
            execute("UPDATE " + table + " SET " + name + " = " + value);
        }
        sizes.remove(partitionId);
    }

    @Override
    public void dropColumn(long partitionId, Column column) {
        execute("ALTER TABLE " + EngineSql.partition(partitionId) + " DROP COLUMN " + EngineSql.name(column.name()));
        sizes.remove(partitionId);
    }

    @Override
    public void changeColumn(long partitionId, Column before, Column after) {
        String table = "ALTER TABLE " + EngineSql.partition(partitionId);
        String name = EngineSql.name(before.name());
        String type = ColumnTypes.engineType(after.type());
        if (!type.equals(ColumnTypes.engineType(before.type()))) {
            String text = "sr_str(" + name + ")";
            execute(table + " ALTER COLUMN " + name + " TYPE " + type + " USING "
                    + ColumnTypes.fromText(after.type(), text));
        }
        if (!before.name().equals(after.name())) {
            execute(table + " RENAME COLUMN " + name + " TO " + EngineSql.name(after.name()));
        }
        sizes.remove(partitionId);
    }

    /** Work on the engine that may fail. */
    @FunctionalInterface
    public interface Work {
        void run() throws SQLException;
    }

    /** Does work that writes; one such work at a time, so that no write fails because of another. */
    public void write(Work work) throws SQLException {
        writing.lock();
        try {
            work.run();
        } finally {
            writing.unlock();
        }
    }

    /**
     * Removes the rows of these partitions for which the condition holds, all at one moment.
     *
     * @param alias what the condition may call the table
     * @return the partitions that lost rows
     */
    public List<Long> delete(List<Long> partitionIds, String alias, String condition) throws SQLException {
        List<Long> written = new ArrayList<>();
        write(() -> {
            try (Connection connection = engine.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("BEGIN TRANSACTION");
                for (long id : partitionIds) {
                    int removed = statement.executeUpdate("DELETE FROM " + EngineSql.partition(id) + " AS "
                            + EngineSql.name(alias) + " WHERE " + condition);
                    if (removed > 0) {
                        written.add(id);
                    }
                }
                statement.execute("COMMIT");
            }
            written.forEach(this::changed);
        });
        return written;
    }

    /** Takes note that a partition's rows have changed. */
    void changed(long partitionId) {
        sizes.remove(partitionId);
        counts.put(partitionId, number("SELECT count(*) FROM " + EngineSql.partition(partitionId)));
    }

    private void execute(String sql) {
        execute(List.of(sql));
    }

    private void execute(List<String> statements) {
        try {
            write(() -> definitions.execute(statements));
        } catch (SQLException e) {
            throw new RowStoreException("execute " + statements, e);
        }
    }

    private long number(String sql) {
        try {
            return measures.number(sql);
        } catch (SQLException e) {
            throw new RowStoreException("execute " + sql, e);
        }
    }

    @Override
    public void close() {
        definitions.close();
        measures.close();
        engine.close();
    }
}
