package io.starmigrate.worker.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.forecast.Remaining;
import io.starmigrate.core.forecast.Remaining.Lately;
import io.starmigrate.core.forecast.Remaining.Rough;
import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.task.JobId;
import io.starmigrate.worker.api.TableReport;
import io.starmigrate.worker.api.UnknownFailure;
import io.starmigrate.worker.api.Verification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What lies beside jobs for months: whoever changes it so that it means something else raises its schema. */
class CountsTextTest {
    private static final Recent RECENT = new Recent(Instant.parse("2026-11-29T12:00:00.5Z"), 3, Long.MIN_VALUE);
    private static final JobCounts COUNTS = new JobCounts(
            new JobId("k3y0fajob1"),
            RECENT,
            2,
            List.of(
                    new TableReport("订单", Map.of("PLANNED", 4), 0, 0, new Verification(null, null, false)),
                    new TableReport(
                            "t",
                            Map.of("PUBLISHED", 7),
                            9,
                            1L << 50,
                            new Verification(1L << 40, 5L, false, List.of("h")))),
            List.of(new UnknownFailure("a segment went astray", 3, "shop.t/p1")),
            new Remaining(
                    new Workload(4, 1L << 45),
                    new Lately(
                            Duration.ofSeconds(90),
                            Duration.ofSeconds(80),
                            Duration.ofHours(2),
                            Duration.ofMinutes(30))));
    private static final String JSON = """
            {"schema":1,"id":"k3y0fajob1","unreadable":2,"recent":{"since":"2026-11-29T12:00:00.500Z","tasks":3,\
            "digest":-9223372036854775808},"tables":[{"table":"订单","files":0,"bytes":0,"partitions":{"PLANNED":4},\
            "sourceRows":null,"targetRows":null,"verified":false,"partly":[]},{"table":"t","files":9,\
            "bytes":1125899906842624,"partitions":{"PUBLISHED":7},"sourceRows":1099511627776,"targetRows":5,\
            "verified":false,"partly":["h"]}],"unknown":[{"text":"a segment went astray","times":3,\
            "subject":"shop.t/p1"}],"remaining":{"partitions":4,"bytes":35184372088832,"lately":{"expected":"PT1M30S",\
            "least":"PT1M20S","most":"PT2H","window":"PT30M"}}}""";

    private static String stored(String json) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_8));
        }
        return Base64.getEncoder().encodeToString(compressed.toByteArray());
    }

    @Test
    void counts_are_stored_like_this() throws IOException {
        assertThat(CountsText.json(COUNTS)).hasToString(JSON);
        assertThat(CountsText.read(stored(JSON))).contains(COUNTS);
        assertThat(CountsText.read(CountsText.write(COUNTS))).contains(COUNTS);
    }

    @Test
    void what_is_roughly_told_is_stored_too() throws IOException {
        JobCounts rough = new JobCounts(
                COUNTS.id(),
                RECENT,
                0,
                List.of(),
                List.of(),
                new Remaining(
                        new Workload(1, 2),
                        null,
                        new Rough("export", Duration.ofSeconds(90), Duration.ofSeconds(80), Duration.ofHours(2))));

        assertThat(CountsText.json(rough).toString())
                .contains(
                        "\"rough\":{\"step\":\"export\",\"expected\":\"PT1M30S\",\"least\":\"PT1M20S\",\"most\":\"PT2H\"}");
        assertThat(CountsText.read(CountsText.write(rough))).contains(rough);
        assertThat(rough.hasRate()).isTrue();
    }

    @Test
    void what_is_not_known_is_left_out() {
        JobCounts nothing = new JobCounts(COUNTS.id(), RECENT, 0, List.of(), List.of(), null);
        JobCounts noRate =
                new JobCounts(COUNTS.id(), RECENT, 0, List.of(), List.of(), new Remaining(new Workload(1, 2), null));

        assertThat(CountsText.read(CountsText.write(nothing))).contains(nothing);
        assertThat(CountsText.read(CountsText.write(noRate))).contains(noRate);
    }

    @Test
    void a_field_that_a_later_version_adds_is_passed_over_and_another_schema_is_not_read() throws IOException {
        assertThat(CountsText.read(stored(JSON.replace("\"unreadable\"", "\"colour\":\"green\",\"unreadable\""))))
                .contains(COUNTS);
        assertThat(CountsText.read(stored(JSON.replace("\"schema\":1", "\"schema\":2"))))
                .isEmpty();
        assertThat(CountsText.read(stored(JSON.replace("\"recent\"", "\"decent\""))))
                .isEmpty();
        assertThat(CountsText.read(stored(JSON).substring(8))).isEmpty();
    }

    @Test
    void five_thousand_tables_fit_into_an_item() {
        List<TableReport> tables = IntStream.range(0, 5_000)
                .mapToObj(i -> new TableReport(
                        "orders_of_" + Integer.toHexString(i * 7919),
                        Map.of("PUBLISHED", 900 + i % 101, "LOADING", i % 13, "FAILED", i % 3),
                        i * 31 % 9973,
                        i * 1_000_003L * 977,
                        new Verification(i * 7_919L * 104_729, i * 7_919L * 104_729, i % 2 == 0)))
                .toList();
        JobCounts counts = new JobCounts(COUNTS.id(), RECENT, 0, tables, List.of(), null);

        assertThat(CountsText.write(counts)).hasSizeLessThan(SummaryRecord.MOST_CHARACTERS);
    }
}
