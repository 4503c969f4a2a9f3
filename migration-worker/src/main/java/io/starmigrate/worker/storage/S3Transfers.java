package io.starmigrate.worker.storage;

import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageUri;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.impl.bootstrap.HttpRequester;
import org.apache.hc.core5.http.impl.bootstrap.RequesterBootstrap;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;

/**
 * The requests that carry a relay's bytes, each tried once and without the SDK's machinery, which costs more than the
 * request. What does not come out as it should, in whatever way, is empty here: the SDK then does it again, knows
 * errors and redirects apart, and waits where it should. Safe for use by many threads.
 */
final class S3Transfers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(S3Transfers.class);
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(30);
    private static final Timeout IDLE = Timeout.ofSeconds(60);
    private static final int AT_A_TIME = 128 << 10;

    private final SignedRequests requests;
    private final HttpRequester requester;
    private final Predicate<String> direct;
    private final StorePace pace;

    private S3Transfers(SignedRequests requests, HttpRequester requester, Predicate<String> direct, StorePace pace) {
        this.requests = requests;
        this.requester = requester;
        this.direct = direct;
        this.pace = pace;
    }

    /** Requests that go straight to the store: where there is a proxy to go by, all is left to the SDK. */
    static S3Transfers open(SignedRequests requests, String scheme, StorePace pace) {
        return new S3Transfers(requests, requester(pace.connections()), direct(scheme), pace);
    }

    /** Which hosts no proxy stands before: what holds of an endpoint need not hold of the buckets' hosts. */
    static Predicate<String> direct(String scheme) {
        ProxyConfiguration proxy = ProxyConfiguration.builder().scheme(scheme).build();
        return host -> proxy.host() == null || proxy.nonProxyHosts().stream().anyMatch(host::matches);
    }

    private static HttpRequester requester(int connections) {
        return RequesterBootstrap.bootstrap()
                .setDefaultMaxPerRoute(connections)
                .setMaxTotal(connections)
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setPoolReusePolicy(PoolReusePolicy.LIFO)
                .setTimeToLive(IDLE)
                .setSocketConfig(SocketConfig.custom()
                        .setSoTimeout(SILENCE)
                        .setTcpNoDelay(true)
                        .build())
                .setSslSetupHandler(tls -> tls.setEndpointIdentificationAlgorithm("HTTPS"))
                .create();
    }

    /**
     * Reads a whole object of exactly this length and entity tag.
     *
     * @param condition whether the store is told the tag as a condition; what it answers is compared with it anyway
     */
    Optional<StoredTag> whole(StorageUri object, String etag, boolean condition, Payload into) {
        return send(
                get(object, etag, condition, Map.of()), object, answer -> filled(answer, HttpStatus.SC_OK, etag, into));
    }

    /** Whether requests of this object go straight to the store; all others are left to the SDK. */
    boolean isDirect(StorageUri object) {
        return direct.test(requests.host(object).getHostName());
    }

    /** Reads as many bytes as there is room for. */
    Optional<StoredTag> range(StorageUri object, String etag, boolean condition, long offset, Payload into) {
        AskedRange asked = new AskedRange(offset, into.length());
        return send(
                get(object, etag, condition, Map.of("Range", asked.header())),
                object,
                answer -> asked.isAnsweredBy(contentRange(answer), 0)
                        ? filled(answer, HttpStatus.SC_PARTIAL_CONTENT, etag, into)
                        : Optional.empty());
    }

    /** Writes an object. */
    Optional<StoredTag> put(StorageUri object, Payload content, Map<String, String> metadata) {
        return write(object, Map.of(), described(metadata), content);
    }

    private static Map<String, String> described(Map<String, String> metadata) {
        Map<String, String> headers = new LinkedHashMap<>();
        metadata.forEach((name, value) -> headers.put("x-amz-meta-" + name, value));
        return headers;
    }

    /** Whether objects are passed on: straight to the store, and not while it asks to go slower. */
    boolean passes(StorageUri object) {
        return isDirect(object) && pace.allowsAll();
    }

    /** Writes an object as its bytes come; a store that finds another MD5 refuses them. */
    Optional<StoredTag> pass(
            StorageUri object, long length, String md5, InputStream bytes, Map<String, String> metadata) {
        BasicClassicHttpRequest request = put(object, Map.of(), described(metadata), Payload.contentMd5(md5));
        request.setEntity(new EntityTemplate(length, null, null, out -> pour(bytes, out)));
        return send(pace::passing, request, object, S3Transfers::written);
    }

    private static void pour(InputStream bytes, OutputStream out) throws IOException {
        byte[] some = new byte[AT_A_TIME];
        for (int read = bytes.read(some); read >= 0; read = bytes.read(some)) {
            out.write(some, 0, read);
        }
    }

    /** Sends a part of an upload. */
    Optional<StoredTag> part(StorageUri object, String upload, int number, Payload content) {
        Map<String, String> query = new TreeMap<>(Map.of("partNumber", Integer.toString(number), "uploadId", upload));
        return write(object, query, Map.of(), content);
    }

    @Override
    public void close() {
        requester.close(CloseMode.IMMEDIATE);
    }

    private BasicClassicHttpRequest get(StorageUri object, String etag, boolean condition, Map<String, String> range) {
        Map<String, String> headers = new LinkedHashMap<>(range);
        if (condition) {
            headers.put("If-Match", '"' + etag + '"');
        }
        return requests.of(SdkHttpMethod.GET, object, Map.of(), headers);
    }

    private Optional<StoredTag> write(
            StorageUri object, Map<String, String> query, Map<String, String> more, Payload content) {
        BasicClassicHttpRequest request = put(object, query, more, content.contentMd5());
        request.setEntity(new ByteArrayEntity(content.memory(), 0, content.length(), null));
        return send(pace::direct, request, object, S3Transfers::written);
    }

    private BasicClassicHttpRequest put(
            StorageUri object, Map<String, String> query, Map<String, String> more, String contentMd5) {
        Map<String, String> headers = new LinkedHashMap<>(more);
        headers.put("Content-MD5", contentMd5);
        headers.put("Content-Type", ContentType.APPLICATION_OCTET_STREAM.getMimeType());
        return requests.of(SdkHttpMethod.PUT, object, query, headers);
    }

    private static Optional<StoredTag> written(ClassicHttpResponse answer) {
        return answer.getCode() == HttpStatus.SC_OK ? Optional.of(StoredTag.of(answer)) : Optional.empty();
    }

    private Optional<StoredTag> send(
            BasicClassicHttpRequest request, StorageUri object, HttpClientResponseHandler<Optional<StoredTag>> judge) {
        return send(pace::direct, request, object, judge);
    }

    private Optional<StoredTag> send(
            Paced paced,
            BasicClassicHttpRequest request,
            StorageUri object,
            HttpClientResponseHandler<Optional<StoredTag>> judge) {
        if (!isDirect(object)) {
            return Optional.empty();
        }
        try {
            return paced.send(
                    judge,
                    judged -> requester.execute(
                            requests.host(object), request, CONNECT, HttpCoreContext.create(), judged));
        } catch (IOException | HttpException failed) {
            LOG.debug("{} {} is asked again: {}", request.getMethod(), object, failed.toString());
            return Optional.empty();
        }
    }

    private static Optional<StoredTag> filled(ClassicHttpResponse response, int expected, String etag, Payload into)
            throws IOException {
        HttpEntity body = response.getEntity();
        StoredTag answer = StoredTag.of(response);
        if (response.getCode() != expected || !answer.etag.equals(etag) || lengthOf(response, body) != into.length()) {
            return Optional.empty();
        }
        return into.length() == 0 || isFilled(body, into) ? Optional.of(answer) : Optional.empty();
    }

    private static @Nullable String contentRange(ClassicHttpResponse response) {
        Header header = response.getFirstHeader("Content-Range");
        return header == null ? null : header.getValue();
    }

    private static long lengthOf(ClassicHttpResponse response, @Nullable HttpEntity body) {
        return body == null || response.containsHeader("Content-Encoding") ? 0 : body.getContentLength();
    }

    private static boolean isFilled(HttpEntity body, Payload into) throws IOException {
        InputStream bytes = body.getContent();
        return bytes != null && bytes.readNBytes(into.memory(), 0, into.length()) == into.length();
    }

    /** How a request waits for its turn. */
    @FunctionalInterface
    private interface Paced {
        Optional<StoredTag> send(
                HttpClientResponseHandler<Optional<StoredTag>> judge, StorePace.Direct<Optional<StoredTag>> request)
                throws IOException, HttpException;
    }

    /**
     * What an answer says of an object.
     *
     * @param etag its entity tag without quotes
     * @param sealed whether it is encrypted in a way that leaves its entity tag without a meaning
     */
    record StoredTag(String etag, boolean sealed) {
        private static final String ENCRYPTION = "x-amz-server-side-encryption";

        static StoredTag of(ClassicHttpResponse response) {
            Header customer = response.getFirstHeader(ENCRYPTION + "-customer-algorithm");
            boolean sealed = isSealed(text(response, ENCRYPTION), customer == null ? null : customer.getValue());
            return new StoredTag(text(response, "ETag").replace("\"", ""), sealed);
        }

        /** Whether an answer that says this of encryption has an entity tag without a meaning. */
        static boolean isSealed(@Nullable String encryption, @Nullable String customerAlgorithm) {
            return String.valueOf(encryption).startsWith("aws:") || customerAlgorithm != null;
        }

        /** Whether the entity tag says that the object, or the part, is these bytes. */
        boolean proves(Payload content) {
            return etag.equals(content.md5());
        }

        /** Whether the entity tag looks like the MD5 of what was written in one request. */
        boolean isDigest() {
            return !sealed && Tags.looksLikeDigest(etag);
        }

        private static String text(ClassicHttpResponse response, String name) {
            Header header = response.getFirstHeader(name);
            return header == null || header.getValue() == null ? "" : header.getValue();
        }
    }
}
