package io.starmigrate.worker.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.backup.BackedUpTable;
import io.starmigrate.core.backup.Inventory;
import io.starmigrate.core.backup.Inventory.Partition;
import io.starmigrate.core.backup.Inventory.Table;
import io.starmigrate.core.plan.TableSelection;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.DataFileKey.TableRef;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.ManifestJson;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.RestoreRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which of the backups below a folder is meant. */
class ChosenBackupTest {
    private static final StorageUri ROOT = StorageUri.parse("s3://bucket/migration/");

    private final InMemoryObjectStore storage = new InMemoryObjectStore(() -> Instant.EPOCH, Set.of("bucket"));

    @BeforeEach
    void twoDatabasesOfOneJob() {
        export("nightly-shop", "shop", "orders", 1);
        export("nightly-shop", "shop", "orders", 2);
        export("nightly-hr", "hr", "orders", 1);
        export("nightly-hr", "hr", "people", 1);
    }

    private void export(String job, String database, String table, int generation) {
        export(job, database, table, generation, null, Instant.EPOCH);
    }

    private void export(
            String job, String database, String table, int generation, @Nullable JobId origin, Instant written) {
        StorageUri folder = DataFileKey.attemptFolder(ROOT, job, new TableRef(database, table), "p1", generation, 1);
        Manifest manifest = new Manifest(
                        new PartitionTaskId(new PartitionId(job, database, table, "p1"), generation),
                        1,
                        folder,
                        FileFormat.parquet(),
                        "",
                        List.of(FileColumn.plain("v")),
                        List.of(),
                        null,
                        null,
                        written)
                .withOrigin(origin);
        storage.put(folder.resolve(DataFileKey.MANIFEST_NAME), ManifestJson.write(manifest));
        storage.put(
                DataFileKey.definition(ROOT, job, new TableRef(database, table)),
                new BackedUpTable(database, table, "CREATE TABLE", "3.1.15", RunMode.SHARED_DATA).write());
    }

    private ChosenBackup chosen(String folder, @Nullable String database, String... tables) {
        return ChosenBackup.of(
                storage,
                new RestoreRequest(ROOT.resolve(folder).asFolder(), null, Overwriting.REFUSED, database),
                TableSelection.of(List.of(tables)),
                Set.of());
    }

    private static List<String> told(ChosenBackup chosen) {
        return chosen.manifests().stream()
                .map(manifest -> manifest.task().partition().database() + "."
                        + manifest.task().partition().table() + " "
                        + manifest.task().generation())
                .toList();
    }

    @Test
    void ofAFolderThatHoldsAllADatabaseTakesItsOwn() {
        assertThat(told(chosen("", "hr"))).containsExactly("hr.orders 1", "hr.people 1");
        assertThat(told(chosen("", "shop"))).containsExactly("shop.orders 2");
        assertThat(chosen("", "shop").tables())
                .extracting(BackedUpTable::database)
                .containsExactly("shop");
        assertThat(told(chosen("", "hr", "people"))).containsExactly("hr.people 1");
    }

    @Test
    void theNameOfTheWholeJobStandsForThoseOfItsDatabases() {
        assertThat(told(chosen("nightly", "hr"))).containsExactly("hr.orders 1", "hr.people 1");
        assertThat(told(chosen("nightly", "shop"))).containsExactly("shop.orders 2");
        assertThat(told(chosen("nightly-shop", null))).containsExactly("shop.orders 2");
    }

    @Test
    void whatIsNotThereOrNotClearIsRefusedByName() {
        export("weekly-hr", "hr", "orders", 1);

        assertThat(told(chosen("weekly", "hr"))).containsExactly("hr.orders 1");
        assertThatThrownBy(() -> chosen("", "hr"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("job nightly-hr, database hr")
                .hasMessageContaining("job weekly-hr, database hr");
        assertThatThrownBy(() -> chosen("nightly", null)).hasMessageContaining("describes itself");
        assertThatThrownBy(() -> chosen("nightly", "bank"))
                .hasMessageContaining("nor below s3://bucket/migration/nightly-bank/")
                .hasMessageContaining("database bank");
        assertThatThrownBy(() -> chosen("nightly", "shop", "people"))
                .hasMessageContaining("chosen by the setting tableNames");
    }

    @Test
    void aTableOfWhichSomethingCannotBeReadIsNamedAndKeepsNoneOfTheOthers() {
        export("nightly-hr", "hr", "people", 2);
        damage(DataFileKey.attemptFolder(ROOT, "nightly-hr", new TableRef("hr", "people"), "p1", 2, 1)
                .resolve(DataFileKey.MANIFEST_NAME));

        ChosenBackup chosen = chosen("nightly-hr", null);
        assertThat(told(chosen)).as("not an older generation either").containsExactly("hr.orders 1");
        assertThat(chosen.tables()).extracting(BackedUpTable::table).containsExactly("orders");
        assertThat(chosen.damaged()).containsOnlyKeys("people");
        assertThat(chosen.damaged().get("people")).contains("_manifest.json is not readable");
        assertThat(chosen("nightly-hr", null, "orders").damaged()).isEmpty();
        assertThatThrownBy(() -> chosen("nightly-hr", null, "people")).hasMessageContaining("is not readable");
    }

    @Test
    void soIsOneWhoseDefinitionCannotBeReadOrOfWhichNothingCan() {
        damage(DataFileKey.definition(ROOT, "nightly-hr", new TableRef("hr", "people")));
        export("nightly-hr", "hr", "gone", 1);
        StorageUri gone = DataFileKey.attemptFolder(ROOT, "nightly-hr", new TableRef("hr", "gone"), "p1", 1, 1);
        damage(gone.resolve(DataFileKey.MANIFEST_NAME));

        ChosenBackup chosen = chosen("nightly-hr", null);
        assertThat(told(chosen)).containsExactly("hr.orders 1");
        assertThat(chosen.damaged()).hasSize(2).containsKey("people");
        assertThat(chosen.damaged().toString()).contains("s3://bucket/migration/nightly-hr/hr/gone/=");
        assertThat(BackupList.of(storage, ROOT).toString())
                .contains("orders", "gone/p1/g1/a1/_manifest.json is not readable");
    }

    @Test
    void damageOfAnotherDatabaseOrJobOrOfATableNobodyWantsIsNoneOfThisBackup() {
        export("nightly-shop", "shop", "gone", 1);
        damage(DataFileKey.attemptFolder(ROOT, "nightly-shop", new TableRef("shop", "gone"), "p1", 1, 1)
                .resolve(DataFileKey.MANIFEST_NAME));
        damage(DataFileKey.definition(ROOT, "nightly-shop", new TableRef("shop", "gone")));

        ChosenBackup other = chosen("", "hr");
        assertThat(told(other)).containsExactly("hr.orders 1", "hr.people 1");
        assertThat(other.damaged()).isEmpty();
        assertThat(other.elsewhere())
                .hasSize(1)
                .allSatisfy(why -> assertThat(why).contains("nightly-shop/shop/gone/"));
        assertThat(chosen("nightly-shop", null, "orders").damaged()).isEmpty();
        assertThat(chosen("nightly-shop", null).damaged()).hasSize(1);
        assertThat(chosen("nightly-shop", null).elsewhere()).isEmpty();
    }

    private void inventory(Table... tables) {
        storage.put(
                DataFileKey.inventory(ROOT, "nightly-hr", "hr"),
                new Inventory("hr", Instant.EPOCH.plusSeconds(60), List.of(tables)).write());
    }

    private static Table table(String name, int generation) {
        return new Table(name, "", List.of(new Partition("p1", generation, "", false, false)));
    }

    @Test
    void whatABackupLacksIsNamed() {
        inventory(
                table("orders", 2), table("people", 1), table("lost", 1), new Table("odd", "column h: HLL", List.of()));
        storage.put(
                DataFileKey.definition(ROOT, "nightly-hr", new TableRef("hr", "lost")),
                new BackedUpTable("hr", "lost", "CREATE TABLE", "3.1.15", RunMode.SHARED_DATA).write());

        ChosenBackup chosen = chosen("nightly-hr", null);
        assertThat(told(chosen)).containsExactly("hr.orders 1", "hr.people 1");
        assertThat(chosen.lacking()).containsOnlyKeys("lost/p1", "odd", "orders/p1");
        assertThat(Objects.requireNonNull(chosen.lacking().get("orders/p1")).why())
                .contains("of an earlier run", "generation 2");
        assertThat(chosen("nightly-hr", null, "people").lacking()).isEmpty();
        assertThat(chosen("nightly-shop", null).remarks())
                .anyMatch(remark -> remark.startsWith("The backup does not tell what it should hold"));
        assertThat(BackupList.of(storage, ROOT))
                .filteredOn(found -> found.what() == OperationReport.What.MISSING)
                .extracting(OperationReport.Finding::subject)
                .containsExactly(
                        "s3://bucket/migration/nightly-hr/hr/lost/p1",
                        "s3://bucket/migration/nightly-hr/hr/odd",
                        "s3://bucket/migration/nightly-hr/hr/orders/p1");
    }

    @Test
    void whatTheSourceHadDroppedComesOnlyWhereThatIsSaidAndEmptyTablesAreMade() {
        inventory(
                table("orders", 1),
                new Table("people", "", List.of(new Partition("p1", 1, "", false, true))),
                new Table("none", "", List.of()));
        storage.put(
                DataFileKey.definition(ROOT, "nightly-hr", new TableRef("hr", "none")),
                new BackedUpTable("hr", "none", "CREATE TABLE", "3.1.15", RunMode.SHARED_DATA).write());
        RestoreRequest request = new RestoreRequest(ROOT.resolve("nightly-hr").asFolder(), null, Overwriting.REFUSED);

        ChosenBackup chosen = chosen("nightly-hr", null);
        assertThat(told(chosen)).containsExactly("hr.orders 1");
        assertThat(chosen.remarks()).singleElement().asString().contains("--dropped: people/p1");
        assertThat(chosen.lacking()).isEmpty();
        assertThat(chosen.tables()).extracting(BackedUpTable::table).containsExactly("none", "orders");
        assertThat(told(ChosenBackup.of(storage, request.withDropped(), TableSelection.of(List.of()), Set.of())))
                .containsExactly("hr.orders 1", "hr.people 1");
        assertThatThrownBy(() -> chosen("nightly-hr", null, "people")).hasMessageContaining("--dropped");
    }

    @Test
    void whatAJobOfThisNameHadLeftBeforeIsNotTaken() {
        JobId now = new JobId("now0000000");
        JobId before = new JobId("before0000");
        export("reused", "hr", "orders", 7, before, Instant.EPOCH.plusSeconds(7));
        export("reused", "hr", "people", 7, null, Instant.EPOCH.plusSeconds(7));
        export("reused", "hr", "gone", 7, before, Instant.EPOCH.plusSeconds(7));
        export("reused", "hr", "orders", 1, now, Instant.EPOCH.plusSeconds(9));
        export("reused", "hr", "people", 1, now, Instant.EPOCH.plusSeconds(9));

        ChosenBackup chosen = chosen("reused", null);
        assertThat(told(chosen)).containsExactly("hr.orders 1", "hr.people 1");
        assertThat(chosen.remarks()).contains("1 partition is of an earlier job of this name, and left out: gone/p1");

        inventory("reused", before, 8);
        assertThat(chosen("reused", null).remarks())
                .as("an inventory of the earlier job")
                .anyMatch(remark -> remark.startsWith("The backup does not tell what it should hold"));
        inventory("reused", now, 10);
        assertThat(told(chosen("reused", null))).containsExactly("hr.orders 1", "hr.people 1");
        assertThat(chosen("reused", null).lacking()).containsOnlyKeys("gone/p1");
        assertThat(BackupList.of(storage, ROOT).toString()).contains("reused/hr/gone/p1");
    }

    @Test
    void whatDoesNotTellWhoseItIsGoesByWhenItWasWritten() {
        export("reused", "hr", "orders", 7, null, Instant.EPOCH.plusSeconds(7));
        export("reused", "hr", "orders", 1, null, Instant.EPOCH.plusSeconds(9));
        assertThat(told(chosen("reused", null))).containsExactly("hr.orders 1");
    }

    private void inventory(String job, JobId origin, int second) {
        storage.put(
                DataFileKey.inventory(ROOT, job, "hr"),
                new Inventory(
                                "hr",
                                Instant.EPOCH.plusSeconds(second),
                                List.of(table("orders", 1), table("people", 1), table("gone", 1)),
                                origin)
                        .write());
    }

    @Test
    void anInventoryThatCannotBeReadIsNamedAndKeepsNoTable() {
        damage(DataFileKey.inventory(ROOT, "nightly-hr", "hr"));

        ChosenBackup chosen = chosen("nightly-hr", null);
        assertThat(told(chosen)).containsExactly("hr.orders 1", "hr.people 1");
        assertThat(chosen.damaged()).isEmpty();
        assertThat(chosen.remarks()).anyMatch(remark -> remark.contains("_inventory.json is not readable"));
        assertThat(BackupList.of(storage, ROOT).toString()).contains("it should tell what the backup holds");
    }

    @Test
    void aTableOfAnotherJobDoesNotTellHowThisOneIsDefined() {
        export("second", "hr", "orders", 1);
        storage.delete(DataFileKey.definition(ROOT, "nightly-hr", new TableRef("hr", "orders")));

        assertThat(BackupList.of(storage, ROOT))
                .filteredOn(found -> found.note().contains("does not tell how the table is defined"))
                .extracting(OperationReport.Finding::subject)
                .containsExactly("nightly-hr/hr.orders");
    }

    private void damage(StorageUri object) {
        storage.put(object, "{".getBytes(StandardCharsets.UTF_8));
    }
}
