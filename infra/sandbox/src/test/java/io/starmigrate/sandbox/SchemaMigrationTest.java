package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.schema.Note;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.api.SchemaStep.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shared-data 3.1 source, an empty target of another version and mode: schema, rows, cutover. */
class SchemaMigrationTest {
    private static final List<String> SOURCE = List.of(
            "CREATE DATABASE shop",
            "CREATE TABLE shop.orders (`id` bigint NOT NULL COMMENT \"it's \\\"the\\\" key\", `dt` date NOT NULL,"
                    + " `v` varchar(20) NULL DEFAULT \"x\") DUPLICATE KEY(`id`) PARTITION BY RANGE(`dt`)"
                    + " (PARTITION p1 VALUES [(\"2024-01-01\"),(\"2024-02-01\")), PARTITION p2 VALUES"
                    + " [(\"2024-02-01\"),(\"2024-03-01\"))) DISTRIBUTED BY HASH(`id`) BUCKETS 2 PROPERTIES"
                    + " (\"replication_num\"=\"1\",\"compression\"=\"ZSTD\")",
            "CREATE TABLE shop.dyn (`d` date NOT NULL, `v` int NULL) DUPLICATE KEY(`d`) PARTITION BY RANGE(`d`)"
                    + " () DISTRIBUTED BY HASH(`d`) BUCKETS 1 PROPERTIES (\"replication_num\"=\"1\","
                    + "\"dynamic_partition.enable\"=\"true\",\"dynamic_partition.time_unit\"=\"DAY\","
                    + "\"dynamic_partition.start\"=\"-7\",\"dynamic_partition.end\"=\"3\","
                    + "\"dynamic_partition.prefix\"=\"p\",\"dynamic_partition.buckets\"=\"1\")",
            "CREATE TABLE shop.ttl (`d` date NOT NULL, `v` int NULL) DUPLICATE KEY(`d`) PARTITION BY"
                    + " date_trunc('day', d) DISTRIBUTED BY HASH(`d`) BUCKETS 1 PROPERTIES"
                    + " (\"replication_num\"=\"1\",\"partition_live_number\"=\"30\")",
            "CREATE TABLE shop.`b-chi 表.x` (`id` bigint NOT NULL) DUPLICATE KEY(`id`) DISTRIBUTED BY HASH(`id`)"
                    + " BUCKETS 1 PROPERTIES (\"replication_num\"=\"1\")",
            "CREATE VIEW shop.a_view (`id`, `n`) AS SELECT `id`, count(*) AS n FROM shop.orders GROUP BY `id`",
            "CREATE MATERIALIZED VIEW shop.an_mv DISTRIBUTED BY HASH(`id`) BUCKETS 1 REFRESH ASYNC"
                    + " START(\"2030-01-01 00:00:00\") EVERY (INTERVAL 1 DAY) AS SELECT `id`, count(*) AS n FROM"
                    + " shop.orders GROUP BY `id`",
            "ALTER TABLE shop.orders ADD PARTITION p3 VALUES [(\"2024-03-01\"),(\"2024-04-01\"))"
                    + " DISTRIBUTED BY HASH(`id`) BUCKETS 7",
            "INSERT INTO shop.orders VALUES (1, '2024-01-05', 'a'), (2, '2024-02-05', 'b')",
            "INSERT INTO shop.`b-chi 表.x` VALUES (7)",
            "INSERT INTO shop.ttl VALUES ('2020-01-05', 1)");

    private static final Map<String, String> RENAMES = Map.of(
            "TABLE_RENAMES",
            "orders:sales,a_view:sales_view,`b-chi 表.x`:\"b:y, z\"",
            // One list for every command: plan and verify know a view's name, and move no rows for it.
            "TABLE_NAMES",
            "orders,dyn,ttl,`b-chi 表.x`,a_view,an_mv");

    @ParameterizedTest
    @CsvSource({"3.3.14, SHARED_DATA", "3.5.2, SHARED_NOTHING", "3.5.2, SHARED_DATA"})
    @Wide(from = 2)
    void an_empty_target_gets_tables_that_rows_can_be_moved_into_and_is_set_going_at_cutover(
            String version, RunMode mode, @TempDir Path directory) throws SQLException, IOException {
        WorldSettings settings = new WorldSettings(
                directory, Personality.of("3.1.11", RunMode.SHARED_DATA), Personality.of(version, mode));
        try (MigrationWorld world = MigrationWorld.empty(settings, "shop", "market")) {
            world.source().execute(SOURCE);

            SchemaReport told = schema(world, Goal.CREATE, Effect.ONLY_TELL);
            assertThat(standings(told, Standing.TO_DO))
                    .containsExactly("market", "b-chi 表.x", "dyn", "orders", "ttl", "a_view", "an_mv");
            assertThat(firsts(world, "SHOW DATABASES")).doesNotContain("market");
            assertThat(told.steps())
                    .filteredOn(step -> step.object().equals("orders"))
                    .flatExtracting(step -> step.remarks().notes())
                    .extracting(Note::toString)
                    .anyMatch(note -> note.startsWith("translated BUCKETS of p3 = 7 to 2: "));

            SchemaReport made = schema(world, Goal.CREATE, Effect.APPLY);
            assertThat(made.steps()).allMatch(step -> step.standing() == Standing.DONE, "done");
            assertThat(ddl(world, "dyn")).contains("\"dynamic_partition.enable\" = \"false\"");
            assertThat(ddl(world, "ttl")).doesNotContain("partition_live_number");

            SchemaReport again = schema(world, Goal.CREATE, Effect.APPLY);
            assertThat(again.steps()).allMatch(step -> step.standing() == Standing.PRESENT, "present");

            JobReport moved = world.run(RENAMES, migration -> migration.sync("schema", SILENT));
            assertThat(moved.failures()).isEmpty();
            assertThat(firsts(world, "SELECT id FROM market.sales ORDER BY id")).containsExactly("1", "2");
            assertThat(firsts(world, "SELECT id FROM market.sales_view ORDER BY id"))
                    .containsExactly("1", "2");
            assertThat(world.run(RENAMES, migration -> migration.verify("schema", SILENT))
                            .complete())
                    .isTrue();
            assertThat(firsts(world, "SELECT id FROM market.`b:y, z`")).containsExactly("7");
            assertThat(firsts(world, "SELECT v FROM market.ttl")).containsExactly("1");

            SchemaReport restored = schema(world, Goal.RESTORE, Effect.APPLY);
            assertThat(standings(restored, Standing.DONE)).containsExactly("dyn", "ttl", "an_mv");
            assertThat(ddl(world, "dyn")).contains("\"dynamic_partition.enable\" = \"true\"");
            assertThat(ddl(world, "ttl")).contains("\"partition_live_number\" = \"30\"");
            assertThat(ddl(world, "an_mv")).contains("REFRESH ASYNC START(\"2030-01-01 00:00:00\")");
            assertThat(standings(schema(world, Goal.RESTORE, Effect.APPLY), Standing.PRESENT))
                    .containsExactly("dyn", "ttl");
            assertThat(schema(world, Goal.CREATE, Effect.APPLY).succeeded()).isTrue();

            SchemaReport paused = schema(world, Goal.PAUSE, Effect.APPLY);
            assertThat(standings(paused, Standing.DONE)).containsExactly("dyn");
            assertThat(ddl(world, "dyn")).contains("\"dynamic_partition.enable\" = \"false\"");
            assertThat(paused.steps())
                    .filteredOn(step -> step.object().equals("ttl"))
                    .flatExtracting(step -> step.remarks().problems())
                    .singleElement()
                    .asString()
                    .startsWith("partition_live_number = 30");
            assertThat(standings(schema(world, Goal.PAUSE, Effect.APPLY), Standing.DONE))
                    .isEmpty();
            assertThat(schema(world, Goal.RESTORE, Effect.APPLY).succeeded()).isTrue();

            world.target("ALTER TABLE market.sales ADD COLUMN more int NULL");
            SchemaReport differing = schema(world, Goal.CREATE, Effect.APPLY);
            assertThat(differing.succeeded()).isFalse();
            assertThat(standings(differing, Standing.DIFFERS)).containsExactly("orders");
            assertThat(ddl(world, "sales")).contains("more");
        }
    }

    private static List<String> standings(SchemaReport report, Standing standing) {
        return report.steps().stream()
                .filter(step -> step.standing() == standing)
                .map(SchemaStep::object)
                .toList();
    }

    private static SchemaReport schema(MigrationWorld world, Goal goal, Effect effect) {
        return world.run(RENAMES, migration -> migration.schema(SchemaRequest.of(goal, effect), SILENT));
    }

    private static String ddl(MigrationWorld world, String table) throws SQLException {
        return world.ofTarget("SHOW CREATE TABLE market." + table).get(0).get(1);
    }

    private static List<String> firsts(MigrationWorld world, String sql) throws SQLException {
        return world.ofTarget(sql).stream().map(row -> row.get(0)).toList();
    }
}
