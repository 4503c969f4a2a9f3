package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static io.starmigrate.sandbox.Shop.BY_MONTH;
import static io.starmigrate.sandbox.Shop.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.api.Baseline;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.JobReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What both sides hold alike is a baseline: for the way back after a cutover, and for clones that others have made. */
class WayBackEndToEndTest {
    private Path directory;
    private MigrationWorld world;

    @BeforeEach
    void start(@TempDir Path made) throws IOException, SQLException {
        directory = made;
        world = Shop.open(directory);
        world.both("CREATE TABLE shop.orders" + BY_MONTH);
        world.both("CREATE TABLE shop.notes" + WHOLE);
        world.source("INSERT INTO shop.orders VALUES ('2024-01-05', 1), ('2024-02-06', 2)");
        world.source("INSERT INTO shop.notes VALUES ('2024-01-05', 1)");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void onlyWhatTheNewClusterChangedSinceTheCutoverMovesBack() throws SQLException, IOException {
        assertThat(world.run(Map.of(), migrator -> migrator.sync("forth", SILENT))
                        .complete())
                .isTrue();
        assertThat(world.run(
                                Map.of(),
                                migrator -> migrator.cutover(
                                        "forth", new CutoverRequest(Kind.PERFORM, checks -> true), SILENT))
                        .succeeded())
                .isTrue();
        Map<String, String> back = world.wayBack("shop", "back");
        world.refuses(back, migrator -> migrator.sync("back", SILENT))
                .contains("job \"forth\"", "Nothing was begun", "migrate plan --adopt --job back");
        world.refuses(
                        back,
                        migrator -> migrator.cutover("back", new CutoverRequest(Kind.PERFORM, checks -> true), SILENT))
                .contains("job \"forth\"", "Nothing was begun", "migrate plan --adopt --job back");
        Map<String, String> heard = new HashMap<>(back);
        heard.put("STORAGES", "s3://target-files/migration,oss://source-exports/migration");
        world.refuses(heard, migrator -> migrator.adopt("back", Overwriting.REFUSED, SILENT))
                .contains("where the trigger announces", "Nothing was begun", "the setting storages");
        assertThat(world.recorder().job("back")).isEmpty();

        int before = statements("source").size();
        JobReport adopted = world.run(back, migrator -> migrator.adopt("back", Overwriting.REFUSED, SILENT));
        assertThat(adopted.plan().orElseThrow().equal()).contains(new Baseline(3, List.of()));
        assertThat(statements("source").subList(before, statements("source").size()))
                .as("nothing is written but the claims")
                .noneMatch(sql -> sql.matches("(?s)(insert|load|alter|drop|export|create (?!view)).*"));

        world.target("INSERT INTO shop.orders VALUES ('2024-02-09', 3)");
        JobReport moved = world.run(back, migrator -> migrator.sync("back", SILENT));
        assertThat(moved.failures()).isEmpty();
        assertThat(moved.complete()).isTrue();
        sameRows();
        assertThat(List.of(generation("orders", "p1"), generation("orders", "p2"), generation("notes", "notes")))
                .as("only what changed was moved")
                .containsExactly(1, 2, 1);
        assertThat(moved.files()).isEqualTo(1);
        assertThat(world.run(back, migrator -> migrator.verify("back", SILENT)).verified())
                .isTrue();
        world.refuses(Map.of(), migrator -> migrator.sync("forth", SILENT)).contains("was cut over", "--reopen");
        world.run(
                Map.of(),
                migrator -> migrator.cutover("forth", new CutoverRequest(Kind.REOPEN, checks -> true), SILENT));
        assertThat(world.run(Map.of(), migrator -> migrator.sync("forth", SILENT))
                        .failures())
                .as("the way forth takes nothing of it back")
                .isNotEmpty();
        sameRows();
    }

    @Test
    @Wide
    void whereBothReachOneBucketTheForwardJobsTargetFolderAloneBringsBackWhatChanged() throws SQLException {
        world.run(Map.of(), migrator -> migrator.sync("forth", SILENT));
        assertThat(world.shell(Map.of(), "migrate cutover --yes --job forth", System.out))
                .isZero();
        Map<String, String> back = world.wayBack("shop", "back");
        back.keySet().removeIf(key -> key.startsWith("TARGET_STORAGE_"));
        back.put("STORAGES", "s3://target-files/migration");
        world.run(back, migrator -> migrator.adopt("back", Overwriting.REFUSED, SILENT));

        world.target("INSERT INTO shop.orders VALUES ('2024-02-09', 3)");
        JobReport moved = world.run(back, migrator -> migrator.sync("back", SILENT));

        assertThat(moved.failures()).isEmpty();
        assertThat(moved.complete()).isTrue();
        assertThat(moved.files()).isEqualTo(1);
        sameRows();
        assertThat(List.of(generation("orders", "p1"), generation("orders", "p2"), generation("notes", "notes")))
                .containsExactly(1, 2, 1);
    }

    @Test
    @Wide
    void whatOthersHaveClonedIsTakenOverAndTheRestIsMovedUnlessItHoldsOtherRows() throws SQLException {
        world.target("INSERT INTO shop.orders VALUES ('2024-01-05', 1), ('2024-02-07', 7)");
        JobReport adopted = world.run(Map.of(), migrator -> migrator.adopt("cloned", Overwriting.REFUSED, SILENT));
        Baseline found = adopted.plan().orElseThrow().equal().orElseThrow();
        assertThat(found.adopted()).isEqualTo(1);
        assertThat(found.left())
                .extracting(left -> left.task().partition().partition())
                .containsExactlyInAnyOrder("p2", "notes");

        JobReport moved = world.run(Map.of(), migrator -> migrator.sync("cloned", SILENT));
        assertThat(moved.failures())
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure.reason()).contains("orders/p2 holds 1 row that this job has not put there"));
        assertThat(world.ofTarget("SELECT v FROM shop.notes")).isEqualTo(List.of(List.of("1")));
        assertThat(generation("orders", "p1")).isEqualTo(1);

        int code = world.shell(
                Map.of(),
                "migrate retry --job cloned && migrate plan --adopt --overwrite --job cloned && migrate sync --job cloned"
                        + " && migrate verify --job cloned",
                System.out);
        assertThat(code).isZero();
        sameRows();
        assertThat(task("orders", "p1").export())
                .as("it was never exported")
                .satisfies(export -> assertThat(export.attempt()).isZero());
    }

    private List<String> statements(String cluster) throws IOException {
        return Files.readAllLines(directory.resolve(cluster + ".sql.log")).stream()
                .map(line -> line.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private void sameRows() throws SQLException {
        for (String table : List.of("orders", "notes")) {
            String rows = "SELECT d, v FROM shop." + table + " ORDER BY 1, 2";
            assertThat(world.ofTarget(rows)).isEqualTo(world.ofSource(rows)).isNotEmpty();
        }
    }

    private PartitionTask task(String table, String partition) {
        return List.of("back", "cloned").stream()
                .flatMap(job -> world.recorder().latest(new PartitionId(job, "shop", table, partition)).stream())
                .findFirst()
                .orElseThrow();
    }

    private int generation(String table, String partition) {
        PartitionTask task = task(table, partition);
        assertThat(task.state()).isEqualTo(PartitionState.PUBLISHED);
        return task.id().generation();
    }
}
