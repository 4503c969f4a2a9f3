package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static io.starmigrate.sandbox.MigrationWorld.planned;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.sandbox.data.SourceData;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments that are printed without escapes and look like something else, from the definition to the rows. */
class HostileCommentsEndToEndTest {
    private static final String DB = SourceData.DATABASE;
    private static final String SIZE = "shown in reports \"size AS label\", see wiki";

    @ParameterizedTest
    @ValueSource(strings = {"2.5.22", "3.1.11", "3.5.2"})
    @Wide(from = 2)
    void tables_move_with_every_column_and_every_comment(String version, @TempDir Path directory) throws SQLException {
        WorldSettings settings = new WorldSettings(
                directory,
                Personality.of(version, RunMode.SHARED_NOTHING),
                Personality.of("3.3.14", RunMode.SHARED_NOTHING));
        try (MigrationWorld world = MigrationWorld.filled(settings)) {
            world.source("CREATE TABLE " + DB + ".sized (id BIGINT NOT NULL, size VARCHAR(20) COMMENT "
                    + Quoting.string(SIZE) + ", day DATE NOT NULL COMMENT 'C:\\\\', half DOUBLE COMMENT "
                    + Quoting.string("x\",\n  `more` int(11) NULL AS (1) COMMENT \"y")
                    + ") PRIMARY KEY(id) COMMENT '12\" and 7\" records' DISTRIBUTED BY HASH(id) BUCKETS 2");
            world.source("INSERT INTO " + DB + ".sized VALUES (1, 'small', '2024-01-01', 0.5),"
                    + " (2, 'large', '2024-01-02', NULL)");
            Map<String, String> chosen = Map.of("TABLE_NAMES", "sized");

            SchemaReport schema = world.run(
                    chosen, migration -> migration.schema(SchemaRequest.of(Goal.CREATE, Effect.APPLY), SILENT));
            JobReport moved = world.run(chosen, migration -> migration.sync("sized", SILENT));

            assertThat(schema.succeeded()).isTrue();
            assertThat(moved.failures()).isEmpty();
            assertThat(moved.complete()).isTrue();
            assertThat(world.ofTarget("SELECT id, size, day, half FROM " + DB + ".sized ORDER BY id"))
                    .containsExactly(
                            List.of("1", "small", "2024-01-01", "0.5"), List.of("2", "large", "2024-01-02", "null"));
            String comments =
                    "SELECT COLUMN_NAME, COLUMN_COMMENT FROM information_schema.columns WHERE TABLE_SCHEMA = '" + DB
                            + "' AND TABLE_NAME = 'sized' ORDER BY ORDINAL_POSITION";
            assertThat(world.ofTarget(comments))
                    .isEqualTo(world.ofSource(comments))
                    .contains(List.of("size", SIZE));
        }
    }

    @Test
    void a_table_that_is_not_understood_is_refused_by_its_name_and_the_others_are_planned(@TempDir Path directory)
            throws SQLException {
        WorldSettings settings = new WorldSettings(
                directory,
                Personality.of("3.5.2", RunMode.SHARED_NOTHING),
                Personality.of("3.5.2", RunMode.SHARED_NOTHING));
        try (MigrationWorld world = MigrationWorld.filled(settings)) {
            world.source("CREATE TABLE " + DB + ".minutes (ts DATETIME NOT NULL, v INT) DUPLICATE KEY(ts)"
                    + " PARTITION BY date_trunc('minute', ts) DISTRIBUTED BY HASH(ts) BUCKETS 1");
            Map<String, String> chosen = Map.of("TABLE_NAMES", "minutes,nation");

            JobReport plan = world.run(chosen, migration -> migration.plan("odd", SILENT));

            assertThat(plan.failures()).singleElement().satisfies(failure -> {
                assertThat(failure.subject()).isEqualTo(DB + ".minutes");
                assertThat(failure.reason()).contains("date_trunc('minute', ts)");
            });
            assertThat(planned(plan, "nation").isRefused()).isFalse();
        }
    }
}
