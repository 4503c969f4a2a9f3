package io.starmigrate.simulation.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TargetCluster.Intent;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagingReconcileTest extends ReconcileBench {
    @Test
    void staging_is_judged_by_its_task_as_it_is_now_whatever_the_index_says() {
        exported();
        bench.advance(PartitionState.FAILED);
        PartitionTask failed = bench.task();
        bench.retry(TaskSelection.ALL);
        bench.target.open(Bench.PLACE, new StagingName(Bench.JOB_ID, 1, 2, 1), "(('p1'))", Intent.NEW);

        OperationReport report = bench.reconcilerThatSees(Weakened.before(
                        TaskRecorder.class, bench.recorder, "partitions", arguments -> Optional.of(Stream.of(failed))))
                .reconcile();

        assertThat(report.findings()).extracting(Finding::what).doesNotContain(What.STAGING_DROPPED);
        assertThat(bench.state.leftovers()).hasSize(1);
    }

    @Test
    void staging_of_before_names_told_the_job_is_known_by_the_task_that_recorded_it() {
        bench.announce(exported());
        bench.pass(Duration.ofMinutes(1));
        String name = bench.state.add(Bench.PLACE, new StagingName(null, 1, 1, 3), "(('p1'))");
        assertThat(bench.reconciler(null).reconcile().findings())
                .extracting(Finding::what)
                .contains(What.UNEXPLAINED);

        PartitionTask loading =
                bench.task().to(PartitionState.LOADING, bench.task().change()).withStaging(new Staging(name, 7));
        assertThat(bench.recorder.advance(loading)).isTrue();

        assertThat(bench.reconciler(null).reconcile().findings())
                .extracting(Finding::what)
                .doesNotContain(What.UNEXPLAINED, What.STAGING_DROPPED);
    }

    /** No name tells whose it is; the task of it does, whether it has loaded into it or was to be loaded anew. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void staging_that_the_target_has_named_goes_with_the_work_of_its_task(boolean retried) {
        bench.state.chooseNames();
        bench.announce(exported());
        bench.importer("one").step(Duration.ZERO);
        bench.pass(Duration.ofSeconds(3));
        bench.importer("one").step(Duration.ZERO);
        bench.reconciler(null).reconcile();
        assertThat(bench.state.leftovers()).as("while it is loaded").hasSize(1);

        bench.advance(PartitionState.FAILED);
        if (retried) {
            bench.retry(TaskSelection.ALL);
            bench.advance(PartitionState.CANCELLED);
        }
        OperationReport report = bench.reconciler(null).reconcile();

        assertThat(report.findings()).extracting(Finding::what).doesNotContain(What.UNEXPLAINED);
        assertThat(bench.state.leftovers()).isEmpty();
    }

    @Test
    void the_staging_of_another_job_of_this_recorder_is_nobody_s_business() {
        bench.announce(exported());
        bench.pass(Duration.ofMinutes(1));
        JobId other = new JobId("otherother");
        bench.recorder.open(Job.opened("other", other, "shop", "shop", List.of("orders"), bench.clock.instant()));
        bench.target.open(Bench.PLACE, new StagingName(other, 1, 1, 1), "(('p1'))", Intent.NEW);

        assertThat(bench.reconciler(null).reconcile().findings())
                .extracting(Finding::what)
                .doesNotContain(What.UNEXPLAINED, What.STAGING_DROPPED);
        assertThat(bench.state.leftovers()).hasSize(1);
    }

    @Test
    void staging_that_was_outrun_is_dropped_and_one_of_nobody_is_named() {
        bench.announce(exported());
        bench.target.open(Bench.PLACE, new StagingName(Bench.JOB_ID, 1, 1, 1), "(('p1'))", Intent.NEW);
        assertThat(bench.reconciler(null).reconcile().findings())
                .as("the next pass may be opening it")
                .extracting(Finding::what)
                .doesNotContain(What.STAGING_DROPPED, What.UNEXPLAINED);

        bench.advance(PartitionState.FAILED);
        assertThat(bench.reconciler(null).reconcile().findings())
                .extracting(Finding::what)
                .contains(What.STAGING_DROPPED);
        assertThat(bench.state.leftovers()).isEmpty();

        bench.target.open(Bench.PLACE, new StagingName(Bench.JOB_ID, 9, 1, 1), "(('p1'))", Intent.NEW);
        bench.target.open(new Place("orders", "p7"), new StagingName(Bench.JOB_ID, 1, 1, 1), "(('p7'))", Intent.NEW);
        OperationReport report = bench.reconciler(null).reconcile();
        assertThat(report.findings())
                .filteredOn(finding -> finding.what() == What.UNEXPLAINED)
                .extracting(Finding::subject)
                .containsExactly("staging mig_benchbench_g1_p1_t1 of orders");
    }
}
