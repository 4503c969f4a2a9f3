package io.starmigrate.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CompressBenchTest {
    @Test
    void what_is_packed_in_memory_and_over_s3_is_a_third_as_long_and_unpacks_to_the_same_rows() throws IOException {
        ObjectNode told = BenchCommand.told("compress", "--json", "--megabytes=2", "--runs=1");

        BenchCommand.fields(
                told,
                "bench",
                "bytes",
                "packed_bytes",
                "runs",
                "processors",
                "byte_ratio",
                "mb_per_second",
                "codec_mb_per_second",
                "vs_codec",
                "bytes_compared",
                "mb_per_second_s3",
                "bytes_compared_s3");
        int bytes = told.path("bytes").asInt();
        assertThat(bytes).isBetween(2 << 20, (2 << 20) + 200);
        assertThat(told.path("bytes_compared").asInt()).isEqualTo(bytes);
        assertThat(told.path("bytes_compared_s3").asInt()).isEqualTo(bytes);
        assertThat(told.path("byte_ratio").asDouble())
                .as("of the same rows with the same codec, so whatever the machine")
                .isBetween(0.2, 0.35);
        BenchCommand.measured(told, "mb_per_second", "codec_mb_per_second", "vs_codec", "mb_per_second_s3");
    }
}
