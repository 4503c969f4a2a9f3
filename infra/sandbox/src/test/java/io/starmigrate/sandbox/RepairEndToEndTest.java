package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row that somebody breaks at the target is found by its key, and its partition alone is mended. */
class RepairEndToEndTest {
    private static final Map<String, String> CHOSEN = Map.of("TABLE_NAMES", "orders");

    @Test
    void a_broken_row_is_named_by_its_key_and_its_partition_alone_is_mended(@TempDir Path directory)
            throws IOException, SQLException {
        WorldSettings settings = new WorldSettings(
                directory,
                Personality.of("2.5.22", RunMode.SHARED_NOTHING),
                Personality.of("3.5.2", RunMode.SHARED_NOTHING));
        try (MigrationWorld world = MigrationWorld.empty(settings, "shop", "shop")) {
            moved(world);
            world.target("INSERT INTO shop.orders VALUES (7, '2024-01-07', 'broken')");
            world.target("DELETE FROM shop.orders WHERE id = 3");
            world.source("INSERT INTO shop.orders VALUES (40, '2024-02-09', 'new')");

            assertThat(world.run(CHOSEN, migrator -> migrator.plan("r", SILENT)).complete())
                    .isTrue();

            String explained = told(world, 1, "migrate verify --job r --explain");
            assertThat(explained.lines().filter(line -> line.startsWith("  id=")))
                    .containsExactly(
                            "  id=3, d=2024-01-03: only at source",
                            "  id=7, d=2024-01-07: differs",
                            "  id=40, d=2024-02-09: only at source");

            assertThat(explained).as("nobody wrote between the looks").doesNotContain("was written to");

            assertThat(told(world, 1, "migrate repair --job r --partition p1"))
                    .contains("others have written to it", "migrate repair --overwrite --job r --table orders");
            assertThat(target(world, "id = 7")).containsExactly("broken");

            assertThat(told(world, 0, "migrate repair --job r --overwrite --table orders --partition p1"))
                    .contains("Moved once more: orders/p1: the source has 9 rows");
            assertThat(target(world, "id IN (3, 7) ORDER BY id")).containsExactly("v3", "v7");
            assertThat(target(world, "id = 40"))
                    .as("of another partition, whose change waits")
                    .isEmpty();
            assertThat(latest(world, "p1").id().generation()).isEqualTo(2);
            assertThat(latest(world, "p2").state()).isEqualTo(PartitionState.PLANNED);
        }
    }

    private static void moved(MigrationWorld world) throws SQLException {
        world.both("CREATE DATABASE shop");
        world.both("CREATE TABLE shop.orders (id INT NOT NULL, d DATE NOT NULL, v VARCHAR(10)) PRIMARY KEY(id, d)"
                + " PARTITION BY RANGE(d) (PARTITION p1 VALUES [('2024-01-01'), ('2024-02-01')),"
                + " PARTITION p2 VALUES [('2024-02-01'), ('2024-03-01'))) DISTRIBUTED BY HASH(id) BUCKETS 1");
        world.source("INSERT INTO shop.orders VALUES "
                + IntStream.range(1, 20)
                        .mapToObj(id -> "(" + id + ", '2024-0" + (id < 10 ? "1-0" : "2-") + id + "', 'v" + id + "')")
                        .collect(Collectors.joining(", ")));
        assertThat(world.run(CHOSEN, migrator -> migrator.sync("r", SILENT)).complete())
                .isTrue();
    }

    private static List<String> target(MigrationWorld world, String where) throws SQLException {
        return world.ofTarget("SELECT v FROM shop.orders WHERE " + where).stream()
                .map(row -> row.get(0))
                .toList();
    }

    private static PartitionTask latest(MigrationWorld world, String partition) {
        return world.recorder()
                .latest(new PartitionId("r", "shop", "orders", partition))
                .orElseThrow();
    }

    private static String told(MigrationWorld world, int code, String command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int ended = world.shell(CHOSEN, command, new PrintStream(out, true, StandardCharsets.UTF_8));
        String told = out.toString(StandardCharsets.UTF_8);
        assertThat(ended).as(told).isEqualTo(code);
        return told;
    }
}
