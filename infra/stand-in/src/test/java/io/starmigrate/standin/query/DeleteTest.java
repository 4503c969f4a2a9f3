package io.starmigrate.standin.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.Stand;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What front ends take of DELETE, and which versions it moves. */
class DeleteTest {
    private static final String PARTITIONS = " PARTITION BY RANGE(d) (PARTITION p1 VALUES [(\"2024-01-01\"),"
            + " (\"2024-02-01\")), PARTITION p2 VALUES [(\"2024-02-01\"), (\"2024-03-01\"))) DISTRIBUTED BY HASH(k)";

    @TempDir
    Path directory;

    private Stand stand;

    @BeforeEach
    void open() {
        stand = new Stand(directory, Personality.of("3.1.15", RunMode.SHARED_NOTHING));
        stand.run("CREATE DATABASE db; USE db");
        stand.run("CREATE TABLE t (d DATE NOT NULL, k INT, f DOUBLE, v VARCHAR(9)) DUPLICATE KEY(d, k)" + PARTITIONS);
        stand.run("CREATE TABLE a (k INT, s BIGINT SUM) AGGREGATE KEY(k) DISTRIBUTED BY HASH(k)");
        stand.run("CREATE TABLE pk (d DATE NOT NULL, k INT NOT NULL, v VARCHAR(9)) PRIMARY KEY(d, k)" + PARTITIONS);
        for (String table : List.of("t (d, k, v)", "pk (d, k, v)")) {
            stand.run("INSERT INTO " + table + " VALUES ('2024-01-05', 1, 'a'), ('2024-02-05', 2, 'b')");
        }
    }

    @AfterEach
    void close() {
        stand.close();
    }

    private List<String> versions(String table) {
        return stand.rows("SHOW PARTITIONS FROM " + table).stream()
                .map(row -> row.get(2))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE FROM t | Where clause is not set",
                "DELETE FROM t WHERE k = 1 OR k = 2 | Compound predicate's op should be AND",
                "DELETE FROM t WHERE 1 = k | Left expr of binary predicate should be column name",
                "DELETE FROM t WHERE k = 1 + 1 | Right expr of binary predicate should be value",
                "DELETE FROM t WHERE k IN (1, k) | Child of in predicate should be value",
                "DELETE FROM t WHERE k BETWEEN 1 AND 2 | Where clause only supports compound predicate",
                "DELETE FROM t WHERE k <=> 1 | Delete condition does not support null-safe equal",
                "DELETE FROM t WHERE f = 1 | is not key column or storage model is not duplicate",
                "DELETE FROM t WHERE nope = 1 | Unknown column 'nope'",
                "DELETE FROM t WHERE d = 'x' | Invalid value for column d",
                "DELETE FROM t TEMPORARY PARTITION(p1) WHERE k = 1 | Do not support deleting temp partitions",
                "DELETE FROM a WHERE s = 1 | is not key column or storage model is not duplicate",
                "DELETE FROM pk | Delete must specify where clause to prevent full table delete",
                "DELETE FROM pk PARTITION(p1) WHERE k = 1 | Delete for primary key table do not support"
            })
    void isRefusedByName(String statement, String why) {
        assertThatThrownBy(() -> stand.run(statement))
                .isInstanceOf(SqlError.class)
                .hasMessageContaining(why);
        assertThat(stand.value("SELECT count(*) FROM t")).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "k = 9 | 3 | 3",
                "k = 9 AND (v != 'x') | 3 | 3",
                "d = '2024-02-07' AND k = 9 | 2 | 3",
                "d < '2024-02-01' AND k = 9 | 3 | 2",
                "d >= '2024-02-01' AND k = 9 | 2 | 3",
                "d > '2024-03-01' | 2 | 2",
                "k IN (9, -1) AND d IS NOT NULL | 3 | 3"
            })
    void aConditionIsAVersionOfEachPartitionItDoesNotRuleOut(String condition, String first, String second) {
        stand.run("DELETE FROM t WHERE " + condition);

        assertThat(versions("t")).containsExactly(first, second);
        assertThat(stand.value("SELECT count(*) FROM t")).isEqualTo("2");
    }

    @Test
    void namedPartitionsAloneAreWrittenTo() {
        stand.run("DELETE FROM t PARTITION(p2) WHERE k > 0");

        assertThat(versions("t")).containsExactly("2", "3");
        assertThat(stand.rows("SELECT k FROM t")).containsExactly(List.of("1"));
    }

    @Test
    void rowsOfAPrimaryKeyAreRemovedByAnyCondition() {
        stand.run("DELETE FROM pk WHERE v = 'b' OR k + 1 = 9");

        assertThat(versions("pk")).containsExactly("2", "3");
        assertThat(stand.rows("SELECT k FROM pk")).containsExactly(List.of("1"));
    }
}
