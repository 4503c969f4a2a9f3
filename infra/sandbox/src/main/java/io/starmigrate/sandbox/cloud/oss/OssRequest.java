package io.starmigrate.sandbox.cloud.oss;

import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request as OSS understands it, whether the client speaks OSS or S3 to it.
 *
 * @param method the HTTP method
 * @param rawPath the path as it was sent, encoded
 * @param bucket the bucket's name; empty for the service itself
 * @param key the object's key, decoded; empty for the bucket itself
 * @param query decoded parameters; one without a value has an empty one
 * @param headers by lower-case name; several values of one name are joined by a comma
 * @param body read once
 */
record OssRequest(
        String method,
        String rawPath,
        String bucket,
        String key,
        Map<String, String> query,
        Map<String, String> headers,
        InputStream body) {
    private static final Pattern HOSTED =
            Pattern.compile("(?<bucket>[a-z0-9-]+)\\.(?:localhost|127\\.0\\.0\\.1)(?::\\d+)?");

    static OssRequest of(Request request) {
        Map<String, String> headers = headers(request);
        String rawPath = request.getHttpURI().getPath();
        String hosted = hostedBucket(headers.getOrDefault("host", ""));
        String[] path = decodePath(rawPath.substring(1)).split("/", 2);
        String bucket = hosted.isEmpty() ? path[0] : hosted;
        String key = hosted.isEmpty() ? (path.length == 2 ? path[1] : "") : decodePath(rawPath.substring(1));
        Map<String, String> query = query(request.getHttpURI().getQuery());
        return new OssRequest(
                request.getMethod(), rawPath, bucket, key, query, headers, Content.Source.asInputStream(request));
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    /** A header of the store's own: {@code x-oss-name}, or {@code x-amz-name} from a client that speaks S3. */
    @Nullable
    String storeHeader(String name) {
        return headers.get(prefix() + name);
    }

    /** What the names of the store's own headers start with in the protocol this client speaks. */
    String prefix() {
        return AwsV4Signature.claims(this) ? "x-amz-" : "x-oss-";
    }

    @Nullable
    String parameter(String name) {
        return query.get(name);
    }

    boolean has(String parameter) {
        return query.containsKey(parameter);
    }

    /** A number from the query. */
    int number(String parameter, int otherwise) {
        String text = query.get(parameter);
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw OssException.invalid("The parameter " + parameter + " is no number: " + text);
        }
    }

    static Map<String, String> query(@Nullable String raw) {
        Map<String, String> parameters = new TreeMap<>();
        if (raw != null && !raw.isEmpty()) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    static String decodePath(String raw) {
        return decode(raw.replace("+", "%2B"));
    }

    private static String decode(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw OssException.invalid("The address is not URL-encoded: " + raw);
        }
    }

    private static Map<String, String> headers(Request request) {
        Map<String, String> headers = new TreeMap<>();
        for (HttpField field : request.getHeaders()) {
            String value = field.getValue() == null ? "" : field.getValue().strip();
            headers.merge(field.getName().toLowerCase(Locale.ROOT), value, (a, b) -> a + "," + b);
        }
        return headers;
    }

    // bucket.localhost and bucket.127.0.0.1 name a bucket; the bare names of this machine do not.
    private static String hostedBucket(String host) {
        Matcher hosted = HOSTED.matcher(host);
        return hosted.matches() ? hosted.group("bucket") : "";
    }
}
