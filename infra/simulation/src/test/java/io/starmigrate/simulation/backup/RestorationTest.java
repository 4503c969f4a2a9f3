package io.starmigrate.simulation.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.task.Binding;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.PublishedPartition;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.faults.Crash;
import io.starmigrate.simulation.rows.SimulatedRows;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.RetryRequest.Which;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.backup.Restoration;
import io.starmigrate.worker.backup.ShownBackup;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.operate.Cleaning;
import io.starmigrate.worker.operate.JobFolder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backup is loaded and proved by what it says of itself, whoever was killed while it was written down. */
class RestorationTest {
    private final Bench bench = new Bench();
    private final Job job = Job.opened("job", Bench.JOB_ID, "shop", "shop", List.of("orders"), bench.clock.instant());
    private Manifest backup = manifest(List.of());

    @BeforeEach
    void filesLieWhereTheyAreLoadedFrom() {
        bench.recorder.open(job);
        backup = manifest(List.of(bench.write("a.csv", "1", "2")));
    }

    private Manifest manifest(List<ManifestFile> files) {
        String object = bench.file("x").below(Bench.ROOT).toString();
        return new Manifest(
                new PartitionTaskId(new PartitionId("then", "shop", "orders", "p1"), 1),
                1,
                io.starmigrate.core.storage.StorageUri.parse(object.substring(0, object.length() - 1)),
                FileFormat.csv(new Separators('\1', '\2')),
                "(('p1'))",
                List.of(FileColumn.plain("v")),
                files,
                "7:1",
                SimulatedRows.fingerprint(List.of("1", "2")),
                bench.clock.instant());
    }

    private List<Manifest> write(TaskRecorder recorder) {
        return write(recorder, Overwriting.REFUSED);
    }

    private List<Manifest> write(TaskRecorder recorder, Overwriting overwriting) {
        return new Restoration(
                        recorder,
                        new WorkerIdentity("operator", bench.clock),
                        published -> new ShownBackup(recorder, bench.target).lost(published))
                .write(job, List.of(backup), overwriting, true);
    }

    private void loads() {
        Manifest own = bench.recorder.requireManifest(bench.task());
        own.files().forEach(bench::announce);
        PublishedPartition.loaded(bench);
    }

    @Test
    void whoIsKilledAtAnyStepGoesOnAndTheBackupIsProvedByItsOwnFingerprint() {
        int steps = IntStream.iterate(1, step -> step + 1)
                .filter(step -> catchThrowable(() -> write(dying(step))) == null)
                .findFirst()
                .orElseThrow();
        assertThat(steps).isGreaterThan(3);
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(bench.recorder.history(bench.task().id())).hasSize(3);
        assertThat(Restoration.isInPlace(write(bench.recorder), Bench.ROOT)).isTrue();

        loads();
        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.shown()).containsExactly("1", "2");
        var unused = write(bench.recorder);
        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
    }

    @Test
    void filesOfSlicesAreRestoredLikeAnyOthers() {
        backup = manifest(List.of(bench.write("s1t2/a.csv", "1"), bench.write("s2t1/a.csv", "2")));
        assertThat(Restoration.isInPlace(write(bench.recorder), Bench.ROOT)).isTrue();

        loads();

        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.shown()).containsExactly("1", "2");
    }

    /** Looked at before anything was written, it waited; an importer has taken it up since. */
    @Test
    void whatIsTakenUpAtThatMomentIsNotSaidToBeBeforeAnythingWasBegun() {
        write(bench.recorder);
        PartitionTask taken = bench.task();
        assertThat(bench.recorder.advance(taken.to(PartitionState.LOADING, taken.change())))
                .isTrue();
        bench.pass(Duration.ofHours(1));
        backup = manifest(List.of(bench.write("b.csv", "1", "2")));

        assertThatThrownBy(() -> write(bench.recorder))
                .hasMessageContaining("still restoring")
                .hasMessageContaining("some partitions may be planned already")
                .hasMessageNotContaining("Nothing was begun");
    }

    @Test
    void rowsOtherThanTheBackupSaysAreNotShown() {
        bench.storage.put(bench.file("a.csv").below(Bench.ROOT), SimulatedRows.file(List.of("1", "3")), Map.of());
        var unused = write(bench.recorder);
        loads();
        assertThat(bench.task().state()).isNotEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.shown()).isEmpty();
    }

    @Test
    void aBackupThatWasRestoredWhereItLiesOutlivesTheJob() {
        var unused = write(bench.recorder);
        loads();
        Cleaning cleaning = bench.cleaning(new JobFolder(bench.storage, Bench.ROOT));

        assertThat(cleaning.look().findings())
                .filteredOn(finding -> finding.subject().contains("files below"))
                .extracting(Finding::what)
                .containsExactly(What.UNCHANGED);
        assertThat(cleaning.clean(Bench.ALONE).findings())
                .filteredOn(finding -> finding.what() == What.UNCHANGED)
                .singleElement()
                .asString()
                .contains("the backup that the job was restored from");
        assertThat(bench.recorder.job("job")).isEmpty();
        assertThat(bench.storage.list(Bench.ROOT)).hasSize(1);
    }

    /** Told to move it once more, a job of no source has a generation that nobody can export. */
    @Test
    void itOutlivesAJobWhosePartitionsWereToBeMovedOnceMore() {
        var unused = write(bench.recorder);
        loads();
        bench.retry(new RetryRequest(TaskSelection.ALL, Which.PUBLISHED));
        assertThat(bench.cancellation(TaskSelection.ALL, null).step()).isTrue();

        isLeftByCleaning();
    }

    @Test
    void itOutlivesAJobThatWasGivenUpBeforeItHadBegun() {
        assertThat(catchThrowable(() -> write(dying(3)))).isInstanceOf(Crash.class);
        assertThat(bench.task().export()).isNull();
        assertThat(bench.cancellation(TaskSelection.ALL, null).step()).isTrue();

        isLeftByCleaning();
    }

    @Test
    void itOutlivesAJobThatHadNothingWrittenDownOfIt() {
        Job bound = bench.recorder
                .job("job")
                .orElseThrow()
                .bound(new Binding(Binding.Side.UNKNOWN, Binding.Side.UNKNOWN, "", Map.of(), ""));
        assertThat(bench.recorder.advance(bound)).isTrue();

        isLeftByCleaning();
    }

    private void isLeftByCleaning() {
        var unused = bench.cleaning(new JobFolder(bench.storage, Bench.ROOT)).clean(Bench.ALONE);
        assertThat(bench.recorder.job("job")).isEmpty();
        assertThat(bench.storage.list(Bench.ROOT)).hasSize(1);
    }

    private TaskRecorder dying(int step) {
        AtomicInteger calls = new AtomicInteger();
        return Weakened.before(TaskRecorder.class, bench.recorder, (method, arguments) -> {
            if (calls.incrementAndGet() == step) {
                throw new Crash();
            }
            return Optional.empty();
        });
    }
}
