package io.starmigrate.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.starmigrate.cli.json.JsonReport;
import io.starmigrate.core.comparison.Bisection;
import io.starmigrate.core.comparison.Bisection.Buckets;
import io.starmigrate.core.comparison.Comparison;
import io.starmigrate.core.comparison.Explanation;
import io.starmigrate.core.comparison.Explanation.Way;
import io.starmigrate.core.comparison.KeyDifference;
import io.starmigrate.core.comparison.LeftOut;
import io.starmigrate.core.comparison.Outcome;
import io.starmigrate.core.comparison.PartitionResult;
import io.starmigrate.core.comparison.Rows;
import io.starmigrate.core.comparison.Sides;
import io.starmigrate.core.comparison.TablePair;
import io.starmigrate.core.comparison.TableResult;
import io.starmigrate.core.config.Selection;
import io.starmigrate.core.plan.TaskFilter;
import io.starmigrate.core.starrocks.fingerprint.RowKey;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.worker.api.ComparisonReport;
import io.starmigrate.worker.api.ComparisonReport.Unequal;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.api.TableReport;
import io.starmigrate.worker.api.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTextTest {
    private static final PartitionResult P1 = partition("p1", Outcome.EQUAL, new Rows(1200L, 1200L), null);
    private static final PartitionResult EMPTY = partition("p3", Outcome.ONLY_AT_TARGET, Rows.NONE, null);
    private static final PartitionResult P2 = partition(
            "p2",
            Outcome.DIFFERS,
            new Rows(7L, 0L),
            new Explanation("the target was altered", Way.AGAIN, "migrate repair"));

    @Test
    void tells_what_was_measured_when_and_what_was_proved() {
        assertThat(TextReport.of(report(DataFilter.all(), table("orders", Outcome.EQUAL, P1, EMPTY)))
                        .lines())
                .containsExactly(
                        "Job shop: both clusters compared from 2026-11-28T14:00:00Z to 2026-11-28T14:00:05Z",
                        "table   partitions measured  rows source  rows target  equal",
                        "orders  2 equal                    1,200        1,200    yes",
                        "total   2 of 2 equal               1,200        1,200    yes",
                        "Time: verify 5.0 s",
                        "Proved: every row of every selected table of both catalogs is equal, 2 partitions of 1 table;"
                                + " views are not compared.");
    }

    @Test
    void the_table_never_contradicts_the_findings() {
        TableResult lost = new TableResult(
                new TablePair("lost", "lost", Sides.BOTH),
                Outcome.NOT_COMPARED,
                List.of(),
                new Explanation("it could not be compared: denied", Way.VERIFY, "migrate verify --job shop"));

        assertThat(TextReport.of(report(DataFilter.all(), lost, table("orders", Outcome.DIFFERS, P1, P2)))
                        .lines())
                .containsExactly(
                        "Job shop: both clusters compared from 2026-11-28T14:00:00Z to 2026-11-28T14:00:05Z",
                        "table   partitions measured  rows source  rows target  equal",
                        "lost    not compared                   -            -     no",
                        "orders  1 equal, 1 differs         1,207        1,200     no",
                        "total   1 of 2 equal                   -            -     no",
                        "NOT EQUAL shop.lost: it could not be compared: denied",
                        "  helps: migrate verify --job shop",
                        "NOT EQUAL shop.orders/p2: the target was altered",
                        "  helps: migrate repair",
                        "Time: verify 5.0 s",
                        "Not proved: 1 of 2 partitions of 2 tables is not equal, and 1 table is not as a whole; each is"
                                + " named above with what helps; views are not compared.");
    }

    @Test
    void what_a_stop_has_left_is_told_in_one_line_and_not_called_unequal() {
        Explanation stopped = new Explanation("it was not compared: stopped", Way.STOPPED, "migrate verify");
        PartitionResult p4 = partition("p4", Outcome.NOT_COMPARED, Rows.UNKNOWN, stopped);
        PartitionResult p5 = partition("p5", Outcome.NOT_COMPARED, Rows.UNKNOWN, stopped);
        JobReport report = report(DataFilter.all(), table("orders", Outcome.NOT_COMPARED, P1, p4, p5));

        assertThat(TextReport.of(report).lines())
                .anyMatch(line -> line.matches("orders  1 equal, 2 not compared .* stopped"))
                .endsWith(
                        "Stopped, as asked: 2 of 3 partitions of 1 table were not compared; what was compared is equal;"
                                + " nothing is proved of the rest.");
        assertThat(TextReport.of(report))
                .doesNotContainIgnoringCase("not equal")
                .doesNotContain("helps");
        assertThat(report.ending()).isEqualTo(JobReport.Ending.UNFINISHED);
    }

    @Test
    void what_differs_is_told_although_a_stop_has_left_others() {
        Explanation stopped = new Explanation("it was not compared: stopped", Way.STOPPED, "migrate verify");
        PartitionResult p4 = partition("p4", Outcome.NOT_COMPARED, Rows.UNKNOWN, stopped);

        assertThat(TextReport.of(report(DataFilter.all(), table("orders", Outcome.DIFFERS, P2, p4))))
                .contains("NOT EQUAL shop.orders/p2: the target was altered")
                .contains("1 of 2 partitions of 1 table was not compared; 1 that is not equal is named above");
    }

    @Test
    void what_was_not_compared_in_full_is_not_called_the_same_as_what_was() {
        PartitionResult sketches =
                new PartitionResult("p1", Outcome.EQUAL, new Rows(3L, 3L), "PUBLISHED", List.of("visitors"), null);

        assertThat(TextReport.of(report(DataFilter.all(), table("orders", Outcome.EQUAL, sketches))))
                .contains("partly: visitors")
                .contains("Proved in part: every row")
                .contains("Not compared in full, but equal as far as it goes: orders [visitors].");
    }

    @Test
    void a_row_filter_is_said_to_have_left_rows_out() {
        assertThat(TextReport.of(report(new DataFilter("id > 7"), table("orders", Outcome.EQUAL, P1))))
                .contains("Proved: every row that the setting dataFilter lets through of every selected table");
    }

    @Test
    void json_has_every_partition_beside_the_fields_of_every_report() throws Exception {
        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(JsonReport.of(report(DataFilter.all(), table("orders", Outcome.DIFFERS, P1, P2))));

        assertThat(json.at("/verified").asBoolean()).isFalse();
        assertThat(json.at("/rows/source").asLong()).isEqualTo(1207);
        assertThat(json.at("/perTable/0/rows/target").asLong()).isEqualTo(1200);
        assertThat(json.at("/failures/0/retry").asText()).isEqualTo("migrate repair");
        assertThat(json.at("/comparison/began").asText()).isEqualTo("2026-11-28T14:00:00Z");
        assertThat(json.at("/comparison/tables/0/outcome").asText()).isEqualTo("DIFFERS");
        JsonNode p2 = json.at("/comparison/tables/0/partitions/1");
        assertThat(p2.at("/partition").asText()).isEqualTo("p2");
        assertThat(p2.at("/rows/target").asLong()).isZero();
        assertThat(p2.at("/recorded").asText()).isEqualTo("PUBLISHED");
        assertThat(p2.at("/helps").asText()).isEqualTo("migrate repair");
    }

    @Test
    void keys_that_differ_stand_below_their_partition_and_in_json() throws Exception {
        KeyDifference key = new KeyDifference(new RowKey(List.of("5")), Outcome.ONLY_AT_SOURCE, new Rows(1L, 0L));
        PartitionResult bisected = new PartitionResult(
                "p2",
                Outcome.DIFFERS,
                new Rows(7L, 6L),
                "PUBLISHED",
                List.of(),
                new Explanation("the target was altered", Way.AGAIN, "migrate repair"),
                new Bisection(List.of("id"), List.of(key), 1, new Buckets(16, 1, 1), ""));
        JobReport report = report(DataFilter.all(), table("orders", Outcome.DIFFERS, P1, bisected));

        assertThat(TextReport.of(report))
                .contains(String.join(
                        System.lineSeparator(),
                        "NOT EQUAL shop.orders/p2: the target was altered",
                        "  id=5: only at source",
                        "  helps: migrate repair"));
        JsonNode partitions =
                JsonMapper.builder().build().readTree(JsonReport.of(report)).at("/comparison/tables/0/partitions");
        assertThat(partitions.at("/0/differing").isNull()).isTrue();
        assertThat(partitions.at("/1/differing"))
                .hasToString("{\"columns\":[\"id\"],\"keys\":[{\"key\":[\"5\"],\"outcome\":\"ONLY_AT_SOURCE\","
                        + "\"rows\":{\"source\":1,\"target\":0}}],\"found\":1,\"whole\":true,"
                        + "\"buckets\":{\"all\":16,\"differing\":1,\"read\":1},\"note\":null}");
    }

    @Test
    void what_the_selection_leaves_out_is_counted_and_named() throws Exception {
        JobReport all = report(DataFilter.all(), table("orders", Outcome.EQUAL));
        ComparisonReport compared = all.comparison().orElseThrow();
        LeftOut leftOut = new LeftOut(
                List.of("clicks"),
                IntStream.rangeClosed(1, 12).mapToObj(i -> "orders/p" + i).toList());
        ComparisonReport some = new ComparisonReport(
                compared.began(),
                compared.ended(),
                compared.database(),
                compared.selection(),
                new Comparison(compared.found().tables(), leftOut));
        JobReport report = some.report("shop", List.of(), Map.of());

        assertThat(ComparisonText.lines(report, some))
                .contains(
                        "NOT COMPARED: 1 table that the setting tableNames leaves out: clicks; 12 partitions that the setting taskFilter"
                                + " leaves out: orders/p1, orders/p2, orders/p3, orders/p4, orders/p5, orders/p6, orders/p7,"
                                + " orders/p8, orders/p9, orders/p10, and 2 more");
        assertThat(ComparisonText.lines(all, compared)).noneMatch(line -> line.startsWith("NOT COMPARED"));
        JsonNode json =
                JsonMapper.builder().build().readTree(JsonReport.of(report)).at("/comparison/leftOut");
        assertThat(json.at("/tables")).hasToString("[\"clicks\"]");
        assertThat(json.at("/partitions")).hasSize(12);
    }

    private static PartitionResult partition(
            String name, Outcome outcome, Rows rows, @Nullable Explanation explanation) {
        return new PartitionResult(name, outcome, rows, "PUBLISHED", List.of(), explanation);
    }

    private static TableResult table(String name, Outcome outcome, PartitionResult... partitions) {
        return new TableResult(new TablePair(name, name, Sides.BOTH), outcome, List.of(partitions), null);
    }

    private static JobReport report(DataFilter filter, TableResult... tables) {
        ComparisonReport found = new ComparisonReport(
                Instant.parse("2026-11-28T14:00:00Z"),
                Instant.parse("2026-11-28T14:00:05.5Z"),
                "shop",
                new Selection(List.of(), TaskFilter.all(), filter, Map.of()),
                new Comparison(List.of(tables)));
        List<TableReport> told = found.found().tables().stream()
                .map(table -> new TableReport(
                        table.names().table(),
                        Map.of("PUBLISHED", 1),
                        1,
                        1,
                        new Verification(table.rows().atSource(), table.rows().atTarget(), table.isEqual())))
                .toList();
        return new JobReport(
                "shop",
                found.found().isEqual(),
                told,
                Map.of(Stage.VERIFY, Duration.ofSeconds(5)),
                found.unequal().stream().map(Unequal::failure).toList(),
                found);
    }
}
