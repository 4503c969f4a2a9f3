package io.starmigrate.standin.wire;

import io.starmigrate.standin.session.StatementService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server of the MySQL protocol on the loopback address, one thread per connection. */
public final class MySqlServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MySqlServer.class);
    private static final int BACKLOG = 128;

    private final StatementService service;
    private final Map<String, String> passwords;
    private final RandomGenerator random;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(MySqlServer::thread);
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong connectionIds = new AtomicLong();

    private MySqlServer(
            StatementService service, Map<String, String> passwords, RandomGenerator random, ServerSocket listener) {
        this.service = service;
        this.passwords = Map.copyOf(passwords);
        this.random = random;
        this.listener = listener;
    }

    /**
     * Starts to listen on 127.0.0.1.
     *
     * @param port 0 for any free one
     * @param passwords by user name; an empty password lets the user in without one
     * @throws UncheckedIOException when the port is taken
     */
    public static MySqlServer start(
            StatementService service, int port, Map<String, String> passwords, RandomGenerator random) {
        try {
            ServerSocket listener = new ServerSocket();
            listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
            MySqlServer server = new MySqlServer(service, passwords, random, listener);
            server.threads.execute(server::accept);
            return server;
        } catch (IOException taken) {
            throw new UncheckedIOException(
                    "Cannot start StarRocks stand-in: port " + port + " is not free; choose another or 0", taken);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "starrocks-stand-in");
        thread.setDaemon(true);
        return thread;
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                LOG.debug("no longer listening: {}", closed.getMessage());
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            MySqlConnection.serve(socket, service, passwords, connectionIds.incrementAndGet(), random);
        } catch (IOException lost) {
            LOG.debug("connection lost: {}", lost.getMessage());
        } finally {
            connections.remove(socket);
        }
    }

    /** How many connections there are now. */
    public int connections() {
        return connections.size();
    }

    /** Cuts all connections; clients may connect again at once. */
    public void disconnectAll() {
        connections.forEach(MySqlServer::closeQuietly);
    }

    /** Stops listening, cuts all connections and waits until their threads have ended. */
    @Override
    public void close() {
        closeQuietly(listener);
        connections.forEach(MySqlServer::closeQuietly);
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("connections of the StarRocks stand-in did not end within 10 s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception alreadyClosed) {
            LOG.debug("closing: {}", alreadyClosed.getMessage());
        }
    }
}
