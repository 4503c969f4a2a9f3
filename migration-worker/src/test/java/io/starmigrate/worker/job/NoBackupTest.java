package io.starmigrate.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.backup.Inventory;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.DeltaShare;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TravelGroup;
import io.starmigrate.core.task.TravelGroup.Member;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.JobReport.Ending;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.backup.RunInventory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A service of the same job exports what an export waits for, in files that no restore takes. */
class NoBackupTest {
    private static final Change CHANGE = new Change("one", Instant.EPOCH, "why");
    private static final StorageUri FOLDER = StorageUri.parse("s3://bucket/f/");
    private static final Export WHOLE = new Export(1, FOLDER, "1:1", List.of(), FileFormat.parquet(), Instant.EPOCH);
    private static final Export GROUP =
            WHOLE.with(new TravelGroup(new Member("p2", 1), 1, FOLDER, List.of(new Member("p1", 1))));
    private static final Export DELTA = WHOLE.with(new DeltaShare(3, 40));
    private static final JobReport DONE = new JobReport("job", true, List.of(), Map.of(), List.of());

    private static PartitionTask exported(String partition, Export export) {
        return PartitionTask.planned(
                        new PartitionTaskId(new PartitionId("job", "shop", "orders", partition), 1),
                        "",
                        new Estimate(1, 1),
                        "1:1",
                        CHANGE)
                .to(PartitionState.EXPORTING, CHANGE)
                .withExport(export)
                .to(PartitionState.EXPORTED, CHANGE)
                .withExported(new Exported(1, 1, null));
    }

    @Test
    void groupsAndDeltasAreNamedAndWhatCameAloneIsNot() {
        List<PartitionTask> latest = List.of(exported("p1", WHOLE), exported("p2", GROUP), exported("p3", DELTA));

        JobReport told = NoBackup.told(DONE, latest);

        assertThat(told.ending()).isEqualTo(Ending.FAILED);
        assertThat(told.failures())
                .extracting(Failure::subject)
                .containsExactly(
                        latest.get(1).id().toString(), latest.get(2).id().toString());
        assertThat(told.failures().get(0).reason()).contains("no backup", "rows of several partitions");
        assertThat(told.failures().get(1).reason()).contains("no backup", "only what had changed, 3 of 40 rows");
        assertThat(told.failures()).allMatch(failure -> failure.retry().contains("a job of its own"));
        assertThat(NoBackup.told(DONE, latest.subList(0, 1))).isEqualTo(DONE);
        assertThat(NoBackup.told(DONE, List.of(exported("p2", GROUP).to(PartitionState.FAILED, CHANGE))))
                .as("it is told already")
                .isEqualTo(DONE);
    }

    @Test
    void theyAreToldOnceAlthoughTheyHaveMovedOn() {
        assertThat(NotExportedAgain.told(DONE, List.of(exported("p2", GROUP))).failures())
                .isEmpty();
        assertThat(NotExportedAgain.told(DONE, List.of(exported("p1", WHOLE))).failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).contains("was not exported again"));
    }

    @Test
    void theInventoryListsThemAsLacking() {
        Job job = Job.opened("job", new JobId("night00001"), "shop", "", List.of("orders"), Instant.EPOCH);

        Inventory inventory = RunInventory.of(
                job.nextRound(List.of("orders")),
                List.of(exported("p1", WHOLE), exported("p2", GROUP), exported("p3", DELTA)),
                Set.of(),
                Set.of(),
                Map.of(),
                DONE,
                Instant.EPOCH);

        assertThat(inventory.tables().get(0).partitions())
                .extracting(partition -> partition.lacks().isEmpty())
                .containsExactly(true, false, false);
    }
}
