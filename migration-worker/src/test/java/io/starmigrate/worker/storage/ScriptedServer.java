package io.starmigrate.worker.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.starmigrate.core.config.Credentials;
import io.starmigrate.core.config.StorageConfig;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.worker.outage.Reachability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers what it is told to, one reply after another, and remembers what it was asked. */
final class ScriptedServer implements AutoCloseable {
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<ObjectStore> stores = new ArrayList<>();
    private final HttpServer server;

    ScriptedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** A store that is reached here, and closed with this. */
    ObjectStore store(StorageUri root, String region) {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Credentials key = new Credentials.KeyPair("key", Secret.of("secret"));
        ObjectStore store = ObjectStores.open(
                new StorageConfig(root, key, region, endpoint, endpoint),
                new StorePace("store", 2, Reachability.unwatched(), System::nanoTime, Duration.ofMillis(1)));
        stores.add(store);
        return store;
    }

    /** What it was asked so far. */
    List<Seen> seen() {
        return seen;
    }

    void reply(int status, String etag, String body) {
        reply(status, Map.of("ETag", '"' + etag + '"'), body);
    }

    void reply(int status, Map<String, String> headers, String body) {
        replies.add(new Reply(status, headers, body, false));
    }

    /** An answer that does not tell its length. */
    void replyInChunks(int status, String etag, String body) {
        replies.add(new Reply(status, Map.of("ETag", '"' + etag + '"'), body, true));
    }

    @Override
    public void close() {
        stores.forEach(ObjectStore::close);
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                Map.copyOf(exchange.getRequestHeaders()),
                body));
        Reply reply = replies.remove();
        reply.headers.forEach(exchange.getResponseHeaders()::set);
        byte[] answered = reply.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status, reply.chunked ? 0 : answered.length == 0 ? -1 : answered.length);
        exchange.getResponseBody().write(answered);
        exchange.close();
    }

    private record Reply(int status, Map<String, String> headers, String body, boolean chunked) {}

    /** A request. */
    record Seen(String method, String path, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse("");
        }
    }
}
