package io.starmigrate.standin.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class SelectTest {
    @TempDir
    Path directory;

    private Stand stand;

    @BeforeEach
    void open() {
        stand = new Stand(directory, "3.5.0");
        stand.run("CREATE DATABASE db; USE db");
        stand.run("CREATE TABLE t (k INT NOT NULL, d DATE, v VARCHAR(20), m DECIMAL(9,2)) DUPLICATE KEY(k)"
                + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES(\"replication_num\"=\"1\")");
        stand.run("INSERT INTO t VALUES (1, '2024-01-01', 'a', 1.5), (2, '2024-02-01', NULL, 2.25),"
                + " (3, NULL, 'it''s \"q\" \\\\ \\n', NULL)");
    }

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void whatAClientAsksIsLimitedAsTheSessionSays() {
        stand.run("SET sql_select_limit = 2");

        assertThat(stand.rows("SELECT k FROM t")).hasSize(2);
        assertThat(stand.rows("SELECT column_name FROM information_schema.columns"))
                .hasSize(2);
        assertThat(stand.value("SELECT count(*) FROM (SELECT k FROM t) AS all_of_it"))
                .isEqualTo("3");
        assertThat(stand.rows("SELECT k FROM t LIMIT 3")).hasSize(3);
        assertThat(stand.rows("SHOW FULL COLUMNS FROM t")).hasSize(4);
        stand.run("INSERT INTO t SELECT k + 10, d, v, m FROM t");
        stand.run("SET sql_select_limit = 9223372036854775807");
        assertThat(stand.rows("SELECT k FROM t")).hasSize(6);
    }

    @Test
    void twoPipesAreWhatTheSessionsModesSay() {
        assertThat(stand.value("SELECT count(*) FROM t WHERE k = 1 || v = 'a'")).isEqualTo("1");
        stand.run("SET sql_mode = 'ONLY_FULL_GROUP_BY, pipes_as_concat'");

        assertThat(stand.value("SELECT v || '!' FROM t WHERE k = 1")).isEqualTo("a!");
        assertThatThrownBy(() -> stand.run("SET sql_mode = 'ONLY_FULL_GROUP_BY,NO_SUCH_MODE'"))
                .hasMessage("Variable 'sql_mode' can't be set to the value of 'NO_SUCH_MODE'");
        stand.run("SET sql_mode = 'ONLY_FULL_GROUP_BY'");
        assertThat(stand.value("SELECT count(*) FROM t WHERE k = 3 || v = 'a'")).isEqualTo("2");
    }

    @Test
    void aFieldIsReadByWhateverNameItHas() {
        stand.run("CREATE TABLE n (k INT NOT NULL, `a.t` STRUCT<`x.y` INT, `it s` STRUCT<`1 2` VARCHAR(9)>>) DUPLICATE"
                + " KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES(\"replication_num\"=\"1\")");
        stand.run("INSERT INTO n VALUES (1, named_struct('x.y', 7, 'it s', named_struct('1 2', 'deep')))");

        assertThat(stand.value("SELECT `a.t`.`x.y` FROM n")).isEqualTo("7");
        assertThat(stand.value("SELECT `a.t`.`it s`.`1 2` FROM n")).isEqualTo("deep");
        assertThat(stand.value("SELECT n.`a.t`.`x.y` FROM db.n")).isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "murmur_hash3_32('hello') | 1321743225",
                "murmur_hash3_32('hello', 'world') | 984713481",
                "xx_hash3_64('hello') | -7685981735718036227",
                "xx_hash3_64('hello', 'world') | 7001965798170371843",
                "CAST(true AS STRING) | 1",
                "CAST(1.0E0 AS STRING) | 1",
                "CAST(CAST('2024-01-02 03:04:05.5' AS DATETIME) AS STRING) | 2024-01-02 03:04:05.500000",
                "CAST(CAST('0000-01-01' AS DATE) AS STRING) | 0000-01-01",
                "CAST('170141183460469231731687303715884105727' AS LARGEINT) | 170141183460469231731687303715884105727",
                "CAST(1.9 AS INT) | 1",
                "CAST('1.9' AS INT) | ",
                "concat('a', 1, true) | a11",
                "concat('a', NULL) | ",
                "date_format('2024-03-04 05:06:07', '%Y-%m-%d %H:%i:%s.%f') | 2024-03-04 05:06:07.000000",
                "bitmap_count(bitmap_from_string('1,5,5')) | 2",
                "bitmap_contains(bitmap_from_string('1,5'), 5) | 1",
                "bitmap_contains(bitmap_from_string('1,15'), 5) | 0",
                "bitmap_to_string(base64_to_bitmap(bitmap_to_base64(bitmap_from_string('3,1,18446744073709551615')))) | 1,3,18446744073709551615",
                "hll_cardinality(hll_hash('x')) | 1",
                "json_string(parse_json('{\"a\":1,\"b\":[1,2]}')) | {\"a\": 1, \"b\": [1, 2]}",
                "hex('ab') | 6162",
                "to_base64('ab') | YWI=",
                "if(1 > 2, 'x', 'y') | y",
                "1 <=> NULL | 0",
                "date_trunc('month', '2024-03-04') | 2024-03-01 00:00:00",
                "CAST('2024-01-31' AS DATE) + INTERVAL 1 DAY | 2024-02-01 00:00:00",
                "instr('foobar', 'bar') | 4",
                "length('中') | 3",
                "char_length('中') | 1",
                "coalesce(NULL, 'n') | n",
                "[1,2,NULL] | [1,2,null]",
                "5 DIV 2 | 2",
                "1 / 0 | ",
            })
    void functionsAnswerAsStarRocksDoes(String expression, String expected) {
        assertThat(stand.value("SELECT " + expression)).isEqualTo(expected);
    }

    @Test
    void queriesJoinGroupAndSort() {
        assertThat(stand.rows("WITH c AS (SELECT k, v FROM t WHERE d IS NOT NULL OR v LIKE 'it%')"
                        + " SELECT a.k, count(*) n, sum(b.m) FROM c a LEFT JOIN t AS b ON a.k = b.k"
                        + " GROUP BY a.k HAVING n > 0 ORDER BY a.k DESC LIMIT 2"))
                .containsExactly(Arrays.asList("3", "1", null), List.of("2", "1", "2.25"));
        assertThat(stand.value("SELECT concat(a, '!') FROM (SELECT 1 = 1 AS b, concat('x') AS a) q(a, b)"))
                .isEqualTo("1!");
        assertThat(stand.rows("SELECT v FROM t ORDER BY v LIMIT 1")).containsExactly(Arrays.asList((String) null));
        assertThat(stand.rows("SELECT v FROM t WHERE k = 3")).containsExactly(List.of("it's \"q\" \\ \n"));
        assertThat(stand.rows("SELECT db.t.k FROM db.t WHERE k IN (SELECT max(k) FROM t)"))
                .containsExactly(List.of("3"));
        assertThat(stand.value("SELECT count(DISTINCT v) FROM t")).isEqualTo("2");
    }

    @Test
    void whatIsNotThereIsRefusedByName() {
        assertThatThrownBy(() -> stand.run("SELECT nope FROM t"))
                .hasMessage("Getting analyzing error. Detail message: Column 'nope' cannot be resolved.");
        assertThatThrownBy(() -> stand.run("SELECT nope(1, 'x', k) FROM t"))
                .hasMessage(
                        "Getting analyzing error. Detail message: No matching function with signature: nope(tinyint(4),"
                                + " varchar, int(11)).");
        assertThatThrownBy(() -> stand.run("SELECT count(*) FROM t PARTITION (nope)"))
                .hasMessage("Getting analyzing error. Detail message: Unknown partition 'nope' in table 't'.");
        assertThatThrownBy(() -> stand.run("SELECT count(*) FROM nope"))
                .hasMessage("Getting analyzing error. Detail message: Unknown table 'db.nope'.");
    }

    @Test
    void anOlderVersionLacksTheNewerHash() {
        stand.close();
        stand = new Stand(directory.resolve("old"), "3.1.17");
        assertThatThrownBy(() -> stand.run("SELECT xx_hash3_64('a')"))
                .hasMessageContaining("No matching function with signature: xx_hash3_64(varchar)");
    }

    @Test
    void rowsFindTheirAutomaticPartitions() {
        stand.run("CREATE TABLE e (d DATE NOT NULL, v INT) DUPLICATE KEY(d) PARTITION BY date_trunc('month', d)"
                + " DISTRIBUTED BY HASH(d) BUCKETS 1 PROPERTIES(\"replication_num\"=\"1\")");
        stand.run("INSERT INTO e SELECT d, k FROM t WHERE d IS NOT NULL");
        assertThat(stand.value("SELECT v FROM e PARTITION (p202402)")).isEqualTo("2");
    }

    @Test
    void keysMergeAsTheirModelSays() {
        stand.run("CREATE TABLE u (k INT, v VARCHAR(9)) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
                + " PROPERTIES(\"replication_num\"=\"1\")");
        stand.run("INSERT INTO u VALUES (1, 'a'), (1, 'b'), (2, 'c')");
        stand.run("INSERT INTO u VALUES (2, 'd')");
        assertThat(stand.rows("SELECT * FROM u ORDER BY k")).containsExactly(List.of("1", "b"), List.of("2", "d"));
        stand.run("CREATE TABLE a (k INT, s BIGINT SUM, r VARCHAR(9) REPLACE_IF_NOT_NULL, b BITMAP BITMAP_UNION,"
                + " h HLL HLL_UNION) AGGREGATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
                + " PROPERTIES(\"replication_num\"=\"1\")");
        stand.run("INSERT INTO a VALUES (1, 5, 'x', to_bitmap(7), hll_hash('p'))");
        stand.run("INSERT INTO a VALUES (1, 6, NULL, to_bitmap(8), hll_hash('q'))");
        assertThat(stand.rows("SELECT k, s, r, bitmap_to_string(b), hll_cardinality(h) FROM a"))
                .containsExactly(List.of("1", "11", "x", "7,8", "2"));
    }

    @Test
    void sketchesAndBitmapsSurviveTheirTextForms() {
        stand.run("CREATE TABLE s (k INT, b BITMAP BITMAP_UNION, h HLL HLL_UNION) AGGREGATE KEY(k)"
                + " DISTRIBUTED BY HASH(k) BUCKETS 1");
        stand.run("INSERT INTO s SELECT k, to_bitmap(k), hll_hash(k) FROM t");
        stand.run("INSERT INTO s SELECT 1, bitmap_from_string('7,18446744073709551615'), hll_hash('\u00ff')");

        assertThat(stand.rows("SELECT bitmap_to_string(base64_to_bitmap(bitmap_to_base64(b))), hll_cardinality("
                        + "hll_deserialize(from_base64(to_base64(hll_serialize(h))))) FROM s ORDER BY k"))
                .containsExactly(List.of("1,7,18446744073709551615", "2"), List.of("2", "1"), List.of("3", "1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT row_number() OVER (ORDER BY k) FROM t | row_number() OVER (ORDER BY k)",
                "SELECT sum(k) OVER (PARTITION BY v) FROM t | OVER (PARTITION BY v)",
                "SELECT v, count(*) FROM t GROUP BY CUBE (v) | CUBE (v)",
                "SELECT timestampdiff(DAY, d, d) FROM t | timestampdiff(DAY, d, d)",
                "SELECT acos(k) FROM t | acos(int(11))",
                "ALTER DATABASE db RENAME other | ALTER DATABASE db RENAME other",
                "ALTER TABLE t RENAME PARTITION t u | RENAME PARTITION t u"
            })
    void refusesByNameWhatNothingUses(String statement, String named) {
        assertThatThrownBy(() -> stand.run(statement)).hasMessageContaining(named);
    }
}
