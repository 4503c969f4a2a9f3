package io.starmigrate.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.IntSupplier;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * DynamoDB Local that listens on 127.0.0.1 only, shares its tables between all keys and regions, and reports nothing to
 * anybody.
 *
 * <p>It is created by reflection, so it speaks in types of the JDK: {@link #getAsInt()} is its port and
 * {@link #close()} stops it. Its own launcher is not used because that one listens on every interface and sends
 * telemetry.
 */
public final class LoopbackServer implements AutoCloseable, IntSupplier {
    private final LocalDynamoDBRequestHandler tables;
    private final Server server;

    /**
     * Starts the server.
     *
     * @param port where to listen; 0 takes a free one
     * @param directory where the tables are kept; empty keeps them in memory
     */
    public LoopbackServer(int port, String directory) throws Exception {
        boolean inMemory = directory.isEmpty();
        boolean sharedTables = true;
        boolean delayTransientStatuses = false;
        tables = new LocalDynamoDBRequestHandler(
                0, inMemory, inMemory ? null : directory, sharedTables, delayTransientStatuses);
        server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server.setHandler(new LocalDynamoDBServerHandler(tables, null));
        server.start();
    }

    @Override
    public int getAsInt() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
        tables.shutdown();
    }
}
