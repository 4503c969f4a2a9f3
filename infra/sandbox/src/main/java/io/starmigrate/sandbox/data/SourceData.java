package io.starmigrate.sandbox.data;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.cluster.StandIn;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * What the sandbox's source holds: tables by DDL, TPC-H by BROKER LOAD from the source's own object store, hard values
 * by INSERT, all of which both clusters of a pair can have.
 */
public final class SourceData {
    /** The database on both sides. */
    public static final String DATABASE = "shop";

    private final HardValues hardValues;

    private SourceData(HardValues hardValues) {
        this.hardValues = hardValues;
    }

    /** What both of these can have, which the older decides. */
    public static SourceData between(Personality source, Personality target) {
        return new SourceData(HardValues.of(source.version().compareTo(target.version()) <= 0 ? source : target));
    }

    /**
     * Where the generator's files are put for the source to load them from.
     *
     * @param store the object store the source reaches
     * @param folder a folder of it; nothing of a job lies there
     * @param broker the properties of WITH BROKER by which the source reaches it, as SQL text
     */
    public record Seeds(ObjectStore store, StorageUri folder, String broker) {}

    /** Makes the database and its tables on a cluster. */
    public void createTables(StandIn cluster) throws SQLException {
        cluster.execute(List.of("CREATE DATABASE " + DATABASE));
        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("USE " + DATABASE);
            for (String ddl : statements("tpch.sql")) {
                statement.execute(ddl);
            }
            for (String ddl : hardValues.tables()) {
                statement.execute(ddl);
            }
        }
    }

    /** Fills the tables of the source; returns when every row is there. */
    public void fill(StandIn source, Seeds seeds, double scale) throws SQLException {
        Map<TpchTable<?>, List<StorageUri>> files = new TpchData(scale).write(seeds.store(), seeds.folder());
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("USE " + DATABASE);
            for (Map.Entry<TpchTable<?>, List<StorageUri>> table : files.entrySet()) {
                statement.execute(load(table.getKey(), table.getValue(), seeds.broker()));
            }
            for (String insert : hardValues.rows()) {
                statement.execute(insert);
            }
            for (TpchTable<?> table : files.keySet()) {
                await(statement, label(table));
            }
        }
        files.values().forEach(each -> each.forEach(seeds.store()::delete));
    }

    private static String load(TpchTable<?> table, List<StorageUri> files, String broker) {
        String paths = files.stream().map(file -> "\"" + file + "\"").collect(Collectors.joining(", "));
        String columns = TpchData.columns(table).stream()
                .map(column -> "`" + column + "`")
                .collect(Collectors.joining(", "));
        // The generator ends each row with one separator more than it has values.
        return "LOAD LABEL " + DATABASE + "." + label(table) + " (DATA INFILE(" + paths + ") INTO TABLE `"
                + table.getTableName() + "` COLUMNS TERMINATED BY \"|\" (" + columns + ", `row_end`)) WITH BROKER ("
                + broker + ") PROPERTIES (\"timeout\"=\"3600\", \"max_filter_ratio\"=\"0\", \"strict_mode\"=\"true\")";
    }

    private static String label(TpchTable<?> table) {
        return "seed_" + table.getTableName();
    }

    private static void await(Statement statement, String label) throws SQLException {
        String state = "";
        while (!state.equals("FINISHED")) {
            try (ResultSet row =
                    statement.executeQuery("SHOW LOAD FROM " + DATABASE + " WHERE LABEL = \"" + label + "\"")) {
                if (!row.next() || row.getString("State").equals("CANCELLED")) {
                    throw new SQLException("The sandbox could not fill its source: load " + label + " says "
                            + row.getString("ErrorMsg"));
                }
                state = row.getString("State");
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    static List<String> statements(String resource) {
        try (InputStream text = SourceData.class.getResourceAsStream(resource)) {
            if (text == null) {
                throw new IllegalStateException("The sandbox was built without " + resource);
            }
            String all = new String(text.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(all.split("\n---\n")).map(String::strip).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }
}
