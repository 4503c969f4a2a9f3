package io.starmigrate.standin.server;

import io.starmigrate.standin.catalog.RowStore;
import io.starmigrate.standin.ddl.CatalogChanges;
import io.starmigrate.standin.session.Cluster;
import io.starmigrate.standin.session.StatementRouter;
import io.starmigrate.standin.session.StatementService;
import io.starmigrate.standin.show.CatalogShows;
import io.starmigrate.standin.wire.MySqlServer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** One StarRocks cluster that any MySQL client can talk to: its front end, and whatever parts are added to it. */
public final class StarRocksServer implements AutoCloseable {
    private final Cluster cluster;
    private final MySqlServer server;
    private final List<AutoCloseable> parts;

    private StarRocksServer(Cluster cluster, MySqlServer server, List<AutoCloseable> parts) {
        this.cluster = cluster;
        this.server = server;
        this.parts = parts;
    }

    /** What brings executors, and perhaps virtual tables, of its own: queries, loads, exports. */
    @FunctionalInterface
    public interface Part {
        /** Registers what the part brings; what it answers is closed with the server, after the last connection. */
        AutoCloseable register(StatementRouter router, Cluster cluster);
    }

    /**
     * Starts a cluster; it serves clients when this returns.
     *
     * @param rows where the cluster keeps rows; the caller closes it, after this server
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static StarRocksServer start(ServerSettings settings, RowStore rows, Part... parts) {
        RandomGenerator random = new SecureRandom();
        Cluster cluster = new Cluster(settings.personality(), rows, Clock.systemUTC(), random, settings.log());
        StatementRouter router = new StatementRouter();
        CatalogChanges.register(router);
        CatalogShows.register(router, cluster);
        List<AutoCloseable> running =
                Arrays.stream(parts).map(part -> part.register(router, cluster)).toList();
        StatementService service =
                new StatementService(cluster, settings.around().apply(router));
        MySqlServer server = MySqlServer.start(service, settings.port(), settings.passwords(), random);
        cluster.serves(server.port());
        return new StarRocksServer(cluster, server, running);
    }

    public Cluster cluster() {
        return cluster;
    }

    public int port() {
        return server.port();
    }

    /** Such as {@code jdbc:mysql://127.0.0.1:9030/}. */
    public String jdbcUrl() {
        return "jdbc:mysql://127.0.0.1:" + port() + "/";
    }

    /** How many connections clients have now. */
    public int connections() {
        return server.connections();
    }

    /** Cuts the connections of all clients; they may connect again at once. */
    public void disconnectAll() {
        server.disconnectAll();
    }

    /** Stops serving, then the parts. */
    @Override
    public void close() {
        server.close();
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception failed) {
                throw new IllegalStateException("Cannot stop StarRocks stand-in: a part did not close", failed);
            }
        }
    }
}
