package io.starmigrate.standin.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * The SQL engine that keeps one cluster's rows: one DuckDB database in one file. Thread-safe; each piece of work takes
 * a connection of its own.
 */
public final class Engine implements AutoCloseable {
    private final DuckDBConnection root;
    private final Path directory;

    private Engine(DuckDBConnection root, Path directory) {
        this.root = root;
        this.directory = directory;
    }

    /**
     * Opens an empty database in the directory; rows that an earlier run left there are given up, as the catalog that
     * knew them is gone.
     *
     * @param memoryLimit such as {@code 512MB}
     * @param threads at least 1
     */
    public static Engine open(Path directory, String memoryLimit, int threads) {
        Path file = directory.resolve("rows.duckdb");
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory.resolve("rows.duckdb.wal"));
            Properties properties = new Properties();
            properties.setProperty("memory_limit", memoryLimit);
            properties.setProperty("threads", Integer.toString(threads));
            properties.setProperty("jdbc_stream_results", "true");
            // Each column of each partition takes a block at least, and partitions have a few rows.
            properties.setProperty("default_block_size", "16384");
            properties.setProperty("error_on_division_by_zero", "false");
            properties.setProperty("temp_directory", directory.resolve("spill").toString());
            Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, properties);
            Engine engine = new Engine(connection.unwrap(DuckDBConnection.class), directory);
            engine.prepare();
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open row store: " + directory + " cannot be written", e);
        } catch (SQLException e) {
            throw new RowStoreException("open row store in " + directory, e);
        }
    }

    private void prepare() throws SQLException, IOException {
        ScalarFunctions.register(root);
        try (Statement statement = root.createStatement();
                InputStream macros = Engine.class.getResourceAsStream("macros.sql")) {
            if (macros == null) {
                throw new IOException("macros.sql is not on the class path");
            }
            statement.execute(new String(macros.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Another connection to the same rows; the caller closes it. */
    public DuckDBConnection connect() {
        try {
            DuckDBConnection connection = root.duplicate();
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TimeZone = 'UTC'");
            }
            return connection;
        } catch (SQLException e) {
            throw new RowStoreException("connect to row store in " + directory, e);
        }
    }

    /** Where files may be put that the engine reads, such as Parquet files on their way into a table. */
    public Path directory() {
        return directory;
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw new RowStoreException("close row store in " + directory, e);
        }
    }
}
