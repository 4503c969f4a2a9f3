package io.starmigrate.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * A table and a queue that take whatever is written, each answer after the same time, as over a distance. It costs next
 * to nothing, so that what is measured is who writes; it keeps nothing, and counts.
 */
final class AcceptingServer implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int WAITING = 200;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "accepting");
        thread.setDaemon(true);
        return thread;
    });
    private final Duration delay;
    private final LongAdder requests = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final LongAdder messages = new LongAdder();

    AcceptingServer(Duration delay) throws IOException {
        // Without it the second packet of an answer waits for the first one's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.delay = delay;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), WAITING);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * What was asked since this was last asked.
     *
     * @param requests of all kinds
     * @param writes items that were written
     * @param messages that were sent
     */
    record Counted(long requests, long writes, long messages) {}

    Counted counted() {
        return new Counted(requests.sumThenReset(), writes.sumThenReset(), messages.sumThenReset());
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        LockSupport.parkNanos(delay.toNanos());
        requests.increment();
        String asked = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        byte[] answer = answer(asked.substring(asked.indexOf('.') + 1), body);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(200, answer.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer);
        }
    }

    private byte[] answer(String asked, byte[] body) throws IOException {
        return switch (asked) {
            case "PutItem", "UpdateItem" -> {
                writes.increment();
                yield "{}".getBytes(StandardCharsets.UTF_8);
            }
            case "GetItem" -> "{}".getBytes(StandardCharsets.UTF_8);
            case "SendMessageBatch" -> MAPPER.writeValueAsBytes(sent(MAPPER.readTree(body)));
            default -> throw new IOException("Nobody was to ask for " + asked);
        };
    }

    private ObjectNode sent(JsonNode batch) {
        ObjectNode answer = MAPPER.createObjectNode();
        answer.putArray("Failed");
        ArrayNode taken = answer.putArray("Successful");
        for (JsonNode entry : batch.required("Entries")) {
            messages.increment();
            String id = entry.required("Id").asText();
            taken.addObject()
                    .put("Id", id)
                    .put("MessageId", id)
                    .put("MD5OfMessageBody", md5(entry.required("MessageBody").asText()));
        }
        return answer;
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
