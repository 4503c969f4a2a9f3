package io.starmigrate.worker.starrocks;

import com.mysql.cj.jdbc.JdbcConnection;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.starmigrate.core.config.ClusterConfig;
import io.starmigrate.core.starrocks.Sql;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.error.ErrorClassification;
import io.starmigrate.core.starrocks.error.Remedy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends statements to one cluster over the MySQL protocol, by whichever of its front ends answers.
 *
 * <p>Statements go as text, one at a time, and every value comes back as text: what StarRocks prints is what is read. A
 * statement is never sent twice by this class; whether a lost one was executed is for the caller to ask.
 *
 * <p>Safe for use by many threads.
 */
public final class FrontEnds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FrontEnds.class);
    /** Scans, unloads and fingerprints each hold one for as long as they run; polls must still find one. */
    private static final int CONNECTIONS = 32;

    private final String name;
    private final HikariDataSource pool;
    private final EachFrontEnd each;
    private final Map<Connection, List<Sql>> prepared = Collections.synchronizedMap(new WeakHashMap<>());

    private FrontEnds(String name, HikariDataSource pool, EachFrontEnd each) {
        this.name = name;
        this.pool = pool;
        this.each = each;
    }

    /**
     * Prepares connections; none is made before the first statement.
     *
     * @param name what messages call the cluster: "source" or "target"
     */
    public static FrontEnds of(String name, ClusterConfig cluster) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url(cluster));
        config.setUsername(cluster.login().user());
        config.setPassword(cluster.login().password().reveal());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(Duration.ofSeconds(8).toMillis());
        config.setIdleTimeout(Duration.ofMinutes(2).toMillis());
        config.setMaxLifetime(Duration.ofMinutes(10).toMillis());
        config.setDataSourceProperties(properties(cluster));
        return new FrontEnds(
                name + " cluster (" + addresses(cluster) + ")",
                new HikariDataSource(config),
                new EachFrontEnd(cluster, properties(cluster)));
    }

    private static String url(ClusterConfig cluster) {
        return "jdbc:mysql://" + addresses(cluster) + "/";
    }

    private static String addresses(ClusterConfig cluster) {
        return cluster.hosts().stream().map(host -> host + ":" + cluster.port()).collect(Collectors.joining(","));
    }

    private static Properties properties(ClusterConfig cluster) {
        Properties properties = new Properties();
        properties.setProperty("sslMode", cluster.options().tls().name());
        properties.setProperty("allowPublicKeyRetrieval", "true");
        properties.setProperty("connectTimeout", "5000");
        // Fingerprints scan whole partitions: only a dead connection may end the wait.
        properties.setProperty("socketTimeout", "0");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("failOverReadOnly", "false");
        properties.setProperty("useServerPrepStmts", "false");
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("characterEncoding", "UTF-8");
        return properties;
    }

    /** The rows a statement answers with. */
    public List<CatalogRow> query(Sql sql) {
        return query(List.of(), sql);
    }

    /**
     * The rows a statement answers with, on a connection that was given these settings. A setting the version does not
     * know is passed over.
     */
    public List<CatalogRow> query(List<Sql> settings, Sql sql) {
        return onConnection(settings, sql, connection -> {
            // The driver's executeQuery refuses statements it does not know to answer with rows, such as ADMIN SHOW.
            try (Statement statement = connection.createStatement()) {
                if (!statement.execute(sql.text())) {
                    return List.of();
                }
                try (ResultSet result = statement.getResultSet()) {
                    return rows(result);
                }
            }
        });
    }

    /**
     * The rows that all front ends of the configuration answer with, each asked for itself.
     *
     * @return empty when one of them did not answer
     */
    public Optional<List<CatalogRow>> queryEach(Sql sql) {
        return each.query(sql);
    }

    /** Executes a statement that answers with no rows. */
    public void execute(Sql sql) {
        execute(List.of(), sql);
    }

    /** Executes a statement that answers with no rows, after settings as {@link #query(List, Sql)} takes them. */
    public void execute(List<Sql> settings, Sql sql) {
        onConnection(settings, sql, connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql.text());
            }
        });
    }

    /** Once for each connection: settings only make answers comparable, so they do no harm to what comes after. */
    private void prepare(Connection connection, List<Sql> settings) throws SQLException {
        Connection physical = connection.unwrap(JdbcConnection.class);
        if (settings.isEmpty() || settings.equals(prepared.get(physical))) {
            return;
        }
        settings.forEach(setting -> set(connection, setting));
        prepared.put(physical, settings);
    }

    private void set(Connection connection, Sql setting) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(setting.text());
        } catch (SQLException unknown) {
            LOG.debug("The {} does not know the setting {}: {}", name, setting, unknown.getMessage());
        }
    }

    private <T> T onConnection(List<Sql> settings, Sql sql, Work<T> work) {
        LOG.debug("To the {}: {}", name, sql);
        try (Connection connection = connect()) {
            prepare(connection, settings);
            return work.on(connection);
        } catch (SQLException refused) {
            throw refusal(sql, refused);
        }
    }

    private Connection connect() {
        try {
            return pool.getConnection();
        } catch (SQLException unreachable) {
            throw new ClusterException(
                    isDenied(unreachable) ? Remedy.WRONG_INPUT : Remedy.RETRY_LATER,
                    "Cannot connect to the " + name + ": " + innermost(unreachable)
                            + "; check host, port, user and password in the configuration",
                    unreachable);
        }
    }

    private ClusterException refusal(Sql sql, SQLException refused) {
        // Front ends quote the statement they refuse, keys and all.
        String found = sql.mask(String.valueOf(refused.getMessage()));
        Remedy remedy = isLost(refused) ? Remedy.ASK_AGAIN : ErrorClassification.remedy(refused.getErrorCode(), found);
        String what = isLost(refused) ? "the connection was lost" : found + " (code " + refused.getErrorCode() + ")";
        return new ClusterException(
                remedy, "The " + name + " did not execute " + sql + ": " + what, masked(sql, refused));
    }

    /** The cause without the statement's secrets: it is printed with {@code --debug}. */
    private static SQLException masked(Sql sql, SQLException refused) {
        SQLException masked = new SQLException(
                sql.mask(String.valueOf(refused.getMessage())), refused.getSQLState(), refused.getErrorCode());
        masked.setStackTrace(refused.getStackTrace());
        return masked;
    }

    /** The class 08 of SQL states: the connection went away, and with it the answer. */
    private static boolean isLost(SQLException refused) {
        return refused.getSQLState() != null && refused.getSQLState().startsWith("08");
    }

    private static boolean isDenied(SQLException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == 1045) {
                return true;
            }
        }
        return false;
    }

    private static String innermost(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        return cause == null ? String.valueOf(failure.getMessage()) : innermost(cause);
    }

    static List<CatalogRow> rows(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        List<CatalogRow> rows = new ArrayList<>();
        while (result.next()) {
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                values.put(columns.getColumnLabel(i), result.getString(i));
            }
            rows.add(CatalogRow.of(values));
        }
        return rows;
    }

    /** What messages call this cluster. */
    @Override
    public String toString() {
        return name;
    }

    @Override
    public void close() {
        pool.close();
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
