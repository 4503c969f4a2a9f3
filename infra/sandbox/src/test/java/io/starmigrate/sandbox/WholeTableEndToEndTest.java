package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.sandbox.starrocks.Personality;
import io.starmigrate.sandbox.starrocks.RunMode;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.worker.JobReport;
import io.starmigrate.worker.Operations.Effect;
import io.starmigrate.worker.SchemaRequest;
import io.starmigrate.worker.SchemaRequest.Goal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hangs on a table that is not partitioned is there after it was published as before. */
class WholeTableEndToEndTest {
    private MigrationWorld world;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException, SQLException {
        world = MigrationWorld.empty(
                new WorldSettings(
                        directory,
                        Personality.of("2.5.5", RunMode.SHARED_NOTHING),
                        Personality.of("3.5.2", RunMode.SHARED_NOTHING)),
                "shop",
                "shop");
        world.source().execute(List.of(
                "CREATE DATABASE shop",
                "CREATE TABLE shop.ru (id bigint NOT NULL, city varchar(20), v bigint) DUPLICATE KEY(id)"
                        + " DISTRIBUTED BY HASH(id) BUCKETS 2 PROPERTIES(\"replication_num\"=\"1\")",
                "ALTER TABLE shop.ru ADD ROLLUP ru_city (city, v)",
                "INSERT INTO shop.ru VALUES (1,'a',10),(2,'b',20)"));
        world.target("CREATE DATABASE shop");
        world.run(Map.of(), migration -> migration.schema(SchemaRequest.of(Goal.CREATE, Effect.APPLY), SILENT));
        world.target("GRANT SELECT ON TABLE shop.ru TO USER reader");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private List<String> indexes() throws SQLException {
        return world.ofTarget("DESC shop.ru ALL").stream()
                .map(row -> row.get(0))
                .filter(name -> !name.isBlank() && !name.equals("null"))
                .toList();
    }

    @Test
    void rollups_and_grants_are_kept() throws SQLException {
        JobReport report = world.run(Map.of(), migration -> migration.sync("whole", SILENT));

        assertThat(report.failures()).isEmpty();
        assertThat(world.ofTarget("SELECT * FROM shop.ru ORDER BY id"))
                .containsExactly(List.of("1", "a", "10"), List.of("2", "b", "20"));
        assertThat(indexes()).containsExactly("ru", "ru_city");
        assertThat(world.ofTarget("SHOW GRANTS FOR reader"))
                .extracting(row -> row.get(2))
                .containsExactly("GRANT SELECT ON TABLE shop.ru TO USER 'reader'@'%'");
        assertThat(world.ofTarget("SHOW TABLES FROM shop")).containsExactly(List.of("ru"));
    }
}
