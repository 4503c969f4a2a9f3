package io.starmigrate.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.starmigrate.core.config.Credentials;
import io.starmigrate.core.config.StorageConfig;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.storage.StorageUri;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.s3.S3Client;

/** Where a bucket stands in an address: OSS, as S3, takes it in the host's name only. */
class S3AddressingTest {
    private static final StorageUri OBJECT = StorageUri.parse("s3://bucket/a b.csv");
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);
    private static final String MD5 = Payload.of(CONTENT).md5();
    private static final List<String> PROXY = List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts");

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer proxy;

    @BeforeEach
    void start() throws IOException {
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", this::answer);
        proxy.start();
    }

    @AfterEach
    void stop() {
        PROXY.forEach(System::clearProperty);
        proxy.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "https://oss-cn-hangzhou.aliyuncs.com, bucket.oss-cn-hangzhou.aliyuncs.com, /a%20b.csv",
        "https://OSS-cn-hangzhou-internal.aliyuncs.com, bucket.OSS-cn-hangzhou-internal.aliyuncs.com, /a%20b.csv",
        "https://s3.cn-north-1.amazonaws.com.cn, bucket.s3.cn-north-1.amazonaws.com.cn, /a%20b.csv",
        "https://store.example, store.example, /bucket/a%20b.csv",
        "http://127.0.0.1:9000, 127.0.0.1, /bucket/a%20b.csv"
    })
    void a_request_without_a_proxy_goes_to(String endpoint, String host, String path) {
        S3Reach reach = S3Reach.of(config(URI.create(endpoint)));
        try (S3Client client = reach.client(1)) {
            SignedRequests requests = reach.requests(client);

            assertThat(requests.host(OBJECT).getHostName()).isEqualToIgnoringCase(host);
            assertThat(requests.of(SdkHttpMethod.GET, OBJECT, Map.of(), Map.of())
                            .getPath())
                    .isEqualTo(path);
        }
    }

    @Test
    void a_request_by_way_of_a_proxy_names_the_bucket_s_host() {
        throughProxy();
        try (ObjectStore store = ObjectStores.open(config(URI.create("http://oss-cn-hangzhou.aliyuncs.com")), 2)) {
            assertThat(store.whole(OBJECT, MD5, CONTENT.length).checked()).isTrue();
            assertThat(store.put(OBJECT, CONTENT).etag()).isEqualTo(MD5);
        }

        assertThat(seen)
                .containsExactly(
                        "GET bucket.oss-cn-hangzhou.aliyuncs.com /a%20b.csv",
                        "PUT bucket.oss-cn-hangzhou.aliyuncs.com /a%20b.csv");
    }

    @Test
    void no_proxy_stands_before_the_hosts_that_are_excepted_and_them_alone() {
        assertThat(S3Transfers.direct("http")).accepts("bucket.store.example");
        throughProxy();
        System.setProperty("http.nonProxyHosts", "store.example|*.near.example");

        assertThat(S3Transfers.direct("http"))
                .accepts("store.example", "bucket.near.example")
                .rejects("bucket.store.example");
    }

    private void throughProxy() {
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", Integer.toString(proxy.getAddress().getPort()));
    }

    private static StorageConfig config(URI endpoint) {
        Credentials key = new Credentials.KeyPair("key", Secret.of("secret"));
        return new StorageConfig(OBJECT, key, "oss-cn-hangzhou", endpoint, endpoint);
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        boolean reads = exchange.getRequestMethod().equals("GET");
        seen.add(exchange.getRequestMethod() + " "
                + exchange.getRequestHeaders().getFirst("Host") + " "
                + exchange.getRequestURI().getRawPath());
        exchange.getResponseHeaders().set("ETag", '"' + MD5 + '"');
        exchange.sendResponseHeaders(200, reads ? CONTENT.length : -1);
        exchange.getResponseBody().write(reads ? CONTENT : new byte[0]);
        exchange.close();
    }
}
