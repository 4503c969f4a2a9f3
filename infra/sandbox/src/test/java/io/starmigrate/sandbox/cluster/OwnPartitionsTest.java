package io.starmigrate.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.starrocks.schema.Note;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Staging;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.standin.session.StatementLog;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep.Outcome;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.schema.SchemaMigration;
import io.starmigrate.worker.starrocks.SchemaCatalog;
import io.starmigrate.worker.starrocks.SchemaTarget;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Intent;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.clusters.Clusters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partitions whose buckets, replicas, medium or cooldown time are their own, at the source and at the target. */
class OwnPartitionsTest {
    private static final String DAYS = " (`d` date NOT NULL, `n` int NULL) DUPLICATE KEY(`d`) PARTITION BY RANGE(`d`)"
            + " (PARTITION p1 VALUES [(\"2024-01-01\"),(\"2024-01-02\")), PARTITION p2 VALUES"
            + " [(\"2024-01-02\"),(\"2024-01-03\")), PARTITION p3 VALUES [(\"2024-01-03\"),(\"2024-01-04\")))"
            + " DISTRIBUTED BY HASH(`d`) BUCKETS 2 PROPERTIES (\"replication_num\"=\"3\",\"storage_medium\"=\"SSD\")";

    private static final StagingName NAME = new StagingName(new JobId("abcdefghij"), 1, 1, 1);

    @TempDir
    private Path directory;

    private StandIn start(String name) throws IOException {
        return StandIn.start(
                Files.createDirectory(directory.resolve(name)),
                Personality.of("3.3.14", RunMode.SHARED_NOTHING),
                StatementLog.NONE);
    }

    private static MigrationConfig config(StandIn source, StandIn target) {
        Map<String, String> keys = new HashMap<>(Map.of("JOB_NAME", "job"));
        keys.putAll(source.configuration("SOURCE", "shop"));
        keys.putAll(target.configuration("TARGET", "market"));
        keys.put("STORAGES", "s3://files/migration/");
        keys.put("AWS_REGION", "us-east-1");
        return ConfigLoader.parse("keys", "", keys, Set.of(Need.SOURCE_CLUSTER, Need.TARGET_CLUSTER))
                .config();
    }

    @Test
    void schemaSaysWhatPartitionsHaveOfTheirOwn() throws Exception {
        try (StandIn source = start("source");
                StandIn target = start("target")) {
            source.execute(List.of(
                    "CREATE DATABASE shop",
                    "CREATE TABLE shop.days" + DAYS,
                    "CREATE TABLE shop.plain" + DAYS,
                    "ALTER TABLE shop.days MODIFY PARTITION (p2, p3) SET (\"replication_num\" = \"1\")",
                    "ALTER TABLE shop.days MODIFY PARTITION p1 SET (\"storage_medium\" = \"HDD\")"));
            MigrationConfig config = config(source, target);
            Clusters clusters = new Clusters(config, new Outages(InstantSource.system()));
            try (SchemaCatalog from = clusters.sourceSchema();
                    SchemaTarget to = clusters.targetSchema()) {
                SchemaMigration migration = new SchemaMigration(
                        from, to, config.selection(), List.of(), names -> {}, InstantSource.system());
                SchemaReport made = migration.migrate(SchemaRequest.of(Goal.CREATE, Effect.APPLY), line -> {});

                assertThat(made.steps()).allMatch(step -> step.outcome() == Outcome.DONE);
                assertThat(notes(made, "plain")).isEmpty();
                assertThat(notes(made, "days"))
                        .hasSize(2)
                        .anySatisfy(note -> assertThat(note)
                                .startsWith("translated replication_num of p2, p3 = 1 to 3: ")
                                .endsWith("ALTER TABLE `market`.`days` MODIFY PARTITION (`p2`, `p3`) SET"
                                        + " (\"replication_num\" = \"1\")"))
                        .anySatisfy(
                                note -> assertThat(note).startsWith("translated storage_medium of p1 = HDD to SSD"));
                SchemaReport again = migration.migrate(SchemaRequest.of(Goal.CREATE, Effect.APPLY), line -> {});
                assertThat(again.steps()).allMatch(step -> step.outcome() == Outcome.PRESENT);
            }
        }
    }

    private static List<String> notes(SchemaReport report, String table) {
        return report.steps().stream()
                .filter(step -> step.object().equals(table))
                .flatMap(step -> step.remarks().notes().stream())
                .map(Note::toString)
                .toList();
    }

    @Test
    void aPartitionIsKeptTheSameWayAfterItsPublication() throws Exception {
        try (StandIn source = start("source");
                StandIn target = start("target")) {
            source.execute(List.of("CREATE DATABASE shop"));
            target.execute(List.of(
                    "CREATE DATABASE market",
                    "CREATE TABLE market.days" + DAYS,
                    "ALTER TABLE market.days DROP PARTITION p3",
                    "ALTER TABLE market.days ADD PARTITION p3 VALUES [(\"2024-01-03\"),(\"2024-01-04\"))"
                            + " DISTRIBUTED BY HASH(`d`) BUCKETS 7",
                    "ALTER TABLE market.days MODIFY PARTITION (p2, p3) SET (\"replication_num\" = \"1\")",
                    "ALTER TABLE market.days MODIFY PARTITION (p2) SET (\"storage_medium\" = \"HDD\")",
                    "ALTER TABLE market.days MODIFY PARTITION (p3) SET (\"storage_medium\" = \"SSD\","
                            + " \"storage_cooldown_time\" = \"2099-01-01 00:00:00\")"));
            List<List<String>> before = partitions(target);
            Clusters clusters = new Clusters(config(source, target), new Outages(InstantSource.system()));
            try (TargetCluster cluster = clusters.target()) {
                for (String name : List.of("p1", "p2", "p3")) {
                    int day = Integer.parseInt(name.substring(1));
                    String bounds = "[types: [DATE]; keys: [2024-01-0" + day + "]; ..types: [DATE]; keys: [2024-01-0"
                            + (day + 1) + "]; )";
                    Place place = new Place("days", name);
                    Staging staging = cluster.open(place, NAME, bounds, Intent.NEW);
                    cluster.publish(place, staging, NAME.token());
                }
            }

            assertThat(partitions(target)).isEqualTo(before);
            assertThat(before)
                    .contains(List.of("p2", "2", "1", "HDD", "9999-12-31 15:59:59"))
                    .contains(List.of("p3", "7", "1", "SSD", "2099-01-01 00:00:00"));
        }
    }

    private static List<List<String>> partitions(StandIn target) throws SQLException {
        List<List<String>> read = new ArrayList<>();
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW PARTITIONS FROM market.days")) {
            while (rows.next()) {
                List<String> partition = new ArrayList<>();
                for (String column :
                        List.of("PartitionName", "Buckets", "ReplicationNum", "StorageMedium", "CooldownTime")) {
                    partition.add(rows.getString(column));
                }
                read.add(partition);
            }
        }
        return read;
    }
}
