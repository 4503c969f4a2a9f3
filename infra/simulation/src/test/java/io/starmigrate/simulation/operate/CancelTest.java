package io.starmigrate.simulation.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Leases.Lease;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.operate.Cancellation;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Whereabouts;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancelTest extends OperatorBench {
    @Test
    void a_running_load_is_cancelled_and_its_staging_dropped() {
        Importer importer = loading();
        Cancellation cancellation = bench.cancellation(TaskSelection.ALL, null);

        assertThat(cancellation.step()).as("the load is asked to stop").isFalse();
        assertThat(kinds(cancellation.report())).containsExactly(What.NOT_CANCELLED);
        assertThat(cancellation.step()).as("it has stopped").isTrue();

        assertThat(kinds(cancellation.report())).containsExactly(What.CANCELLED);
        assertThat(bench.task().state()).isEqualTo(PartitionState.CANCELLED);
        assertThat(bench.state.leftovers()).isEmpty();
        assertThat(bench.recorder.loads(Bench.ID))
                .extracting(load -> load.state())
                .containsOnly(LoadState.CANCELLED);
        bench.pass(Bench.VISIBILITY);
        importer.step(AT_ONCE);
        bench.pass(Bench.VISIBILITY);
        importer.step(AT_ONCE);
        assertThat(bench.messages()).as("a running worker stops working on it").isZero();
        assertThat(bench.shown()).isEmpty();
    }

    @Test
    void a_cancel_once_more_changes_nothing_and_a_retry_brings_it_back() {
        assertThat(bench.cancellation(TaskSelection.ALL, null).step()).isTrue();
        long version = bench.task().version();
        Cancellation again = bench.cancellation(partition("p1"), null);

        assertThat(again.step()).isTrue();
        assertThat(kinds(again.report())).containsExactly(What.UNCHANGED);
        assertThat(bench.task().version()).isEqualTo(version);
        assertThat(kinds(bench.retry(TaskSelection.ALL))).containsExactly(What.RETRIED);
        assertThat(bench.task().state()).isEqualTo(PartitionState.PLANNED);
    }

    @Test
    void what_shows_already_is_recorded_as_published_instead_of_cancelled() {
        verifying();
        bench.target.publish(Bench.PLACE, Objects.requireNonNull(bench.task().staging()), 9);
        Cancellation cancellation = bench.cancellation(TaskSelection.ALL, null);

        cancellation.step();
        assertThat(cancellation.step()).isTrue();

        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.shown()).containsExactly("r1", "r2");
    }

    @Test
    void nothing_is_cancelled_while_somebody_publishes_it() {
        verifying();
        Lease held = Lease.first("staging/" + Bench.ID, "publisher", Duration.ofSeconds(30));
        long beat = bench.recorder.lease(held.name()).map(Lease::beat).orElse(0L);
        bench.recorder.write(new Lease(held.name(), "publisher", 9, beat + 1, held.length()));
        Cancellation cancellation = bench.cancellation(TaskSelection.ALL, null);

        assertThat(cancellation.step()).isFalse();
        assertThat(cancellation.report().findings().get(0).note()).contains("another worker holds the lease");
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);

        bench.pass(Duration.ofSeconds(31));
        assertThat(cancellation.step()).as("its holder is dead").isTrue();
        assertThat(bench.task().state()).isEqualTo(PartitionState.CANCELLED);
        assertThat(bench.target.find(
                        Bench.PLACE, Objects.requireNonNull(bench.task().staging())))
                .isEqualTo(Whereabouts.GONE);
    }

    @Test
    void a_job_that_is_cleaned_meanwhile_has_nothing_left_to_cancel() {
        verifying();
        TaskRecorder cleaned = Weakened.port(TaskRecorder.class, bench.recorder, "partition", (arguments, told) -> {
            bench.recorder.forget("job");
            return told;
        });
        Cancellation cancellation = bench.cancellationThatSees(cleaned);

        assertThat(cancellation.step()).isTrue();

        assertThat(cancellation.report().findings()).isEmpty();
    }

    @Test
    void a_running_export_is_cancelled_at_the_source() {
        SimulatedSource source = new SimulatedSource(1, RunMode.SHARED_NOTHING, () -> bench.storage, new Chance(1));
        source.fill(Bench.PLACE, List.of("r1"));
        bench.advance(PartitionState.FAILED);
        bench.exportsAgain(2);
        source.export(
                source.unload("orders", "p1"),
                Objects.requireNonNull(bench.task().export()).folder());
        Cancellation cancellation = bench.cancellation(TaskSelection.ALL, source);

        assertThat(cancellation.step()).isFalse();
        assertThat(cancellation.step()).isTrue();

        assertThat(source.exports()).extracting(ExportStatus::state).containsExactly(ClusterJobState.CANCELLED);
        assertThat(cancellation.report().findings().get(0).note()).contains("its export is cancelled");
    }

    @Test
    void the_slices_of_a_running_export_are_cancelled_at_the_source() {
        SimulatedSource source = new SimulatedSource(1, RunMode.SHARED_NOTHING, () -> bench.storage, new Chance(1));
        source.fill(Bench.PLACE, List.of("r1"));
        bench.advance(PartitionState.FAILED);
        bench.exportsAgain(2);
        StorageUri folder = Objects.requireNonNull(bench.task().export()).folder();
        source.export(source.unload("orders", "p1"), folder.resolve("s1t1").asFolder());
        source.export(source.unload("orders", "p1"), folder.resolve("s2t1").asFolder());
        Cancellation cancellation = bench.cancellation(TaskSelection.ALL, source);

        assertThat(cancellation.step()).isFalse();
        assertThat(cancellation.step()).isTrue();

        assertThat(source.exports()).extracting(ExportStatus::state).containsOnly(ClusterJobState.CANCELLED);
        assertThat(cancellation.report().findings().get(0).note()).contains("its export is cancelled");
    }

    @Test
    void an_export_that_nobody_can_be_asked_about_is_named() {
        bench.advance(PartitionState.FAILED);
        bench.exportsAgain(2);
        Cancellation cancellation = bench.cancellation(TaskSelection.ALL, null);

        assertThat(cancellation.step()).isFalse();
        assertThat(cancellation.report().succeeded()).isFalse();
        assertThat(cancellation.report().findings().get(0).note()).contains("its export may go on");
        assertThat(bench.task().state()).as("all the same").isEqualTo(PartitionState.CANCELLED);
    }

    @Test
    void what_was_switched_in_while_its_staging_was_dropped_is_not_cancelled() {
        verifying();
        Staging staging = Objects.requireNonNull(bench.task().staging());
        TargetCluster late = Weakened.before(TargetCluster.class, bench.target, "drop", arguments -> {
            if (bench.target.find(Bench.PLACE, staging) == Whereabouts.STAGED) {
                bench.target.publish(Bench.PLACE, staging, 9);
            }
            return Optional.empty();
        });

        Cancellation cancellation = bench.cancellation(TaskSelection.ALL, null, late);
        cancellation.step();
        cancellation.step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.shown()).containsExactly("r1", "r2");
    }

    @Test
    void what_has_settled_meanwhile_is_left_alone_and_so_is_its_insert_overwrite() {
        verifying();
        Staging staging = Objects.requireNonNull(bench.task().staging());
        Load overwrite = bench.recorder.record(Load.publication(
                Bench.ID, "mig_publish_1", bench.task().pass(), bench.task().change()));
        AtomicInteger reads = new AtomicInteger();
        TaskRecorder failing = Weakened.port(TaskRecorder.class, bench.recorder, "partition", (asked, told) -> {
            if (reads.incrementAndGet() == 2) {
                bench.advance(PartitionState.FAILED);
            }
            return bench.recorder.partition(Bench.ID);
        });
        Cancellation cancellation = bench.cancellationThatSees(failing);

        assertThat(cancellation.step()).isFalse();
        assertThat(cancellation.report().findings().get(0).note()).contains("FAILED");
        assertThat(cancellation.step()).isTrue();

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.recorder.loads(Bench.ID)).contains(overwrite);
        assertThat(bench.target.find(Bench.PLACE, staging)).isEqualTo(Whereabouts.STAGED);
    }

    @Test
    void a_load_that_nobody_can_be_asked_about_is_named() {
        bench.recorder.record(Load.recorded(
                Bench.ID, "mig_load_1", 1, 1, List.of("a.csv"), bench.task().change()));
        Cancellation cancellation = bench.cancellation(TaskSelection.ALL, null, null);

        assertThat(cancellation.step()).isFalse();

        assertThat(cancellation.report().succeeded()).isFalse();
        assertThat(cancellation.report().findings().get(0).note())
                .contains("target cluster")
                .contains("its loads may go on");
        assertThat(bench.task().state()).as("all the same").isEqualTo(PartitionState.CANCELLED);
        assertThat(bench.recorder.loads(Bench.ID))
                .extracting(load -> load.state().isSettled())
                .as("nobody knows what becomes of it")
                .containsOnly(false);
    }

    @Test
    void without_a_target_cluster_nothing_that_has_staging_is_cancelled() {
        verifying();
        Cancellation cancellation = bench.cancellation(TaskSelection.ALL, null, null);

        assertThat(cancellation.step()).isFalse();

        assertThat(cancellation.report().findings().get(0).note()).contains("its staging cannot be dropped");
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
    }
}
