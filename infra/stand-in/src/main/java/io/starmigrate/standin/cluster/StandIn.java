package io.starmigrate.standin.cluster;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.catalog.OpenTransaction;
import io.starmigrate.standin.catalog.SelfWriter;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.jobs.JobFaults;
import io.starmigrate.standin.load.RowStatements;
import io.starmigrate.standin.rows.DuckDbRowStore;
import io.starmigrate.standin.rows.Engine;
import io.starmigrate.standin.server.ServerSettings;
import io.starmigrate.standin.server.StarRocksServer;
import io.starmigrate.standin.session.Cluster;
import io.starmigrate.standin.session.StatementExecutor;
import io.starmigrate.standin.session.StatementLog;
import io.starmigrate.standin.storage.BackendStorage;
import io.starmigrate.standin.storage.CloudConnector;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A StarRocks stand-in with its rows. */
public final class StandIn implements AutoCloseable {
    private static final String USER = "root";
    private static final String PASSWORD = "sandbox";
    private static final String MEMORY = "384MB";

    private final DuckDbRowStore rows;
    private final RowStatements statements;
    private final StarRocksServer server;
    private final StatementFaults faults;
    private final LaggingFollower follower;

    private StandIn(
            DuckDbRowStore rows,
            RowStatements statements,
            StarRocksServer server,
            StatementFaults faults,
            LaggingFollower follower) {
        this.rows = rows;
        this.statements = statements;
        this.server = server;
        this.faults = faults;
        this.follower = follower;
    }

    public static StandIn start(Path directory, Personality personality, StatementLog log) {
        return start(directory, personality, log, RowStatements.Settings.SANDBOX, new CloudConnector());
    }

    /** The same; each statement passes through this on its way to its executor. */
    public static StandIn startBehind(
            Path directory, Personality personality, StatementLog log, UnaryOperator<StatementExecutor> around) {
        return start(directory, personality, log, RowStatements.Settings.SANDBOX, new CloudConnector(), around);
    }

    /** One whose checkers of exports and loads look as often as that; those of a real cluster every five seconds. */
    public static StandIn start(Path directory, Personality personality, StatementLog log, Duration checkInterval) {
        return start(directory, personality, log, checkInterval, new CloudConnector());
    }

    /** The same over this storage. */
    public static StandIn start(
            Path directory,
            Personality personality,
            StatementLog log,
            Duration checkInterval,
            BackendStorage.Connector storage) {
        return start(directory, personality, log, RowStatements.Settings.checking(checkInterval), storage);
    }

    public static StandIn start(
            Path directory, Personality personality, StatementLog log, BackendStorage.Connector storage) {
        return start(directory, personality, log, RowStatements.Settings.SANDBOX, storage);
    }

    private static StandIn start(
            Path directory,
            Personality personality,
            StatementLog log,
            RowStatements.Settings speed,
            BackendStorage.Connector storage) {
        return start(directory, personality, log, speed, storage, UnaryOperator.identity());
    }

    private static StandIn start(
            Path directory,
            Personality personality,
            StatementLog log,
            RowStatements.Settings speed,
            BackendStorage.Connector storage,
            UnaryOperator<StatementExecutor> around) {
        DuckDbRowStore rows = new DuckDbRowStore(Engine.open(directory, MEMORY, 2));
        StatementFaults faults = new StatementFaults();
        LaggingFollower follower = new LaggingFollower();
        ServerSettings settings = ServerSettings.of(personality)
                .withPasswords(Map.of(USER, PASSWORD))
                .withLog(log)
                .withAround(executor -> around.apply(faults.around(follower.around(executor))));
        RowStatements statements = new RowStatements(rows, speed, storage);
        StarRocksServer server = StarRocksServer.start(settings, rows, statements::register);
        return new StandIn(rows, statements, server, faults, follower);
    }

    /** The configuration's keys for this cluster. */
    public Map<String, String> configuration(String prefix, String database) {
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

    /** What goes wrong with exports and loads, on order. */
    public JobFaults jobFaults() {
        return statements.faults();
    }

    /** What goes wrong with statements, on order: latency, refusals. */
    public StatementFaults statementFaults() {
        return faults;
    }

    /**
     * The front end that clients are connected to is no leader, and replays nothing by itself from now on: what it has
     * answered once it answers again until SYNC.
     */
    public void lagBehindLeader() {
        follower.lag();
    }

    /** The front end restarts, or another becomes the leader: connections are cut, exports that run are cancelled. */
    public void restartFrontend() {
        statements.restart(server.cluster().clock().instant());
        server.disconnectAll();
    }

    /** How many connections clients have now. */
    public int connections() {
        return server.connections();
    }

    /** Cuts the connections of all clients; what they asked for may have been done. */
    public void disconnectAll() {
        server.disconnectAll();
    }

    /** Loads that have ended are forgotten with their labels, as the cleaners do after days or a thousand jobs. */
    public void forgetLabels() {
        statements.forgetLabels();
    }

    /**
     * Every table is compacted. In shared-data that moves the versions of partitions that have rows; a shared-nothing
     * cluster shows nothing of it.
     */
    public void compact() {
        Cluster cluster = server.cluster();
        if (cluster.personality().sharedData()) {
            cluster.catalog().locked(() -> {
                cluster.catalog().databases().stream()
                        .flatMap(database -> database.relations().stream())
                        .filter(Table.class::isInstance)
                        .forEach(
                                table -> ((Table) table).compact(cluster.clock().instant()));
                return cluster;
            });
        }
    }

    /** Rollups are being built from now on, until {@link #finishRollups}; a table builds one at a time. */
    public void buildRollupsSlowly() {
        server.cluster().rollupBuilds().slowDown();
    }

    /** Rollups that are being built are there now. */
    public void finishRollups() {
        server.cluster().catalog().locked(() -> {
            server.cluster().rollupBuilds().finish();
            return server;
        });
    }

    /** Something begins to write by itself, as a client would have made it: shown, it writes nothing. */
    public void writesByItself(SelfWriter.Kind kind, String database, String name, String table) {
        String state = kind == SelfWriter.Kind.RESTORE ? "FINISHED" : "RUNNING";
        String schedule = kind == SelfWriter.Kind.TASK ? "PERIODICAL START(2024-01-01T00:00) EVERY(1 HOURS)" : "";
        Cluster cluster = server.cluster();
        cluster.activity()
                .add(new SelfWriter(
                        kind,
                        cluster.nextId(),
                        database,
                        name,
                        table,
                        state,
                        schedule,
                        cluster.clock().instant()));
    }

    /**
     * Somebody begins a transaction that does not end by itself.
     *
     * @param status PREPARE, PREPARED or COMMITTED
     * @param origin the kind of load as the cluster names it, such as {@code BACKEND_STREAMING}
     */
    public void beginTransaction(String database, String label, String status, String origin) {
        Cluster cluster = server.cluster();
        cluster.activity()
                .add(new OpenTransaction(
                        cluster.nextId(),
                        database,
                        label,
                        status,
                        origin,
                        cluster.clock().instant()));
    }

    /** What {@link #beginTransaction} has begun has ended. */
    public void endTransactions() {
        server.cluster().activity().endTransactions();
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
