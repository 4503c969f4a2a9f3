package io.starmigrate.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LookBenchTest {
    @Test
    void counts_what_an_idle_worker_asks_and_nobody_asks_clusters_or_storages() {
        LookBench bench = CommandLine.populateCommand(new LookBench(), "--partitions", "300", "--hours", "1");
        ObjectNode told = Benchmark.MAPPER.createObjectNode();
        bench.measure(told);

        double reads = told.path("reads_per_look").asDouble();
        assertThat(reads)
                .isCloseTo(
                        told.path("recorder_per_minute").asDouble()
                                + told.path("queue_per_minute").asDouble(),
                        within(0.01))
                .isBetween(1.0, 10.0);
        assertThat(told.path("reads_per_look_of_the_first_ten_minutes").asDouble())
                .as("from the start, the pages of everything apart")
                .isBetween(1.0, 10.0);
        assertThat(told.path("reads_per_look_of_the_first_hour").asDouble()).isBetween(1.0, 10.0);
        assertThat(told.path("calls_of_clusters_and_storages").toString()).isEqualTo("{}");
    }
}
