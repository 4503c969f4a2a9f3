package io.starmigrate.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.schema.Note;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Staging;
import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep.Standing;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Intent;
import io.starmigrate.worker.starrocks.TargetCluster.Landing;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetTogether.StagingRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partitions whose buckets, replicas, medium or cooldown time are their own, at the source and at the target. */
class OwnPartitionsTest {
    private static final String DAYS = " (`d` date NOT NULL, `n` int NULL) DUPLICATE KEY(`d`) PARTITION BY RANGE(`d`)"
            + " (PARTITION p1 VALUES [(\"2024-01-01\"),(\"2024-01-02\")), PARTITION p2 VALUES"
            + " [(\"2024-01-02\"),(\"2024-01-03\")), PARTITION p3 VALUES [(\"2024-01-03\"),(\"2024-01-04\")))"
            + " DISTRIBUTED BY HASH(`d`) BUCKETS 2 PROPERTIES (\"replication_num\"=\"3\",\"storage_medium\"=\"SSD\")";

    private static final List<String> ALTERED = List.of(
            "CREATE DATABASE market",
            "CREATE TABLE market.days" + DAYS,
            "ALTER TABLE market.days DROP PARTITION p3",
            "ALTER TABLE market.days ADD PARTITION p3 VALUES [(\"2024-01-03\"),(\"2024-01-04\"))"
                    + " DISTRIBUTED BY HASH(`d`) BUCKETS 7",
            "ALTER TABLE market.days MODIFY PARTITION (p2, p3) SET (\"replication_num\" = \"1\")",
            "ALTER TABLE market.days MODIFY PARTITION (p2) SET (\"storage_medium\" = \"HDD\")",
            "ALTER TABLE market.days MODIFY PARTITION (p3) SET (\"storage_medium\" = \"SSD\","
                    + " \"storage_cooldown_time\" = \"2099-01-01 00:00:00\")");

    private static final StagingName NAME = new StagingName(new JobId("abcdefghij"), 1, 1, 1);

    @TempDir
    private Path directory;

    @Test
    void schemaSaysWhatPartitionsHaveOfTheirOwn() throws Exception {
        try (SchemaPair pair = SchemaPair.start(directory, "3.3.14", "3.3.14")) {
            pair.source.execute(List.of(
                    "CREATE DATABASE shop",
                    "CREATE TABLE shop.days" + DAYS,
                    "CREATE TABLE shop.plain" + DAYS,
                    "ALTER TABLE shop.days MODIFY PARTITION (p2, p3) SET (\"replication_num\" = \"1\")",
                    "ALTER TABLE shop.days MODIFY PARTITION p1 SET (\"storage_medium\" = \"HDD\")"));
            pair.schema((migration, to) -> {
                SchemaReport made = migration.migrate(SchemaRequest.of(Goal.CREATE, Effect.APPLY), line -> {});

                assertThat(made.steps()).allMatch(step -> step.standing() == Standing.DONE);
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
                assertThat(again.steps()).allMatch(step -> step.standing() == Standing.PRESENT);
            });
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
        try (SchemaPair pair = SchemaPair.start(directory, "3.3.14", "3.3.14")) {
            pair.source.execute(List.of("CREATE DATABASE shop"));
            pair.target.execute(ALTERED);
            List<List<String>> before = partitions(pair.target);
            try (TargetCluster cluster = pair.clusters().target()) {
                for (String name : List.of("p1", "p2", "p3")) {
                    Place place = new Place("days", name);
                    Staging staging = cluster.open(place, NAME, bounds(name), Intent.NEW);
                    cluster.publish(place, staging, NAME.token());
                }
            }

            assertThat(partitions(pair.target)).isEqualTo(before);
            assertThat(before)
                    .contains(List.of("p2", "2", "1", "HDD", "9999-12-31 15:59:59"))
                    .contains(List.of("p3", "7", "1", "SSD", "2099-01-01 00:00:00"));
        }
    }

    /** What each shows is asked once for all of them. */
    @Test
    void soAreThoseThatArePublishedTogether() throws Exception {
        try (SchemaPair pair = SchemaPair.start(directory, "3.3.14", "3.3.14")) {
            pair.source.execute(List.of("CREATE DATABASE shop"));
            pair.target.execute(ALTERED);
            List<List<String>> before = partitions(pair.target);
            try (TargetCluster cluster = pair.clusters().target()) {
                Map<Place, Staging> opened = cluster.openTogether(Stream.of("p1", "p2", "p3")
                        .map(name -> new StagingRequest(new Place("days", name), NAME, bounds(name)))
                        .toList());
                assertThat(opened).hasSize(3);
                cluster.publishTogether(opened.entrySet().stream()
                        .map(staged -> new Landing(staged.getKey(), staged.getValue()))
                        .toList());
            }

            assertThat(partitions(pair.target)).isEqualTo(before);
        }
    }

    private static String bounds(String partition) {
        int day = Integer.parseInt(partition.substring(1));
        return "[types: [DATE]; keys: [2024-01-0" + day + "]; ..types: [DATE]; keys: [2024-01-0" + (day + 1) + "]; )";
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
