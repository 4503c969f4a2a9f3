package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.PartitionStorage;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.version.RunMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What partitions have been altered to, which no definition shows. */
class PartitionNotesTest extends RewriterBench {
    private static final RewriteSettings NOW = SETTINGS.at(LocalDateTime.parse("2026-11-28T12:00:00"));
    private static final ClusterProfile SD33 = cluster("3.3.5", RunMode.SHARED_DATA);
    private static final String NEVER = "9999-12-31 15:59:59";
    private static final String TABLE = table(
            "`k` date NOT NULL",
            "DUPLICATE KEY(`k`)\nPARTITION BY RANGE(`k`)\n(PARTITION p1 VALUES [(\"2024-01-01\"), (\"2024-01-02\")),\n"
                    + "PARTITION p2 VALUES [(\"2024-01-02\"), (\"2024-01-03\")),\n"
                    + "PARTITION `p 3` VALUES [(\"2024-01-03\"), (\"2024-01-04\")))\n"
                    + "DISTRIBUTED BY HASH(`k`) BUCKETS 2\nPROPERTIES (\"replication_num\" = \"3\"MORE)");

    private static PartitionStorage partition(String name, String replicas, String medium, String cooldown) {
        return PartitionStorage.readAll(List.of(CatalogRow.of(Map.of(
                        "PartitionName", name,
                        "Buckets", "2",
                        "ReplicationNum", replicas,
                        "StorageMedium", medium,
                        "CooldownTime", cooldown))))
                .get(0);
    }

    private static List<String> said(
            SchemaRewriter rewriter, String more, PartitionStorage second, PartitionStorage... others) {
        List<PartitionStorage> all = new ArrayList<>(List.of(partition("p1", "3", "SSD", NEVER), second));
        all.addAll(List.of(others));
        return rewriter.partitions(TableDdl.read(TABLE.replace("MORE", more)), all).stream()
                .map(Note::toString)
                .toList();
    }

    private static SchemaRewriter rewriter(RewriteSettings settings) {
        return new SchemaRewriter(SN33, SN33, settings);
    }

    @Test
    void nothingIsSaidWhereNothingDiffersFromTheTableOrFromWhatTheTargetMakes() {
        assertThat(said(rewriter(NOW), "", partition("p2", "3", "SSD", NEVER))).isEmpty();
        String cooling = ", \"storage_medium\" = \"SSD\", \"storage_cooldown_time\" = \"2027-01-01 00:00:00\"";
        assertThat(rewriter(NOW)
                        .partitions(
                                TableDdl.read(TABLE.replace("MORE", cooling)),
                                List.of(partition("p1", "3", "ssd", "2027-01-01 00:00:00"))))
                .isEmpty();
        assertThat(said(rewriter(NOW.withReplicas(2)), "", partition("p2", "2", "SSD", NEVER)))
                .isEmpty();
        assertThat(said(rewriter(NOW.without(Set.of("replication_num"))), "", partition("p2", "2", "SSD", NEVER)))
                .isEmpty();
        assertThat(said(rewriter(NOW), "", partition("dropped", "1", "HDD", NEVER)))
                .isEmpty();
        assertThat(new SchemaRewriter(SD31, SN33, NOW)
                        .partitions(
                                TableDdl.read(TABLE.replace("MORE", "")),
                                List.of(new PartitionStorage("p1", 2, Map.of()))))
                .isEmpty();
    }

    @Test
    void whatAPartitionWasAlteredToIsSaidWithTheStatementThatSetsIt() {
        assertThat(said(rewriter(NOW), "", partition("p2", "2", "SSD", NEVER), partition("p 3", "2", "SSD", NEVER)))
                .singleElement()
                .asString()
                .startsWith("translated replication_num of p2, p 3 = 2 to 3: ")
                .endsWith("ALTER TABLE `market`.`t` MODIFY PARTITION (`p2`, `p 3`) SET (\"replication_num\" = \"2\")");
        assertThat(said(rewriter(NOW), "", partition("p 3", "3", "SSD", NEVER), partition("p2", "3", "HDD", NEVER)))
                .singleElement()
                .asString()
                .startsWith("dropped storage_medium of p2 = HDD: ")
                .endsWith("SET (\"storage_medium\" = \"HDD\")");
        assertThat(said(rewriter(NOW), "", partition("p2", "3", "SSD", "2027-01-01 00:00:00")))
                .singleElement()
                .asString()
                .startsWith("dropped storage_cooldown_time of p2 = 2027-01-01 00:00:00: ")
                .endsWith("SET (\"storage_medium\" = \"SSD\", \"storage_cooldown_time\" = \"2027-01-01 00:00:00\")");
        assertThat(said(
                        rewriter(NOW),
                        ", \"storage_medium\" = \"SSD\", \"storage_cooldown_time\" = \"2027-01-01 00:00:00\"",
                        partition("p2", "3", "HDD", NEVER)))
                .anySatisfy(note -> assertThat(note).startsWith("translated storage_medium of p2 = HDD to SSD: "))
                .anySatisfy(note -> assertThat(note)
                        .startsWith("translated storage_cooldown_time of p1, p2 = never to 2027-01-01 00:00:00: "));
    }

    @Test
    void aCooldownTimeThatIsOverIsSaidAndNotToBeSet() {
        assertThat(said(
                        rewriter(NOW),
                        "",
                        partition("p2", "3", "SSD", "2024-01-01 00:00:00"),
                        partition("p 3", "3", "SSD", "2027-01-01 00:00:00")))
                .hasSize(2)
                .anySatisfy(note -> assertThat(note)
                        .isEqualTo("dropped storage_cooldown_time of p2 = 2024-01-01 00:00:00: it is over, and"
                                + " StarRocks refuses a time that has passed"));
    }

    @Test
    void moreReplicasThanTheTargetHasBackendsAreNotAdvised() {
        assertThat(said(rewriter(NOW.withBackends(1)), "", partition("p2", "2", "SSD", NEVER)))
                .singleElement()
                .asString()
                .contains("replication_num of p2 = 2 to 1")
                .doesNotContain("MODIFY");
        assertThat(said(rewriter(NOW.withReplicas(1)), "", partition("p2", "2", "SSD", NEVER)))
                .singleElement()
                .asString()
                .endsWith("it was asked for");
    }

    @Test
    void aSharedDataTargetIsSaidOnce() {
        assertThat(said(
                        new SchemaRewriter(SN33, SD33, NOW),
                        "",
                        partition("p2", "2", "HDD", NEVER),
                        partition("p 3", "1", "SSD", "2027-01-01 00:00:00")))
                .singleElement()
                .asString()
                .startsWith("dropped replication_num of p 3; replication_num of p2; storage_medium of p2; "
                        + "storage_cooldown_time of p 3 = 1; 2; HDD; 2027-01-01 00:00:00: ");
        String listed = table(
                "`k` varchar(9) NOT NULL",
                "DUPLICATE KEY(`k`)\nPARTITION BY LIST(`k`)\n(PARTITION p1 VALUES IN (\"a\") (\"replication_num\" ="
                        + " \"1\"),\nPARTITION p2 VALUES IN (\"b\") (\"replication_num\" = \"2\"))\n"
                        + "DISTRIBUTED BY HASH(`k`) BUCKETS 2");
        assertThat(rewrite(SN33, SD33, listed).notes())
                .extracting(Note::toString)
                .containsExactly("dropped replication_num of p1; replication_num of p2 = 1; 2: the object storage"
                        + " keeps the replicas, and there is no medium");
        assertThat(new SchemaRewriter(SN33, SN33, NOW)
                        .partitions(TableDdl.read(listed), List.of(partition("p1", "1", "SSD", NEVER))))
                .isEmpty();
    }

    @Test
    void aNumberOfBucketsOfItsOwnIsSaidHoweverTheTableSpreadsItsRows() {
        String random = table(
                "`k` date NOT NULL",
                "DUPLICATE KEY(`k`)\nPARTITION BY date_trunc('day', k)\nDISTRIBUTED BY RANDOM BUCKETS 8");

        assertThat(rewriter(NOW).partitions(TableDdl.read(random), List.of(partition("p1", "3", "SSD", NEVER))))
                .singleElement()
                .asString()
                .startsWith("translated BUCKETS of p1 = 2");
    }

    @Test
    void timesOfManyPartitionsAreOneNote() {
        List<PartitionStorage> days = new ArrayList<>();
        for (int day = 1; day <= 30; day++) {
            String time = "2027-01-%02d 00:00:00".formatted(day);
            days.add(partition("p" + day, "3", "SSD", time));
        }
        String automatic = table(
                "`k` date NOT NULL",
                "DUPLICATE KEY(`k`)\nPARTITION BY date_trunc('day', k)\nDISTRIBUTED BY HASH(`k`) BUCKETS 2");

        assertThat(rewriter(NOW).partitions(TableDdl.read(automatic), days))
                .singleElement()
                .asString()
                .startsWith("dropped storage_cooldown_time of p1, p2, ")
                .contains("p20 and 10 more = 2027-01-01 00:00:00 to 2027-01-30 00:00:00: ")
                .endsWith("MODIFY PARTITION (…) SET (\"storage_cooldown_time\" = …)");
    }
}
