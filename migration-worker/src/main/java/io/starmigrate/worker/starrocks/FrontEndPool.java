package io.starmigrate.worker.starrocks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.starmigrate.core.config.ClusterConfig;
import io.starmigrate.worker.starrocks.FrontEnds.Waits;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.Collectors;

/** Connections to the front ends of one cluster, the first of which is made when it is asked for. */
final class FrontEndPool {
    private FrontEndPool() {}

    /** Where the front ends are, as people read it. */
    static String addresses(ClusterConfig cluster) {
        return cluster.hosts().stream().map(host -> host + ":" + cluster.port()).collect(Collectors.joining(","));
    }

    static HikariDataSource open(String name, ClusterConfig cluster, Waits waits) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
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
        return new HikariDataSource(config);
    }

    private static String url(ClusterConfig cluster) {
        return "jdbc:mysql://" + addresses(cluster) + "/";
    }

    /** How a connection is made, but for the login. */
    static Properties properties(ClusterConfig cluster, Duration answer) {
        Properties properties = new Properties();
        properties.setProperty("sslMode", cluster.options().tls().name());
        properties.setProperty("allowPublicKeyRetrieval", "true");
        properties.setProperty("connectTimeout", "5000");
        properties.setProperty("socketTimeout", Long.toString(answer.toMillis()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("socketFactory", KeptAliveSockets.class.getName());
        properties.setProperty("failOverReadOnly", "false");
        properties.setProperty("useServerPrepStmts", "false");
        // Else it sets a variable before each answer that is read row by row.
        properties.setProperty("netTimeoutForStreamingResults", "0");
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("characterEncoding", "UTF-8");
        return properties;
    }
}
