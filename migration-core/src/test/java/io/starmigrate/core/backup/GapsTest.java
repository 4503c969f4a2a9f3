package io.starmigrate.core.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.backup.Inventory.Partition;
import io.starmigrate.core.backup.Inventory.Table;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.text.SettingName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GapsTest {
    private static final Instant NIGHT = Instant.parse("2024-05-02T02:00:00Z");
    private static final Instant BEFORE = Instant.parse("2024-05-01T02:00:00Z");

    private static final JobId NOW = new JobId("now0000000");

    private static Manifest manifest(String table, String partition, int generation, Instant written) {
        return manifest(table, partition, generation, 1, written);
    }

    private static Manifest manifest(String table, String partition, int generation, int attempt, Instant written) {
        return new Manifest(
                new PartitionTaskId(new PartitionId("nightly", "shop", table, partition), generation),
                attempt,
                StorageUri.parse("s3://bucket/x/"),
                FileFormat.parquet(),
                "",
                List.of(FileColumn.plain("v")),
                List.of(),
                null,
                null,
                written);
    }

    private static Inventory inventory(Table... tables) {
        return new Inventory("shop", NIGHT, List.of(tables));
    }

    private static Partition exported(String name, int generation) {
        return new Partition(name, generation, "", false, false);
    }

    private static Gaps gaps(Inventory inventory, Manifest... newest) {
        return Gaps.of(inventory, List.of(newest), Set.of("orders"), table -> !table.equals("unwanted"));
    }

    @Test
    void nothingLacksOfAWholeBackup() {
        Gaps gaps = gaps(
                inventory(new Table("orders", "", List.of(exported("p1", 2), exported("p2", 1)))),
                manifest("orders", "p1", 2, NIGHT),
                manifest("orders", "p2", 1, BEFORE));
        assertThat(gaps).isEqualTo(Gaps.NONE);
    }

    @Test
    void whatIsNotThereOrOfAnEarlierRunOrWasNeverExportedIsNamedWithWhy() {
        Gaps gaps = gaps(
                inventory(
                        new Table(
                                "orders",
                                "",
                                List.of(
                                        exported("gone", 2),
                                        exported("old", 2),
                                        new Partition("failed", 3, "no room", false, false),
                                        new Partition("never", 1, "lost", false, false))),
                        new Table("odd", "column h: HLL", List.of()),
                        new Table("unwanted", "", List.of(exported("p", 1)))),
                manifest("orders", "old", 1, BEFORE),
                manifest("orders", "failed", 2, BEFORE));
        assertThat(gaps.lacking())
                .containsOnlyKeys("odd", "orders/failed", "orders/gone", "orders/never", "orders/old");
        assertThat(why(gaps, "orders/gone"))
                .isEqualTo("it is not there; the run of " + NIGHT + " has exported its generation 2");
        assertThat(why(gaps, "orders/old")).contains("of an earlier run, of " + BEFORE);
        assertThat(why(gaps, "orders/failed")).contains("earlier run", "could not export it: no room");
        assertThat(why(gaps, "orders/never")).contains("it is not there", "could not export it: lost");
        assertThat(why(gaps, "odd")).contains("has left it out: column h: HLL");
        assertThat(gaps.lacking().entrySet())
                .filteredOn(lacking -> lacking.getValue().older())
                .extracting(Map.Entry::getKey)
                .containsExactly("orders/failed", "orders/old");
        assertThat(gaps.lacking().entrySet())
                .filteredOn(lacking -> lacking.getValue().gone())
                .extracting(Map.Entry::getKey)
                .containsExactly("orders/gone", "orders/old");
    }

    private static String why(Gaps gaps, String name) {
        return Objects.requireNonNull(gaps.lacking().get(name)).why();
    }

    @Test
    void whatWasNotExportedAgainAlthoughTheSourceHadMovedOnIsOfAnEarlierRun() {
        Gaps gaps = gaps(
                inventory(new Table("orders", "", List.of(new Partition("p1", 1, "", true, false)))),
                manifest("orders", "p1", 1, BEFORE));
        assertThat(why(gaps, "orders/p1"))
                .contains("of an earlier run, of " + BEFORE, "may have moved on, and it was not exported again");
        assertThat(gaps.lacking().values()).allMatch(Gaps.Gap::older).noneMatch(Gaps.Gap::gone);
    }

    /** Cancelled, put back to work, and failed: what lies there is of the attempt before. */
    @Test
    void whatAnEarlierAttemptOfTheSameGenerationHasLeftIsOlder() {
        Inventory failed =
                inventory(new Table("orders", "", List.of(new Partition("p1", 1, "FAILED, no room", false, false))));
        Gaps gaps = gaps(failed, manifest("orders", "p1", 1, BEFORE));
        assertThat(why(gaps, "orders/p1")).contains("of an earlier attempt, of " + BEFORE, "FAILED, no room");
        assertThat(gaps.lacking().values()).allMatch(Gaps.Gap::older).noneMatch(Gaps.Gap::gone);

        Gaps later = gaps(failed, manifest("orders", "p1", 1, NIGHT.plusSeconds(1)));
        assertThat(later.lacking()).as("it was exported after the run").isEmpty();
        assertThat(later.remarks()).singleElement().asString().contains("came after the run");
    }

    /** Put back to work once it was exported, and exported again: the files of that are lost. */
    @Test
    void anAttemptBeforeTheOneThatTheRunHasExportedIsOlder() {
        Inventory again = inventory(new Table("orders", "", List.of(new Partition("p1", 1, 2, "", false, false))));
        Gaps gaps = gaps(again, manifest("orders", "p1", 1, BEFORE));
        assertThat(why(gaps, "orders/p1"))
                .contains("of an earlier attempt, of " + BEFORE, "exported its generation 1, attempt 2");
        assertThat(gaps.lacking().values()).allMatch(Gaps.Gap::older).allMatch(Gaps.Gap::gone);

        assertThat(gaps(again, manifest("orders", "p1", 1, 2, BEFORE))).isEqualTo(Gaps.NONE);
        Gaps later = gaps(again, manifest("orders", "p1", 1, 3, NIGHT));
        assertThat(later.lacking()).isEmpty();
        assertThat(later.remarks()).singleElement().asString().contains("came after the run");
    }

    @Test
    void whatTheSourceHadDroppedIsTold() {
        Gaps gaps = gaps(
                inventory(new Table(
                        "orders",
                        "",
                        List.of(new Partition("p0", 1, "", false, true), new Partition("back", 1, "", false, true)))),
                manifest("orders", "p0", 1, BEFORE),
                manifest("orders", "back", 2, NIGHT));
        assertThat(gaps.dropped()).extracting(PartitionId::partition).containsExactly("p0");
        assertThat(gaps.lacking()).isEmpty();
    }

    @Test
    void whatCameAfterTheRunOrWasNoPartOfItIsRemarked() {
        Gaps gaps = gaps(
                inventory(new Table("orders", "", List.of(exported("p1", 1))), new Table("none", "", List.of())),
                manifest("orders", "p1", 2, NIGHT),
                manifest("orders", "p2", 1, NIGHT),
                manifest("other", "p1", 1, BEFORE));
        assertThat(gaps.lacking()).isEmpty();
        assertThat(gaps.empty()).containsExactly("none");
        assertThat(gaps.remarks())
                .anyMatch(told -> told.contains("2 partitions came after the run") && told.contains("orders/p2"))
                .anyMatch(told ->
                        told.startsWith("Table other was no part of the last run") && told.endsWith("" + BEFORE));
    }

    @Test
    void whatTheRunLeftOutAndNoRunHasExportedIsNamedUnlessItCameAfterIt() {
        Inventory filtered = inventory(new Table(
                "orders",
                "",
                List.of(exported("p1", 1), new Partition("p3", 1, "", false, true)),
                List.of("p2", "p3", "p4")));

        Gaps gaps = gaps(
                filtered,
                manifest("orders", "p1", 1, BEFORE),
                manifest("orders", "p3", 1, BEFORE),
                manifest("orders", "p4", 1, NIGHT));

        assertThat(gaps.lacking()).isEmpty();
        assertThat(gaps.remarks())
                .contains("Of 2 partitions that the source had nothing comes: " + SettingName.TASK_FILTER
                        + " left out of the run of " + NIGHT + " what no run has exported: orders/p2, orders/p3");
    }

    @Test
    void whatWasThereBeforeTheRunAndIsNotListedIsOfAnEarlierJobAndLeftOut() {
        Inventory inventory = new Inventory(
                "shop",
                NIGHT,
                List.of(new Table(
                        "orders",
                        "",
                        List.of(exported("p1", 1), exported("p2", 1), new Partition("p3", 1, "", false, true)))),
                NOW);
        Gaps gaps = gaps(
                inventory,
                manifest("orders", "p0", 1, BEFORE),
                manifest("orders", "p1", 7, BEFORE),
                manifest("orders", "p2", 2, BEFORE).withOrigin(NOW),
                manifest("orders", "p3", 7, BEFORE),
                manifest("orders", "p4", 1, BEFORE).withOrigin(NOW));

        assertThat(gaps.earlier()).extracting(PartitionId::partition).containsExactlyInAnyOrder("p0", "p1", "p3");
        assertThat(gaps.lacking())
                .hasSize(1)
                .hasEntrySatisfying("orders/p1", gap -> assertThat(gap.why()).startsWith("it is not there"));
        assertThat(gaps.dropped()).isEmpty();
        assertThat(gaps.remarks())
                .anyMatch(told -> told.equals("3 partitions are of an earlier job of this name, and left out:"
                        + " orders/p0, orders/p1, orders/p3"))
                .anyMatch(told -> told.contains("2 partitions came after the run"));
    }

    @Test
    void ofABackupWithoutAnInventoryItIsSaidWhatIsKnown() {
        Gaps gaps = Gaps.of(
                null,
                List.of(manifest("orders", "p1", 1, BEFORE), manifest("orders", "p2", 1, NIGHT)),
                Set.of("orders", "people"),
                table -> true);
        assertThat(gaps.lacking()).isEmpty();
        assertThat(gaps.remarks())
                .anyMatch(told -> told.contains("2 partitions of " + BEFORE + " to " + NIGHT))
                .anyMatch(told -> told.startsWith("Table people is defined in the backup, and nothing"));
    }
}
