package io.starmigrate.simulation.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TargetCluster.Intent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of objects and stagings whose owner is seen too late, in part, or not at all. */
class ObjectCensusTest extends ReconcileBench {
    private static final String ATTEMPT = "job/shop/orders/p1/g1/a1/";

    private List<Finding> findings() {
        return bench.reconciler(null).reconcile().findings().stream()
                .filter(finding -> finding.what() != What.ANNOUNCED)
                .toList();
    }

    @Test
    void only_beside_the_partitions_of_a_table_lies_its_definition() {
        exported();
        put("job/shop/orders/" + DataFileKey.TABLE_NAME, ONE_BYTE);
        put("job/shop/" + DataFileKey.INVENTORY_NAME, ONE_BYTE);
        assertThat(findings()).isEmpty();

        put("job/shop/" + DataFileKey.TABLE_NAME, ONE_BYTE);
        put("job/shop/orders/p1/" + DataFileKey.TABLE_NAME, ONE_BYTE);
        put("job/shop/orders/other.json", ONE_BYTE);
        put("job/shop/orders/" + DataFileKey.INVENTORY_NAME, ONE_BYTE);

        assertThat(findings())
                .hasSize(4)
                .allSatisfy(finding -> assertThat(finding.note()).isEqualTo("it lies in no export attempt's folder"));
    }

    @Test
    void a_file_of_no_bytes_is_the_exports_own_if_it_is_no_younger_than_the_manifest() {
        put(ATTEMPT + "none.csv", new byte[0]);
        exported();

        assertThat(findings())
                .extracting(Finding::what, Finding::note)
                .containsExactly(tuple(What.LEFTOVER, "a file of no bytes, as versions before 2.5 write for no rows"));
    }

    @Test
    void what_a_slice_that_was_given_up_has_left_is_a_leftover() {
        put(ATTEMPT + "s3t1/half.csv", ONE_BYTE);
        exported();

        assertThat(findings())
                .extracting(Finding::what, Finding::note)
                .containsExactly(tuple(What.LEFTOVER, "left by a slice that was given up; clean removes it"));
    }

    @Test
    void what_the_store_has_archived_is_not_said_once_nobody_reads_it_any_more() {
        bench.announce(exported());
        Importer importer = bench.importer("one");
        importer.step(Duration.ZERO);
        importer.step(Duration.ZERO);
        bench.loadsEnd();
        importer.step(Duration.ZERO);
        bench.publisher("one", bench.target).publish(bench.task());
        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
        bench.storage.move(Bench.ROOT.resolve(ATTEMPT + "a.csv"), "DEEP_ARCHIVE");

        assertThat(findings()).isEmpty();
    }

    /** Of all questions for the task the last one is the census': that one is answered as it was before. */
    @Test
    void what_nothing_accounts_for_is_looked_at_again() {
        exported();
        PartitionTask before = bench.task();
        bench.exportsAgain(2);
        put("job/shop/orders/p1/g1/a2/half.csv", ONE_BYTE);
        AtomicInteger all = new AtomicInteger();
        assertThat(seen(() -> {
                    all.incrementAndGet();
                    return Optional.empty();
                }))
                .isEmpty();
        AtomicInteger asked = new AtomicInteger();

        List<Finding> findings =
                seen(() -> asked.incrementAndGet() == all.get() ? Optional.of(Optional.of(before)) : Optional.empty());

        assertThat(findings).isEmpty();
        assertThat(asked.get()).isGreaterThan(all.get());
    }

    private List<Finding> seen(Supplier<Optional<?>> partition) {
        return bench.reconcilerThatSees(
                        Weakened.before(TaskRecorder.class, bench.recorder, "partition", arguments -> partition.get()))
                .reconcile()
                .findings();
    }

    @Test
    void the_staging_of_what_has_ended_is_dropped_as_its_own() {
        exported();
        StagingName name = new StagingName(Bench.JOB_ID, 1, 1, 1);
        PartitionTask task = bench.task();
        bench.recorder.advance(task.to(PartitionState.LOADING, task.change())
                .withStaging(bench.target.open(Bench.PLACE, name, "(('p1'))", Intent.NEW)));
        bench.advance(PartitionState.CANCELLED);

        assertThat(findings()).extracting(Finding::what).doesNotContain(What.STAGING_DROPPED);
        assertThat(bench.state.leftovers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', 1", "1:1, 0"})
    void a_task_that_a_later_version_may_be_at_work_on_keeps_its_staging(String token, int kept) {
        exported();
        PartitionTask task = bench.task();
        bench.target.open(Bench.PLACE, new StagingName(Bench.JOB_ID, 1, 1, 1), "(('p1'))", Intent.NEW);
        PartitionTask unread =
                PartitionTask.unreadable(task.id(), task.bounds(), task.estimate(), token, task.change());

        List<Finding> findings = bench.reconcilerThatSees(Weakened.before(
                        TaskRecorder.class, bench.recorder, "latest", arguments -> Optional.of(Optional.of(unread))))
                .reconcile()
                .findings();

        assertThat(findings)
                .extracting(Finding::what)
                .filteredOn(What.STAGING_DROPPED::equals)
                .hasSize(1 - kept);
        assertThat(bench.state.leftovers()).hasSize(kept);
    }
}
