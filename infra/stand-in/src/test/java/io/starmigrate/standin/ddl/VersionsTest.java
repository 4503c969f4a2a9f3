package io.starmigrate.standin.ddl;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.standin.CatalogStand;
import io.starmigrate.standin.InMemoryRows;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.SqlError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each version and mode refuses what it does not have, and takes what it has (reference 1.2, 6.6, 6.7). */
class VersionsTest {

    private static void run(String version, RunMode mode, String sql) {
        CatalogStand stand = new CatalogStand(Personality.of(version, mode), new InMemoryRows());
        stand.run("CREATE DATABASE d; USE d");
        stand.run(sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "2.5.22 | 3.1.11 | SHARED_NOTHING | CREATE TABLE t (k int, c varchar(9) NOT NULL) DUPLICATE KEY(k) PARTITION BY LIST(c) (PARTITION p VALUES IN ('a')) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "2.5.22 | 3.1.11 | SHARED_NOTHING | CREATE TABLE t (k datetime) DUPLICATE KEY(k) PARTITION BY date_trunc('day', k) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "2.5.22 | 3.1.11 | SHARED_NOTHING | CREATE TABLE t (k int) DUPLICATE KEY(k) DISTRIBUTED BY RANDOM",
                "2.5.22 | 3.1.11 | SHARED_NOTHING | CREATE TABLE t (k int, m map<int,int>) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "2.5.22 | 3.1.11 | SHARED_NOTHING | CREATE TABLE t (k bigint NOT NULL AUTO_INCREMENT) PRIMARY KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "3.3.15 | 3.5.0 | SHARED_DATA | CREATE TABLE t (k int, g int AS k + 1) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "3.1.11 | 3.3.15 | SHARED_NOTHING | CREATE TABLE t (k int, v int) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 ORDER BY(v)",
                "3.1.11 | 3.2.3 | SHARED_NOTHING | CREATE TABLE t (k int) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ('bucket_size'='1')",
                "2.5.22 | 3.0.9 | SHARED_NOTHING | CREATE TABLE t (k int, b varbinary) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "2.5.22 | 3.0.9 | SHARED_NOTHING | CREATE TABLE t (k int NOT NULL, v int) PRIMARY KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 ORDER BY(v)",
                "3.3.15 | 3.4.4 | SHARED_NOTHING | CREATE VIEW v SECURITY NONE AS SELECT 1 AS one",
                "2.5.22 | 3.0.9 | SHARED_NOTHING | SHOW MATERIALIZED VIEWS FROM d",
                "3.0.9 | 2.5.22 | SHARED_NOTHING | SHOW MATERIALIZED VIEW FROM d",
                "3.1.11 | 3.2.15 | SHARED_NOTHING | CREATE OR REPLACE VIEW v AS SELECT 1 AS one",
                "3.2.15 | 3.3.15 | SHARED_NOTHING | CREATE TABLE t (k int, v varchar(9), INDEX i (v) USING GIN) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "3.3.15 | 3.4.4 | SHARED_NOTHING | CREATE TABLE t (k datetime, c int) DUPLICATE KEY(k) PARTITION BY date_trunc('month', k), c DISTRIBUTED BY HASH(k) BUCKETS 1",
                "2.5.22 | 3.1.11 | SHARED_NOTHING | SHOW STORAGE VOLUMES",
                "3.0.9 | 3.1.11 | SHARED_NOTHING | CREATE TABLE t (k int) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1; CREATE MATERIALIZED VIEW v DISTRIBUTED BY RANDOM REFRESH MANUAL AS SELECT k FROM d.t",
                "3.5.19 | 4.0.2 | SHARED_NOTHING | CREATE TABLE t (k int, d array<decimal(76, 20)>) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "3.0.9 | 3.1.5 | SHARED_DATA | CREATE TABLE t (k int NOT NULL) PRIMARY KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "3.2.15 | 3.3.15 | SHARED_NOTHING | CREATE TABLE t (k int, c varchar(9)) DUPLICATE KEY(k) PARTITION BY LIST(c) (PARTITION p VALUES IN ('a')) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "3.2.15 | 3.3.15 | SHARED_NOTHING | CREATE TABLE t (k int, c varchar(9)) DUPLICATE KEY(k) PARTITION BY (c) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "2.5.22 | 3.0.9 | SHARED_NOTHING | GRANT SELECT, INSERT ON ALL TABLES IN DATABASE d TO USER 'mig'@'%'",
                "3.5.5 | 3.5.6 | SHARED_NOTHING | CREATE TABLE t (k bigint NOT NULL AUTO_INCREMENT) PRIMARY KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1; ALTER TABLE d.t AUTO_INCREMENT = 7",
                "3.5.5 | 4.1.2 | SHARED_NOTHING | CREATE TABLE t (k bigint NOT NULL AUTO_INCREMENT) PRIMARY KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1; ALTER TABLE `t` auto_increment=7"
            })
    void knowsAFeatureFromItsVersionOn(String before, String since, RunMode mode, String sql) {
        assertThatThrownBy(() -> run(before, mode, sql)).isInstanceOf(SqlError.class);
        assertThatCode(() -> run(since, mode, sql)).doesNotThrowAnyException();
    }

    @Test
    void dataCachePropertiesBelongToSharedData() {
        String sql = "CREATE TABLE t (k int) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
                + " PROPERTIES ('replication_num'='1', 'datacache.enable'='true')";
        assertThatCode(() -> run("3.5.0", RunMode.SHARED_DATA, sql)).doesNotThrowAnyException();
        assertThatThrownBy(() -> run("3.5.0", RunMode.SHARED_NOTHING, sql))
                .hasMessage("Unknown properties: {datacache.enable=true}");
    }

    @Test
    void anUnknownStorageVolumeIsRefusedInSharedData() {
        assertThatThrownBy(() -> run(
                        "3.5.0",
                        RunMode.SHARED_DATA,
                        "CREATE TABLE t (k int) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
                                + " PROPERTIES ('storage_volume'='nope')"))
                .hasMessage("Storage volume nope not exists");
    }

    @Test
    void sharedDataCameWith30() {
        assertThatThrownBy(() -> Personality.of("2.5.22", RunMode.SHARED_DATA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shared_data came with 3.0");
    }
}
