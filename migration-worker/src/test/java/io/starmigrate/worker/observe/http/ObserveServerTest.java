package io.starmigrate.worker.observe.http;

import static io.starmigrate.worker.observe.Tasks.NOW;
import static io.starmigrate.worker.observe.Tasks.change;
import static io.starmigrate.worker.observe.Tasks.look;
import static io.starmigrate.worker.observe.Tasks.planned;
import static io.starmigrate.worker.observe.Tasks.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.starmigrate.core.config.ListenAddress;
import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.observe.JobObservation;
import io.starmigrate.worker.observe.JobObservation.About;
import io.starmigrate.worker.outage.Outages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObserveServerTest {
    private static final ListenAddress ANY = new ListenAddress("127.0.0.1", 0);
    private static final Secret NOBODYS = Secret.of("");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final InstantSource clock = InstantSource.fixed(NOW);
    private final Outages outages = new Outages(clock);
    private final JobObservation seen = new JobObservation(
            new About("shop", "4711@host", "1.0", NOW), clock, outages, Map.of(PacedSide.EXPORT, 5, PacedSide.LOAD, 4));
    private final HttpClient client = HttpClient.newHttpClient();
    private ObserveServer server;

    @BeforeEach
    void start() throws IOException {
        server = ObserveServer.start(ANY, NOBODYS, seen, () -> "starmigrate_partitions 1\n", Duration.ofMillis(20));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + server.address() + path));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        return JSON.readTree(answer.body());
    }

    @Test
    void showsTheJob() throws Exception {
        seen.look(look(
                until(PartitionState.PUBLISHED, planned("p1"), 500),
                planned("p2").to(PartitionState.FAILED, change("disk full"))));

        JsonNode job = json("/api/v1/job");

        assertThat(job.path("job").asText()).isEqualTo("shop");
        assertThat(job.path("partitions").toString()).isEqualTo("{\"FAILED\":1,\"PUBLISHED\":1}");
        assertThat(job.path("stages").findValuesAsText("stage")).containsExactly("EXPORT", "RELAY", "LOAD", "PUBLISH");
        assertThat(job.path("failures").path("total").asInt()).isOne();
        assertThat(json("/api/v1/failures").path(0).path("reason").asText()).isEqualTo("disk full");
    }

    @Test
    void namesSettingsByTheirKeys() throws Exception {
        seen.look(look(planned("p1").to(PartitionState.FAILED, change("correct " + SettingName.STORAGES))));

        assertThat(json("/api/v1/failures").path(0).path("reason").asText()).isEqualTo("correct STORAGES");
    }

    @Test
    void showsThePartitionsOfATable() throws Exception {
        seen.look(look(planned("p1"), planned("line item", "p2", 1)));

        assertThat(json("/api/v1/partitions").path("partitions")).hasSize(2);
        assertThat(json("/api/v1/partitions?table=line%20item")
                        .path("partitions")
                        .findValuesAsText("partition"))
                .containsExactly("p2");
    }

    @Test
    void isReadyOnceTheJobWasSeenAndEverythingAnswers() throws Exception {
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").statusCode()).isEqualTo(503);

        seen.look(look());
        assertThat(get("/readyz").statusCode()).isEqualTo(200);

        outages.of("recorder").failed("timed out");
        HttpResponse<String> answer = get("/readyz");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("recorder", "timed out");
        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void answersPrometheus() throws Exception {
        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body()).isEqualTo("starmigrate_partitions 1\n");
    }

    @Test
    void tellsABrowserWhatIsNewForAsLongAsItListens() throws Exception {
        seen.look(look(planned("p1")));
        HttpResponse<Stream<String>> events =
                client.send(request("/api/v1/events").build(), BodyHandlers.ofLines());
        assertThat(events.headers().firstValue("Content-Type")).hasValue("text/event-stream; charset=utf-8");
        try (Stream<String> lines = events.body()) {
            var each = lines.filter(line -> !line.isEmpty()).iterator();
            assertThat(List.of(each.next(), each.next())).containsExactly("event: anew", "data: {}");
            assertThat(each.next()).isEqualTo("event: job");
            assertThat(each.next()).startsWith("data: {\"job\":\"shop\"");

            seen.look(look(until(PartitionState.EXPORTING, planned("p1"), 0)));
            String line = each.next();
            while (!line.equals("event: partitions")) {
                line = each.next();
            }
            assertThat(each.next()).contains("\"state\":\"EXPORTING\"");
        }
    }

    @Test
    void servesSomeWhoWatchAndSendsTheOthersAway() throws Exception {
        for (int i = 0; i < EventStreams.MOST; i++) {
            HttpResponse<Stream<String>> open =
                    client.send(request("/api/v1/events").build(), BodyHandlers.ofLines());
            assertThat(open.statusCode()).isEqualTo(200);
        }

        HttpResponse<String> refused = get("/api/v1/events");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/,text/html",
        "/assets/page.css,text/css",
        "/assets/page.js,text/javascript",
        "/assets/live.js,text/javascript",
        "/assets/words.js,text/javascript",
        "/assets/heat.js,text/javascript",
        "/assets/charts.js,text/javascript",
        "/assets/format.js,text/javascript",
        "/assets/icon.svg,image/svg+xml"
    })
    void hasThePageAndLoadsNothingFromElsewhere(String path, String type) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'");
        assertThat(answer.body().replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:", "//cdn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/assets/", "/assets/../page.html", "/api/v2/job", "/api/v1/job/"})
    void saysWhereNothingIs(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void isForReadingOnly() throws Exception {
        HttpResponse<String> refused = client.send(
                request("/api/v1/job").POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).hasValue("GET, HEAD");
        HttpResponse<String> head =
                client.send(request("/").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"localhost:1, 200", "127.0.0.1, 200", "[::1]:80, 200", "evil.example:9464, 403", "'', 403"})
    void answersOnLoopbackToLoopbacksNamesAlone(String host, int status) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET /api/v1/job HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(reader.readLine()).startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void goesOnAnsweringWhenAnAnswerFails() throws Exception {
        server.close();
        server = ObserveServer.start(ANY, NOBODYS, seen, () -> {
            throw new IllegalStateException("no metrics today");
        });

        assertThatThrownBy(() -> get("/metrics")).isInstanceOf(IOException.class);
        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void saysThatAnAddressIsTakenOrUnknown() {
        assertThatThrownBy(() -> ObserveServer.start(server.address(), NOBODYS, seen, () -> ""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("in use");
        assertThatThrownBy(() ->
                        ObserveServer.start(new ListenAddress("no.such.host.invalid", 1), NOBODYS, seen, () -> ""))
                .isInstanceOf(IOException.class)
                .hasMessage("no address is known of \"no.such.host.invalid\"");
    }

    @Test
    void leavesNoThreadAndNoPortBehind() throws Exception {
        client.send(request("/api/v1/events").build(), BodyHandlers.ofLines());
        get("/livez");
        ListenAddress before = server.address();
        server.close();

        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("observe")));
        server = ObserveServer.start(before, NOBODYS, seen, () -> "");
    }
}
