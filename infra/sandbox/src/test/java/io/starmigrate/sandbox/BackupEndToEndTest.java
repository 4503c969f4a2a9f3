package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static io.starmigrate.sandbox.Shop.BY_MONTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.SqlError;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.Operations.Scope;
import io.starmigrate.worker.api.RestoreReport;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.api.RestoreRequest.Bare;
import io.starmigrate.worker.api.TaskSelection;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What export leaves behind describes itself, and comes into another cluster without its source. */
@TestInstance(Lifecycle.PER_CLASS)
class BackupEndToEndTest {
    private static final String ROWS = "SELECT d, v FROM %s ORDER BY 1, 2";

    private MigrationWorld world;

    /** What was in the source when the backup was made. */
    private List<List<String>> then = List.of();

    @BeforeAll
    void exports(@TempDir Path directory) throws IOException, SQLException {
        WorldSettings settings = new WorldSettings(
                directory, Personality.of("3.1.15", RunMode.SHARED_DATA), Personality.of("3.5.2", RunMode.SHARED_DATA));
        world = MigrationWorld.empty(settings, "shop", "shop");
        world.source("CREATE DATABASE shop");
        world.source("CREATE TABLE shop.orders" + BY_MONTH);
        world.source("INSERT INTO shop.orders VALUES ('2024-01-05', 1), ('2024-02-06', 2)");
        then = world.ofSource(ROWS.formatted("shop.orders"));
        JobReport backup = world.withoutTarget("shop", migrator -> migrator.export("backup", SILENT));
        assertThat(backup.complete()).as("a backup needs no target").isTrue();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    private static RestoreRequest from(String address) {
        return new RestoreRequest(StorageUri.parse(address), null, Overwriting.REFUSED);
    }

    private JobReport restore(Map<String, String> keys, String job, RestoreRequest request) {
        Map<String, String> all = new HashMap<>(keys);
        all.put("SOURCE_HOST", "localhost.invalid");
        return world.run(all, migrator -> migrator.restore(job, request, SILENT));
    }

    private static RestoreReport restored(JobReport report) {
        return report.restored().orElseThrow();
    }

    @Test
    void itComesIntoAnotherDatabaseAndTableByItsOwnWordAndIsProvedWithoutItsSource() throws SQLException {
        world.source("INSERT INTO shop.orders VALUES ('2024-01-07', 9)");
        Map<String, String> elsewhere = Map.of("TARGET_DB_NAME", "kept", "TABLE_RENAMES", "orders:orders2024");

        JobReport brought = restore(elsewhere, "restored", from("oss://source-exports/migration/backup"));
        assertThat(brought.failures()).isEmpty();
        assertThat(brought.complete()).isTrue();
        assertThat(restored(brought).unverified()).isEmpty();
        assertThat(restored(brought).steps()).contains("DATABASE kept was made", "TABLE orders was made");
        assertThat(world.ofTarget(ROWS.formatted("kept.orders2024"))).isEqualTo(then);

        JobReport again = restore(elsewhere, "restored", from("oss://source-exports/migration/backup"));
        assertThat(again.complete()).isTrue();
        assertThat(world.ofTarget(ROWS.formatted("kept.orders2024"))).isEqualTo(then);
        JobReport near = restore(Map.of("TARGET_DB_NAME", "near"), "near", from("s3://target-files/migration/backup"));
        assertThat(near.complete())
                .as("where the target loads from, of another job: %s", near.failures())
                .isTrue();
        assertThat(world.ofTarget(ROWS.formatted("near.orders"))).isEqualTo(then);
        world.refuses(
                        Map.of(),
                        migrator -> migrator.restore("backup", from("oss://source-exports/migration/backup"), SILENT))
                .contains("moves from a cluster", "--job");
        oneTableThatCannotBeMadeKeepsNoneOfTheOthers();
        anotherBackupIsRefusedAndTheSameComesOnceMoreWhereItsRowsAreGone(elsewhere);
    }

    private void anotherBackupIsRefusedAndTheSameComesOnceMoreWhereItsRowsAreGone(Map<String, String> elsewhere)
            throws SQLException {
        world.refuses(
                        elsewhere,
                        migrator -> migrator.restore("restored", from("oss://source-exports/migration/two"), SILENT))
                .contains("Job \"restored\" has restored the backup of", "another job (--job)");
        world.target("TRUNCATE TABLE kept.orders2024");

        assertThat(restore(elsewhere, "restored", from("oss://source-exports/migration/backup"))
                        .complete())
                .isTrue();
        assertThat(world.ofTarget(ROWS.formatted("kept.orders2024"))).isEqualTo(then);
    }

    private void oneTableThatCannotBeMadeKeepsNoneOfTheOthers() throws SQLException {
        world.source("CREATE TABLE shop.odd" + BY_MONTH);
        world.source("INSERT INTO shop.odd VALUES ('2024-01-05', 1)");
        world.withoutTarget("shop", migrator -> migrator.export("two", SILENT));
        world.target().statementFaults().refuse("CREATE TABLE `again`.`odd`", new SqlError(1064, "HY000", "no room"));

        JobReport brought =
                restore(Map.of("TARGET_DB_NAME", "again"), "both", from("oss://source-exports/migration/two"));

        assertThat(brought.complete()).isFalse();
        assertThat(brought.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.subject()).isEqualTo("odd");
            assertThat(failure.reason()).contains("no room");
        });
        assertThat(world.ofTarget(ROWS.formatted("again.orders")))
                .isEqualTo(world.ofSource(ROWS.formatted("shop.orders")));
        world.target().statementFaults().heal();
        assertThat(restore(Map.of("TARGET_DB_NAME", "again"), "both", from("oss://source-exports/migration/two"))
                        .complete())
                .isTrue();
        assertThat(world.ofTarget(ROWS.formatted("again.odd"))).hasSize(1);
        theNextExportOfTheSameJobIsOfThen();
    }

    private void theNextExportOfTheSameJobIsOfThen() throws SQLException {
        world.source("INSERT INTO shop.odd VALUES ('2024-01-09', 2)");
        assertThat(world.withoutTarget("shop", migrator -> migrator.export("two", SILENT))
                        .complete())
                .isTrue();

        JobReport brought =
                restore(Map.of("TARGET_DB_NAME", "older"), "older", from("oss://source-exports/migration/two"));

        assertThat(brought.failures()).isEmpty();
        assertThat(brought.complete()).isTrue();
        assertThat(world.ofTarget(ROWS.formatted("older.odd")))
                .hasSize(2)
                .isEqualTo(world.ofSource(ROWS.formatted("shop.odd")));
        whatIsNotExportedAgainEndsAnExport();
    }

    private void whatIsNotExportedAgainEndsAnExport() throws SQLException {
        world.withoutTarget("shop", migrator -> migrator.operations().cancel("two", TaskSelection.ALL));
        world.source("INSERT INTO shop.odd VALUES ('2024-01-10', 3)");

        JobReport exported = world.withoutTarget("shop", migrator -> migrator.export("two", SILENT));

        assertThat(exported.ending()).isEqualTo(JobReport.Ending.FAILED);
        assertThat(exported.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.subject()).contains("odd/p1");
            assertThat(failure.reason()).contains("was not exported again", "CANCELLED");
            assertThat(failure.retry()).contains("migrate retry --job two --table odd");
        });
        whatAFilterLeavesOutOfAnExportIsOlderThanItsRun();
    }

    private void whatAFilterLeavesOutOfAnExportIsOlderThanItsRun() throws SQLException {
        exports(Map.of("TABLE_NAMES", "orders"));
        world.source("INSERT INTO shop.orders VALUES ('2024-01-08', 4)");
        world.source("ALTER TABLE shop.orders ADD PARTITION p3 VALUES [('2024-03-01'), ('2024-04-01'))");
        world.source("ALTER TABLE shop.orders ADD PARTITION p4 VALUES [('2024-04-01'), ('2024-05-01'))");
        world.source("INSERT INTO shop.orders VALUES ('2024-03-08', 5)");
        exports(Map.of("TABLE_NAMES", "orders", "TASK_FILTER", "EACH(p2)"));

        JobReport brought =
                restore(Map.of("TARGET_DB_NAME", "filtered"), "partly", from("oss://source-exports/migration/part"));

        assertThat(brought.complete()).isFalse();
        assertThat(brought.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.subject()).contains("orders/p1");
            assertThat(failure.reason()).contains("an earlier run", "the source may have moved on");
        });
        assertThat(restored(brought).steps())
                .filteredOn(step -> step.contains("what no run has exported"))
                .singleElement()
                .asString()
                .as("what is new, and holds rows")
                .endsWith(": orders/p3");
    }

    private void exports(Map<String, String> chosen) {
        assertThat(world.withoutTarget("shop", chosen, migrator -> migrator.export("part", SILENT))
                        .complete())
                .isTrue();
    }

    @Test
    void storagesTellWhatTheyHoldAndKeepTheNewest() throws SQLException {
        world.target("CREATE DATABASE IF NOT EXISTS shop");
        world.target("CREATE TABLE shop.orders" + BY_MONTH);
        assertThat(sync().complete()).isTrue();
        world.source("INSERT INTO shop.orders VALUES ('2024-01-07', 9)");
        assertThat(sync().complete()).isTrue();
        assertThat(held("backup"))
                .hasSize(2)
                .allSatisfy(note -> assertThat(note)
                        .contains("2 partitions", "2 generations", "migrate import --from")
                        .doesNotContain("does not tell", "counted"));
        assertThat(held("moved")).hasSize(2).allSatisfy(note -> assertThat(note).contains("3 generations"));

        assertThat(kept(Effect.ONLY_TELL))
                .isEqualTo(kept(Effect.APPLY))
                .hasSize(2)
                .allMatch(id -> id.contains("p1"));
        assertThat(kept(Effect.APPLY)).isEmpty();
        assertThat(held("moved")).hasSize(2).allSatisfy(note -> assertThat(note).contains("2 generations"));
        assertThat(world.run(Map.of(), migrator -> migrator.operations().reconcile("backup"))
                        .succeeded())
                .as("definitions are accounted for")
                .isTrue();
    }

    private JobReport sync() {
        return world.run(Map.of(), migrator -> migrator.sync("moved", SILENT));
    }

    private List<String> held(String job) {
        return world.run(Map.of(), migrator -> migrator.operations().backups("any")).findings().stream()
                .filter(finding -> finding.what() == What.BACKUP)
                .filter(finding -> finding.subject().equals(job + "/shop.orders"))
                .map(Finding::note)
                .toList();
    }

    private List<String> kept(Effect effect) {
        return world
                .run(Map.of(), migrator -> migrator.operations().prune("moved", 1, Scope.SOURCE_AND_TARGET, effect))
                .findings()
                .stream()
                .map(Finding::subject)
                .toList();
    }

    @Test
    @Wide
    void filesThatNothingDescribesAreTakenAtAnOperatorsWordAndOnlyCounted() throws SQLException {
        world.target("CREATE DATABASE IF NOT EXISTS shop");
        world.target("CREATE TABLE shop.plain (d DATE NOT NULL, v INT) DUPLICATE KEY(d) DISTRIBUTED BY HASH(d)"
                + " BUCKETS 1");
        PartitionTask exported = world.recorder()
                .latest(new PartitionId("backup", "shop", "orders", "p1"))
                .orElseThrow();
        Export export = Objects.requireNonNull(exported.export());
        Separators separators = ((FileFormat.Csv) export.format()).separators();
        RestoreRequest request =
                new RestoreRequest(export.folder(), new Bare("plain", "", separators), Overwriting.REFUSED);

        JobReport brought = restore(Map.of(), "brought", request);
        assertThat(brought.failures()).isEmpty();
        assertThat(brought.complete()).isTrue();
        assertThat(restored(brought).unverified()).containsExactly("plain/plain");
        assertThat(world.ofTarget(ROWS.formatted("shop.plain"))).isEqualTo(List.of(List.of("2024-01-05", "1")));
        world.refuses(Map.of(), migrator -> migrator.restore("none", from("oss://source-exports/nothing"), SILENT))
                .contains("describes itself", "--no-manifest");
        assertThat(world.recorder().job("none")).isEmpty();
    }
}
