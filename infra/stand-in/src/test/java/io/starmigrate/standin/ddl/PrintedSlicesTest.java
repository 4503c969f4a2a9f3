package io.starmigrate.standin.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.standin.CatalogStand;
import io.starmigrate.standin.InMemoryRows;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import org.junit.jupiter.api.Test;

/** What SHOW CREATE TABLE prints of a table in slices of time makes the same table. */
class PrintedSlicesTest {
    private final CatalogStand stand =
            new CatalogStand(Personality.of("3.3.14", RunMode.SHARED_NOTHING), new InMemoryRows());

    @Test
    void make_the_same_table_again() {
        stand.run("CREATE DATABASE d; USE d");
        stand.run("CREATE TABLE s (k datetime NOT NULL) DUPLICATE KEY(k) PARTITION BY time_slice(k, INTERVAL 2 hour)"
                + " DISTRIBUTED BY HASH(k) BUCKETS 1");
        String printed = shown();

        stand.run("DROP TABLE s");
        stand.run(printed);

        assertThat(printed).contains("PARTITION BY time_slice(k, 2, 'hour', 'floor')");
        assertThat(shown()).isEqualTo(printed);
        assertThatThrownBy(() -> stand.run(printed.replace("`s`", "`t`").replace(", 'floor'", "")))
                .hasMessageContaining("Unsupported partition expression");
    }

    private String shown() {
        return String.valueOf(stand.run("SHOW CREATE TABLE s").get(0).get(1));
    }
}
