package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.worker.api.JobReport;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rounds over sources that compact all the time: nothing that did not change is exported again. */
class CompactingSourceTest {
    private static final String BY_MONTH = " (d DATE NOT NULL, v INT) DUPLICATE KEY(d) PARTITION BY RANGE(d)"
            + " (PARTITION p1 VALUES [(\"2024-01-01\"), (\"2024-02-01\")), PARTITION p2 VALUES [(\"2024-02-01\"),"
            + " (\"2024-03-01\"))) DISTRIBUTED BY HASH(d) BUCKETS 1";
    private static final String WHOLE = " (d DATE NOT NULL, v INT) DUPLICATE KEY(d) DISTRIBUTED BY HASH(d) BUCKETS 1";

    @ParameterizedTest
    @CsvSource({"3.1.5,SHARED_DATA", "3.1.15,SHARED_DATA"})
    void whatDidNotChangeIsNotExportedAgain(String version, RunMode mode, @TempDir Path directory)
            throws IOException, SQLException {
        WorldSettings settings = new WorldSettings(
                directory, Personality.of(version, mode), Personality.of("3.5.2", RunMode.SHARED_DATA));
        try (MigrationWorld world = MigrationWorld.empty(settings, "shop", "shop")) {
            world.both("CREATE DATABASE shop");
            world.both("CREATE TABLE shop.orders" + BY_MONTH);
            world.both("CREATE TABLE shop.notes" + WHOLE);
            world.source("INSERT INTO shop.orders VALUES ('2024-01-05', 1), ('2024-02-06', 2)");
            world.source("INSERT INTO shop.notes VALUES ('2024-01-05', 1)");
            sync(world);
            assertThat(exports(world)).isEqualTo(3);

            world.source().compact();
            sync(world);
            assertThat(exports(world)).as("after a compaction").isEqualTo(3);

            world.source().compact();
            world.source("INSERT INTO shop.orders VALUES ('2024-01-07', 3)");
            sync(world);
            assertThat(exports(world)).as("after a change beside a compaction").isEqualTo(4);
            for (String table : List.of("orders", "notes")) {
                String rows = "SELECT d, v FROM shop." + table + " ORDER BY 1, 2";
                assertThat(world.ofTarget(rows)).isEqualTo(world.ofSource(rows)).isNotEmpty();
            }
        }
    }

    private static void sync(MigrationWorld world) {
        JobReport report = world.run(Map.of(), migrator -> migrator.sync("rounds", SILENT));
        assertThat(report.failures()).isEmpty();
        assertThat(report.complete()).isTrue();
        assertThat(report.tables()).allMatch(table -> table.verification().verified());
    }

    private static int exports(MigrationWorld world) throws SQLException {
        return world.ofSource("SHOW EXPORT FROM shop").size();
    }
}
