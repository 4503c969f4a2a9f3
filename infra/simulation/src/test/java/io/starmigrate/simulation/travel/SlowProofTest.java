package io.starmigrate.simulation.travel;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.target.SimulatedTarget;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The proof of a group lasts longer than its leases are good for beginning anything. */
class SlowProofTest {
    private final TravelBench bench = new TravelBench(5);
    private final List<String> calls = new ArrayList<>();

    @Test
    void itsMembersArePublishedTogetherAllTheSame() {
        TargetCluster slow = Weakened.after(TargetCluster.class, new SimulatedTarget(bench.state), method -> {
            calls.add(method);
            if (method.equals("fingerprintStaged")) {
                bench.clock.advance(Duration.ofSeconds(20));
            }
        });

        bench.new Worker("one", seen -> seen, bench.source, slow).works();

        bench.areAllPublished();
        assertThat(calls).containsOnlyOnce("publishTogether").doesNotContain("publish");
        assertThat(bench.tasks(PartitionState.VERIFYING)).isEmpty();
    }
}
