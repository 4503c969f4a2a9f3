package io.starmigrate.sandbox.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.starmigrate.core.starrocks.access.StorageAccess;
import io.starmigrate.core.starrocks.access.StorageCredentials;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.statement.FilesStatement;
import io.starmigrate.core.starrocks.statement.LoadStatement;
import io.starmigrate.core.starrocks.transfer.TransferPath;
import io.starmigrate.core.starrocks.transfer.TransferPlan;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.Stand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesRoundTripTest {
    private static final String TYPES = "id bigint, b boolean, ti tinyint, si smallint, i int, bi bigint, li largeint,"
            + " f float, d double, d9 decimal(9;2), d38 decimal(38;10), dt date, ts datetime, c char(20), v varchar(200),"
            + " vb varbinary, j json, a array<int>, av array<varchar(20)>, ad array<datetime>, m map<int;varchar(20)>,"
            + " st struct<x int; y array<varchar(9)>>";
    private static final String KEYS = "\"aws.s3.access_key\"=\"ak\",\"aws.s3.secret_key\"=\"sk\"";
    private static final String REST =
            " DUPLICATE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 2" + " PROPERTIES(\"replication_num\"=\"1\")";
    private static final TablePart PART = TablePart.partition(new TableName("db", "t"), "t");

    @TempDir
    Path directory;

    @Test
    void everyTypeSurvivesParquet() {
        TransferPath path = TransferPlan.of(Capabilities.of("3.3.14"), Capabilities.of("3.5.2"), columns())
                .parquet()
                .orElseThrow();
        try (Stand source = stand("source", "3.3.14", TYPES);
                Stand target = stand("target", "3.5.2", TYPES)) {
            fill(source);
            Answer.Done done = (Answer.Done) source.run(unload(path));

            assertThat(done.affected()).isEqualTo(3);
            Set<String> keys = new TreeSet<>(source.storage().texts().keySet());
            assertThat(keys).hasSize(1).allMatch(key -> key.matches("a/[0-9a-f-]{36}_0_0_0\\.parquet"));
            source.storage().copyTo(target.storage());
            load(target, path, List.copyOf(keys));
            String all = "SELECT * FROM t ORDER BY id";
            assertThat(target.rows(all)).isEqualTo(source.rows(all));
        }
    }

    private static String unload(TransferPath path) {
        return new FilesStatement(PART, path.items(), StorageUri.parse("s3://bkt/a/"), 1 << 29)
                .sql(Capabilities.of("3.3.14"), access())
                .text();
    }

    private static StorageAccess access() {
        return StorageAccess.s3("us-east-1", StorageCredentials.accessKey("ak", Secret.of("sk")));
    }

    private static void load(Stand target, TransferPath path, List<String> keys) {
        target.run(new LoadStatement(
                        "l",
                        PART,
                        keys.stream()
                                .map(key -> StorageUri.parse("s3://bkt/" + key))
                                .toList(),
                        FileFormat.parquet(),
                        path.loadColumns(),
                        Duration.ofHours(1))
                .sql(Capabilities.of("3.5.2"), access())
                .text());
        List<String> row = await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> target.rows("SHOW LOAD FROM db WHERE LABEL = \"l\"")
                                .get(0),
                        found -> Set.of("FINISHED", "CANCELLED").contains(String.valueOf(found.get(2))));
        assertThat(Arrays.asList(row.get(2), row.get(12))).containsExactly("FINISHED", null);
    }

    private static void fill(Stand source) {
        source.run("INSERT INTO t VALUES (1, true, -128, -32768, -2147483648, -9223372036854775808,"
                + " '-170141183460469231731687303715884105728', 3.4028235e38, -2.2250738585072014e-308, -9999999.99,"
                + " '9999999999999999999999999999.9999999999', '0000-01-01', '9999-12-31 23:59:59.999999', 'a char',"
                + " 'tab\\t nl\\n \\\\ \\\\N 😀', unhex('00017f80ff'), parse_json('{\"k\": [1, null, \"x\"]}'),"
                + " [1, NULL, -2147483648], ['a\"b', NULL, ''], ['1969-12-31 23:59:59.000001'], map{1:'x', 2:NULL},"
                + " named_struct('x', 1, 'y', ['p', NULL]))");
        source.run("INSERT INTO t (id) VALUES (2)");
        source.run("INSERT INTO t VALUES (3, false, 0, 0, 0, 0, 0, 0, 0, 0, 0, '1970-01-01', '1969-12-31 23:59:59', '',"
                + " '', '', parse_json('5'), [], [], [], map{}, named_struct('x', NULL, 'y', []))");
    }

    @Test
    void anEmptyTableIsNoFile() {
        try (Stand stand = stand("empty", "3.5.2", "id int")) {
            Answer.Done done = (Answer.Done) stand.run(insert("") + " SELECT id FROM t");
            assertThat(done.affected()).isZero();
            assertThat(stand.storage().texts()).isEmpty();
        }
    }

    @Test
    void largeResultsAreSeveralFiles() {
        try (Stand stand = stand("large", "3.5.2", "id int")) {
            stand.run("INSERT INTO t VALUES (1), (2), (3), (4), (5), (6), (7), (8)");
            for (int i = 0; i < 5; i++) {
                stand.run("INSERT INTO t SELECT 8 * id FROM t");
            }
            stand.run(
                    insert(",\"target_max_file_size\"=\"1000\"")
                            + " SELECT a.id AS x, md5(concat(a.id, b.id, c.id)) AS y FROM t a, t b, (SELECT id FROM t LIMIT 4) c");
            assertThat(stand.storage().texts()).hasSizeGreaterThan(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.5.2  | CAST(id AS LARGEINT)  | Doesn't support to write LARGEINT type data",
                "3.3.10 | parse_json('1')       | Doesn't support to write JSON type data",
                "3.1.17 | id                    | Getting syntax error at line 1, column 17"
            })
    void whatAVersionCannotWriteIsRefused(String version, String expression, String message) {
        try (Stand stand = stand("refused", version, "id int")) {
            assertThatThrownBy(() -> stand.run(insert("") + " SELECT " + expression + " AS x FROM t"))
                    .hasMessageContaining(message);
        }
    }

    @Test
    void unknownPropertiesAreRefused() {
        try (Stand stand = stand("unknown", "3.5.2", "id int")) {
            assertThatThrownBy(() -> stand.run(insert(",\"nope\"=\"1\"") + " SELECT id FROM t"))
                    .hasMessageContaining("property nope");
        }
    }

    private static String insert(String more) {
        return "INSERT INTO FILES(\"path\"=\"s3a://bkt/a/\",\"format\"=\"parquet\",\"compression\"=\"zstd\"," + KEYS
                + ",\"aws.s3.region\"=\"us-east-1\"" + more + ")";
    }

    private Stand stand(String name, String version, String types) {
        Stand stand = new Stand(directory.resolve(name), version);
        stand.run("CREATE DATABASE db; USE db; CREATE TABLE t (" + types.replace(';', ',') + ")" + REST);
        return stand;
    }

    private static List<TableColumn> columns() {
        return Arrays.stream(TYPES.split(", ", -1))
                .map(column -> column.replace(';', ',').split(" ", 2))
                .map(column ->
                        new TableColumn(column[0], ColumnType.parse(column[1]), Set.of(TableColumn.Trait.NULLABLE)))
                .toList();
    }
}
