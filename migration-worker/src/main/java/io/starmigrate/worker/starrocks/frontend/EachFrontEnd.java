package io.starmigrate.worker.starrocks.frontend;

import io.starmigrate.core.config.ClusterConfig;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every front end of the configuration, asked one by one: for what each of them knows of itself only, such as the
 * statements it executes. Safe for use by many threads.
 */
final class EachFrontEnd {
    private static final Logger LOG = LoggerFactory.getLogger(EachFrontEnd.class);

    /** In milliseconds: such questions are answered from memory. */
    private static final String PATIENCE = "8000";

    private final List<String> urls;
    private final Properties properties;

    /** @param properties how a connection to one of them is made */
    EachFrontEnd(ClusterConfig cluster, Properties properties) {
        this.urls = cluster.hosts().stream()
                .map(host -> "jdbc:mysql://" + host + ":" + cluster.port() + "/")
                .toList();
        this.properties = new Properties();
        this.properties.putAll(properties);
        this.properties.setProperty("socketTimeout", PATIENCE);
    }

    /** Those of a configuration that do not answer a question, with why. */
    static Map<String, String> silent(ClusterConfig cluster, Sql sql) {
        Map<String, String> silent = new LinkedHashMap<>();
        Properties properties = FrontEndPool.entering(cluster, Duration.ofSeconds(8));
        for (String host : cluster.hosts()) {
            ClusterConfig one = new ClusterConfig(
                    List.of(host), cluster.port(), cluster.login(), cluster.database(), cluster.options());
            new EachFrontEnd(one, properties)
                    .refusal(sql)
                    .ifPresent(why -> silent.put(host + ":" + cluster.port(), why));
        }
        return silent;
    }

    private Optional<String> refusal(Sql sql) {
        try (Connection connection = DriverManager.getConnection(urls.get(0), properties);
                Statement statement = connection.createStatement()) {
            statement.execute(sql.text());
            return Optional.empty();
        } catch (SQLException silent) {
            return Optional.of(sql.mask(String.valueOf(silent.getMessage())));
        }
    }

    /** Ends the statements with this in their text, each by a connection to the front end that lists it. */
    int end(String part) {
        int ended = 0;
        for (String url : urls) {
            try (Connection connection = DriverManager.getConnection(url, properties);
                    Statement statement = connection.createStatement()) {
                for (long executing : executing(statement, part)) {
                    statement.execute(ClusterQueries.endQuery(executing).text());
                    ended++;
                }
            } catch (SQLException refused) {
                LOG.info("{} does not end what has {} in it: {}", url, part, refused.getMessage());
            }
        }
        return ended;
    }

    private static List<Long> executing(Statement statement, String part) throws SQLException {
        try (ResultSet result =
                statement.executeQuery(ClusterQueries.processes().text())) {
            return AnsweredRows.list(result).stream()
                    .filter(row -> row.text("Info").contains(part))
                    .map(row -> row.requireNumber("Id"))
                    .toList();
        }
    }

    /** The rows of all together; empty when one of them did not answer. */
    Optional<List<CatalogRow>> query(Sql sql) {
        List<CatalogRow> all = new ArrayList<>();
        for (String url : urls) {
            try (Connection connection = DriverManager.getConnection(url, properties);
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql.text())) {
                all.addAll(AnsweredRows.list(result));
            } catch (SQLException silent) {
                LOG.info("{} does not answer {}: {}", url, sql, sql.mask(String.valueOf(silent.getMessage())));
                return Optional.empty();
            }
        }
        return Optional.of(all);
    }
}
