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

        double recorder = told.path("recorder_per_minute").asDouble();
        double queue = told.path("queue_per_minute").asDouble();
        assertThat(recorder)
                .as("four shards once a minute, and once in two hours all there is")
                .isBetween(4.0, 4.1);
        assertThat(queue).as("each wait lasts 20 seconds").isBetween(2.0, 3.0);
        assertThat(told.path("reads_per_look").asDouble()).isCloseTo(recorder + queue, within(0.01));
        assertThat(told.path("calls_of_clusters_and_storages").toString()).isEqualTo("{}");
    }
}
