package io.starmigrate.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
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

    @Test
    void from_its_start_on_it_asks_ten_times_a_minute_at_most_beside_the_pages_of_everything() throws IOException {
        ObjectNode told = BenchCommand.told("look", "--json", "--partitions=300", "--hours=1");

        assertThat(told.path("reads_per_look_of_the_first_ten_minutes").asDouble())
                .isBetween(1.0, 10.0);
        double first = told.path("reads_per_look_of_the_first_hour").asDouble();
        assertThat(first).isBetween(1.0, 10.0);
        assertThat(told.path("pages_of_the_first_hour").asInt())
                .as("read once")
                .isEqualTo(told.path("pages_of_everything").asInt());
        assertThat(told.path("reads_per_look_of_the_first_hour_with_pages").asDouble())
                .isCloseTo(first + told.path("pages_of_the_first_hour").asInt() / 60.0, within(0.01));
    }
}
