package io.starmigrate.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.starmigrate.core.config.Credentials;
import io.starmigrate.core.config.StorageConfig;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.outage.Reachability;
import io.starmigrate.worker.relay.FolderRelay;
import io.starmigrate.worker.relay.ObjectCopy;
import io.starmigrate.worker.relay.RelayLimits;
import io.starmigrate.worker.relay.RelayTally;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that has one hand, and refuses whatever more than a few wait for. */
class CrowdedStoreTest {
    private static final StorageUri FROM = StorageUri.parse("s3://from-bucket/");
    private static final StorageUri TO = StorageUri.parse("s3://to-bucket/");
    private static final RelayLimits LIMITS = new RelayLimits(5 << 20, 4, 5, Duration.ofMillis(1));
    private static final int OBJECTS = 150;
    private static final String LISTED = "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>";
    private static final String SLOWER =
            "<Error><Code>SlowDown</Code><Message>Reduce your request rate</Message></Error>";

    private final Map<String, byte[]> stored = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Object hand = new Object();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private volatile int most = 4;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void all_objects_arrive_and_the_refused_requests_do_not_grow_with_them() {
        InMemoryObjectStore source = new InMemoryObjectStore(() -> Instant.EPOCH, Set.of("from-bucket"));
        for (int i = 0; i < OBJECTS; i++) {
            source.put(FROM.resolve("object-" + i), ("content " + i).getBytes(StandardCharsets.UTF_8));
        }
        RelayTally tally = new RelayTally(ProgressListener.SILENT);
        try (ObjectStore target = open(40);
                ObjectCopy copy = new ObjectCopy(source, target, LIMITS)) {
            new FolderRelay(source, target, copy, 16, tally).relay(FROM, TO);
        }

        assertThat(tally.report().failures()).isEmpty();
        assertThat(stored).hasSize(OBJECTS);
        assertThat(refused.get()).isPositive().isLessThan(120);
    }

    /** Once the plain way, six times by the SDK: what tries again above it does not do all that again. */
    @Test
    void a_store_that_takes_nothing_is_asked_seven_times_for_an_object() {
        most = 0;
        InMemoryObjectStore source = new InMemoryObjectStore(() -> Instant.EPOCH, Set.of("from-bucket"));
        String etag = source.put(FROM.resolve("object"), new byte[10]).etag();
        try (ObjectStore target = open(2);
                ObjectCopy copy = new ObjectCopy(source, target, LIMITS)) {
            assertThatExceptionOfType(ObjectStoreException.class)
                    .isThrownBy(() -> copy.copy(FROM.resolve("object"), 10, etag, TO.resolve("object")))
                    .matches(ObjectStoreException::isSlowDown)
                    .withMessageContaining("SlowDown Reduce your request rate");
        }

        assertThat(refused).hasValue(7);
    }

    private ObjectStore open(int connections) {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Credentials key = new Credentials.KeyPair("key", Secret.of("secret"));
        return ObjectStores.open(
                new StorageConfig(TO, key, "eu-central-1", endpoint, endpoint),
                new StorePace("store", connections, Reachability.unwatched(), System::nanoTime, Duration.ofMillis(1)));
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (waiting.incrementAndGet() > most) {
            waiting.decrementAndGet();
            refused.incrementAndGet();
            reply(exchange, 503, SLOWER);
            return;
        }
        synchronized (hand) {
            work();
            if (exchange.getRequestMethod().equals("PUT")) {
                stored.put(exchange.getRequestURI().getPath(), body);
                exchange.getResponseHeaders().set("ETag", '"' + Payload.of(body).md5() + '"');
                reply(exchange, 200, "");
            } else {
                reply(exchange, 200, LISTED);
            }
            waiting.decrementAndGet();
        }
    }

    /** What whoever sends has less of, so that a queue builds up. */
    private static void work() {
        CRC32 crc = new CRC32();
        for (int i = 0; i < 1 << 20; i++) {
            crc.update(i);
        }
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
