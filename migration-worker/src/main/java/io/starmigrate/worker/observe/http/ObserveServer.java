package io.starmigrate.worker.observe.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.starmigrate.core.config.ListenAddress;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.worker.observe.JobObservation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a job over HTTP, for reading only: nothing that is sent here changes anything. Has threads of its own, which do
 * not keep the process alive; whatever becomes of a request, the migration does not hear of it.
 */
public final class ObserveServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ObserveServer.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int THREADS = 8;
    private static final int BACKLOG = 64;
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final WebPages pages;
    private final EventStreams events;
    private final Hosts hosts;
    private final Guests guests;
    private final ListenAddress address;

    private ObserveServer(HttpServer server, ListenAddress asked, Secret token, WebPages pages, EventStreams events) {
        this.server = server;
        this.pages = pages;
        this.events = events;
        this.hosts = new Hosts(server.getAddress().getAddress(), asked.host());
        this.guests = new Guests(token, server.getAddress().getPort());
        this.address = asked.at(server.getAddress().getPort());
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), ObserveServer::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Begins to listen.
     *
     * @param token what everybody has to bring who reads more than whether the worker lives and is ready; empty:
     *     nothing
     * @param metrics what {@code /metrics} answers
     * @throws IOException when the address cannot be had
     */
    public static ObserveServer start(
            ListenAddress address, Secret token, JobObservation seen, Supplier<String> metrics) throws IOException {
        return start(address, token, seen, metrics, EVERY);
    }

    /** @param every how often a browser is told what is new */
    static ObserveServer start(
            ListenAddress address, Secret token, JobObservation seen, Supplier<String> metrics, Duration every)
            throws IOException {
        InetSocketAddress place = new InetSocketAddress(address.host(), address.port());
        if (place.isUnresolved()) {
            throw new IOException("no address is known of \"" + address.host() + "\"");
        }
        WebPages pages = new WebPages(seen, metrics);
        HttpServer server = HttpServer.create(place, BACKLOG);
        ObserveServer started = new ObserveServer(server, address, token, pages, new EventStreams(seen, pages, every));
        server.setExecutor(started.threads);
        server.createContext("/", started::handle);
        server.start();
        return started;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "observe");
        thread.setDaemon(true);
        return thread;
    }

    /** Where it listens: with the port it took, where any was asked for. */
    public ListenAddress address() {
        return address;
    }

    private void handle(HttpExchange exchange) {
        try {
            protect(exchange.getResponseHeaders());
            if (isAdmitted(exchange)
                    && isKnown(exchange)
                    && exchange.getRequestURI().getPath().equals(WebPages.EVENTS)
                    && exchange.getRequestMethod().equals("GET")
                    && events.take(exchange)) {
                return;
            }
            send(exchange, answer(exchange));
        } catch (IOException gone) {
            exchange.close();
        } catch (RuntimeException failed) {
            // Without its query, which may be the token.
            LOG.debug("Cannot answer {}", exchange.getRequestURI().getPath(), failed);
            exchange.close();
        }
    }

    private boolean isAdmitted(HttpExchange exchange) {
        return hosts.admits(exchange.getRequestHeaders().getFirst("Host"));
    }

    private boolean isKnown(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        return guests.admits(headers.getFirst("Authorization"), headers.getOrDefault("Cookie", List.of()));
    }

    /** What somebody gets who has not brought the token yet. */
    private Response unknown(HttpExchange exchange) {
        URI asked = exchange.getRequestURI();
        Headers headers = exchange.getResponseHeaders();
        Optional<String> cookie = guests.welcome(asked.getRawQuery());
        if (cookie.isPresent()) {
            headers.set("Set-Cookie", cookie.get());
            headers.set("Location", Guests.without(asked.getRawPath(), asked.getRawQuery()));
            return Response.text(303, "Welcome");
        }
        headers.set("WWW-Authenticate", "Bearer");
        return guests.refusal();
    }

    private Response answer(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        if (!isAdmitted(exchange)) {
            return Response.text(403, "This is for requests to this machine alone; name it localhost");
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return Response.text(405, "This is for reading only");
        }
        if (!isKnown(exchange)) {
            return pages.probe(path).orElseGet(() -> unknown(exchange));
        }
        if (path.equals(WebPages.EVENTS)) {
            exchange.getResponseHeaders().set("Retry-After", "30");
            return Response.text(503, "There are " + EventStreams.MOST + " who watch already");
        }
        Optional<Response> found = pages.at(path, exchange.getRequestURI().getRawQuery());
        return found.orElseGet(() -> Response.text(404, "There is no " + path));
    }

    private static void protect(Headers headers) {
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
    }

    private static void send(HttpExchange exchange, Response answer) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            boolean isEmpty = isHead || body.length == 0;
            exchange.sendResponseHeaders(answer.status(), isEmpty ? -1 : body.length);
            if (!isEmpty) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    /** Listens no more and cuts what is open. */
    @Override
    public void close() {
        events.stop();
        server.stop(0);
        threads.shutdownNow();
    }
}
