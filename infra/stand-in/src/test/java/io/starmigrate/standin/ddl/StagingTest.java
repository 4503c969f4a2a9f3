package io.starmigrate.standin.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.standin.CatalogStand;
import io.starmigrate.standin.InMemoryRows;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.catalog.Partition;
import io.starmigrate.standin.catalog.Table;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What section 7 of the observations says of staging: which tables take temporary partitions, and what publishing does.
 */
class StagingTest {
    private final InMemoryRows rows = new InMemoryRows();
    private final CatalogStand stand = new CatalogStand(Personality.of("3.3.15", RunMode.SHARED_NOTHING), rows);

    @BeforeEach
    void makeDatabase() {
        run("CREATE DATABASE d");
    }

    private void run(String sql) {
        stand.run(sql);
    }

    private List<String> column(String sql, int column) {
        return stand.run(sql).stream()
                .map(row -> String.valueOf(row.get(column - 1)))
                .toList();
    }

    private Table table(String name) {
        return stand.cluster().catalog().database("d").orElseThrow().table(name).orElseThrow();
    }

    private static long id(Table table, String partition) {
        return table.partition(partition).map(Partition::id).orElseThrow();
    }

    private void create(String table, String partitioning) {
        run("CREATE TABLE d." + table + " (k date NOT NULL, c varchar(9) NOT NULL) DUPLICATE KEY(k) " + partitioning
                + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ('replication_num'='1')");
    }

    @Test
    void aReplacedPartitionKeepsItsNameAndTakesTheTemporaryOnesId() {
        create("r", "PARTITION BY RANGE(k) (PARTITION p VALUES [('2024-01-01'),('2024-02-01')))");
        long before = id(table("r"), "p");
        run("ALTER TABLE d.r ADD TEMPORARY PARTITION s VALUES [('2024-01-01'),('2024-02-01'))");
        long staged = table("r").temporaryPartition("s").orElseThrow().id();

        run("ALTER TABLE d.r REPLACE PARTITION (p) WITH TEMPORARY PARTITION (s)");

        assertThat(id(table("r"), "p")).isEqualTo(staged);
        assertThat(table("r").temporaryPartitions()).isEmpty();
        assertThat(rows.partitions()).contains(staged).doesNotContain(before);
    }

    @Test
    void replacingWantsTheSameRange() {
        create("r", "PARTITION BY RANGE(k) (PARTITION p VALUES [('2024-01-01'),('2024-02-01')))");
        run("ALTER TABLE d.r ADD TEMPORARY PARTITION s VALUES [('2024-01-01'),('2024-01-15'))");

        assertThatThrownBy(() -> run("ALTER TABLE d.r REPLACE PARTITION (p) WITH TEMPORARY PARTITION (s)"))
                .hasMessageContaining("2 range lists are not stricly matched");
        assertThat(table("r").temporaryPartitions()).hasSize(1);

        run("ALTER TABLE d.r REPLACE PARTITION (p) WITH TEMPORARY PARTITION (s) PROPERTIES ('strict_range'='false',"
                + " 'use_temp_partition_name'='true')");
        assertThat(column("SHOW PARTITIONS FROM d.r", 2)).containsExactly("s");
    }

    @Test
    void aTemporaryPartitionIsKeptAsTheTableSaysUnlessItIsTold() {
        create("r", "PARTITION BY RANGE(k) (PARTITION p VALUES [('2024-01-01'),('2024-02-01')))");
        run("ALTER TABLE d.r MODIFY PARTITION (*) SET ('replication_num'='2')");
        assertThat(column("SHOW PARTITIONS FROM d.r", 11)).containsExactly("2");

        run("ALTER TABLE d.r ADD TEMPORARY PARTITION s VALUES [('2024-01-01'),('2024-02-01'))");
        run("ALTER TABLE d.r REPLACE PARTITION (p) WITH TEMPORARY PARTITION (s)");
        assertThat(column("SHOW PARTITIONS FROM d.r", 11)).containsExactly("1");

        run("ALTER TABLE d.r ADD TEMPORARY PARTITION s VALUES [('2024-01-01'),('2024-02-01')) ('replication_num'='2',"
                + " 'storage_medium'='HDD') DISTRIBUTED BY HASH(k) BUCKETS 3");
        run("ALTER TABLE d.r REPLACE PARTITION (p) WITH TEMPORARY PARTITION (s)");
        run("TRUNCATE TABLE d.r PARTITION (p)");
        assertThat(stand.run("SHOW PARTITIONS FROM d.r").get(0).subList(10, 12)).containsExactly("2", "HDD");
    }

    @Test
    void aPartitionTakesNoTimeThatIsOverOrThatItsMediumHasNot() {
        create("r", "PARTITION BY RANGE(k) (PARTITION p VALUES [('2024-01-01'),('2024-02-01')))");
        String set = "ALTER TABLE d.r MODIFY PARTITION (p) SET ";
        assertThatThrownBy(() -> run(set + "('storage_medium'='SSD', 'storage_cooldown_time'='2020-01-01 00:00:00')"))
                .hasMessageContaining("Cooldown time should be later than now");
        assertThatThrownBy(() -> run(set + "('storage_medium'='HDD', 'storage_cooldown_time'='2099-01-01 00:00:00')"))
                .hasMessageContaining("Can not assign cooldown timestamp to HDD");
        assertThatThrownBy(() -> run(set + "('storage_cooldown_time'='2099-01-01 00:00:00')"))
                .hasMessageContaining("storage medium property is not found");
        assertThatThrownBy(() -> run(set + "('colour'='red')")).hasMessageContaining("Unknown properties");
        assertThatThrownBy(() -> run("ALTER TABLE d.r MODIFY PARTITION (q) SET ('replication_num'='1')"))
                .hasMessageContaining("Partition[q] does not exist");
    }

    @Test
    void listPartitionsAreStagedByTheirValues() {
        create("l", "PARTITION BY LIST(c) (PARTITION p VALUES IN ('a', 'b'), PARTITION q VALUES IN ('c'))");
        assertThatThrownBy(() -> run("ALTER TABLE d.l ADD PARTITION z VALUES IN ('b')"))
                .hasMessageContaining("Duplicate values");
        run("ALTER TABLE d.l ADD TEMPORARY PARTITION s VALUES IN ('a', 'b')");

        run("ALTER TABLE d.l REPLACE PARTITION (p) WITH TEMPORARY PARTITION (s)");

        assertThat(column("SHOW PARTITIONS FROM d.l", 8)).containsExactlyInAnyOrder("('a', 'b')", "('c')");
    }

    @Test
    void automaticRangesAreStagedInBatchesOfTheirOwnUnitOnly() {
        create("e", "PARTITION BY date_trunc('month', k)");
        run("ALTER TABLE d.e ADD PARTITIONS START ('2024-01-01') END ('2024-03-01') EVERY (INTERVAL 1 MONTH)");
        run(
                "ALTER TABLE d.e ADD TEMPORARY PARTITIONS START ('2024-01-01') END ('2024-02-01') EVERY (INTERVAL 1 MONTH)");

        assertThat(column("SHOW TEMPORARY PARTITIONS FROM d.e", 2)).containsExactly("tp202401");
        assertThatThrownBy(
                        () -> run(
                                "ALTER TABLE d.e ADD PARTITIONS START ('2025-01-01') END ('2025-01-02') EVERY (INTERVAL 1 DAY)"))
                .hasMessageContaining("granularity");
    }

    @Test
    void aStepOfSevenDaysTakesNoTemporaryPartition() {
        run("CREATE TABLE d.s (k datetime NOT NULL) DUPLICATE KEY(k) PARTITION BY time_slice(k, INTERVAL 7 day)"
                + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ('replication_num'='1')");

        assertThatThrownBy(
                        () -> run(
                                "ALTER TABLE d.s ADD PARTITIONS START ('2024-01-01') END ('2024-01-08') EVERY (INTERVAL 7 DAY)"))
                .hasMessageContaining("The step of the auto-partitioned table should be 1.");
    }

    @Test
    void swappedTablesExchangeNamesAndKeepTheirPartitionIds() {
        create("a", "");
        run("CREATE TABLE d.b LIKE d.a");
        long a = id(table("a"), "a");
        long b = id(table("b"), "b");

        run("ALTER TABLE d.a SWAP WITH b");
        assertThat(id(table("a"), "a")).isEqualTo(b);

        run("DROP TABLE d.b FORCE");
        assertThat(rows.partitions()).contains(b).doesNotContain(a);
    }

    @Test
    void likeCopiesPartitionsUnlessTheyAreAutomatic() {
        create("r", "PARTITION BY RANGE(k) (START ('2024-01-01') END ('2024-01-04') EVERY (INTERVAL 1 DAY))");
        create("e", "PARTITION BY date_trunc('day', k)");
        run("ALTER TABLE d.e ADD PARTITIONS START ('2024-01-01') END ('2024-01-04') EVERY (INTERVAL 1 DAY)");
        run("CREATE TABLE d.r2 LIKE d.r");
        run("CREATE TABLE d.e2 LIKE d.e");

        assertThat(column("SHOW PARTITIONS FROM d.r2 ORDER BY PartitionName DESC LIMIT 2", 2))
                .containsExactly("p20240103", "p20240102");
        assertThat(column("SHOW PARTITIONS FROM d.e2", 2)).isEmpty();
    }

    @Test
    void aTruncatedPartitionHasANewId() {
        create("t", "");
        long before = id(table("t"), "t");
        run("TRUNCATE TABLE d.t");
        assertThat(id(table("t"), "t")).isNotEqualTo(before);
        assertThat(rows.partitions()).doesNotContain(before);
    }

    @Test
    void mixedRangeFormsAreRefused() {
        assertThatThrownBy(() -> create(
                        "m",
                        "PARTITION BY RANGE(k) (PARTITION p VALUES LESS THAN ('2024-01-01'),"
                                + " PARTITION q VALUES [('2024-01-01'),('2024-02-01')))"))
                .hasMessageContaining("You can only use one of these methods to create partitions.");
        assertThat(rows.partitions()).isEmpty();
    }
}
