package io.starmigrate.worker.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MockClock;
import io.starmigrate.core.config.ListenAddress;
import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.worker.observe.EmfDocuments.Measure;
import io.starmigrate.worker.observe.JobObservation.About;
import io.starmigrate.worker.outage.Outages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmfRegistryTest {
    private final MockClock clock = new MockClock();
    private final List<String> sent = new ArrayList<>();
    private final EmfRegistry registry = new EmfRegistry("shop", "worker-1", sent::addAll, clock);

    private static JsonNode json(String document) throws IOException {
        return JsonMapper.builder().build().readTree(document);
    }

    @Test
    void a_document_says_which_of_its_fields_are_measures_and_which_dimensions() throws IOException {
        Gauge.builder("starmigrate.stage.left.bytes", () -> 7)
                .baseUnit("bytes")
                .tags("job", "shop", "stage", "load")
                .register(registry);

        registry.publish();

        assertThat(sent).hasSize(1);
        JsonNode document = json(sent.get(0));
        assertThat(document.path("_aws").path("CloudWatchMetrics").toString())
                .isEqualTo("[{\"Namespace\":\"StarRocksMigration\",\"Dimensions\":[[\"job\",\"stage\"]],"
                        + "\"Metrics\":[{\"Name\":\"starmigrate_stage_left_bytes\",\"Unit\":\"Bytes\"}]}]");
        assertThat(document.path("_aws").path("LogGroupName").asText()).isEqualTo("/starrocks-migration/shop");
        assertThat(document.path("_aws").path("LogStreamName").asText()).isEqualTo("worker-1");
        assertThat(document.path("_aws").path("Timestamp").asLong()).isEqualTo(clock.wallTime());
        assertThat(document.path("stage").asText()).isEqualTo("load");
        assertThat(document.path("starmigrate_stage_left_bytes").asDouble()).isEqualTo(7);
    }

    @Test
    void a_counter_tells_what_has_come_since_the_minute_before() throws IOException {
        AtomicLong bytes = new AtomicLong(100);
        FunctionCounter.builder("starmigrate.stage.bytes", bytes, AtomicLong::get)
                .tags("job", "shop")
                .register(registry);

        clock.add(Duration.ofMinutes(1));
        registry.publish();
        bytes.set(150);
        clock.add(Duration.ofMinutes(1));
        registry.publish();

        assertThat(json(sent.get(1)).path("starmigrate_stage_bytes").asDouble()).isEqualTo(50);
    }

    @Test
    void what_is_not_known_is_left_out() {
        Gauge.builder("starmigrate.stage.left.seconds", () -> Double.NaN).register(registry);

        registry.publish();

        assertThat(sent).isEmpty();
    }

    @Test
    void measures_of_other_dimensions_and_more_than_a_hundred_are_documents_of_their_own() throws IOException {
        List<Measure> measures = new ArrayList<>(IntStream.range(0, 101)
                .mapToObj(number -> new Measure("m" + number, "None", Map.of("job", "shop"), number))
                .toList());
        measures.add(new Measure("m0", "None", Map.of("job", "other"), 1));

        List<String> documents = EmfDocuments.of(measures, "g", "s", Instant.EPOCH);

        assertThat(documents).hasSize(3);
        assertThat(json(documents.get(0))
                        .path("_aws")
                        .path("CloudWatchMetrics")
                        .get(0)
                        .path("Metrics"))
                .hasSize(100);
    }

    @Test
    void an_agent_gets_one_document_on_each_line_and_one_that_is_away_keeps_nothing() throws IOException {
        int port;
        try (ServerSocket agent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = agent.getLocalPort();
            new EmfSocket(new ListenAddress("127.0.0.1", port)).send(List.of("{\"a\":1}", "{\"b\":2}"));
            try (Socket taken = agent.accept();
                    BufferedReader lines =
                            new BufferedReader(new InputStreamReader(taken.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(lines.lines().toList()).containsExactly("{\"a\":1}", "{\"b\":2}");
            }
        }
        new EmfSocket(new ListenAddress("127.0.0.1", port)).send(List.of("{}"));
    }

    @Test
    void each_measure_of_a_job_has_its_job_as_a_dimension() throws IOException {
        JobObservation seen = new JobObservation(
                new About("shop", "worker-1", "1.0", Tasks.NOW),
                () -> Tasks.NOW,
                new Outages(() -> Tasks.NOW),
                Map.of(PacedSide.EXPORT, 5, PacedSide.LOAD, 4));
        try (JobMeters meters = new JobMeters(registry, seen)) {
            meters.refresh();
            registry.publish();
        }

        assertThat(sent).isNotEmpty();
        for (String document : sent) {
            assertThat(json(document).path("job").asText()).isEqualTo("shop");
        }
    }
}
