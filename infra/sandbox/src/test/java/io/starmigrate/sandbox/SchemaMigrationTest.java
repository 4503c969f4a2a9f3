package io.starmigrate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.sandbox.starrocks.Personality;
import io.starmigrate.sandbox.starrocks.RunMode;
import io.starmigrate.sandbox.world.StandIn;
import io.starmigrate.sandbox.world.World;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.worker.JobReport;
import io.starmigrate.worker.Migration;
import io.starmigrate.worker.Operations.Effect;
import io.starmigrate.worker.Progress;
import io.starmigrate.worker.ProgressListener;
import io.starmigrate.worker.SchemaReport;
import io.starmigrate.worker.SchemaRequest;
import io.starmigrate.worker.SchemaRequest.Goal;
import io.starmigrate.worker.SchemaStep;
import io.starmigrate.worker.SchemaStep.Outcome;
import io.starmigrate.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shared-data 3.1 source, an empty target of another version and mode: schema, rows, cutover. */
class SchemaMigrationTest {
    private static final ProgressListener SILENT = new ProgressListener() {
        @Override
        public void progressed(Progress progress) {
            // Nobody looks on.
        }

        @Override
        public void noted(String message) {
            // Nobody reads.
        }
    };
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
            "CREATE VIEW shop.a_view (`id`, `n`) AS SELECT `id`, count(*) AS n FROM shop.orders GROUP BY `id`",
            "CREATE MATERIALIZED VIEW shop.an_mv DISTRIBUTED BY HASH(`id`) BUCKETS 1 REFRESH ASYNC"
                    + " START(\"2030-01-01 00:00:00\") EVERY (INTERVAL 1 DAY) AS SELECT `id`, count(*) AS n FROM"
                    + " shop.orders GROUP BY `id`",
            "INSERT INTO shop.orders VALUES (1, '2024-01-05', 'a'), (2, '2024-02-05', 'b')",
            "INSERT INTO shop.ttl VALUES ('2020-01-05', 1)");

    private static MigrationConfig config(World world, Path directory, String database) throws IOException {
        Path env = directory.resolve(".env");
        Map<String, String> keys = world.configuration("shop");
        keys.put("TARGET_DB_NAME", database);
        keys.put("TABLE_RENAMES", "orders:sales,a_view:sales_view");
        Files.writeString(
                env,
                keys.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
        return ConfigLoader.load(env, Map.of(), EnumSet.allOf(Need.class)).config();
    }

    @ParameterizedTest
    @CsvSource({"3.3.14, SHARED_DATA", "3.5.2, SHARED_NOTHING", "3.5.2, SHARED_DATA"})
    void an_empty_target_gets_tables_that_rows_can_be_moved_into_and_is_set_going_at_cutover(
            String version, RunMode mode, @TempDir Path directory) throws SQLException, IOException {
        WorldSettings settings = new WorldSettings(
                directory, Personality.of("3.1.11", RunMode.SHARED_DATA), Personality.of(version, mode));
        try (World world = World.start(settings)) {
            world.source().execute(SOURCE);
            MigrationConfig config = config(world, directory, "market");

            SchemaReport told = schema(config, Goal.CREATE, Effect.ONLY_TELL);
            assertThat(outcomes(told, Outcome.TO_DO))
                    .containsExactly("market", "dyn", "orders", "ttl", "a_view", "an_mv");
            assertThat(query(world.target(), "SHOW DATABASES")).doesNotContain("market");

            SchemaReport made = schema(config, Goal.CREATE, Effect.APPLY);
            assertThat(made.steps()).allMatch(step -> step.outcome() == Outcome.DONE, "done");
            assertThat(ddl(world.target(), "dyn")).contains("\"dynamic_partition.enable\" = \"false\"");
            assertThat(ddl(world.target(), "ttl")).doesNotContain("partition_live_number");

            SchemaReport again = schema(config, Goal.CREATE, Effect.APPLY);
            assertThat(again.steps()).allMatch(step -> step.outcome() == Outcome.PRESENT, "present");

            JobReport moved = sync(config);
            assertThat(moved.failures()).isEmpty();
            assertThat(query(world.target(), "SELECT id FROM market.sales ORDER BY id"))
                    .containsExactly("1", "2");
            assertThat(query(world.target(), "SELECT id FROM market.sales_view ORDER BY id"))
                    .containsExactly("1", "2");
            assertThat(verified(config)).isTrue();
            assertThat(query(world.target(), "SELECT v FROM market.ttl")).containsExactly("1");

            SchemaReport restored = schema(config, Goal.RESTORE, Effect.APPLY);
            assertThat(outcomes(restored, Outcome.DONE)).containsExactly("dyn", "ttl", "an_mv");
            assertThat(ddl(world.target(), "dyn")).contains("\"dynamic_partition.enable\" = \"true\"");
            assertThat(ddl(world.target(), "ttl")).contains("\"partition_live_number\" = \"30\"");
            assertThat(ddl(world.target(), "an_mv")).contains("REFRESH ASYNC START(\"2030-01-01 00:00:00\")");
            assertThat(outcomes(schema(config, Goal.RESTORE, Effect.APPLY), Outcome.PRESENT))
                    .containsExactly("dyn", "ttl");
            assertThat(schema(config, Goal.CREATE, Effect.APPLY).succeeded()).isTrue();

            world.target().execute(List.of("ALTER TABLE market.sales ADD COLUMN more int NULL"));
            SchemaReport differing = schema(config, Goal.CREATE, Effect.APPLY);
            assertThat(differing.succeeded()).isFalse();
            assertThat(outcomes(differing, Outcome.DIFFERS)).containsExactly("orders");
            assertThat(ddl(world.target(), "sales")).contains("more");
        }
    }

    private static List<String> outcomes(SchemaReport report, Outcome outcome) {
        return report.steps().stream()
                .filter(step -> step.outcome() == outcome)
                .map(SchemaStep::object)
                .toList();
    }

    private static SchemaReport schema(MigrationConfig config, Goal goal, Effect effect) {
        try (Migration migration = new Worker().open(config)) {
            return migration.schema(SchemaRequest.of(goal, effect), SILENT);
        }
    }

    private static JobReport sync(MigrationConfig config) {
        try (Migration migration = new Worker().open(config)) {
            return migration.sync("schema", SILENT);
        }
    }

    private static boolean verified(MigrationConfig config) {
        try (Migration migration = new Worker().open(config)) {
            return migration.verify("schema", SILENT).complete();
        }
    }

    private static String ddl(StandIn cluster, String table) throws SQLException {
        return String.join("\n", columns(cluster, "SHOW CREATE TABLE market." + table, 2));
    }

    private static List<String> query(StandIn cluster, String sql) throws SQLException {
        return columns(cluster, sql, 1);
    }

    private static List<String> columns(StandIn cluster, String sql, int column) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                values.add(result.getString(column));
            }
        }
        return values;
    }
}
