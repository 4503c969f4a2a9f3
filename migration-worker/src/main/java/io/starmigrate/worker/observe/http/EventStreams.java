package io.starmigrate.worker.observe.http;

import com.sun.net.httpserver.HttpExchange;
import io.starmigrate.worker.observe.JobObservation;
import io.starmigrate.worker.observe.JobObservation.Changed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events: {@code job} with what {@code /api/v1/job} has, {@code partitions} with those that have changed,
 * {@code anew} when everything is to be asked for again. Each client has a thread of its own, and there are few of
 * them: one that does not read keeps nobody else waiting. Safe for use by many threads.
 */
final class EventStreams {
    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

    /** A browser opens six connections to one place at most. */
    static final int MOST = 16;

    private final JobObservation seen;
    private final WebPages pages;
    private final Duration every;
    private final Semaphore free = new Semaphore(MOST);
    private final CountDownLatch stopped = new CountDownLatch(1);

    EventStreams(JobObservation seen, WebPages pages, Duration every) {
        this.seen = seen;
        this.pages = pages;
        this.every = every;
    }

    /**
     * Takes over an exchange whose headers are still to be sent.
     *
     * @return whether it did; there may be too many
     */
    boolean take(HttpExchange exchange) {
        if (!free.tryAcquire()) {
            return false;
        }
        Thread thread = new Thread(() -> serve(exchange), "observe-events");
        thread.setDaemon(true);
        thread.start();
        return true;
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            // Whoever connects asks for all partitions after this; what changes from here on is told.
            long look = seen.looks();
            send(out, "anew", "{}");
            do {
                send(out, "job", pages.job());
                look = changes(out, look);
            } while (!stopped.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (IOException gone) {
            // The browser was closed: nobody is to be told.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.debug("A browser is told no more", failed);
        } finally {
            free.release();
        }
    }

    private long changes(OutputStream out, long look) throws IOException {
        Changed changed = seen.changedSince(look);
        if (changed.isAnew()) {
            send(out, "anew", "{}");
        } else if (!changed.partitions().isEmpty()) {
            send(out, "partitions", WebPages.text(Map.of("look", changed.look(), "partitions", changed.partitions())));
        }
        return changed.look();
    }

    private static void send(OutputStream out, String event, String data) throws IOException {
        // JSON has no line breaks of its own.
        out.write(("event: " + event + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    void stop() {
        stopped.countDown();
    }
}
