package io.starmigrate.simulation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.target.SimulatedTarget;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.crew.RoleSettings.Portions;
import io.starmigrate.worker.crew.Roles;
import io.starmigrate.worker.relay.CopyOutcome;
import io.starmigrate.worker.relay.FileCopy;
import io.starmigrate.worker.relay.Relay;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.LoadOrder;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.JobWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each stage begins with the longest remaining path: p6 has the most rows, p1 the fewest; each travels alone. */
class LongestFirstTest {
    private static final int PARTITIONS = 6;
    private static final List<String> LONGEST_FIRST = names(PARTITIONS, 1);

    private final TravelBench bench = new TravelBench(PARTITIONS);
    private final List<String> order = new ArrayList<>();

    @BeforeEach
    void export() {
        bench.exportsOnly(10);
        assertThat(bench.tasks(PartitionState.EXPORTED)).hasSize(PARTITIONS);
    }

    @Test
    void copies() {
        FileCopy copy = (from, size, etag, to) -> {
            note(partitionOf(from));
            return new CopyOutcome(
                    CopyOutcome.Way.COPIED, bench.storage.head(from).orElseThrow(), size, CopyOutcome.Checked.PARTS);
        };
        Ports ports = bench.ports("relay", bench.recorder, bench.source, new SimulatedTarget(bench.state))
                .with(new Ports.Storages(() -> bench.storage, () -> bench.storage, () -> copy));
        Relay relay = new Roles(ports, TravelBench.settings(Portions.WHOLE))
                .relay(
                        JobWatch.eager(bench.recorder, "job", bench.clock),
                        new Relay.Copiers(Runnable::run, Runnable::run));

        assertThat(relay.step()).isEqualTo(PARTITIONS);

        assertThat(order).isEqualTo(LONGEST_FIRST);
    }

    @Test
    void loadsOfWhichThreeRunAtOnce() {
        TravelBench.Worker worker = telling(
                "load", arguments -> ((LoadOrder) arguments).into().get(0).place());
        bench.announce();

        worker.loads();
        assertThat(order).isEqualTo(names(PARTITIONS, 4));
        bench.loadsEnd();
        worker.loads();
        worker.loads();

        assertThat(order).isEqualTo(LONGEST_FIRST);
    }

    @Test
    void proofs() {
        TravelBench.Worker worker = telling("fingerprint", arguments -> (Place) arguments);
        bench.announce();
        for (int i = 0; i < PARTITIONS; i++) {
            worker.loads();
            bench.loadsEnd();
        }
        assertThat(bench.tasks(PartitionState.VERIFYING)).hasSize(PARTITIONS);

        worker.publishes();

        assertThat(order).isEqualTo(LONGEST_FIRST);
        bench.areAllPublished();
    }

    /** A worker whose calls of one method are noted by the partition that their first argument tells. */
    private TravelBench.Worker telling(String method, Function<Object, Place> place) {
        TargetCluster told =
                Weakened.before(TargetCluster.class, new SimulatedTarget(bench.state), (called, arguments) -> {
                    if (called.equals(method)) {
                        note(place.apply(Objects.requireNonNull(arguments[0])).partition());
                    }
                    return Optional.empty();
                });
        return bench.new Worker("one", seen -> seen, bench.source, told);
    }

    private String partitionOf(StorageUri file) {
        return bench.tasks(PartitionState.EXPORTED).stream()
                .filter(task -> file.key()
                        .startsWith(
                                Objects.requireNonNull(task.export()).folder().key()))
                .map(task -> task.id().partition().partition())
                .findFirst()
                .orElseThrow();
    }

    private void note(String partition) {
        if (!order.contains(partition)) {
            order.add(partition);
        }
    }

    private static List<String> names(int from, int to) {
        return IntStream.rangeClosed(0, from - to)
                .mapToObj(i -> "p" + (from - i))
                .toList();
    }
}
