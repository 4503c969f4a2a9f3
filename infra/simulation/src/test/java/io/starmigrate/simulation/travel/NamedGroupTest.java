package io.starmigrate.simulation.travel;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.target.SimulatedTarget;
import io.starmigrate.worker.load.EarlierLoads;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.LoadOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Small partitions that travel together to a table whose stagings StarRocks names itself: what was sent for the group
 * finds, when it begins late, whatever has the names of its stagings by then.
 */
class NamedGroupTest {
    private static final Duration TURN = Duration.ofMinutes(1);

    private final TravelBench bench = new TravelBench(2);
    private final List<LoadOrder> late = new ArrayList<>();

    /** The first load of the group is on its way, and the group falls apart: its carrier is cancelled. */
    private void partsWhileItsLoadIsOnItsWay() {
        bench.state.chooseNames();
        TargetCluster slow =
                Weakened.before(TargetCluster.class, new SimulatedTarget(bench.state), (method, arguments) -> {
                    if (method.equals("load") && arguments[0] instanceof LoadOrder order) {
                        late.add(order);
                        throw new ClusterException(Remedy.ASK_AGAIN, "the connection was lost", null);
                    }
                    return Optional.empty();
                });
        TravelBench.Worker one = bench.new Worker("slow", seen -> seen, bench.source, slow);
        one.exports();
        bench.exportsEnd();
        one.exports();
        bench.announce();
        for (int i = 0; late.isEmpty() && i < 5; i++) {
            one.loads();
            bench.clock.advance(Duration.ofSeconds(3));
        }
        assertThat(late)
                .singleElement()
                .satisfies(order -> assertThat(order.into()).hasSize(2));
        assertThat(bench.task(2).riding()).isPresent();
        assertThat(bench.recorder.advance(bench.task(2).parted(bench.task(2).change())))
                .isTrue();
    }

    @Test
    void a_load_of_the_group_that_comes_late_adds_nothing_to_what_is_loaded_alone() {
        partsWhileItsLoadIsOnItsWay();
        TravelBench.Worker other = bench.worker("other");
        Duration passed = Duration.ZERO;
        while (bench.task(2).staging() == null && passed.compareTo(EarlierLoads.ON_ITS_WAY.multipliedBy(2)) < 0) {
            other.settles(1, TURN);
            passed = passed.plus(TURN);
        }
        assertThat(passed).isGreaterThanOrEqualTo(EarlierLoads.ON_ITS_WAY);
    }

    @Test
    void they_are_published_once_it_cannot_come_any_more() {
        partsWhileItsLoadIsOnItsWay();

        bench.worker("other").settles(80, TURN);

        bench.areAllPublished();
        assertThat(bench.tasks(PartitionState.PLANNED)).isEmpty();
    }
}
