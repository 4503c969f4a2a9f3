package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static io.starmigrate.sandbox.MigrationWorld.planned;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.statement.StagingChoice;
import io.starmigrate.sandbox.data.SourceData;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.worker.api.JobReport;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Tables partitioned by several expressions, which both clusters know since 3.4. */
@TestInstance(Lifecycle.PER_CLASS)
class MultiExpressionEndToEndTest {
    private static final String DB = SourceData.DATABASE;

    private MigrationWorld world;

    @BeforeAll
    void start(@TempDir Path directory) {
        WorldSettings settings = new WorldSettings(
                directory,
                Personality.of("3.4.4", RunMode.SHARED_NOTHING),
                Personality.of("3.5.2", RunMode.SHARED_DATA));
        world = MigrationWorld.filled(settings);
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void each_partition_is_staged_as_a_list_partition() throws SQLException {
        world.both("CREATE TABLE " + DB + ".months (dt DATETIME NOT NULL, city VARCHAR(20) NOT NULL, v INT)"
                + " DUPLICATE KEY(dt, city) PARTITION BY date_trunc('month', dt), city"
                + " DISTRIBUTED BY HASH(city) BUCKETS 1");
        world.source("INSERT INTO " + DB + ".months VALUES ('2024-01-05 01:02:03', 'rome', 1),"
                + " ('2024-01-06 00:00:00', 'oslo', 2), ('2024-02-25 00:00:00', 'rome', 3)");
        Map<String, String> chosen = Map.of("TABLE_NAMES", "months");

        JobReport plan = world.run(chosen, migration -> migration.plan("months", SILENT));
        JobReport first = world.run(chosen, migration -> migration.sync("months", SILENT));

        assertThat(planned(plan, "months").units()).isEqualTo(3);
        assertThat(planned(plan, "months").stagingChoice())
                .get()
                .extracting(StagingChoice::place)
                .isEqualTo(StagingChoice.Place.NAMED_TEMPORARY_PARTITION);
        assertThat(first.failures()).isEmpty();
        assertThat(first.partitions()).isEqualTo(Map.of("PUBLISHED", 3));
        assertThat(world.ofTarget(all("months"))).isEqualTo(world.ofSource(all("months")));

        world.source("INSERT INTO " + DB + ".months VALUES ('2024-02-01 00:00:00', 'rome', 9)");
        JobReport second = world.run(chosen, migration -> migration.sync("months", SILENT));

        assertThat(second.failures()).isEmpty();
        assertThat(world.ofTarget(all("months"))).hasSize(4).isEqualTo(world.ofSource(all("months")));
    }

    private static String all(String table) {
        return "SELECT * FROM " + DB + "." + table + " ORDER BY 1, 2";
    }
}
