package io.starmigrate.standin.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.Stand;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ALTER TABLE over tables that have rows. */
class AlterTableTest {
    @TempDir
    private Path directory;

    private Stand stand;

    @BeforeEach
    void start() {
        stand = new Stand(directory, "3.3.14");
        stand.run("CREATE DATABASE d; USE d");
        stand.run("CREATE TABLE t (`k` int NOT NULL, `v` varchar(5) NULL) DUPLICATE KEY(`k`) "
                + "DISTRIBUTED BY HASH(`k`) BUCKETS 1 PROPERTIES (\"replication_num\"=\"1\")");
        stand.run("INSERT INTO t VALUES (1, 'a'), (2, NULL)");
    }

    @AfterEach
    void stop() {
        stand.close();
    }

    @Test
    void rows_have_the_default_of_a_column_added_after_them() {
        stand.run("ALTER TABLE t ADD COLUMN n bigint NULL DEFAULT \"7\" AFTER k");
        stand.run("INSERT INTO t (k, v) VALUES (3, 'c')");

        assertThat(stand.rows("SELECT * FROM t ORDER BY k"))
                .containsExactly(List.of("1", "7", "a"), Arrays.asList("2", "7", null), List.of("3", "7", "c"));
        assertThat(stand.value("SELECT count(*) FROM t WHERE n = 7")).isEqualTo("3");
    }

    @Test
    void a_dropped_column_is_gone_and_a_widened_one_keeps_its_values() {
        stand.run("ALTER TABLE t ADD COLUMN x int NULL, MODIFY COLUMN v varchar(50) NULL");
        stand.run("ALTER TABLE t DROP COLUMN x");
        stand.run("INSERT INTO t VALUES (3, 'longer than five')");

        assertThat(stand.rows("SELECT * FROM t ORDER BY k"))
                .containsExactly(List.of("1", "a"), Arrays.asList("2", null), List.of("3", "longer than five"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE t ADD COLUMN v int NULL           | Can not add column which already exists",
                "ALTER TABLE t DROP COLUMN nope                | Column does not exists: nope",
                "ALTER TABLE t DROP COLUMN k                   | Distribution column[k] cannot be dropped",
                "ALTER TABLE t MODIFY COLUMN v varchar(3) NULL | Can not change varchar(5) to varchar(3)",
                "ALTER TABLE t SET (\"nope\"=\"1\")            | Unknown properties: {nope=1}",
                "ALTER TABLE t SET (\"dynamic_partition.enable\"=\"true\") | Dynamic partition only support single-column",
            })
    void what_the_front_end_refuses_is_refused_and_changes_nothing(String statement, String reason) {
        List<List<String>> before = stand.rows("SHOW CREATE TABLE t");

        assertThatThrownBy(() -> stand.run(statement))
                .isInstanceOf(SqlError.class)
                .hasMessageContaining(reason);
        assertThat(stand.rows("SHOW CREATE TABLE t")).isEqualTo(before);
    }

    @Test
    void each_change_is_a_finished_job_that_show_alter_table_lists() {
        stand.run("ALTER TABLE t ADD COLUMN n int NULL");

        assertThat(stand.rows(
                        "SHOW ALTER TABLE COLUMN FROM d WHERE TableName = \"t\" ORDER BY CreateTime DESC LIMIT 1"))
                .singleElement()
                .satisfies(job -> assertThat(job).contains("t", "FINISHED"));
        assertThat(stand.rows("SHOW ALTER TABLE ROLLUP FROM d")).isEmpty();
    }

    @Test
    void dynamic_partitions_are_paused_and_resumed() {
        stand.run("CREATE TABLE dyn (`d` date NOT NULL) DUPLICATE KEY(`d`) PARTITION BY RANGE(`d`) () "
                + "DISTRIBUTED BY HASH(`d`) BUCKETS 1 PROPERTIES (\"dynamic_partition.enable\"=\"true\", "
                + "\"dynamic_partition.time_unit\"=\"DAY\", \"dynamic_partition.start\"=\"-3\", "
                + "\"dynamic_partition.end\"=\"3\", \"dynamic_partition.prefix\"=\"p\")");
        stand.run("ALTER TABLE dyn SET (\"dynamic_partition.enable\" = \"false\")");

        assertThat(shown("dyn")).contains("\"dynamic_partition.enable\" = \"false\"");
        stand.run("ALTER TABLE dyn SET (\"dynamic_partition.enable\" = \"true\")");
        assertThat(shown("dyn")).contains("\"dynamic_partition.enable\" = \"true\"");
    }

    @Test
    void comments_and_indexes_are_changed() {
        stand.run("ALTER TABLE t COMMENT = \"a \\\"new\\\" one\"");
        stand.run("ALTER TABLE t ADD INDEX by_v (v) USING NGRAMBF(\"gram_num\"=\"4\") COMMENT 'grams'");

        assertThat(shown("t"))
                .contains("COMMENT \"a \\\"new\\\" one\"")
                .contains("INDEX by_v (`v`) USING NGRAMBF(\"gram_num\" = \"4\") COMMENT 'grams'");
        stand.run("ALTER TABLE t DROP INDEX by_v");
        assertThat(shown("t")).doesNotContain("INDEX");
    }

    private String shown(String table) {
        return String.valueOf(stand.rows("SHOW CREATE TABLE " + table).get(0).get(1));
    }
}
