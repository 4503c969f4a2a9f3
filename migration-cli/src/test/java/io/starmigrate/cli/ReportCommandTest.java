package io.starmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.starmigrate.cli.html.ReportHtml;
import io.starmigrate.cli.json.ReportJson;
import io.starmigrate.cli.text.ReportText;
import io.starmigrate.cli.text.TakenText;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationReport;
import io.starmigrate.worker.api.MigrationReport.Switched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    private final MigrationReport done = Reports.signed(Reports.done());

    @TempDir
    private Path folder;

    @Test
    void the_page_tells_what_was_moved_how_it_was_verified_and_what_was_done_again() {
        String page = ReportHtml.of(done);

        assertThat(page)
                .contains(
                        "<h1>Migration shop</h1>",
                        "Complete: 13 partitions are published, all of them, and each was proved by fingerprint",
                        "<th scope=\"row\">orders</th><td>12 PUBLISHED</td><td>1,500,000</td><td>1,500,000</td>"
                                + "<td>2.0 GB</td><td>1.5 GB</td><td>3.0 GB</td><td>yes</td>",
                        "12 proved by fingerprint, 1 counted, 2 partly proved",
                        "<td>42 min 0 s</td><td>9 min 0 s</td>",
                        "loaded again",
                        "Signature");
    }

    @Test
    void the_page_tells_what_was_foretold_and_measured_and_how_the_cutover_went() {
        assertThat(ReportHtml.of(done))
                .contains(
                        "<th scope=\"row\">bytes over the line</th><td>4.0 GB</td><td>3.0 GB</td>",
                        "<th scope=\"row\">cost: egress</th><td>$0.36</td><td>$0.27 for the measured bytes</td>",
                        "<th scope=\"row\">requests: SQS</th>",
                        "not recorded: see the bill",
                        "11 min 0 s in which any partition was on the way",
                        "<td>PROVED since 2026-11-27T08:00:50Z</td><td>40.0 s</td><td>50.0 s</td><td>-</td><td>host-7</td>",
                        "Proved and done for shop: Two looks found no write. Everything is proved.");
        assertThat(ReportText.of(done))
                .contains("Cutover of shop: PROVED since 2026-11-27T08:00:50Z, begun 2026-11-27T08:00:00Z by host-7;"
                        + " freeze foretold: 40.0 s, measured: 50.0 s");
    }

    @Test
    void the_page_needs_nothing_beside_it_and_reads_no_name_as_markup() {
        String page = ReportHtml.of(done);

        assertThat(page)
                .contains("old-fe:9030 (cluster id 7)", "oss://old/m", "new-fe:9030", "s3://new/m")
                .contains("&lt;too many&gt; &quot;versions&quot; &amp; more")
                .doesNotContain("<too many", "http:", "https:", "<script", "src=");
        assertThat(page.replaceAll("(?s)<style>.*</style>", "")).doesNotContain("{title}", "{body}", "{verdict}");
    }

    @Test
    void the_page_of_a_job_that_is_not_done_says_so_and_how_to_go_on() {
        assertThat(ReportHtml.of(Reports.signed(Reports.failed())))
                .contains("Not complete: 1 FAILED, 11 PUBLISHED.", "too many versions", "migrate retry --job shop");
        assertThat(ReportHtml.verdict(Reports.signed(Reports.partly())))
                .endsWith("but for values of the columns named below.");
    }

    @Test
    void json_has_all_of_it() throws IOException {
        JsonNode report = JsonMapper.builder().build().readTree(ReportJson.of(done));

        assertThat(report.path("complete").booleanValue()).isTrue();
        JsonNode orders = report.path("perTable").path(0);
        assertThat(orders.path("movedBytes").longValue()).isEqualTo(3L << 30);
        assertThat(orders.path("proofs").toString()).isEqualTo("{\"FINGERPRINT\":12,\"LOADED_ROWS\":1,\"PARTLY\":2}");
        assertThat(report.path("stages").path(0).path("longestSeconds").doubleValue())
                .isEqualTo(540);
        assertThat(report.path("doneAgain").path(0).path("what").textValue()).isEqualTo("LOADED_AGAIN");
        JsonNode measured = report.path("taken").path("measured");
        assertThat(measured.path("wireBytes").longValue()).isEqualTo(3L << 30);
        assertThat(measured.path("seconds").doubleValue()).isEqualTo(660);
        assertThat(measured.path("costs").has("SQS")).isFalse();
        assertThat(report.path("taken").path("foretold").path("costs").has("SQS"))
                .isTrue();
        assertThat(report.path("cutovers").path(0).path("freezeSeconds").doubleValue())
                .isEqualTo(50);
        assertThat(report.path("cutovers").path(0).path("by").textValue()).isEqualTo("host-7");
        assertThat(report.path("sourceCluster").textValue()).isEqualTo("old-fe:9030 (cluster id 7)");
        assertThat(report.path("targetStorage").textValue()).isEqualTo("s3://new/m");
    }

    @Test
    void the_text_counts_what_was_done_again() {
        assertThat(ReportText.of(done).lines())
                .contains(
                        "Time of export: 42 min 0 s of 14 partitions together, longest 9 min 0 s"
                                + " (shop/shop.orders/p202510 generation 1)",
                        "loaded again: 1 time");
    }

    @Test
    void a_cutover_that_went_back_tells_its_attempts_and_the_whole_time() {
        Instant begun = Instant.parse("2026-11-01T00:00:00Z");
        CutoverProgress done = CutoverProgress.begun(begun, null)
                .frozen(begun.plusSeconds(5), begun, Map.of())
                .to(CutoverState.MOVED, begun.plusSeconds(9))
                .thawed(begun.plusSeconds(10), "orders/p1 was written to")
                .frozen(begun.plusSeconds(90), begun.plusSeconds(80), Map.of())
                .to(CutoverState.MOVED, begun.plusSeconds(95))
                .to(CutoverState.PROVED, begun.plusSeconds(100))
                .told("host-7", List.of("Everything is proved"))
                .to(CutoverState.RESTORED, begun.plusSeconds(101))
                .to(CutoverState.DONE, begun.plusSeconds(103));
        String before = "An attempt was MOVED, frozen from 2026-11-01T00:00:00Z, and went back at 2026-11-01T00:00:10Z:"
                + " orders/p1 was written to";

        assertThat(done.sentences()).containsExactly(before, "Everything is proved");
        assertThat(TakenText.sentence(new Switched("shop", done)))
                .endsWith("measured, of the last attempt: 20.0 s; from begun to done: 1 min 43 s");
        assertThat(TakenText.cutover(new Switched("shop", done))).contains("20.0 s, last attempt", "1 min 43 s");
    }

    @Test
    void every_round_is_told_also_one_that_was_only_planned() {
        assertThat(ReportText.of(done).lines())
                .containsSequence(
                        "Round 1: only planned, or its end was not recorded; what was left to do, a later one has moved",
                        "Round 2: 13 partitions, 2.0 GB, 10 min 0 s",
                        "Round 3: 1 partition, 2.0 KB, 6.0 s");
        assertThat(ReportHtml.of(done)).contains("<p>Round 1: only planned");
    }

    @Test
    void the_file_is_written_or_it_is_said_why_not() throws IOException {
        Path file = folder.resolve("report.html");
        assertThat(CommandResult.of(done).written(file, "page").text()).endsWith("Written to " + file);
        assertThat(Files.readString(file)).isEqualTo("page");

        Path nowhere = folder.resolve("no/report.html");
        assertThatThrownBy(() -> CommandResult.of(done).written(nowhere, "page"))
                .isInstanceOf(MigrationException.class)
                .hasMessage("Cannot write " + nowhere + ": there is no folder " + nowhere.getParent()
                        + "; name another file with --html");
    }
}
