package io.starmigrate.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beside boto3 only where that is installed. */
class TriggerBenchTest {
    @BeforeEach
    void itsJarIsBuilt() {
        try {
            var unused = FunctionJar.find();
        } catch (IOException missing) {
            abort(missing.getMessage());
        }
    }

    @Test
    void every_file_is_written_once_and_announced_with_others_warm_and_cold() throws IOException {
        ObjectNode told = BenchCommand.told(
                "trigger", "--json", "--files=4,2", "--batches=2", "--warm=4", "--runs=1", "--delay=1", "--colds=1");

        BenchCommand.fields(
                told,
                "bench",
                "delay_ms",
                "peer",
                "batch_of_4",
                "vs_boto3",
                "requests_per_file",
                "batch_of_2",
                "cold_seconds",
                "cold_boto3_seconds",
                "vs_boto3_cold",
                "jar_megabytes");
        assertThat(told.path("requests_per_file").asDouble())
                .as("three batches of four files: a write of each, a message of each batch, and one look at the start")
                .isEqualTo(1.33);
        assertThat(told.path("batch_of_2").path("requests_per_file").asDouble())
                .as("four batches of two")
                .isEqualTo(1.63);
        BenchCommand.measured(told, "cold_seconds", "jar_megabytes");
        peer(told, told.path("vs_boto3"));
        peer(told, told.path("vs_boto3_cold"));
    }

    private static void peer(ObjectNode told, JsonNode ratio) {
        boolean isMissing = told.path("peer").asText().startsWith("boto3 is not installed");
        assertThat(ratio.isNull()).as("%s", told).isEqualTo(isMissing);
    }
}
