package io.starmigrate.worker.starrocks.frontend;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.starmigrate.core.config.ClusterConfig;
import io.starmigrate.core.config.ClusterSide;
import io.starmigrate.worker.starrocks.frontend.FrontEnds.Waits;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Connections to the front ends of one cluster, the first of which is made when it is asked for. Safe for use by many
 * threads.
 */
final class FrontEndPool implements AutoCloseable {
    private final HikariDataSource pool;
    private final String url;
    private final Properties properties;

    /** Whether the last that was heard of the cluster is that it lets us in. */
    private volatile boolean entered;

    private FrontEndPool(HikariDataSource pool, String url, Properties properties) {
        this.pool = pool;
        this.url = url;
        this.properties = properties;
    }

    /** Where the front ends are, as people read it. */
    static String addresses(ClusterConfig cluster) {
        return cluster.hosts().stream().map(host -> host + ":" + cluster.port()).collect(Collectors.joining(","));
    }

    static FrontEndPool open(ClusterSide side, ClusterConfig cluster, Waits waits) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(side.toString());
        config.setJdbcUrl(url(cluster));
        config.setUsername(cluster.login().user());
        config.setPassword(cluster.login().password().reveal());
        config.setMaximumPoolSize(waits.connections());
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(Duration.ofSeconds(8).toMillis());
        config.setIdleTimeout(Duration.ofMinutes(2).toMillis());
        config.setMaxLifetime(Duration.ofMinutes(10).toMillis());
        config.setDataSourceProperties(properties(cluster, waits.answer()));
        return new FrontEndPool(new HikariDataSource(config), url(cluster), entering(cluster, waits.answer()));
    }

    /** What the pool's messages call the cluster. */
    String name() {
        return pool.getPoolName();
    }

    /**
     * A connection, to be closed by who asked.
     *
     * @throws SQLException with what the front ends said: at once where the cluster has not let us in before, because a
     *     pool that is refused, or finds nobody, asks again until its own time is over
     */
    Connection connection() throws SQLException {
        if (!entered) {
            DriverManager.getConnection(url, properties).close();
            entered = true;
        }
        try {
            return pool.getConnection();
        } catch (SQLException unreachable) {
            entered = false;
            throw unreachable;
        }
    }

    /** Lets nobody have this connection again; called before it is given back. */
    void discard(Connection broken) {
        pool.evictConnection(broken);
    }

    @Override
    public void close() {
        pool.close();
    }

    private static String url(ClusterConfig cluster) {
        return "jdbc:mysql://" + addresses(cluster) + "/";
    }

    /** How a connection is made outside of the pool. */
    static Properties entering(ClusterConfig cluster, Duration answer) {
        Properties properties = properties(cluster, answer);
        properties.setProperty("user", cluster.login().user());
        properties.setProperty("password", cluster.login().password().reveal());
        return properties;
    }

    /** How a connection is made, but for the login. */
    private static Properties properties(ClusterConfig cluster, Duration answer) {
        Properties properties = new Properties();
        properties.setProperty("sslMode", cluster.options().tls().name());
        properties.setProperty("allowPublicKeyRetrieval", "true");
        properties.setProperty("connectTimeout", "5000");
        properties.setProperty("socketTimeout", Long.toString(answer.toMillis()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("socketFactory", KeptAliveSockets.class.getName());
        properties.setProperty("failOverReadOnly", "false");
        // Else an open connection goes back to the first host between two statements, where the session has none of
        // the settings that it was given.
        properties.setProperty("queriesBeforeRetrySource", "0");
        properties.setProperty("secondsBeforeRetrySource", "0");
        properties.setProperty("useServerPrepStmts", "false");
        // Else it asks before each statement that changes something whether it may.
        properties.setProperty("readOnlyPropagatesToServer", "false");
        // Else it adds a mode to sql_mode by itself, and nobody gets in where that is refused.
        properties.setProperty("jdbcCompliantTruncation", "false");
        // Else it sets a variable before each answer that is read row by row.
        properties.setProperty("netTimeoutForStreamingResults", "0");
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("characterEncoding", "UTF-8");
        return properties;
    }
}
