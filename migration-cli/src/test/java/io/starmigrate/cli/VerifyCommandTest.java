package io.starmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.starmigrate.cli.json.JsonReport;
import io.starmigrate.cli.text.TextReport;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.RepairReport;
import io.starmigrate.worker.api.RepairReport.Redone;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How what is not equal is looked into, and mended. */
class VerifyCommandTest extends CliBench {
    private final RecordingMigrator migrator = new RecordingMigrator(Reports.done());

    private int run(String... words) {
        return run(
                config -> migrator,
                Stream.concat(Stream.of(words), Stream.of("--env", env.toString()))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"--explain, 20", "--keys=7, 7"})
    void keys_that_differ_are_named_when_that_is_said(String option, int keys) {
        assertThat(run("verify", option)).isZero();
        assertThat(migrator.calls).containsExactly("verify VerifyRequest[keys=" + keys + "] default", "close");
    }

    @Test
    void what_is_repaired_is_what_is_named_and_rows_of_others_only_when_that_is_said() {
        assertThat(run("repair", "--table", "orders", "--partition", "p1", "--overwrite"))
                .isZero();
        assertThat(run("repair")).isZero();
        assertThat(migrator.calls)
                .containsExactly(
                        "repair RepairRequest[selection=TaskSelection[table=orders, partition=p1, file=null],"
                                + " overwriting=TOLD] default",
                        "close",
                        "repair RepairRequest[selection=TaskSelection[table=null, partition=null, file=null],"
                                + " overwriting=REFUSED] default",
                        "close");
    }

    @Test
    void what_was_moved_once_more_is_told_with_why() throws IOException {
        JobReport report = Reports.done()
                .with(new RepairReport(
                        7, 6, List.of(new Redone(new PartitionId("shop", "shop", "orders", "p1"), "they differ"))));

        assertThat(TextReport.of(report))
                .contains(
                        "7 partitions compared: 6 equal, 1 moved once more and proved equal",
                        "Moved once more: orders/p1: they differ");
        assertThat(JsonMapper.builder().build().readTree(JsonReport.of(report)).at("/repair"))
                .hasToString("{\"compared\":7,\"equal\":6,\"redone\":[{\"table\":\"orders\",\"partition\":\"p1\","
                        + "\"reason\":\"they differ\"}]}");
    }

    @Test
    void of_a_repair_that_has_not_ended_well_nothing_is_called_equal_that_was_not_proved() {
        RepairReport one = new RepairReport(
                1, 0, List.of(new Redone(new PartitionId("shop", "shop", "orders", "p1"), "they differ")));

        assertThat(TextReport.of(Reports.failed().with(one)))
                .contains("1 partition compared: 0 equal, 1 being moved once more, which has not ended well");
        assertThat(TextReport.of(Reports.partly().with(one)))
                .contains("1 partition compared: 0 equal, 1 moved once more, not all of it proved: run migrate verify");
        assertThat(TextReport.of(Reports.done().with(new RepairReport(1, 1, List.of())))
                        .lines())
                .contains("1 partition compared: 1 equal");
    }

    @Test
    void a_repair_that_moves_nothing_does_not_say_that_the_job_has_no_partitions() {
        JobReport nothing = new JobReport("shop", true, List.of(), Map.of(), List.of());

        assertThat(TextReport.of(nothing.with(new RepairReport(27, 27, List.of())))
                        .lines())
                .containsExactly("Job shop: nothing was moved once more", "27 partitions compared: 27 equal");
    }

    @Test
    void no_number_of_keys_is_wrong_usage() {
        assertThat(run("verify", "--keys", "0")).isEqualTo(2);
        assertThat(run("verify", "--keys", "many")).isEqualTo(2);
        assertThat(migrator.calls).isEmpty();
    }
}
