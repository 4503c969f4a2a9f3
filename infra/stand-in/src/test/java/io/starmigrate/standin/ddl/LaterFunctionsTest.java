package io.starmigrate.standin.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.standin.CatalogStand;
import io.starmigrate.standin.InMemoryRows;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Definitions that call functions of a later release are refused as a call of an unknown one is. */
class LaterFunctionsTest {
    private static CatalogStand stand(String version) {
        CatalogStand stand = new CatalogStand(Personality.of(version, RunMode.SHARED_NOTHING), new InMemoryRows());
        stand.run("CREATE DATABASE d; USE d");
        stand.run("CREATE TABLE a (`id` int NOT NULL, `s` varchar(9) NULL) DUPLICATE KEY(`id`) "
                + "DISTRIBUTED BY HASH(`id`) BUCKETS 1");
        return stand;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.5.20 | 4.0.0 | strpos(varchar, varchar) | SELECT id, strpos(s, 'x') AS p FROM a",
                "4.0.14 | 4.1.0 | initcap(varchar) | SELECT id FROM a WHERE upper(`initcap`(s)) = 'X'",
                "3.1.17 | 3.2.0 | cume_dist() | SELECT id, cume_dist() OVER (ORDER BY id) AS c FROM a",
                "3.1.8 | 3.1.9 | regexp_extract_all(varchar, varchar, tinyint(4)) | SELECT regexp_extract_all(s, 'x', 1) AS r FROM a",
                "2.5.18 | 3.0.9 | regexp_extract_all(varchar, varchar, tinyint(4)) | SELECT regexp_extract_all(s, 'x', 1) AS r FROM a",
                "3.2.16 | 3.3.0 | cbrt(varchar) | WITH w (k) AS (SELECT cbrt(id) FROM a) SELECT k FROM w",
                "3.0.9 | 3.1.0 | unnest_bitmap(varchar) | SELECT id, u.b FROM a, unnest_bitmap(to_bitmap(id)) u (b)",
            })
    void a_view_is_refused_before_the_release_of_its_function(
            String before, String since, String signature, String query) {
        assertThatThrownBy(() -> stand(before).run("CREATE VIEW v AS " + query))
                .hasMessageContaining("No matching function with signature: " + signature + ".");
        assertThat(stand(since).run("CREATE VIEW v AS " + query)).isNotNull();
    }

    @Test
    void a_materialized_view_is_refused_too() {
        assertThatThrownBy(() -> stand("3.5.20")
                        .run("CREATE MATERIALIZED VIEW m DISTRIBUTED BY HASH(id) REFRESH DEFERRED MANUAL"
                                + " AS SELECT id, strpos(s, 'x') AS p FROM a"))
                .hasMessageContaining("No matching function with signature: strpos(varchar, varchar).");
    }

    @Test
    void a_table_is_refused_for_what_computes_a_column() {
        String table = "CREATE TABLE g (`id` int NOT NULL, `s` varchar(9) NULL, `p` int AS strpos(s, 'x'))"
                + " DUPLICATE KEY(`id`) DISTRIBUTED BY HASH(`id`) BUCKETS 1";

        assertThatThrownBy(() -> stand("3.5.20").run(table))
                .hasMessageContaining("No matching function with signature: strpos(varchar, varchar).");
        assertThat(stand("4.0.0").run(table)).isNotNull();
    }

    @Test
    void a_table_is_refused_for_what_divides_it() {
        String table = "CREATE TABLE g (`id` int NOT NULL, `s` varchar(9) NULL) DUPLICATE KEY(`id`)"
                + " PARTITION BY to_datetime(id), s DISTRIBUTED BY HASH(`id`) BUCKETS 1";

        assertThatThrownBy(() -> stand("3.5.20").run(table))
                .hasMessageContaining("No matching function with signature: to_datetime(varchar).");
        assertThat(stand("4.0.0").run(table)).isNotNull();
    }
}
