package io.starmigrate.standin.export;

import io.starmigrate.standin.catalog.Partition;
import io.starmigrate.standin.rows.DuckDbRowStore;
import io.starmigrate.standin.rows.EngineSql;
import io.starmigrate.standin.rows.RowStoreException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/**
 * The rows of an export as they were when it was submitted, divided into tasks of tablets.
 *
 * @param connection sees those rows, whatever is written after; closed with the job
 */
record ExportSnapshot(DuckDBConnection connection, int tablets, List<List<Tablet>> tasks) {

    /** A part of a partition's rows: those whose row id leaves {@code bucket} when divided by {@code buckets}. */
    record Tablet(long partitionId, int bucket, int buckets) {}

    /** Fixes the rows. The catalog's lock is held. */
    static ExportSnapshot take(DuckDbRowStore store, List<Partition> partitions, long bytesPerTask) {
        DuckDBConnection connection = store.engine().connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN TRANSACTION READ ONLY");
            for (Partition partition : partitions) {
                statement.execute("SELECT 1 FROM " + EngineSql.partition(partition.id()) + " LIMIT 0");
            }
        } catch (SQLException e) {
            throw new RowStoreException("fix the rows of an export", e);
        }
        List<Tablet> tablets = new ArrayList<>();
        List<List<Tablet>> tasks = new ArrayList<>();
        long bytes = 0;
        for (Partition partition : partitions) {
            // A partition that was never loaded has no tablets worth a task.
            int buckets = partition.visibleVersion() > 1 ? partition.buckets() : 0;
            for (int bucket = 0; bucket < buckets; bucket++) {
                if (tasks.isEmpty() || bytes >= bytesPerTask) {
                    tasks.add(new ArrayList<>());
                    bytes = 0;
                }
                Tablet tablet = new Tablet(partition.id(), bucket, buckets);
                tablets.add(tablet);
                tasks.get(tasks.size() - 1).add(tablet);
                bytes += store.dataBytes(partition.id()) / buckets;
            }
        }
        return new ExportSnapshot(connection, tablets.size(), tasks);
    }
}
