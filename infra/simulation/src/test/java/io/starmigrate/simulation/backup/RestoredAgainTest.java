package io.starmigrate.simulation.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.PublishedPartition;
import io.starmigrate.simulation.rows.SimulatedRows;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.RetryRequest.Which;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.backup.EarlierRestore;
import io.starmigrate.worker.backup.Restoration;
import io.starmigrate.worker.backup.ShownBackup;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job restores one backup: what it shows is of that one, however often it is restored. */
class RestoredAgainTest {
    private static final JobId FIRST = new JobId("first00000");
    private static final JobId SECOND = new JobId("second0000");
    private static final Change CHANGE = new Change("operator", Instant.EPOCH, "by the test");
    private static final PartitionId P1 = Bench.ID.partition();

    private final Bench bench = new Bench();
    private final Job job = Job.opened("job", Bench.JOB_ID, "shop", "shop", List.of("orders"), bench.clock.instant());

    private final Map<StorageUri, byte[]> contents = new HashMap<>();

    @BeforeEach
    void opened() {
        bench.recorder.open(job);
    }

    /** One partition of a night's backup, whose files lie where the job would have its own. */
    private Manifest night(String night, @Nullable JobId origin, String partition, int generation, String... rows) {
        StorageUri folder = Bench.ROOT.resolve(night + "/shop/orders/" + partition + "/g" + generation + "/a1/");
        bench.pass(Duration.ofMinutes(1));
        byte[] content = SimulatedRows.file(List.of(rows));
        contents.put(folder.resolve("a.csv"), content);
        StoredObject file = bench.storage.put(folder.resolve("a.csv"), content, Map.of());
        return new Manifest(
                        new PartitionTaskId(new PartitionId(night, "shop", "orders", partition), generation),
                        1,
                        folder,
                        FileFormat.csv(new Separators('\1', '\2')),
                        "(('" + partition + "'))",
                        List.of(FileColumn.plain("v")),
                        List.of(new ManifestFile("a.csv", file.size(), file.etag())),
                        "7:1",
                        SimulatedRows.fingerprint(List.of(rows)),
                        bench.clock.instant())
                .withOrigin(origin);
    }

    private void require(boolean described, Manifest... found) {
        new EarlierRestore(bench.recorder, described).require("job", List.of(found), found[0].folder());
    }

    private void restore(Overwriting overwriting, boolean described, Manifest... found) {
        require(described, found);
        List<Manifest> own = new Restoration(
                        bench.recorder,
                        new WorkerIdentity("operator", bench.clock),
                        published -> new ShownBackup(bench.recorder, bench.target).lost(published))
                .write(job, List.of(found), overwriting, described);
        own.forEach(this::brought);
    }

    private void restore(Manifest... found) {
        restore(Overwriting.REFUSED, true, found);
    }

    /** Does what the relay and the trigger do. */
    private void brought(Manifest own) {
        own.files().forEach(file -> {
            FileTaskId id = own.id(file);
            StorageUri from = own.folder().resolve(file.name());
            StoredObject copy =
                    bench.storage.put(id.below(Bench.ROOT), contents.getOrDefault(from, new byte[0]), Map.of());
            bench.recorder.record(FileTask.first(id, FileState.QUEUED, copy.size(), copy.etag(), CHANGE));
            bench.queue.send(List.of(new FileMessage(id, id.below(Bench.ROOT), copy.size(), copy.etag())));
        });
        PublishedPartition.inStaging(bench);
        bench.recorder
                .partition(own.task())
                .filter(task -> task.state() == PartitionState.LOADING || task.state() == PartitionState.VERIFYING)
                .ifPresent(task -> bench.publisher("one", bench.target).publish(task));
    }

    private PartitionTask latest() {
        return bench.recorder.latest(P1).orElseThrow();
    }

    private void isRefused(boolean described, Manifest... found) {
        assertThatThrownBy(() -> restore(Overwriting.TOLD, described, found))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("Job \"job\" has restored the backup of ")
                .hasMessageContaining("another job (--job)");
    }

    @Test
    void aBackupOfAnotherJobIsRefusedAndTheFirstStaysShown() {
        restore(night("n1", FIRST, "p1", 1, "1"));
        assertThat(latest().state()).isEqualTo(PartitionState.PUBLISHED);

        isRefused(true, night("n2", SECOND, "p1", 1, "2"));
        isRefused(true, night("n2", SECOND, "p1", 2, "2"));
        isRefused(true, night("n1", SECOND, "p1", 2, "2"));
        isRefused(true, night("n2", null, "p1", 1, "2"));
        isRefused(true, night("n2", null, "p1", 2, "2"));
        assertThat(latest().id().generation()).isEqualTo(1);
        assertThat(bench.shown()).containsExactly("1");
    }

    @Test
    void soIsOneThatHasNoPartitionInCommonWithTheFirst() {
        restore(night("n1", FIRST, "p1", 1, "1"));

        isRefused(true, night("n2", SECOND, "p2", 1, "2"));
        isRefused(true, night("n2", null, "p2", 1, "2"));
        restore(night("n1", FIRST, "p2", 1, "2"));
        restore(night("n1", null, "p3", 1, "2"));
    }

    @Test
    void soIsOneToGoOnWithWhatAnotherHasBegun() {
        Manifest first = night("n1", FIRST, "p1", 1, "1");
        PartitionTaskId own = new PartitionTaskId(P1, 1);
        bench.recorder.plan(List.of(PartitionTask.planned(own, "", new Estimate(1, 1), "", CHANGE)));
        bench.recorder.record(first.at(first.folder(), own));

        isRefused(true, night("n2", SECOND, "p1", 1, "2"));
        restore(first);
        assertThat(bench.shown()).containsExactly("1");
    }

    @Test
    void anOlderRunOfTheSameBackupIsRefusedAndALaterOneTakesItsPlace() {
        Manifest older = night("n1", FIRST, "p1", 1, "1");
        Manifest middle = night("n1", FIRST, "p1", 2, "1", "2");
        restore(middle);
        assertThat(latest().id().generation()).isEqualTo(2);

        isRefused(true, older);
        restore(night("n1", FIRST, "p1", 3, "3"));
        assertThat(latest().id().generation()).isEqualTo(3);
        assertThat(bench.shown()).containsExactly("3");
    }

    @Test
    void theSameOfACopyOfItLeavesWhatIsShown() {
        restore(night("n1", FIRST, "p1", 1, "1"));
        Manifest first = bench.recorder.requireManifest(latest());
        Manifest copy = first.at(
                Bench.ROOT.resolve("copied/n1/shop/orders/p1/g1/a1/"),
                new PartitionTaskId(new PartitionId("n1", "shop", "orders", "p1"), 1));

        require(true, copy.withOrigin(null));
        restore(night("n1", FIRST, "p2", 1, "2"));
        assertThat(latest().id().generation()).isEqualTo(1);
    }

    @Test
    void whatTheTargetDoesNotShowAnyMoreIsRestoredOnceMore() {
        Manifest night = night("n1", FIRST, "p1", 1, "1", "2");
        restore(night);
        bench.state.compact();
        restore(night);
        assertThat(latest().id().generation())
                .as("a token that moved by itself")
                .isEqualTo(1);

        bench.state.truncate(Bench.PLACE);
        restore(night);
        assertThat(latest().id().generation()).isEqualTo(2);
        assertThat(latest().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.shown()).containsExactly("1", "2");

        bench.state.remove(Bench.PLACE);
        restore(night);
        assertThat(latest().id().generation()).isEqualTo(3);
        assertThat(bench.shown()).containsExactly("1", "2");
    }

    @Test
    void rowsOfOthersAreRefusedUntilItIsSaidThatTheyAreReplaced() {
        Manifest night = night("n1", FIRST, "p1", 1, "1");
        restore(night);
        bench.state.insert(Bench.PLACE, "3");

        restore(night);
        assertThat(latest().state()).isNotEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.shown()).containsExactly("1", "3");
        bench.retry(new RetryRequest(TaskSelection.ALL, Which.STOPPED));
        restore(Overwriting.TOLD, true, night);
        assertThat(latest().id().generation()).isEqualTo(2);
        assertThat(latest().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.shown()).containsExactly("1");

        restore(Overwriting.TOLD, true, night);
        assertThat(latest().id().generation()).isEqualTo(3);
    }

    @Test
    void whatWasToBeMovedOnceMoreComesFromTheSameBackup() {
        Manifest night = night("n1", FIRST, "p1", 1, "1");
        restore(night);
        bench.retry(new RetryRequest(TaskSelection.ALL, Which.PUBLISHED));
        assertThat(latest().state()).isEqualTo(PartitionState.PLANNED);

        restore(night);
        assertThat(latest().id().generation()).isEqualTo(2);
        assertThat(latest().state()).isEqualTo(PartitionState.PUBLISHED);
    }

    @Test
    void filesThatNothingDescribesAreToldByWhereTheyLie() {
        Manifest first = night("one", null, "p1", 1, "1");
        restore(Overwriting.REFUSED, false, first);
        require(false, first);
        require(false, night("two", null, "p2", 1, "2"));
        isRefused(false, night("two", null, "p1", 1, "1"));
    }
}
