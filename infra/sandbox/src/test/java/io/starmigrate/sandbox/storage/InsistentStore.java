package io.starmigrate.sandbox.storage;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A proxy before an S3 server that insists on what the named clouds insist on: the bucket stands in the host's name,
 * requests are signed for its region, no body is signed in chunks, followed by a trailer or covered by a checksum that
 * only Amazon knows, folders are listed from one name to the next, and nobody says which name that is.
 */
final class InsistentStore implements AutoCloseable {
    private static final Pattern NEXT = Pattern.compile("<NextMarker>[^<]*</NextMarker>");
    private static final List<String> OWN_FRAMING =
            List.of("content-length", "transfer-encoding", "connection", "date", "server");

    private final String host;
    private final String region;
    private final URI store;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();

    /**
     * @param host the endpoint's host, which buckets stand before
     * @param region what requests have to be signed for
     * @param store where the server behind listens
     */
    InsistentStore(String host, String region, URI store) throws IOException {
        this.host = host;
        this.region = region;
        this.store = store;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What was asked in a way that such a cloud refuses. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String wrong = wrong(exchange);
        if (wrong == null) {
            forward(exchange, body);
        } else {
            refusals.add(wrong);
            byte[] error = ("<Error><Code>InvalidArgument</Code><Message>" + wrong + "</Message></Error>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(400, error.length);
            exchange.getResponseBody().write(error);
        }
        exchange.close();
    }

    private @Nullable String wrong(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        String asked = String.valueOf(headers.getFirst("Host"));
        if (!asked.endsWith("." + host)) {
            return "the bucket is not in the host's name: " + asked;
        }
        if (!String.valueOf(headers.getFirst("Authorization")).contains("/" + region + "/s3/aws4_request")) {
            return "not signed for " + region;
        }
        for (String name : headers.keySet()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-amz-checksum")
                    || lower.startsWith("x-amz-sdk-checksum")
                    || lower.equals("x-amz-trailer")) {
                return "a checksum that it does not know: " + name;
            }
        }
        if (String.valueOf(headers.getFirst("x-amz-content-sha256")).startsWith("STREAMING")
                || String.valueOf(headers.getFirst("Content-Encoding")).contains("aws-chunked")) {
            return "a body that is signed in chunks";
        }
        return String.valueOf(exchange.getRequestURI().getRawQuery()).contains("list-type")
                ? "a listing by tokens"
                : null;
    }

    // By HTTP/1.0, so that the answer ends where the connection does.
    private void forward(HttpExchange exchange, byte[] body) throws IOException {
        URI uri = exchange.getRequestURI();
        StringBuilder head = new StringBuilder(exchange.getRequestMethod() + " " + uri.getRawPath()
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()) + " HTTP/1.0\r\n");
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!List.of("connection", "expect", "proxy-connection").contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n"));
            }
        });
        try (Socket socket = new Socket(store.getHost(), store.getPort())) {
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            pass(exchange, socket.getInputStream());
        }
    }

    private static void pass(HttpExchange exchange, InputStream answer) throws IOException {
        String status = line(answer);
        for (String header = line(answer); !header.isEmpty(); header = line(answer)) {
            String name = header.substring(0, header.indexOf(':'));
            boolean isHead = exchange.getRequestMethod().equals("HEAD") && name.equalsIgnoreCase("Content-Length");
            if (isHead || !OWN_FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders()
                        .add(name, header.substring(name.length() + 1).strip());
            }
        }
        byte[] content = answer.readAllBytes();
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (text.contains("<ListBucketResult")) {
            content = NEXT.matcher(text).replaceAll("").getBytes(StandardCharsets.ISO_8859_1);
        }
        exchange.sendResponseHeaders(Integer.parseInt(status.split(" ")[1]), content.length == 0 ? -1 : content.length);
        if (content.length > 0) {
            exchange.getResponseBody().write(content);
        }
    }

    private static String line(InputStream answer) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = answer.read(); next >= 0 && next != '\n'; next = answer.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
