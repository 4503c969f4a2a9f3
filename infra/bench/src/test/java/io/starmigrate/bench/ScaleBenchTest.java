package io.starmigrate.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.sandbox.cloud.DynamoDbServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each part in this process, then two as the command runs them: in processes of their own. */
class ScaleBenchTest {
    @ParameterizedTest
    @CsvSource({"plan,1000,0", "second,1,999"})
    void a_round_is_planned(String part, int planned, int unchanged) {
        ObjectNode told = ScaleProcess.measured(part, "1000", "1");

        BenchCommand.fields(
                told, "queries_per_100_partitions", "planned", "unchanged", "seconds", "heap_mb", "requests");
        assertThat(told.path("planned").asInt()).isEqualTo(planned);
        assertThat(told.path("unchanged").asInt()).isEqualTo(unchanged);
        assertThat(told.path("queries_per_100_partitions").asDouble())
                .as("%s", told)
                .isLessThanOrEqualTo(1);
        BenchCommand.measured(told, "requests", "heap_mb");
    }

    @ParameterizedTest
    @CsvSource({"planned", "watch"})
    void a_job_is_watched(String part) {
        ObjectNode told = ScaleProcess.measured(part, "1000", "1");

        BenchCommand.fields(told, "seconds", "heap_mb", "queries", "seen", "heap_mb_later");
        assertThat(told.path("seen").asInt()).isEqualTo(1000);
        assertThat(told.path("queries").asInt())
                .as("four shards and their pages")
                .isBetween(4, 8);
    }

    @Test
    void what_a_worker_has_counted_is_told_with_few_requests_and_is_what_reading_everything_tells() {
        ObjectNode told = ScaleProcess.measured("status", "1000", "1");

        BenchCommand.fields(
                told,
                "exact_seconds",
                "exact_requests",
                "tables",
                "count_seconds",
                "heap_mb",
                "summary_bytes",
                "status_seconds",
                "status_requests",
                "by_worker",
                "same");
        assertThat(told.path("by_worker").asText()).contains("bench");
        assertThat(told.path("same").asBoolean()).isTrue();
        assertThat(told.path("tables").asInt()).isPositive();
        assertThat(told.path("status_requests").asInt()).isBetween(1, 10);
    }

    @Test
    void a_file_item_is_written_four_times_and_read_once() {
        ObjectNode told = ScaleProcess.measured("files", "20", "3");

        BenchCommand.fields(
                told,
                "seconds",
                "heap_mb_after_1000",
                "heap_mb",
                "files",
                "writes_per_file",
                "reads_per_file",
                "writes_per_file_with_all_else",
                "reads_per_file_with_all_else");
        assertThat(told.path("files").asInt()).isEqualTo(60);
        assertThat(told.path("writes_per_file").asDouble()).isEqualTo(4.0);
        assertThat(told.path("reads_per_file").asDouble()).isEqualTo(1.0);
        assertThat(told.path("writes_per_file_with_all_else").asDouble())
                .as("twelve more of each partition, and of its job once")
                .isBetween(8.0, 8.1);
        assertThat(told.path("reads_per_file_with_all_else").asDouble()).isBetween(6.6, 6.8);
    }

    @Test
    void all_of_it_runs_on_a_table_that_keeps_everything() {
        try (DynamoDbServer server = DynamoDbServer.inMemory(0)) {
            ObjectNode told =
                    ScaleProcess.measured("local", "4", "2", server.endpoint().toString());

            assertThat(told.path("planned").asInt())
                    .as("%s", told)
                    .isEqualTo(told.path("seen").asInt());
            assertThat(told.path("published").asInt()).isEqualTo(4);
            assertThat(told.path("failures").asInt()).isZero();
            assertThat(told.path("writes_per_file").asDouble()).isEqualTo(4.0);
            assertThat(told.path("reads_per_file").asDouble()).isEqualTo(1.0);
            BenchCommand.measured(told, "plan_seconds", "plan_heap_mb", "files_heap_mb", "watch_heap_mb", "tables");
        }
    }

    @ParameterizedTest
    @CsvSource({"command,0,2000,0", "command_second,10000,1,1999"})
    void the_whole_command_plans_over_two_stand_ins(
            String part, int changed, int planned, int unchanged, @TempDir Path directory)
            throws IOException, SQLException {
        try (PlanCommand command = PlanCommand.start(directory, 2, ScaleProcess.OF_A_TABLE, changed)) {
            ObjectNode told =
                    ScaleProcess.measured(part, "2000", "1", command.env().toString());

            BenchCommand.fields(told, "seconds", "requests", "failures", "old_peak_mb", "planned", "unchanged");
            assertThat(told.path("failures").asInt()).isZero();
            assertThat(told.path("planned").asInt()).isEqualTo(planned);
            assertThat(told.path("unchanged").asInt()).isEqualTo(unchanged);
        }
    }

    @Test
    void parts_run_in_processes_with_the_heap_that_is_asked_for() throws IOException {
        ObjectNode told = BenchCommand.told(
                "scale", "--json", "--only=plan,files", "--partitions=1000", "--moved=2", "--files=2", "--heap=256");

        BenchCommand.fields(told, "bench", "partitions", "heap_mb", "plan", "files");
        assertThat(told.path("heap_mb").asInt()).isEqualTo(256);
        assertThat(told.path("plan").path("fits").asBoolean()).isTrue();
        assertThat(told.path("plan").path("partitions").asInt()).isEqualTo(1000);
        assertThat(told.path("files").path("files").asInt()).isEqualTo(4);
        BenchCommand.measured(told.withObject("/plan"), "resident_mb");
    }
}
