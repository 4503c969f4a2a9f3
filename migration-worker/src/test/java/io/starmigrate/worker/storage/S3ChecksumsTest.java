package io.starmigrate.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.starmigrate.core.config.Credentials;
import io.starmigrate.core.config.StorageConfig;
import io.starmigrate.core.config.StorageService;
import io.starmigrate.core.storage.KeptChecksum;
import io.starmigrate.core.storage.KeptChecksum.Algorithm;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.storage.StorageUri;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which checksum of an object is taken for that of all its bytes. */
class S3ChecksumsTest {
    private static final StorageUri OBJECT = StorageUri.parse("s3://bucket/a.csv");

    private final List<String> modes = new CopyOnWriteArrayList<>();
    private Map<String, String> told = Map.of();
    private int status = 200;
    private HttpServer server;
    private ObjectStore store;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        store = ObjectStores.open(config(StorageService.S3), 2);
    }

    @AfterEach
    void stop() {
        store.close();
        server.stop(0);
    }

    @Test
    void is_that_of_the_full_object_whichever_it_is() {
        told = Map.of("x-amz-checksum-type", "FULL_OBJECT", "x-amz-checksum-crc64nvme", "rosUhgp5mIg=");
        assertThat(store.checksum(OBJECT, "e")).contains(new KeptChecksum(Algorithm.CRC64_NVME, "rosUhgp5mIg="));
        told = Map.of("x-amz-checksum-type", "FULL_OBJECT", "x-amz-checksum-crc32", "y/Q5Jg==");
        assertThat(store.checksum(OBJECT, "e")).contains(new KeptChecksum(Algorithm.CRC32, "y/Q5Jg=="));
        told = Map.of("x-amz-checksum-type", "FULL_OBJECT", "x-amz-checksum-crc32c", "4waSgw==");
        assertThat(store.checksum(OBJECT, "e")).contains(new KeptChecksum(Algorithm.CRC32C, "4waSgw=="));
        assertThat(modes).containsExactly("ENABLED", "ENABLED", "ENABLED");
    }

    @Test
    void is_none_of_the_parts_nor_of_other_content_nor_of_another_kind() {
        told = Map.of("x-amz-checksum-type", "COMPOSITE", "x-amz-checksum-crc32", "y/Q5Jg==-3");
        assertThat(store.checksum(OBJECT, "e")).isEmpty();
        told = Map.of("x-amz-checksum-type", "FULL_OBJECT", "x-amz-checksum-sha256", "y/Q5Jg==");
        assertThat(store.checksum(OBJECT, "e")).isEmpty();
        told = Map.of("x-amz-checksum-type", "FULL_OBJECT", "x-amz-checksum-crc32", "y/Q5Jg==");
        assertThat(store.checksum(OBJECT, "another")).isEmpty();
        told = Map.of();
        assertThat(store.checksum(OBJECT, "e")).isEmpty();
        status = 404;
        assertThat(store.checksum(OBJECT, "e")).isEmpty();
    }

    @Test
    void is_asked_for_once_where_the_store_does_not_know_the_question() {
        status = 501;
        assertThat(store.checksum(OBJECT, "e")).isEmpty();
        assertThat(store.checksum(OBJECT, "e")).isEmpty();
        assertThat(modes).containsExactly("ENABLED");

        try (ObjectStore named = ObjectStores.open(config(StorageService.GCS), 2)) {
            assertThat(named.checksum(OBJECT, "e")).isEmpty();
        }
        assertThat(modes).hasSize(1);
    }

    private StorageConfig config(StorageService service) {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Credentials key = new Credentials.KeyPair("key", Secret.of("secret"));
        return new StorageConfig(OBJECT, key, "eu-west-1", endpoint, endpoint, service);
    }

    private void answer(HttpExchange exchange) throws IOException {
        modes.add(String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-checksum-mode")));
        exchange.getResponseHeaders().set("ETag", "\"e\"");
        exchange.getResponseHeaders().set("Last-Modified", "Sun, 29 Nov 2026 00:00:00 GMT");
        told.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
