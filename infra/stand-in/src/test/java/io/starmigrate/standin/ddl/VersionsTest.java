package io.starmigrate.standin.ddl;

import static org.assertj.core.api.Assertions.assertThat;
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
                "3.5.19 | 4.0.2 | SHARED_NOTHING | CREATE TABLE t (k int NOT NULL, v varchar(9), INDEX i (v) USING GIN) PRIMARY KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "4.0.14 | 4.1.2 | SHARED_DATA | CREATE TABLE t (k int, v varchar(9), INDEX i (v) USING GIN('imp_lib'='builtin')) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "3.4.0 | 3.4.1 | SHARED_NOTHING | CREATE VIEW v SECURITY INVOKER AS SELECT 1 AS one",
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
                "3.5.5 | 4.1.2 | SHARED_NOTHING | CREATE TABLE t (k bigint NOT NULL AUTO_INCREMENT) PRIMARY KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1; ALTER TABLE `t` auto_increment=7",
                "3.3.22 | 3.4.4 | SHARED_NOTHING | CREATE TABLE t (k datetime) DUPLICATE KEY(k) PARTITION BY date_trunc('week', k) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "3.3.22 | 3.4.4 | SHARED_NOTHING | CREATE TABLE t (k bigint) DUPLICATE KEY(k) PARTITION BY from_unixtime(k, '%Y') DISTRIBUTED BY HASH(k) BUCKETS 1",
                "3.2.16 | 3.3.15 | SHARED_NOTHING | CREATE TABLE t (k datetime) DUPLICATE KEY(k) PARTITION BY time_slice(k, INTERVAL 20 minute) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "3.3.22 | 3.4.4 | SHARED_NOTHING | CREATE TABLE t (k datetime) DUPLICATE KEY(k) PARTITION BY time_slice(k, INTERVAL 30 second) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "3.2.16 | 3.3.15 | SHARED_NOTHING | CREATE TABLE t (k varchar(9)) DUPLICATE KEY(k) PARTITION BY RANGE(str2date(k, '%Y%m%d')) (PARTITION p VALUES LESS THAN ('2021-01-01')) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "3.2.16 | 3.3.15 | SHARED_NOTHING | CREATE TABLE t (k varchar(9)) DUPLICATE KEY(k) PARTITION BY RANGE(cast(substr(k, 3) AS bigint)) (PARTITION p VALUES [('0'), ('70'))) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "3.0.9 | 3.1.11 | SHARED_NOTHING | CREATE TABLE t (k datetime) DUPLICATE KEY(k) PARTITION BY RANGE(date_trunc('day', k)) (START ('2021-01-01') END ('2021-01-04') EVERY (INTERVAL 1 DAY)) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "3.3.22 | 3.4.4 | SHARED_NOTHING | CREATE TABLE t (k int, n avg(int), m array<int> array_agg(int) NULL) AGGREGATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "3.4.10 | 4.1.2 | SHARED_NOTHING | CREATE TABLE t (k int, g group_concat(varchar(9), varchar(2)) NULL) AGGREGATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "3.5.19 | 4.0.2 | SHARED_NOTHING | CREATE TABLE t (k int, at datetime DEFAULT CURRENT_TIMESTAMP(6)) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "4.0.14 | 4.1.2 | SHARED_NOTHING | CREATE TABLE t (k int, a array<int> DEFAULT [1, 2], m map<int, int> NULL DEFAULT map{1: 2} COMMENT 'm') DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "4.0.14 | 4.1.2 | SHARED_NOTHING | CREATE TABLE t (k int, j json DEFAULT '[]') DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "4.0.14 | 4.1.2 | SHARED_NOTHING | CREATE TABLE t (k int, b bitmap BITMAP_UNION DEFAULT '') AGGREGATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "4.0.14 | 4.1.2 | SHARED_NOTHING | CREATE TABLE t (k varbinary, v int) DUPLICATE KEY(k) DISTRIBUTED BY HASH(v) BUCKETS 1",
                "4.1.7 | 4.2.0 | SHARED_NOTHING | CREATE TABLE t (k date, v int SUM) AGGREGATE KEY(k) PARTITION BY date_trunc('week', k) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "3.1.3 | 3.1.4 | SHARED_NOTHING | CREATE TABLE t (k int, v varchar(9)) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1; CREATE VIEW d.w AS SELECT group_concat(v ORDER BY lower(v)) AS g FROM d.t",
                "3.1.3 | 3.1.4 | SHARED_NOTHING | CREATE TABLE t (k int, v varchar(9)) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1; CREATE VIEW d.w AS SELECT group_concat(DISTINCT v) AS g FROM d.t",
                "3.0.9 | 3.1.11 | SHARED_NOTHING | CREATE TABLE t (k int, v varchar(9), at datetime) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1; CREATE MATERIALIZED VIEW d.m (a COMMENT 'x') DISTRIBUTED BY HASH(a) BUCKETS 1 REFRESH MANUAL AS SELECT k AS a FROM d.t",
                "2.5.22 | 3.0.9 | SHARED_NOTHING | CREATE TABLE t (k int, v varchar(9), at datetime) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1; CREATE VIEW d.w AS SELECT array_agg(v ORDER BY k) AS a FROM d.t",
                "3.0.9 | 3.1.4 | SHARED_NOTHING | CREATE TABLE t (k int, v varchar(9), at datetime) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1; CREATE VIEW d.w AS SELECT array_agg(DISTINCT v) AS a FROM d.t",
                "2.5.22 | 3.0.9 | SHARED_NOTHING | CREATE TABLE t (k int, v varchar(9), at datetime) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1; CREATE VIEW d.w AS SELECT lag(v) IGNORE NULLS OVER (ORDER BY k) AS a FROM d.t",
                "3.0.9 | 3.1.11 | SHARED_NOTHING | CREATE TABLE t (k int, v varchar(9), at datetime) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1; CREATE VIEW d.w AS SELECT map_keys(map{k: v}) AS a FROM d.t",
                "3.1.11 | 3.2.15 | SHARED_NOTHING | CREATE TABLE t (k int, v varchar(9), at datetime) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1; CREATE VIEW d.w AS SELECT timestampdiff(MILLISECOND, at, at) AS a FROM d.t",
                "3.1.11 | 3.2.15 | SHARED_NOTHING | CREATE TABLE t (k int, v varchar(9), at datetime) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1; CREATE VIEW d.w AS SELECT at + INTERVAL 3 MICROSECOND AS a FROM d.t",
                "2.5.22 | 3.0.9 | SHARED_NOTHING | CREATE TABLE t (k int, v varchar(9)) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1; CREATE VIEW d.w AS SELECT count(ALL k) AS a FROM d.t",
                "2.5.22 | 3.0.9 | SHARED_NOTHING | CREATE TABLE t (k int, v varchar(9)) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1; CREATE VIEW d.w AS SELECT current_role() AS a FROM d.t",
                "3.0.9 | 3.1.11 | SHARED_NOTHING | CREATE TABLE t (k int, v varchar(9)) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1; CREATE VIEW d.w AS SELECT cast(k AS text) AS a FROM d.t",
                "3.4.10 | 3.5.0 | SHARED_NOTHING | CREATE TABLE t (k int, v date) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1; CREATE MATERIALIZED VIEW d.m PARTITION BY (v, date_trunc('day', v)) DISTRIBUTED BY HASH(k) REFRESH MANUAL AS SELECT k, v FROM d.t"
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

    @Test
    void whatIsComputedOrAStateIsShownAsItIsDefined() {
        CatalogStand stand = new CatalogStand(Personality.of("4.1.2", RunMode.SHARED_NOTHING), new InMemoryRows());
        stand.run("CREATE DATABASE d; USE d");
        stand.run("CREATE TABLE t (k bigint, at datetime DEFAULT CURRENT_TIMESTAMP(3), a array<int> DEFAULT [1, 2])"
                + " DUPLICATE KEY(k) PARTITION BY RANGE(from_unixtime(k))"
                + " (START ('2021-01-01') END ('2021-01-03') EVERY (INTERVAL 1 DAY)) DISTRIBUTED BY HASH(k) BUCKETS 1");
        stand.run("CREATE TABLE s (k int, n sum(decimal(9, 2)) NOT NULL COMMENT 'c') AGGREGATE KEY(k)"
                + " DISTRIBUTED BY HASH(k) BUCKETS 1");
        stand.run("CREATE VIEW w AS SELECT k, (SELECT max(k) FROM s) AS m FROM t");

        assertThat(stand.run("SHOW CREATE TABLE t").get(0).get(1))
                .contains("DEFAULT CURRENT_TIMESTAMP(3) COMMENT", "DEFAULT [1, 2] COMMENT")
                .contains(
                        "PARTITION BY RANGE(from_unixtime(k))\n(PARTITION p20210101 VALUES [(\"2021-01-01 00:00:00\"),");
        assertThat(stand.run("SHOW CREATE TABLE s").get(0).get(1))
                .contains("`n` varbinary sum(decimal(9, 2)) NOT NULL");
        assertThat(stand.run("SHOW CREATE VIEW w").get(0).get(1)).contains("SELECT max(k) FROM s");
    }

    @Test
    void noColumnHoldsATime() {
        assertThatThrownBy(() -> run(
                        "4.1.2",
                        RunMode.SHARED_NOTHING,
                        "CREATE TABLE t (k int, v array<time>) DISTRIBUTED BY HASH(k)"))
                .isInstanceOf(SqlError.class);
    }
}
