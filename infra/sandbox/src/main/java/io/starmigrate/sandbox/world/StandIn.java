package io.starmigrate.sandbox.world;

import io.starmigrate.sandbox.starrocks.Personality;
import io.starmigrate.sandbox.starrocks.load.RowStatements;
import io.starmigrate.sandbox.starrocks.rows.DuckDbRowStore;
import io.starmigrate.sandbox.starrocks.rows.Engine;
import io.starmigrate.sandbox.starrocks.server.ServerSettings;
import io.starmigrate.sandbox.starrocks.server.StarRocksServer;
import io.starmigrate.sandbox.starrocks.session.StatementLog;
import io.starmigrate.sandbox.starrocks.storage.CloudConnector;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** A StarRocks stand-in with its rows. */
public final class StandIn implements AutoCloseable {
    private static final String USER = "root";
    private static final String PASSWORD = "sandbox";
    private static final String MEMORY = "384MB";

    private final DuckDbRowStore rows;
    private final StarRocksServer server;

    private StandIn(DuckDbRowStore rows, StarRocksServer server) {
        this.rows = rows;
        this.server = server;
    }

    static StandIn start(Path directory, Personality personality, StatementLog log) {
        DuckDbRowStore rows = new DuckDbRowStore(Engine.open(directory, MEMORY, 2));
        ServerSettings settings = ServerSettings.of(personality)
                .withPasswords(Map.of(USER, PASSWORD))
                .withLog(log);
        RowStatements statements = new RowStatements(rows, RowStatements.Settings.SANDBOX, new CloudConnector());
        StarRocksServer server = StarRocksServer.start(settings, rows, statements::register);
        return new StandIn(rows, server);
    }

    /** The configuration's keys for this cluster. */
    Map<String, String> configuration(String prefix, String database) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put(prefix + "_HOST", "127.0.0.1");
        keys.put(prefix + "_PORT", Integer.toString(server.port()));
        keys.put(prefix + "_USER", USER);
        keys.put(prefix + "_PWD", PASSWORD);
        keys.put(prefix + "_DB_NAME", database);
        return keys;
    }

    /** A connection as any client has one; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), USER, PASSWORD);
    }

    /** Executes statements on one connection, in order. */
    public void execute(Iterable<String> all) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : all) {
                statement.execute(sql);
            }
        }
    }

    /** Which StarRocks it claims to be. */
    public Personality personality() {
        return server.cluster().personality();
    }

    @Override
    public void close() {
        server.close();
        rows.close();
    }
}
