package io.starmigrate.sandbox.starrocks.server;

import io.starmigrate.sandbox.starrocks.catalog.RowStore;
import io.starmigrate.sandbox.starrocks.ddl.CatalogChanges;
import io.starmigrate.sandbox.starrocks.session.Cluster;
import io.starmigrate.sandbox.starrocks.session.StatementRouter;
import io.starmigrate.sandbox.starrocks.session.StatementService;
import io.starmigrate.sandbox.starrocks.show.CatalogShows;
import io.starmigrate.sandbox.starrocks.wire.MySqlServer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** One StarRocks cluster that any MySQL client can talk to: its front end, and whatever parts are added to it. */
public final class StarRocksServer implements AutoCloseable {
    private final Cluster cluster;
    private final MySqlServer server;

    private StarRocksServer(Cluster cluster, MySqlServer server) {
        this.cluster = cluster;
        this.server = server;
    }

    /** What brings executors, and perhaps virtual tables, of its own: queries, loads, exports. */
    @FunctionalInterface
    public interface Part {
        void register(StatementRouter router, Cluster cluster);
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
        for (Part part : parts) {
            part.register(router, cluster);
        }
        StatementService service =
                new StatementService(cluster, settings.around().apply(router));
        return new StarRocksServer(cluster, MySqlServer.start(service, settings.port(), settings.passwords(), random));
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

    /** Stops serving. Closing twice is the same as once. */
    @Override
    public void close() {
        server.close();
    }
}
