package io.starmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.starmigrate.cli.text.PlanText;
import io.starmigrate.cli.text.TextReport;
import io.starmigrate.core.comparison.Advice;
import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.PlanReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportOutputTest extends CliBench {
    @Test
    void a_command_that_was_stopped_before_it_looked_says_nothing_of_partitions() {
        JobReport stopped = new JobReport("demo", false, List.of(), Map.of(), List.of());
        assertThat(TextReport.of(stopped)).isEqualTo("Job demo: stopped before its partitions were looked at");

        JobReport empty = new JobReport("demo", true, List.of(), Map.of(), List.of());
        assertThat(TextReport.of(empty)).isEqualTo("Job demo: no partitions");
    }

    @Test
    void prints_the_report_to_standard_output_and_the_progress_to_standard_error() {
        assertThat(run(Reports.done(), "export")).isZero();

        assertThat(out().lines())
                .containsExactly(
                        "Job shop: 13 PUBLISHED",
                        "table   partitions    files    size  rows source  rows target  verified",
                        "orders  12 PUBLISHED     40  1.5 GB    1,500,000    1,500,000       yes",
                        "users   1 PUBLISHED       1   900 B           10           10       yes",
                        "total   13 PUBLISHED     41  1.5 GB    1,500,010    1,500,010       yes",
                        "Time: export 1 min 15 s, load 1.5 s");
        assertThat(err().lines())
                .containsExactly(
                        "export: 0 of 2 partitions", "waiting: the source is busy", "export: 2 of 2 partitions");
    }

    @Test
    void does_not_call_verified_what_was_not_compared_in_full() {
        run(Reports.partly(), "status");

        assertThat(out().lines())
                .contains(
                        "orders  12 PUBLISHED     40  1.5 GB    1,500,000    1,500,000       yes",
                        "users   1 PUBLISHED       1   900 B           10           10    partly",
                        "total   13 PUBLISHED     41  1.5 GB    1,500,010    1,500,010    partly",
                        "Partly verified: users, not in full the columns b, h");
    }

    @Test
    void names_the_columns_that_were_not_compared_in_full_in_json() throws IOException {
        run(Reports.partly(), "status", "--json");

        JsonNode report = JsonMapper.builder().build().readTree(out());
        assertThat(report.get("verified").asBoolean()).isFalse();
        assertThat(report.get("perTable").get(0).get("partlyVerified")).isEmpty();
        assertThat(report.get("perTable").get(1).get("verified").asBoolean()).isFalse();
        assertThat(report.get("perTable").get(1).get("partlyVerified").toString())
                .isEqualTo("[\"b\",\"h\"]");
    }

    @Test
    void says_what_failed_and_how_to_try_again() {
        assertThat(run(Reports.failed(), "sync")).isEqualTo(1);

        assertThat(out())
                .contains("Job shop: 1 FAILED, 11 PUBLISHED")
                .contains("FAILED orders/p202510: the load was cancelled: too many versions")
                .contains("try again with: migrate retry --job shop");
    }

    @Test
    void what_failed_for_one_reason_is_told_once_with_the_names() {
        JobReport two = new JobReport(
                "shop",
                false,
                List.of(),
                Map.of(),
                List.of(
                        new JobReport.Failure("a/p1", "the target is full", "migrate retry"),
                        new JobReport.Failure("b", "no way", Advice.leavingOut("migrate plan", "b")),
                        new JobReport.Failure("a/p2", "the target is full", "migrate retry"),
                        new JobReport.Failure("c", "no way", Advice.leavingOut("migrate plan", "c"))));

        run(two, "sync");

        assertThat(out().lines())
                .containsExactly(
                        "Job shop: no partitions",
                        "FAILED a/p1, a/p2: the target is full",
                        "  try again with: migrate retry",
                        "FAILED b, c: no way",
                        "  try again with: migrate plan: TABLE_NAMES=...,!b,!c");
    }

    @Test
    void a_job_under_way_is_no_failure_to_status_but_is_to_sync() {
        assertThat(run(Reports.underWay(), "status")).isZero();
        assertThat(run(Reports.underWay(), "worker")).isZero();
        assertThat(run(Reports.underWay(), "sync")).isEqualTo(1);
        assertThat(run(Reports.failed(), "status")).isEqualTo(1);
    }

    @Test
    void prints_one_json_object_on_the_last_line() throws IOException {
        run(Reports.done(), "sync", "--json");

        assertThat(out().lines()).hasSize(1);
        JsonNode report = JsonMapper.builder().build().readTree(out());
        assertThat(report.get("job").asText()).isEqualTo("shop");
        assertThat(report.get("tables").asInt()).isEqualTo(2);
        assertThat(report.get("partitions").toString()).isEqualTo("{\"PUBLISHED\":13}");
        assertThat(report.get("files").asInt()).isEqualTo(41);
        assertThat(report.get("bytes").asLong()).isEqualTo(1_610_613_636L);
        assertThat(report.get("rows").toString()).isEqualTo("{\"source\":1500010,\"target\":1500010}");
        assertThat(report.get("verified").asBoolean()).isTrue();
        assertThat(report.get("seconds").toString()).isEqualTo("{\"export\":75.0,\"load\":1.5}");
        assertThat(report.get("perTable").get(1).get("table").asText()).isEqualTo("users");
        assertThat(report.get("failures")).isEmpty();
    }

    @Test
    void a_plan_says_of_each_table_which_way_it_takes_and_why() {
        assertThat(run(Reports.planned(), "plan")).isEqualTo(1);

        assertThat(out().lines())
                .containsSequence(
                        "Source: StarRocks 3.3.14",
                        "Target: StarRocks 3.5.2",
                        "  Warning: a known defect",
                        "Not decided: where rows are staged",
                        "shop.orders: 12 parts, CSV by EXPORT",
                        "  way: CSV by EXPORT carries every column",
                        "  staging: named temporary partition, published by REPLACE PARTITION: it has bounds",
                        "  note: a scan proves the separators",
                        "shop.odd: 1 part, REFUSED",
                        "  way: not by CSV: column q: it cannot be written",
                        "Overwrites orders/p1: it holds 5 rows; REFUSED unless --overwrite is said",
                        "Not looked at: storages, their keys, queue and trigger; do that, and a small export and load,"
                                + " with: migrate check",
                        "FAILED shop.odd.q: it cannot be moved: not by CSV: it cannot be written");
    }

    @Test
    void what_is_assumed_otherwise_makes_no_second_failure_of_a_refused_table() throws IOException {
        Path assumptions = Files.writeString(folder.resolve("assumptions"), "price.egress.gigabyte=0.02");

        run(Reports.planned(), "plan", "--assumptions", assumptions.toString());

        assertThat(out().lines().filter(line -> line.startsWith("FAILED"))).hasSize(1);
    }

    @Test
    void what_a_plan_says_of_several_tables_is_said_once_with_their_names() {
        PlanReport plan = Reports.planned().plan().orElseThrow();
        TablePlan orders = plan.tables().get(0);
        TablePlan lines = new TablePlan(
                new TableName("shop", "lines"),
                2,
                orders.way(),
                null,
                new TablePlan.Assessment(List.of(), List.of("its own")));

        assertThat(PlanText.lines(plan.with(List.of(orders, lines))))
                .containsSequence(
                        "shop.orders: 12 parts, CSV by EXPORT",
                        "  staging: named temporary partition, published by REPLACE PARTITION: it has bounds",
                        "  note: a scan proves the separators",
                        "shop.lines: 2 parts, CSV by EXPORT",
                        "  note: its own",
                        "orders, lines: way: CSV by EXPORT carries every column");
    }

    @Test
    void a_plan_is_an_object_of_its_own_in_json() throws IOException {
        run(Reports.planned(), "plan", "--json");

        JsonNode plan = JsonMapper.builder().build().readTree(out()).get("plan");
        assertThat(plan.get("source").toString()).isEqualTo("{\"version\":\"3.3.14\",\"warnings\":[]}");
        assertThat(plan.get("undecided").toString()).isEqualTo("[\"where rows are staged\"]");
        assertThat(plan.get("tables").get(0).toString())
                .isEqualTo("{\"table\":\"orders\",\"parts\":12,\"format\":\"CSV\","
                        + "\"reasons\":[\"CSV by EXPORT carries every column\"],"
                        + "\"staging\":{\"place\":\"NAMED_TEMPORARY_PARTITION\",\"publication\":\"REPLACE_PARTITION\",\"reason\":\"it has bounds\"},"
                        + "\"notes\":[\"a scan proves the separators\"],\"refusals\":[]}");
        assertThat(plan.get("overwrites").toString())
                .isEqualTo("[{\"table\":\"orders\",\"partition\":\"p1\",\"reason\":\"holds 5 rows\",\"told\":false}]");
        assertThat(plan.get("tables").get(1).get("format").isNull()).isTrue();
        assertThat(plan.get("tables").get(1).get("staging").isNull()).isTrue();
        assertThat(plan.get("tables").get(1).get("refusals").toString())
                .isEqualTo("[{\"column\":\"q\",\"reason\":\"not by CSV: it cannot be written\"}]");
    }

    @Test
    void what_is_not_known_is_null_in_json() throws IOException {
        run(Reports.failed(), "sync", "--json");

        JsonNode report = JsonMapper.builder().build().readTree(out());
        assertThat(report.get("rows").toString()).isEqualTo("{\"source\":1500000,\"target\":null}");
        assertThat(report.get("verified").asBoolean()).isFalse();
        assertThat(report.get("failures").toString())
                .isEqualTo("[{\"subject\":\"orders/p202510\",\"reason\":\"the load was cancelled: too many versions\","
                        + "\"retry\":\"migrate retry --job shop\"}]");
    }
}
