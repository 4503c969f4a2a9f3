package io.starmigrate.core.config;

import java.util.List;

/**
 * One StarRocks cluster and the database in it.
 *
 * @param hosts its front ends, at least one, in the order to try them
 * @param port their MySQL protocol port, 1 to 65535
 * @param login the account
 * @param database the database, never blank; where a configuration is about several, what it says of all
 * @param options what is seldom needed
 */
public record ClusterConfig(List<String> hosts, int port, Login login, String database, Options options) {
    public ClusterConfig {
        hosts = List.copyOf(hosts);
    }

    /** Another database of the same cluster. */
    ClusterConfig with(String other) {
        return new ClusterConfig(hosts, port, login, other, options);
    }

    /**
     * What is seldom needed.
     *
     * @param tls whether the connection is encrypted
     * @param broker the named broker of StarRocks 2.3 and older; empty for broker-free statements
     * @param version the version to take the cluster for, such as {@code 3.1.9}; empty to ask the cluster
     */
    public record Options(TlsMode tls, String broker, String version) {}
}
