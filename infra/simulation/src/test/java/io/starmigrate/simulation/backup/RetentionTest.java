package io.starmigrate.simulation.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.DataFileKey.TableRef;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Delta;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.ManifestJson;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.backup.Retention;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is kept can be restored by itself, whatever else has been exported since. */
class RetentionTest {
    private static final StorageUri ROOT = StorageUri.parse("s3://exports/migration");

    private final InMemoryObjectStore storage =
            new InMemoryObjectStore(InstantSource.fixed(Instant.EPOCH), Set.of("exports"));
    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final Retention retention = new Retention(recorder, storage, ROOT);

    private StorageUri folder(int generation) {
        return DataFileKey.attemptFolder(ROOT, "job", new TableRef("shop", "orders"), "p1", generation, 1);
    }

    private void put(int generation, byte[] manifest) {
        storage.put(folder(generation).resolve(DataFileKey.MANIFEST_NAME), manifest);
        storage.put(folder(generation).resolve("data_0.parquet"), new byte[] {1});
    }

    private static PartitionTaskId task(int generation) {
        return new PartitionTaskId(new PartitionId("job", "shop", "orders", "p1"), generation);
    }

    private Manifest manifest(int generation) {
        return manifest(generation, 1, folder(generation));
    }

    private static Manifest manifest(int generation, int attempt, StorageUri folder) {
        return new Manifest(
                task(generation),
                attempt,
                folder,
                FileFormat.parquet(),
                "",
                List.of(FileColumn.plain("id")),
                List.of(new ManifestFile("data_0.parquet", 1, "e")),
                "t",
                null,
                Instant.EPOCH);
    }

    private void whole(int generation) {
        put(generation, ManifestJson.write(manifest(generation)));
    }

    private void changes(int generation) {
        Delta delta = new Delta(new BucketChoice("3.3.0", List.of("id"), 4, "r", List.of(1)), "t");
        put(generation, ManifestJson.write(manifest(generation).withDelta(delta)));
    }

    private void ofSeveralPartitions(int generation) {
        String whole = new String(ManifestJson.write(manifest(generation)), StandardCharsets.UTF_8);
        put(generation, whole.replaceFirst("\\{", "{\"group\":[\"p2\"],").getBytes(StandardCharsets.UTF_8));
    }

    private List<String> removed(int keep) {
        return retention.apply("job", keep, Effect.APPLY).stream()
                .map(Finding::subject)
                .toList();
    }

    private boolean isThere(int generation) {
        try (var objects = storage.list(folder(generation))) {
            return objects.count() == 2;
        }
    }

    @Test
    void theNewestStay() {
        whole(1);
        whole(2);
        whole(3);

        assertThat(removed(2)).singleElement().asString().contains("p1 generation 1");
        assertThat(List.of(isThere(1), isThere(2), isThere(3))).containsExactly(false, true, true);
        assertThat(removed(2)).isEmpty();
    }

    @Test
    void whatHoldsOnlyChangesCountsAsNone() {
        whole(1);
        whole(2);
        changes(3);
        changes(4);

        assertThat(removed(1)).singleElement().asString().contains("p1 generation 1");
        assertThat(isThere(2)).as("the last that can be restored").isTrue();

        whole(5);
        assertThat(removed(1)).hasSize(3);
        assertThat(isThere(5)).isTrue();
    }

    @Test
    void whatHasLostAFileCountsAsNone() {
        whole(1);
        whole(2);
        whole(3);
        storage.delete(folder(2).resolve("data_0.parquet"));
        storage.put(folder(3).resolve("data_0.parquet"), new byte[] {1, 2});

        assertThat(removed(1)).isEmpty();
        assertThat(isThere(1)).as("the last that can be restored").isTrue();

        whole(4);
        assertThat(removed(1)).hasSize(3);
        assertThat(isThere(4)).isTrue();
    }

    @Test
    void whatAnotherAttemptHasBegunAnewCountsAsNone() {
        whole(1);
        whole(2);
        StorageUri second = DataFileKey.attemptFolder(ROOT, "job", new TableRef("shop", "orders"), "p1", 2, 2);
        storage.put(second.resolve(DataFileKey.MANIFEST_NAME), ManifestJson.write(manifest(2, 2, second)));

        assertThat(removed(1)).isEmpty();

        storage.put(second.resolve("data_0.parquet"), new byte[] {1});
        assertThat(removed(1)).singleElement().asString().contains("p1 generation 1");
    }

    @Test
    void whatIsUnderWayCountsAsNone() {
        whole(1);
        whole(2);
        Change planned = new Change("operator", Instant.EPOCH, "planned");
        recorder.plan(List.of(PartitionTask.planned(task(2), "", new Estimate(0, 0), "", planned)));

        assertThat(removed(1)).isEmpty();
    }

    @Test
    void whatIsExportedAndNotLoadedCounts() {
        whole(1);
        whole(2);
        Change planned = new Change("operator", Instant.EPOCH, "planned");
        PartitionTask task = PartitionTask.planned(task(2), "", new Estimate(0, 0), "", planned);
        recorder.plan(List.of(task));
        PartitionTask exporting = task.to(PartitionState.EXPORTING, planned);
        recorder.advance(exporting);
        recorder.advance(exporting.to(PartitionState.EXPORTED, planned));

        assertThat(removed(1)).singleElement().asString().contains("p1 generation 1");
        assertThat(isThere(2)).isTrue();
    }

    @Test
    void whatHoldsRowsOfOthersStays() {
        ofSeveralPartitions(1);
        whole(2);
        whole(3);

        assertThat(removed(1)).singleElement().asString().contains("p1 generation 2");
        assertThat(isThere(1)).isTrue();
    }

    @Test
    void whatCannotBeReadStays() {
        put(1, "{\"schema\":99}".getBytes(StandardCharsets.UTF_8));
        whole(2);
        whole(3);

        assertThat(removed(1)).singleElement().asString().contains("p1 generation 2");
        assertThat(isThere(1)).isTrue();
    }

    private static final JobId NOW = new JobId("now0000000");
    private static final JobId BEFORE = new JobId("before0000");

    private void of(int generation, @Nullable JobId job, int hour) {
        Manifest of = manifest(generation);
        put(
                generation,
                ManifestJson.write(new Manifest(
                                of.task(),
                                1,
                                of.folder(),
                                of.format(),
                                "",
                                of.columns(),
                                of.files(),
                                "t",
                                null,
                                Instant.EPOCH.plusSeconds(3600L * hour))
                        .withOrigin(job)));
    }

    @Test
    void whatAJobOfThisNameHadLeftIsOlderThanItsOwnWhateverItsNumber() {
        recorder.open(Job.opened("job", NOW, "shop", "", List.of("orders"), Instant.EPOCH));
        of(7, BEFORE, 7);
        of(6, null, 6);
        of(2, NOW, 8);
        of(1, NOW, 9);

        assertThat(removed(2)).hasSize(2).allMatch(id -> id.endsWith("generation 7") || id.endsWith("generation 6"));
        assertThat(List.of(isThere(1), isThere(2))).containsExactly(true, true);
        assertThat(removed(1))
                .singleElement()
                .asString()
                .as("its own go by number")
                .contains("generation 1");
    }

    @Test
    void whatAWorkerOfBeforeHasExportedForTheJobLaterIsNewer() {
        recorder.open(Job.opened("job", NOW, "shop", "", List.of("orders"), Instant.EPOCH));
        of(1, NOW, 6);
        of(2, null, 8);

        assertThat(removed(1)).singleElement().asString().contains("generation 1");
        assertThat(isThere(2)).isTrue();
    }

    @Test
    void amongWhatDoesNotTellWhoseItIsTheLastThatWasWrittenStays() {
        of(7, null, 1);
        of(1, null, 2);
        storage.put(folder(3).resolve("data_0.parquet"), new byte[] {1});

        assertThat(removed(1)).singleElement().asString().contains("generation 7");
        assertThat(isThere(1)).isTrue();
    }
}
