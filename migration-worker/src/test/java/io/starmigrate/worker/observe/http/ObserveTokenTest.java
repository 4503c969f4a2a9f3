package io.starmigrate.worker.observe.http;

import static io.starmigrate.worker.observe.Tasks.NOW;
import static io.starmigrate.worker.observe.Tasks.look;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.ListenAddress;
import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.worker.observe.JobObservation;
import io.starmigrate.worker.observe.JobObservation.About;
import io.starmigrate.worker.outage.Outages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObserveTokenTest {
    private static final Secret TOKEN = Secret.of("let me; in+ü");
    private static final String IN_QUERY = "token=let%20me%3B%20in%2B%C3%BC";

    private final InstantSource clock = InstantSource.fixed(NOW);
    private final Outages outages = new Outages(clock);
    private final JobObservation seen = new JobObservation(
            new About("shop", "4711@host", "1.0", NOW), clock, outages, Map.of(PacedSide.EXPORT, 5, PacedSide.LOAD, 4));
    private final HttpClient client = HttpClient.newHttpClient();
    private ObserveServer server;

    @BeforeEach
    void start() throws IOException {
        server = ObserveServer.start(new ListenAddress("127.0.0.1", 0), TOKEN, seen, () -> "metric 1\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + server.address() + path));
        return client.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/metrics",
                "/assets/page.js",
                "/api/v1/job",
                "/api/v1/partitions",
                "/api/v1/failures",
                "/api/v1/events",
                "/nothing",
                "/?token=",
                "/?token=let%20me",
                "/?token=%25",
                "/metrics?xtoken=a"
            })
    void nothingOfTheJobIsToldToWhoDoesNotBringIt(String path) throws Exception {
        HttpResponse<String> refused = get(path);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(refused.body()).contains("OBSERVE_TOKEN").doesNotContain("shop", TOKEN.reveal());
    }

    @ParameterizedTest
    @CsvSource({"Bearer let me; in, 401", "Basic let me; in+1, 401", "Bearer, 401", "'', 401", "bearer abc, 401"})
    void anotherTokenIsNone(String authorization, int status) throws Exception {
        assertThat(get("/metrics", "Authorization", authorization).statusCode()).isEqualTo(status);
        assertThat(get("/metrics", "Cookie", cookieName() + "=" + "0".repeat(64))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void whoBringsItInAHeaderReads() throws Exception {
        server.close();
        server = ObserveServer.start(new ListenAddress("127.0.0.1", 0), Secret.of("s3cret"), seen, () -> "metric 1\n");

        assertThat(get("/metrics", "Authorization", "Bearer s3cret").body()).isEqualTo("metric 1\n");
        assertThat(get("/api/v1/job", "Authorization", "bearer  s3cret").body()).contains("\"job\":\"shop\"");
    }

    @Test
    void aBrowserThatNamesItOnceKeepsACookieAndNoTokenInItsAddress() throws Exception {
        HttpResponse<String> welcome = get("/?lang=zh&" + IN_QUERY);

        assertThat(welcome.statusCode()).isEqualTo(303);
        assertThat(welcome.headers().firstValue("Location")).hasValue("/?lang=zh");
        String cookie = welcome.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("; HttpOnly", "; SameSite=Strict").doesNotContain("let");
        String pass = cookie.substring(0, cookie.indexOf(';'));
        assertThat(get("/", "Cookie", "other=1; " + pass).statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/job", "Cookie", pass).statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/job", "Cookie", "observe-1" + pass.substring(pass.indexOf('=')))
                        .statusCode())
                .as("another worker's of this machine")
                .isEqualTo(401);
    }

    @Test
    void noAddressLeadsABrowserElsewhere() throws Exception {
        assertThat(get("//elsewhere.example/?" + IN_QUERY).headers().firstValue("Location"))
                .hasValue("/");
    }

    @Test
    void probesAskForNothingAndAreToldNoMore() throws Exception {
        outages.of("source cluster (fe:9030)").failed("timed out");
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").statusCode()).isEqualTo(503);
        assertThat(get("/readyz").body()).isEqualTo("not ready\n");
        outages.of("source cluster (fe:9030)").answered();
        seen.look(look());
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
    }

    private String cookieName() {
        return "observe-" + server.address().port();
    }
}
