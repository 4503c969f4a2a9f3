package io.starmigrate.standin.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.starmigrate.standin.Stand;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportAndLoadTest {
    private static final String CREDENTIALS = "(\"aws.s3.access_key\"=\"ak\",\"aws.s3.secret_key\"=\"sk\")";
    private static final String ONE_REPLICA = " PROPERTIES(\"replication_num\"=\"1\")";
    private static final String TYPES = "id BIGINT NOT NULL, b BOOLEAN, ti TINYINT, si SMALLINT, i INT, bi BIGINT,"
            + " li LARGEINT, f FLOAT, d DOUBLE, dc DECIMAL(38,10), dt DATE, ts DATETIME, c CHAR(20), v VARCHAR(200),"
            + " vb VARBINARY, j JSON, a ARRAY<VARCHAR(20)>, ad ARRAY<DATE>, m MAP<INT,VARCHAR(20)>";

    @TempDir
    Path directory;

    private Stand stand;

    @BeforeEach
    void open() {
        stand = new Stand(directory, "3.5.0");
        stand.run("CREATE DATABASE db; USE db");
        stand.run(
                "CREATE TABLE s (d DATE NOT NULL, k INT NULL, v VARCHAR(5)) DUPLICATE KEY(d,k) PARTITION BY RANGE(d) ("
                        + "PARTITION p1 VALUES [(\"2024-01-01\"),(\"2024-02-01\")), PARTITION p2 VALUES"
                        + " [(\"2024-02-01\"),(\"2024-03-01\"))) DISTRIBUTED BY HASH(k) BUCKETS 2" + ONE_REPLICA);
    }

    @AfterEach
    void close() {
        stand.close();
    }

    private @Nullable String export(String statement) {
        stand.run(statement);
        String id = stand.value("SELECT last_query_id()");
        return await().until(
                        () -> stand.rows("SHOW EXPORT WHERE queryid = \"" + id + "\"")
                                .get(0),
                        row -> List.of("FINISHED", "CANCELLED").contains(String.valueOf(row.get(2))))
                .get(10);
    }

    /** State, error message and counters (scanned, filtered, unselected, loaded). */
    private List<@Nullable String> load(String label, String statement) {
        stand.run("LOAD LABEL db." + label + " (" + statement + ") WITH BROKER " + CREDENTIALS
                + " PROPERTIES(\"timeout\"=\"60\",\"strict_mode\"=\"true\",\"timezone\"=\"UTC\")");
        return outcome(label);
    }

    private List<@Nullable String> outcome(String label) {
        List<@Nullable String> row = await().until(
                        () -> stand.rows("SHOW LOAD WHERE LABEL = \"" + label + "\" ORDER BY JobId DESC LIMIT 1")
                                .get(0),
                        found -> List.of("FINISHED", "CANCELLED").contains(String.valueOf(found.get(2))));
        return Arrays.asList(row.get(2), row.get(12), row.get(6), row.get(7), row.get(8), row.get(9));
    }

    @Test
    void everyValueThatCsvCarriesComesBack() {
        stand.run("CREATE TABLE t1 (" + TYPES + ") DUPLICATE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 3" + ONE_REPLICA);
        stand.run("CREATE TABLE t2 (" + TYPES + ") DUPLICATE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1" + ONE_REPLICA);
        stand.run("INSERT INTO t1 VALUES (1, true, -128, -32768, -2147483648, -9223372036854775808,"
                + " -170141183460469231731687303715884105728, 1.5, 1e308, 1234567890123456789012345678.0123456789,"
                + " '0000-01-01', '9999-12-31 23:59:59.999999', ' c ', 'tab\\t nl\\n \\\\ 😀', 'bytes',"
                + " parse_json('{\"a\": [1, \"x\"]}'), ['a\"b', NULL, ''], ['2024-01-01'], map{1: 'x'})");
        stand.run("INSERT INTO t1 (id) VALUES (2)");
        stand.run(
                "INSERT INTO t1 VALUES (3, false, 0, 0, 0, 0, 0, 0, -0.5, 0, '2024-02-29', '1969-12-31 23:59:59', '', '',"
                        + " '', parse_json('[]'), [], [], map{})");
        assertThat(export("EXPORT TABLE t1 TO \"s3a://b/x/\" PROPERTIES(\"column_separator\"=\"\\\\x01\","
                        + "\"line_delimiter\"=\"\\\\x02\") WITH BROKER " + CREDENTIALS))
                .isNull();
        assertThat(load(
                        "back",
                        "DATA INFILE(\"s3a://b/x/*\") INTO TABLE t2 COLUMNS TERMINATED BY \"\\\\x01\""
                                + " ROWS TERMINATED BY \"\\\\x02\""))
                .containsExactly("FINISHED", null, "3", "0", "0", "3");
        assertThat(stand.rows("SELECT * FROM t2 ORDER BY id")).isEqualTo(stand.rows("SELECT * FROM t1 ORDER BY id"));
        assertThat(stand.rows("SELECT b, li, dc, dt, ts, a, ad, m, j FROM t2 WHERE id = 1"))
                .containsExactly(List.of(
                        "1",
                        "-170141183460469231731687303715884105728",
                        "1234567890123456789012345678.0123456789",
                        "0000-01-01",
                        "9999-12-31 23:59:59.999999",
                        "[\"a\\\"b\",null,\"\"]",
                        "[\"2024-01-01\"]",
                        "{1:\"x\"}",
                        "{\"a\": [1, \"x\"]}"));
    }

    @Test
    void csvIsWrittenAsStarRocksWritesIt() {
        stand.run("CREATE TABLE w (k INT, b BOOLEAN, m DECIMAL(9,2), t DATETIME, u DATETIME, v VARCHAR(9), x VARBINARY,"
                + " a ARRAY<VARCHAR(9)>) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1" + ONE_REPLICA);
        stand.run(
                "INSERT INTO w VALUES (1, true, 1.5, '2024-01-01', '2024-01-01 00:00:00.5', NULL, 'ab', ['q\"', NULL])");
        assertThat(export("EXPORT TABLE w TO \"s3a://b/w/pre\" PROPERTIES(\"include_query_id\"=\"false\") WITH BROKER "
                        + CREDENTIALS))
                .isNull();
        assertThat(stand.storage().texts())
                .isEqualTo(
                        Map.of(
                                "w/pre0_0_0.csv",
                                "1\ttrue\t1.50\t2024-01-01 00:00:00\t2024-01-01 00:00:00.500000\t\\N\tYWI=\t[\"q\"\"\",null]\n"));
    }

    @Test
    void anExportHoldsTheRowsOfItsSubmission() {
        stand.run("INSERT INTO s VALUES ('2024-01-01', 1, 'a')");
        stand.run("EXPORT TABLE s PARTITION (p1) (k, v) TO \"s3a://b/snap/\" WITH BROKER " + CREDENTIALS);
        String id = stand.value("SELECT last_query_id()");
        stand.run("INSERT INTO s VALUES ('2024-01-02', 2, 'b')");
        stand.run("DELETE FROM s WHERE k = 1");
        await().until(() -> "FINISHED"
                .equals(stand.rows("SHOW EXPORT WHERE QUERYID = \"" + id + "\"")
                        .get(0)
                        .get(2)));
        assertThat(stand.storage().texts().values()).containsExactly("1\ta\n");
        assertThat(stand.rows("SELECT k FROM s")).containsExactly(List.of("2"));
    }

    @Test
    void exportsAreShownByOneComparisonAlone() {
        export("EXPORT TABLE s PARTITION (p2) TO \"s3a://b/one/\" WITH BROKER " + CREDENTIALS);
        String id = String.valueOf(stand.rows("SHOW EXPORT").get(0).get(0));

        assertThat(stand.rows("SHOW EXPORT WHERE ID = " + id)).hasSize(1);
        assertThat(stand.rows("SHOW EXPORT WHERE ID = 1")).isEmpty();
        assertThat(stand.rows("SHOW EXPORT WHERE STATE = \"PENDING\"")).isEmpty();
        for (String refused : List.of(
                "ID = \"" + id + "\"",
                "STATE = 1",
                "STATE = \"DONE\"",
                "PATH = \"s3a://b/one/\"",
                "LABEL = \"one\"",
                "STATE = \"PENDING\" AND ID = " + id)) {
            assertThatThrownBy(() -> stand.rows("SHOW EXPORT WHERE " + refused))
                    .as(refused)
                    .hasMessageContaining("Where clause should look like");
        }
    }

    @Test
    void anEmptyPartitionMakesNoObjectAndAnObjectInTheWayFailsTheJob() {
        assertThat(export("EXPORT TABLE s PARTITION (p2) TO \"s3a://b/e/\" WITH BROKER " + CREDENTIALS))
                .isNull();
        assertThat(stand.storage().texts()).isEmpty();
        stand.run("INSERT INTO s VALUES ('2024-01-01', 1, 'a')");
        String same = "EXPORT TABLE s TO \"s3a://b/e/\" PROPERTIES(\"include_query_id\"=\"false\") WITH BROKER ";
        assertThat(export(same + CREDENTIALS)).isNull();
        assertThat(export(same + CREDENTIALS))
                .startsWith("type:RUN_FAIL; msg:move tmp file")
                .endsWith("already exist");
        assertThat(stand.storage().texts()).hasSize(1);
    }

    @Test
    void typesWithoutCsvTextFailTheExport() {
        stand.run("CREATE TABLE g (k INT, b BITMAP BITMAP_UNION) AGGREGATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
                + ONE_REPLICA);
        stand.run("INSERT INTO g VALUES (1, to_bitmap(1))");
        assertThat(export("EXPORT TABLE g TO \"s3a://b/g/\" WITH BROKER " + CREDENTIALS))
                .contains("No CSV converter for type BITMAP");
        assertThat(export("EXPORT TABLE g (k) TO \"oss://b/g/\" WITH BROKER (\"fs.oss.endpoint\"=\"127.0.0.1:1\")"))
                .contains("OSS must provide access_key");
    }

    @Test
    void aBadValueFiltersItsRowInStrictModeAndTheLoadFails() {
        stand.storage().put("bad.csv", "2024-01-01\tx\ta\n2024-01-02\t2\tb\n");
        assertThat(load("bad", "DATA INFILE(\"s3a://b/bad.csv\") INTO TABLE s"))
                .containsExactly(
                        "CANCELLED",
                        "type:ETL_QUALITY_UNSATISFIED; msg:quality issues with ingested data, please check trackingSQL for"
                                + " details",
                        "2",
                        "1",
                        "0",
                        "0");
        String job = stand.value("SELECT job_id FROM information_schema.loads WHERE label = 'bad'");
        assertThat(stand.value("SELECT tracking_log FROM information_schema.load_tracking_logs WHERE job_id = " + job))
                .contains("Value 'x' is out of range. The type of 'k' is INT");
        assertThat(stand.value("SELECT count(*) FROM s")).isEqualTo("0");
    }

    @Test
    void withoutStrictModeABadValueIsNullAndTheRatioDecides() {
        stand.storage()
                .put("soft.csv", "2024-01-01\tx\ttoolong\n2030-01-01\t2\tb\n2024-01-02\t3\n\n2024-02-02\t4\t\\N\n");
        stand.run("LOAD LABEL db.soft (DATA INFILE(\"s3a://b/soft.csv\") INTO TABLE s) WITH BROKER " + CREDENTIALS
                + " PROPERTIES(\"max_filter_ratio\"=\"0.5\")");
        assertThat(outcome("soft")).containsExactly("FINISHED", null, "4", "2", "0", "2");
        assertThat(stand.rows("SELECT * FROM s ORDER BY d"))
                .containsExactly(Arrays.asList("2024-01-01", null, null), Arrays.asList("2024-02-02", "4", null));
    }

    @Test
    void columnsSetAndWhereShapeTheRows() {
        stand.storage().put("dt=2024-01-05/m.csv", "a,1\nb,2\nc,3\n");
        assertThat(load(
                        "shape",
                        "DATA INFILE(\"s3a://b/dt=*/m.csv\") INTO TABLE s PARTITION (p1) COLUMNS TERMINATED BY \",\""
                                + " (name, num) COLUMNS FROM PATH AS (dt) SET (d = dt, k = num * 10, v = upper(name))"
                                + " WHERE k > 10"))
                .containsExactly("FINISHED", null, "3", "0", "1", "2");
        assertThat(stand.rows("SELECT * FROM s ORDER BY k"))
                .containsExactly(List.of("2024-01-05", "20", "B"), List.of("2024-01-05", "30", "C"));
    }

    @Test
    void rowsOutsideTheNamedPartitionAreFiltered() {
        stand.storage().put("out.csv", "2024-02-01\t1\ta\n");
        stand.run("ALTER TABLE s ADD TEMPORARY PARTITION t1 VALUES [(\"2024-01-01\"),(\"2024-02-01\"))");
        assertThat(load("out", "DATA INFILE(\"s3a://b/out.csv\") INTO TABLE s TEMPORARY PARTITION (t1)")
                        .get(0))
                .isEqualTo("CANCELLED");
        stand.storage().put("in.csv", "2024-01-31\t1\ta\n");
        assertThat(load("within", "DATA INFILE(\"s3a://b/in.csv\") INTO TABLE s TEMPORARY PARTITION (t1)")
                        .get(0))
                .isEqualTo("FINISHED");
        assertThat(stand.value("SELECT count(*) FROM s")).isEqualTo("0");
        assertThat(stand.value("SELECT count(*) FROM s TEMPORARY PARTITION (t1)"))
                .isEqualTo("1");
        stand.run("ALTER TABLE s REPLACE PARTITION (p1) WITH TEMPORARY PARTITION (t1)");
        assertThat(stand.value("SELECT count(*) FROM s PARTITION (p1)")).isEqualTo("1");
    }

    @Test
    void aLabelServesOnceUnlessItsJobWasCancelled() {
        assertThat(load("once", "DATA INFILE(\"s3a://b/none*\") INTO TABLE s").get(1))
                .isEqualTo(
                        "type:ETL_RUN_FAIL; msg:No files were found matching the pattern(s) or path(s): 's3a://b/none*'."
                                + " You should check whether there are files under the path, and make sure the process has the"
                                + " permission to access the path");
        stand.storage().put("none1", "2024-01-01\t1\ta\n");
        assertThat(load("once", "DATA INFILE(\"s3a://b/none*\") INTO TABLE s").get(0))
                .isEqualTo("FINISHED");
        assertThat(stand.rows("SHOW LOAD WHERE LABEL = \"once\"")).hasSize(2);
        assertThatThrownBy(() -> load("once", "DATA INFILE(\"s3a://b/none*\") INTO TABLE s"))
                .hasMessage("Label [once] has already been used.");
        assertThatThrownBy(() -> stand.run("CANCEL LOAD WHERE LABEL = \"once\""))
                .hasMessage("There is no uncompleted job which label is once");
    }

    @Test
    void aLoadRaisesThePartitionsVersionByOne() {
        stand.storage().put("v1", "2024-01-01\t1\ta\n");
        stand.storage().put("v2", "2024-01-02\t2\tb\n");
        load("v", "DATA INFILE(\"s3a://b/v1\", \"s3a://b/v2\") INTO TABLE s");
        assertThat(stand.rows("SHOW PARTITIONS FROM s").get(0).subList(1, 4)).containsExactly("p1", "0", "2");
    }
}
