package io.starmigrate.simulation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.worker.status.JobWatch;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Roles that work on some partitions of a job touch no other. */
class SomePartitionsTest {
    private static final PartitionId OTHER = new PartitionId("job", "shop", "orders", "p2");

    private final Bench bench = new Bench();

    @BeforeEach
    void exported() {
        bench.announce(bench.write("a.csv", "1", "2"));
        bench.export("1", "2");
    }

    @Test
    void a_watch_of_others_sees_nothing_of_a_partition() {
        JobWatch others = bench.watch().only(Set.of(OTHER));
        JobWatch own = bench.watch().only(Set.of(Bench.ID.partition()));

        assertThat(others.picture().tasks()).isEmpty();
        assertThat(others.tasks(PartitionState.EXPORTED)).isEmpty();
        assertThat(own.tasks(PartitionState.EXPORTED))
                .extracting(PartitionTask::id)
                .containsExactly(Bench.ID);
        assertThat(own.concerns(Bench.ID.partition())).isTrue();
        assertThat(own.concerns(OTHER)).isFalse();
        assertThat(bench.watch().concerns(OTHER)).isTrue();
        assertThat(bench.watch().concerns(new PartitionId("another", "shop", "orders", "p2")))
                .isFalse();
    }

    @Test
    void files_of_others_are_left_to_their_workers() {
        bench.importerOf(OTHER).step(Duration.ZERO);

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(bench.messages()).isOne();

        bench.pass(Duration.ofMinutes(1));
        bench.importerOf(Bench.ID.partition()).step(Duration.ZERO);

        assertThat(bench.task().state()).isEqualTo(PartitionState.LOADING);
    }
}
