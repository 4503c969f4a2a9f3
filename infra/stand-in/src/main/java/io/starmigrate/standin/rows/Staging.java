package io.starmigrate.standin.rows;

import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.PartitionKeyValue;
import io.starmigrate.standin.catalog.TableDefinition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Rows of one transaction on their way into one table: typed, checked, each given its partition, and nothing of it
 * visible before {@link #commit}. Used by one thread.
 *
 * <p>The rows are in a temporary table with the table's columns, {@code sr_seq} (the order of arrival) and
 * {@code sr_error} (why a row is filtered, else NULL); {@code sr_part} is the partition's id.
 */
public final class Staging {
    private final DuckDbRowStore store;
    private final DuckDBConnection connection;
    private final TableDefinition definition;
    private final String staged;

    /**
     * @param connection of the transaction, which may write to several tables; it sees the temporary tables
     * @param number tells this table's rows from those of others in the transaction
     */
    public Staging(DuckDbRowStore store, DuckDBConnection connection, TableDefinition definition, int number) {
        this.store = store;
        this.connection = connection;
        this.definition = definition;
        this.staged = "staged_" + number;
    }

    /**
     * Brings rows in.
     *
     * @param query gives the table's columns by name, {@code sr_seq} and {@code sr_error}
     */
    public void stage(String query) throws SQLException {
        execute("CREATE OR REPLACE TEMP TABLE " + staged + " AS SELECT *, CAST(NULL AS BIGINT) AS sr_part FROM ("
                + query + ")");
    }

    /** Gives every row that is not filtered its partition; one that has none is filtered with the reason. */
    public void route(
            List<Column> partitionColumns, Function<List<PartitionKeyValue>, OptionalLong> partitions, String otherwise)
            throws SQLException {
        if (partitionColumns.isEmpty()) {
            execute("UPDATE " + staged + " SET sr_part = "
                    + partitions.apply(List.of()).orElseThrow());
            return;
        }
        String keys = partitionColumns.stream()
                .map(column -> EngineSql.name(column.name()))
                .collect(Collectors.joining(", "));
        execute("CREATE OR REPLACE TEMP TABLE keys AS SELECT *, row_number() OVER () AS sr_key FROM (SELECT DISTINCT "
                + keys + " FROM " + staged + " WHERE sr_error IS NULL)");
        execute("CREATE OR REPLACE TEMP TABLE parts (sr_key BIGINT, sr_part BIGINT)");
        fillParts(partitionColumns, partitions);
        String same = partitionColumns.stream()
                .map(column -> EngineSql.name(column.name()))
                .map(key -> staged + "." + key + " IS NOT DISTINCT FROM k." + key)
                .collect(Collectors.joining(" AND "));
        execute("UPDATE " + staged + " SET sr_part = p.sr_part, sr_error = CASE WHEN p.sr_part IS NULL THEN "
                + EngineSql.literal(otherwise) + " END FROM keys k JOIN parts p ON p.sr_key = k.sr_key"
                + " WHERE " + staged + ".sr_error IS NULL AND " + same);
    }

    private void fillParts(List<Column> columns, Function<List<PartitionKeyValue>, OptionalLong> partitions)
            throws SQLException {
        String texts = columns.stream()
                .map(column -> "sr_str(" + EngineSql.name(column.name()) + ")")
                .collect(Collectors.joining(", "));
        List<List<PartitionKeyValue>> keys = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT " + texts + " FROM keys ORDER BY sr_key")) {
            while (result.next()) {
                keys.add(key(columns, result));
            }
        }
        try (DuckDBAppender appender = connection.createAppender("temp", "main", "parts")) {
            for (int i = 0; i < keys.size(); i++) {
                OptionalLong part = partitions.apply(keys.get(i));
                appender.beginRow();
                appender.append((long) i + 1);
                if (part.isPresent()) {
                    appender.append(part.getAsLong());
                } else {
                    appender.appendNull();
                }
                appender.endRow();
            }
        }
    }

    private static List<PartitionKeyValue> key(List<Column> columns, ResultSet row) throws SQLException {
        List<PartitionKeyValue> key = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String text = row.getString(i + 1);
            key.add(
                    text == null
                            ? PartitionKeyValue.ofNull(columns.get(i).type())
                            : PartitionKeyValue.of(columns.get(i).type(), text));
        }
        return key;
    }

    /** Filters every second row for this reason. */
    public void filterHalf(String reason) throws SQLException {
        execute("UPDATE " + staged + " SET sr_error = " + EngineSql.literal(reason) + " WHERE sr_seq % 2 = 0");
    }

    /** Rows staged in all, and those of them that are filtered. */
    public record Counts(long all, long filtered) {}

    public Counts counts() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*), count(sr_error) FROM " + staged)) {
            result.next();
            return new Counts(result.getLong(1), result.getLong(2));
        }
    }

    /** Up to {@code limit} different reasons rows were filtered for, with the first such row. */
    public List<String> reasons(int limit) throws SQLException {
        List<String> reasons = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT sr_error FROM " + staged
                        + " WHERE sr_error IS NOT NULL ORDER BY sr_seq LIMIT " + limit)) {
            while (result.next()) {
                reasons.add(result.getString(1));
            }
        }
        return reasons;
    }

    /** Rows that are not filtered, by partition. */
    public Map<Long, Long> rowsByPartition() throws SQLException {
        Map<Long, Long> rows = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT sr_part, count(*) FROM " + staged + " WHERE sr_error IS NULL GROUP BY sr_part")) {
            while (result.next()) {
                rows.put(result.getLong(1), result.getLong(2));
            }
        }
        return rows;
    }

    /**
     * Makes the rows of one transaction visible at one moment. {@code publish} runs with the ids of the partitions
     * written, when they are and before anything else can be written.
     */
    public static void commit(List<Staging> transaction, Consumer<Set<Long>> publish) throws SQLException {
        Staging first = transaction.get(0);
        first.store.write(() -> {
            Set<Long> written = new TreeSet<>();
            first.execute("BEGIN TRANSACTION");
            for (Staging staging : transaction) {
                written.addAll(staging.merge());
            }
            first.execute("COMMIT");
            written.forEach(first.store::changed);
            publish.accept(written);
        });
    }

    private Set<Long> merge() throws SQLException {
        Set<Long> parts = rowsByPartition().keySet();
        KeyMerge merge = new KeyMerge(definition);
        for (long part : parts) {
            String rows = "SELECT * EXCLUDE (sr_error, sr_part) FROM " + staged
                    + " WHERE sr_error IS NULL AND sr_part = " + part;
            for (String statement : merge.statements(part, rows)) {
                execute(statement);
            }
        }
        return parts;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
