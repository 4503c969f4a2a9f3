package io.starmigrate.standin.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.standin.Stand;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cutover sets going at the target: counters above the moved values, and whoever may read all tables. */
class CountersAndGrantsTest {
    @TempDir
    private Path directory;

    private Stand stand;

    @BeforeEach
    void start() {
        stand = new Stand(directory, "3.5.6");
        stand.run("CREATE DATABASE d; USE d");
        stand.run("CREATE TABLE t (`k` bigint NOT NULL AUTO_INCREMENT, `v` int NULL) PRIMARY KEY(`k`) "
                + "DISTRIBUTED BY HASH(`k`) BUCKETS 1 PROPERTIES (\"replication_num\"=\"1\")");
    }

    @AfterEach
    void stop() {
        stand.close();
    }

    @Test
    void a_counter_goes_on_from_where_it_is_set_and_is_no_property() {
        stand.run("INSERT INTO t (v) VALUES (10)");
        stand.run("ALTER TABLE d.t AUTO_INCREMENT = 40");
        stand.run("INSERT INTO t (v) VALUES (11)");

        assertThat(stand.rows("SELECT k, v FROM t ORDER BY k"))
                .containsExactly(List.of("1", "10"), List.of("40", "11"));
        assertThat(stand.rows("SHOW CREATE TABLE t").get(0).get(1)).doesNotContain("auto_increment\" =");
        assertThatThrownBy(() -> stand.run("ALTER TABLE t SET (\"auto_increment\" = \"50\")"))
                .hasMessageContaining("auto_increment");
    }

    @Test
    void a_counter_of_a_table_without_one_cannot_be_set() {
        stand.run("CREATE TABLE plain (`k` int) DUPLICATE KEY(`k`) DISTRIBUTED BY HASH(`k`) BUCKETS 1");

        assertThatThrownBy(() -> stand.run("ALTER TABLE plain AUTO_INCREMENT = 40"))
                .hasMessageContaining("no AUTO_INCREMENT column");
    }

    @Test
    void what_is_granted_on_all_tables_is_granted_on_each_also_on_those_to_come() {
        stand.run("GRANT SELECT, INSERT ON ALL TABLES IN DATABASE d TO USER 'mig'@'%'");
        stand.run("GRANT SELECT ON ALL TABLES IN ALL DATABASES TO ROLE 'public'");
        stand.run("CREATE TABLE later (`k` int) DUPLICATE KEY(`k`) DISTRIBUTED BY HASH(`k`) BUCKETS 1");

        assertThat(stand.rows("SELECT OBJECT_NAME, PRIVILEGE_TYPE FROM sys.grants_to_users"
                        + " WHERE OBJECT_DATABASE = 'd' ORDER BY OBJECT_NAME"))
                .containsExactly(List.of("later", "INSERT, SELECT"), List.of("t", "INSERT, SELECT"));
        assertThat(stand.rows("SELECT OBJECT_NAME FROM sys.grants_to_roles WHERE GRANTEE = 'public'"
                        + " AND OBJECT_DATABASE = 'd'"))
                .hasSize(2);
        assertThat(stand.rows("SHOW GRANTS FOR 'mig'@'%'"))
                .contains(List.of(
                        "'mig'@'%'",
                        "default_catalog", "GRANT INSERT, SELECT ON ALL TABLES IN DATABASE d TO USER 'mig'@'%'"));
        assertThatThrownBy(() -> stand.run("GRANT SELECT ON ALL TABLES IN DATABASE nowhere TO USER 'mig'@'%'"))
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> stand.run("GRANT SELECT ON ALL VIEWS IN DATABASE d TO USER 'mig'@'%'"))
                .hasMessageContaining("GRANT SELECT ON ALL VIEWS");
    }
}
