package io.starmigrate.simulation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.simulation.bench.ExportBench;
import io.starmigrate.worker.plan.LeftUnfinished;
import io.starmigrate.worker.plan.RecordedPartitions;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was planned is moved, also where a later selection leaves its table out. */
class LeftUnfinishedTest {
    private static final List<String> THERE = List.of("stocks", "parts", "orders");

    private final ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);

    private List<String> told(String... chosen) {
        return told(THERE, chosen);
    }

    private List<String> told(List<String> there, String... chosen) {
        return LeftUnfinished.told(RecordedPartitions.of(bench.recorder, "job"), there, List.of(chosen));
    }

    @Test
    void it_is_named_with_its_way_out() {
        bench.source.fill(ExportBench.PLACE, List.of("1"));
        bench.source.fill(new Place("parts", "p1"), List.of("1"));
        bench.source.fill(new Place("parts", "p2"), List.of("1"));
        bench.plan();

        assertThat(told("orders", "stocks"))
                .singleElement()
                .asString()
                .startsWith("2 partitions of parts, planned before, will be moved")
                .contains("the setting tableNames", "migrate cancel --table parts");
        assertThat(told("stocks"))
                .extracting(line -> line.substring(0, line.indexOf(',')))
                .containsExactly("1 partition of orders", "2 partitions of parts");
        assertThat(told("orders", "parts")).isEmpty();
        assertThat(told(List.of("orders"), "orders"))
                .as("dropped at the source")
                .isEmpty();
    }

    @Test
    void nothing_is_said_of_what_has_ended_or_is_not_there() {
        bench.source.fill(ExportBench.PLACE, List.of("1"));
        bench.plan();
        bench.round();

        assertThat(told("parts")).isEmpty();
    }
}
