package io.starmigrate.worker.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.backup.Inventory;
import io.starmigrate.core.backup.Inventory.Partition;
import io.starmigrate.core.backup.Inventory.Table;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.worker.api.ExportReport.Dropped;
import io.starmigrate.worker.api.JobReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunInventoryTest {
    private static final Instant NOW = Instant.parse("2024-05-01T00:00:00Z");
    private static final Change CHANGE = new Change("operator", NOW, PartitionTask.GONE);
    private static final Job JOB =
            Job.opened("nightly", JobId.random(new Random(1)), "shop", "shop", List.of("orders"), NOW);

    /** Of a second generation: the first was exported. */
    private static PartitionTask task(String table, String partition, int generation) {
        PartitionTaskId id = new PartitionTaskId(new PartitionId("nightly", "shop", table, partition), generation);
        return PartitionTask.planned(id, "", new Estimate(1, 1), "1", CHANGE);
    }

    private static Inventory of(Set<PartitionId> gone, PartitionTask... tasks) {
        JobReport report = new JobReport("nightly", true, List.of(), Map.of(), List.of());
        return RunInventory.of(JOB, List.of(tasks), Set.of(), gone, Map.of(), report, NOW);
    }

    @Test
    void whatIsGoneAndUnderWayIsDroppedAsWhatIsMarked() {
        PartitionTask loading = task("orders", "p2", 2)
                .to(PartitionState.EXPORTING, CHANGE)
                .to(PartitionState.EXPORTED, CHANGE)
                .to(PartitionState.LOADING, CHANGE);
        Inventory inventory = of(
                Set.of(loading.id().partition()),
                task("orders", "p1", 2).gone(CHANGE),
                loading,
                task("orders", "p3", 2));

        assertThat(inventory.tables().get(0).partitions())
                .extracting(Partition::name, Partition::dropped)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("p1", true),
                        org.assertj.core.groups.Tuple.tuple("p2", true),
                        org.assertj.core.groups.Tuple.tuple("p3", false));
        assertThat(RunInventory.dropped(inventory))
                .containsExactly(new Dropped("orders", "p1"), new Dropped("orders", "p2"));
    }

    /** It is in no round any more; of one that the selection leaves out nothing is said. */
    @Test
    void aTableThatIsGoneWholeIsListedIfTheBackupHasSomeOfIt() {
        Inventory inventory = of(
                Set.of(),
                task("orders", "p1", 1),
                task("gone", "p1", 2).gone(CHANGE),
                task("never", "p1", 1).gone(CHANGE),
                task("partly", "p1", 2).gone(CHANGE),
                task("partly", "p2", 2));

        assertThat(inventory.tables()).extracting(Table::name).containsExactly("gone", "orders");
        assertThat(RunInventory.dropped(inventory)).containsExactly(new Dropped("gone", "p1"));
    }

    @Test
    void whatWasDroppedBeforeAnythingOfItWasExportedIsNotSaidToBeInTheBackup() {
        assertThat(RunInventory.dropped(of(Set.of(), task("orders", "p1", 1).gone(CHANGE))))
                .isEmpty();
    }
}
