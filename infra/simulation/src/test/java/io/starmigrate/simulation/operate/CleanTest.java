package io.starmigrate.simulation.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.DeadLetters.DeadLetter;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Leases.Lease;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.operate.JobFolder;
import io.starmigrate.worker.operate.LeaseWatch;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TargetCluster.Intent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CleanTest extends OperatorBench {
    @Test
    void a_job_with_staging_that_is_being_loaded_cannot_be_cleaned() {
        loading();

        assertThat(bench.task().staging()).isNotNull();
        assertThat(bench.cleaning().obstacle())
                .hasValueSatisfying(why -> assertThat(why).contains("which is LOADING"));
    }

    @Test
    void a_job_that_is_not_finished_cannot_be_cleaned() {
        assertThat(bench.cleaning().obstacle())
                .hasValueSatisfying(why ->
                        assertThat(why).contains("1 partition is unfinished", "which is EXPORTED", "migrate cancel"));
        bench.advance(PartitionState.FAILED);
        assertThat(bench.cleaning().obstacle()).isEmpty();
    }

    @Test
    void what_a_folder_holds_is_named_where_a_name_is_blank_at_its_end_or_the_folder_is_an_object_itself() {
        bench.advance(PartitionState.FAILED);
        JobFolder folder = new JobFolder(bench.storage, Bench.ROOT);
        bench.storage.put(
                new StorageUri(
                        Bench.ROOT.kind(),
                        Bench.ROOT.bucket(),
                        Bench.ROOT.resolve("job").key() + "/"),
                new byte[0],
                Map.of());
        bench.storage.put(Bench.ROOT.resolve("job/ x .csv"), new byte[] {'x'}, Map.of());

        assertThat(bench.cleaning(folder).look().findings())
                .extracting(Finding::note)
                .anySatisfy(note -> assertThat(note).contains("such as job/, \" x .csv\", a.csv"));
    }

    @Test
    void a_clean_removes_all_of_a_job_and_nothing_of_another() {
        bench.advance(PartitionState.FAILED);
        bench.recorder.write(Lease.first("staging/" + Bench.ID, "dead", Duration.ofSeconds(30)));
        letter(new FileTaskId(new PartitionTaskId(new PartitionId("job2", "a", "b", "c"), 1), 1, "x"), 7, "other");
        letter(bench.file("a.csv"), 7, "mine");
        bench.announce(file);
        bench.storage.put(Bench.ROOT.resolve("job2/x"), new byte[] {'x'}, Map.of());
        bench.target.open(Bench.PLACE, new StagingName(Bench.JOB_ID, 1, 1, 1), "(('p1'))", Intent.NEW);
        JobFolder folder = new JobFolder(bench.storage, Bench.ROOT);

        OperationReport told = bench.cleaning(folder).look();
        assertThat(told.findings()).extracting(Finding::note).contains("1 object, 6 B, such as a.csv", "1 of the job");
        assertThat(bench.recorder.partition(Bench.ID)).as("only told").isPresent();
        assertThat(bench.queue.take(10)).as("only told").hasSize(2);
        bench.pass(Bench.VISIBILITY);

        bench.cleaning(folder).clean(Bench.ALONE);

        assertThat(bench.recorder.partition(Bench.ID)).isEmpty();
        assertThat(bench.recorder.job("job")).isEmpty();
        assertThat(bench.recorder.lease("staging/" + Bench.ID)).isEmpty();
        assertThat(bench.storage.list(Bench.ROOT)).hasSize(1);
        assertThat(bench.state.leftovers()).isEmpty();
        assertThat(bench.messages()).isZero();
        assertThat(bench.queue.deadLetters()).extracting(DeadLetter::reason).containsExactly("other");
    }

    @Test
    void what_stays_in_the_source_storage_is_named() {
        Bench elsewhere = new Bench(StorageUri.parse("oss://left/exports"));
        elsewhere.export("1");
        elsewhere.advance(PartitionState.FAILED);
        JobFolder folder = new JobFolder(elsewhere.storage, Bench.ROOT);

        List<Finding> told = elsewhere.cleaning(folder).look().findings();
        assertThat(elsewhere.cleaning(folder).clean(Bench.ALONE).findings())
                .filteredOn(finding -> finding.what() == What.UNCHANGED)
                .isEqualTo(told.stream()
                        .filter(finding -> finding.what() == What.UNCHANGED)
                        .toList())
                .singleElement()
                .asString()
                .contains("files below oss://left/exports/job/", "--source");
    }

    @Test
    void a_lease_that_beats_is_told_from_one_a_dead_worker_left() {
        Lease lease = Lease.first("export/job", "worker-1", Duration.ofSeconds(30));
        bench.recorder.write(lease);
        LeaseWatch watch = new LeaseWatch(bench.recorder, List.of("export/job", "export/none"), bench.clock::nanoTime);

        assertThat(watch.look()).isEmpty();
        assertThat(watch.isQuiet()).isFalse();
        bench.recorder.write(lease.renewed());
        assertThat(watch.look()).contains("worker worker-1 holds export/job");

        LeaseWatch later = new LeaseWatch(bench.recorder, List.of("export/job"), bench.clock::nanoTime);
        assertThat(later.look()).isEmpty();
        bench.pass(Duration.ofSeconds(31));
        assertThat(later.look()).isEmpty();
        assertThat(later.isQuiet()).isTrue();
    }
}
