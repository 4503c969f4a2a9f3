package io.starmigrate.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Where rclone is not installed. */
class RelayBenchesTest {
    private static final String[] OF_A_RACE = {
        "relay_seconds",
        "relay_cpu_seconds",
        "relay_megabytes",
        "server_cpu_seconds",
        "rclone_seconds",
        "rclone_cpu_seconds",
        "missing"
    };

    @Test
    void small_objects_take_two_requests_each_and_arrive_equal() throws IOException {
        ObjectNode told = BenchCommand.told(
                "relay-small", "--json", "--path=/nowhere", "--objects=12", "--runs=1", "--delay=1", "--parallel=2");

        BenchCommand.fields(
                told,
                "bench",
                "objects",
                "bytes_each",
                "parallel",
                "objects_at_once",
                "rclone_transfers",
                "runs",
                "delay_ms",
                "direct",
                "vs_rclone",
                "vs_rclone_by_setting",
                "free_relay_vs_rclone",
                "cpu_of_rclone",
                "delayed",
                "vs_rclone_delayed",
                "vs_rclone_by_setting_delayed",
                "free_relay_vs_rclone_delayed",
                "requests_per_file",
                "objects_compared");
        assertThat(told.path("requests_per_file").asDouble()).isEqualTo(2.0);
        assertThat(told.path("objects_at_once").asInt()).isEqualTo(4);
        assertThat(told.path("objects_compared").asInt())
                .as("of the last three runs")
                .isEqualTo(36);
        assertThat(told.path("vs_rclone").isNull()
                        && told.path("vs_rclone_by_setting_delayed").isNull()
                        && told.path("free_relay_vs_rclone").isNull()
                        && told.path("cpu_of_rclone").isNull())
                .as("nobody to compare with: %s", told)
                .isTrue();
        race(told, "direct");
        race(told, "delayed");
    }

    @Test
    void large_objects_are_raced_by_a_copy_that_checks_nothing_and_arrive_equal() throws IOException {
        ObjectNode told = BenchCommand.told(
                "relay-large", "--json", "--path=/nowhere", "--objects=2", "--megabytes=6", "--runs=1");

        BenchCommand.fields(
                told,
                "bench",
                "objects",
                "megabytes_each",
                "parallel",
                "objects_at_once",
                "rclone_transfers",
                "runs",
                "direct",
                "vs_rclone",
                "vs_copy",
                "copy_seconds",
                "idle_megabytes",
                "resident_beyond_idle_megabytes",
                "objects_compared");
        assertThat(told.path("objects_compared").asInt())
                .as("of the last three runs")
                .isEqualTo(6);
        assertThat(told.path("vs_rclone").isNull()).isTrue();
        BenchCommand.measured(told, "vs_copy", "copy_seconds", "idle_megabytes");
        assertThat(told.path("resident_beyond_idle_megabytes").isNumber()).isTrue();
        race(told, "direct");
    }

    private static void race(ObjectNode told, String name) {
        ObjectNode race = told.withObject("/" + name);
        BenchCommand.fields(race, OF_A_RACE);
        assertThat(race.path("missing").asText()).startsWith("rclone: not installed");
        assertThat(race.path("rclone_seconds").isNull()).isTrue();
        BenchCommand.measured(race, "relay_seconds", "relay_megabytes");
    }
}
