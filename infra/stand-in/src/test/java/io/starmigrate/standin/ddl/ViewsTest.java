package io.starmigrate.standin.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.standin.CatalogStand;
import io.starmigrate.standin.InMemoryRows;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Views and materialized views: what SHOW CREATE prints is itself a statement that makes the same view. */
class ViewsTest {
    private final CatalogStand stand =
            new CatalogStand(Personality.of("3.3.14", RunMode.SHARED_NOTHING), new InMemoryRows());

    @BeforeEach
    void make() {
        stand.run("CREATE DATABASE d; USE d");
        stand.run(
                "CREATE TABLE a (`id` int NOT NULL, `n` int NULL, `s` varchar(9) NULL) DUPLICATE KEY(`id`) "
                        + "PARTITION BY RANGE(`id`) (PARTITION p VALUES LESS THAN (\"9\")) DISTRIBUTED BY HASH(`id`) BUCKETS 1");
        stand.run("CREATE TABLE b (`id` int NOT NULL, `m` int NULL) DUPLICATE KEY(`id`) "
                + "DISTRIBUTED BY HASH(`id`) BUCKETS 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM a",
                "SELECT a.id, m FROM a JOIN b ON a.id = b.id WHERE s = 'it''s' AND n > 1",
                "SELECT x.id AS i, y.m FROM a x LEFT JOIN d.b AS y USING (id) ORDER BY i LIMIT 3",
                "SELECT t.c FROM (SELECT count(*) AS c, n FROM a GROUP BY n HAVING c > 1) t",
                "SELECT id FROM a UNION ALL SELECT id FROM b UNION SELECT m FROM b",
                "WITH w (k, v) AS (SELECT id, n FROM a) SELECT k, v + 1 AS more FROM w WHERE v IN (SELECT m FROM b)",
                "SELECT id, CASE WHEN n IS NULL THEN 'none' ELSE CAST(n AS STRING) END AS t FROM a "
                        + "WHERE EXISTS (SELECT 1 FROM b WHERE b.id = a.id)",
            })
    void the_printed_view_makes_the_same_view_again(String query) {
        stand.run("CREATE VIEW v COMMENT \"it's \\\"a\\\" view\" AS " + query);
        String printed = create("VIEW", "v");

        stand.run("DROP VIEW v");
        stand.run(printed);

        assertThat(create("VIEW", "v")).isEqualTo(printed).contains("`d`.`");
    }

    @Test
    void names_of_joined_tables_are_printed_whole() {
        stand.run("CREATE VIEW v AS SELECT x.id, m FROM a x JOIN b ON x.id = b.id");

        assertThat(create("VIEW", "v"))
                .isEqualTo("CREATE VIEW `v` (`id`, `m`) AS SELECT `x`.`id`, `d`.`b`.`m`\n"
                        + "FROM `d`.`a` AS `x` INNER JOIN `d`.`b` ON `x`.`id` = `d`.`b`.`id`;");
    }

    @ParameterizedTest
    @CsvSource({
        "4.0.1, false, false",
        "4.0.2, false, true",
        "4.0.5, false, true",
        "4.0.6, true, true",
        "4.1.0, true, true"
    })
    void newer_releases_show_a_query_as_it_was_typed(String version, boolean view, boolean materialized) {
        CatalogStand newer = new CatalogStand(Personality.of(version, RunMode.SHARED_NOTHING), new InMemoryRows());
        newer.run("CREATE DATABASE d; CREATE DATABASE other; USE other");
        newer.run("CREATE TABLE a (`id` int NOT NULL) DUPLICATE KEY(`id`) DISTRIBUTED BY HASH(`id`) BUCKETS 1");
        String query = "select id -- it's mine\nfrom a";
        newer.run("CREATE VIEW d.v AS " + query);
        newer.run("CREATE MATERIALIZED VIEW d.m REFRESH MANUAL AS " + query);
        newer.run("USE d");

        assertThat(newer.run("SHOW CREATE VIEW v").get(0).get(1))
                .contains(view ? " AS " + query + ";" : "FROM `other`.`a`");
        assertThat(newer.run("SHOW CREATE MATERIALIZED VIEW m").get(0).get(1))
                .contains(materialized ? "AS " + query + ";" : "FROM `other`.`a`");
    }

    @Test
    void a_view_of_what_is_not_there_is_refused() {
        assertThatThrownBy(() -> stand.run("CREATE VIEW v AS SELECT nope FROM a"))
                .hasMessageContaining("Column 'nope' cannot be resolved");
        assertThatThrownBy(() -> stand.run("CREATE VIEW v AS SELECT id FROM a JOIN b ON a.id = b.id"))
                .hasMessageContaining("Column 'id' is ambiguous");
        assertThatThrownBy(() -> stand.run("CREATE VIEW v AS SELECT 1 FROM nope"))
                .hasMessageContaining("d.nope");
    }

    @Test
    void an_asynchronous_materialized_view_is_shown_refreshed_and_switched_off() {
        stand.run("CREATE MATERIALIZED VIEW m COMMENT \"c\" PARTITION BY (id) DISTRIBUTED BY HASH(id) BUCKETS 2 "
                + "REFRESH DEFERRED ASYNC START(\"2030-01-01 00:00:00\") EVERY(INTERVAL 1 HOUR) "
                + "PROPERTIES (\"partition_ttl_number\"=\"3\") AS SELECT a.id, m FROM a JOIN b ON a.id = b.id");
        String printed = create("MATERIALIZED VIEW", "m");

        assertThat(printed)
                .contains(
                        "PARTITION BY (`id`)",
                        "DISTRIBUTED BY HASH(`id`) BUCKETS 2",
                        "REFRESH DEFERRED ASYNC START(\"2030-01-01 00:00:00\") EVERY(INTERVAL 1 HOUR)")
                .contains("\"partition_ttl_number\" = \"3\"");
        stand.run("DROP MATERIALIZED VIEW m");
        stand.run(printed);
        assertThat(create("MATERIALIZED VIEW", "m")).isEqualTo(printed);

        stand.run("ALTER MATERIALIZED VIEW m INACTIVE");
        assertThatThrownBy(() -> stand.run("REFRESH MATERIALIZED VIEW m")).hasMessageContaining("is not active");
        stand.run("ALTER MATERIALIZED VIEW m ACTIVE");
        assertThat(stand.run("REFRESH MATERIALIZED VIEW m WITH SYNC MODE")).hasSize(1);
    }

    @Test
    void a_materialized_view_is_inactive_once_its_table_is_dropped() {
        stand.run("CREATE MATERIALIZED VIEW m DISTRIBUTED BY HASH(id) REFRESH ASYNC AS SELECT id FROM b");
        stand.run("DROP TABLE b");

        assertThat(stand.run("SHOW MATERIALIZED VIEWS FROM d WHERE NAME = \"m\""))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("false", "base-table dropped: b"));
    }

    @Test
    void a_synchronous_materialized_view_and_a_rollup_belong_to_their_table() {
        stand.run("CREATE MATERIALIZED VIEW sums AS SELECT id, sum(n) FROM a GROUP BY id");
        stand.run("ALTER TABLE b ADD ROLLUP by_m (m, id)");

        assertThat(create("MATERIALIZED VIEW", "sums"))
                .isEqualTo("CREATE MATERIALIZED VIEW sums AS SELECT id, sum(n) FROM a GROUP BY id");
        assertThat(stand.run("SHOW ALTER TABLE ROLLUP FROM d")).hasSize(2);
        assertThat(stand.run("SHOW TABLES FROM d")).containsExactly(List.of("a"), List.of("b"));
        stand.run("DROP MATERIALIZED VIEW sums; ALTER TABLE b DROP ROLLUP by_m");
        assertThatThrownBy(() -> stand.run("ALTER TABLE b DROP ROLLUP by_m")).hasMessageContaining("by_m");
    }

    private String create(String kind, String name) {
        return String.valueOf(
                stand.run("SHOW CREATE " + kind + " " + name).get(0).get(1));
    }
}
