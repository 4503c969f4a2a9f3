package io.starmigrate.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A line to an HTTP server on which each request takes longer by the same time, as over a distance. Requests are
 * counted by their first lines: those of objects, and those of buckets.
 */
final class DelayingProxy implements AutoCloseable {
    private static final int PIECE = 64 * 1024;

    private final URI server;
    private final Duration delay;
    private final ServerSocket listening;
    private final AtomicInteger ofObjects = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "line");
        thread.setDaemon(true);
        return thread;
    });

    DelayingProxy(URI server, Duration delay) throws IOException {
        this.server = server;
        this.delay = delay;
        listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** How many requests of single objects passed since this was last asked. */
    int requests() {
        return ofObjects.getAndSet(0);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket upstream = new Socket(server.getHost(), server.getPort());
                client.setTcpNoDelay(true);
                upstream.setTcpNoDelay(true);
                Line line = new Line(client, upstream);
                threads.execute(line::requests);
                threads.execute(line::answers);
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** One connection; a request begins with the first bytes after an answer. */
    private final class Line {
        private final Socket client;
        private final Socket upstream;
        private volatile boolean answered = true;

        Line(Socket client, Socket upstream) {
            this.client = client;
            this.upstream = upstream;
        }

        void requests() {
            pump(client, upstream, this::requested);
        }

        void answers() {
            pump(upstream, client, (bytes, length) -> answered = true);
        }

        private void requested(byte[] bytes, int length) {
            if (answered && count(new String(bytes, 0, Math.min(length, 512), StandardCharsets.ISO_8859_1))) {
                answered = false;
                LockSupport.parkNanos(delay.toNanos());
            }
        }

        // What follows a "100 Continue" is a body, and begins with no method.
        private boolean count(String start) {
            if (!start.matches("(?s)(GET|PUT|HEAD|POST|DELETE) .*")) {
                return false;
            }
            String path = start.split("[ ?\\r]", 3)[1];
            if (path.indexOf('/', 1) > 0 && path.indexOf('/', 1) < path.length() - 1) {
                ofObjects.incrementAndGet();
            }
            return true;
        }

        private void pump(Socket from, Socket to, Seen seen) {
            byte[] buffer = new byte[PIECE];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    seen.bytes(buffer, read);
                    out.write(buffer, 0, read);
                }
            } catch (IOException ended) {
                answered = true;
            }
        }
    }

    @FunctionalInterface
    private interface Seen {
        void bytes(byte[] bytes, int length);
    }
}
