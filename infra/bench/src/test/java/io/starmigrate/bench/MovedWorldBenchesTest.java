package io.starmigrate.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Those that move a database between stand-ins; what they move is compared before they answer. */
class MovedWorldBenchesTest {
    @Test
    void tiny_partitions_are_moved_together_and_one_by_one() throws IOException {
        ObjectNode told = BenchCommand.told("tiny", "--json", "--partitions=6", "--one-by-one=2", "--speed-up=50");

        BenchCommand.fields(
                told,
                "bench",
                "partitions",
                "rows_each",
                "speed_up",
                "together_processor_seconds",
                "together_seconds",
                "together_partitions_published",
                "together_files",
                "together_rows_compared",
                "partitions_one_by_one",
                "one_by_one_processor_seconds",
                "one_by_one_seconds",
                "one_by_one_partitions_published",
                "one_by_one_files",
                "one_by_one_rows_compared",
                "vs_one_by_one");
        assertThat(told.path("together_partitions_published").asInt()).isEqualTo(6);
        assertThat(told.path("together_rows_compared").asInt()).isEqualTo(60);
        assertThat(told.path("one_by_one_partitions_published").asInt()).isEqualTo(2);
        assertThat(told.path("one_by_one_rows_compared").asInt()).isEqualTo(20);
        BenchCommand.measured(told, "together_seconds", "one_by_one_seconds", "vs_one_by_one");
    }

    @Test
    void a_mixed_job_is_moved_over_lines_that_carry_each_byte_of_it() throws IOException {
        ObjectNode told = BenchCommand.told(
                "makespan", "--json", "--seconds=1", "--large=2", "--speed-up=50", "--cold", "--at-once=3");

        BenchCommand.fields(
                told,
                "bench",
                "at_once",
                "cold",
                "large",
                "speed_up",
                "source_rate",
                "source_bytes",
                "source_still_before",
                "source_still_between",
                "source_still_after",
                "target_rate",
                "target_bytes",
                "target_still_before",
                "target_still_between",
                "target_still_after",
                "partitions_published",
                "files",
                "rows_compared",
                "bytes",
                "seconds",
                "bound_seconds",
                "vs_bound");
        assertThat(told.path("partitions_published").asInt())
                .as("a table without partitions, two of its size, sixty tiny ones")
                .isEqualTo(63);
        assertThat(told.path("rows_compared").asInt()).isEqualTo(384 + 384 + 128 + 600);
        double bytes = told.path("bytes").asDouble();
        assertThat(told.path("source_bytes").asDouble()).isGreaterThanOrEqualTo(bytes);
        assertThat(told.path("bound_seconds").asDouble()).isEqualTo(bytes / 100_000);
        assertThat(told.path("vs_bound").asDouble())
                .as("no line is faster than it is")
                .isGreaterThan(1);
    }
}
