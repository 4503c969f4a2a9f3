package io.starmigrate.sandbox.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.fingerprint.FingerprintQuery;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.transfer.SeparatorScan;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.standin.Stand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableFingerprintTest {
    private static final TablePart PART = TablePart.whole(new TableName("db", "t"));

    @TempDir
    Path directory;

    /** A column's type, a value for each row, and a value that row 1 does not have. */
    private record Values(String type, List<String> inRows, String other) {}

    /** A line each: name, type, the values of rows 0 to 2, and another value; row 3 has NULL. */
    private static final String PLAIN = """
            b ~ boolean ~ true ~ false ~ true ~ false
            ti ~ tinyint ~ -128 ~ 127 ~ 0 ~ -127
            si ~ smallint ~ -32768 ~ 32767 ~ 0 ~ 1
            i ~ int ~ -2147483648 ~ 2147483647 ~ 0 ~ 1
            bi ~ bigint ~ -9223372036854775808 ~ 9223372036854775807 ~ 0 ~ 1
            li ~ largeint ~ '-170141183460469231731687303715884105728' ~ '170141183460469231731687303715884105727' ~ 0 ~ '-170141183460469231731687303715884105727'
            f ~ float ~ 3.4028235e38 ~ -1.5 ~ 0 ~ 3.4028233e38
            d ~ double ~ -2.2250738585072014e-308 ~ 1.7976931348623157e308 ~ 0.1 ~ -2.225073858507202e-308
            d0 ~ double ~ 4.9e-324 ~ 0 ~ 1e22 ~ 9.9e-324
            d9 ~ decimal(9,2) ~ 9999999.99 ~ -0.01 ~ 0 ~ 9999999.98
            d38 ~ decimal(38,10) ~ '9999999999999999999999999999.9999999999' ~ '-9999999999999999999999999999.9999999999' ~ 0 ~ '9999999999999999999999999999.9999999998'
            dt ~ date ~ '0000-01-01' ~ '9999-12-31' ~ '2024-02-29' ~ '0000-01-02'
            ts ~ datetime ~ '9999-12-31 23:59:59.999999' ~ '1969-12-31 23:59:59' ~ '0000-01-01 00:00:00' ~ '9999-12-31 23:59:59.999998'
            c ~ char(20) ~ '' ~ 'a char' ~ 'NULL' ~ NULL
            v ~ varchar(200) ~ 'n' ~ '中 "q" \\\\ \\n 🦀' ~ '' ~ 'v'
            j ~ json ~ parse_json('5') ~ parse_json('{"k": [1, null]}') ~ parse_json('[]') ~ parse_json('"5"')
            a ~ array<int> ~ [] ~ [1,NULL,-2147483648] ~ [NULL] ~ NULL
            """;

    private static final String NESTED = """
            vb ~ varbinary ~ unhex('00017f') ~ '' ~ unhex('0a5c4e') ~ unhex('00017e')
            av ~ array<varchar(20)> ~ ['a,b'] ~ ['a"b',NULL,''] ~ [] ~ ['a','b']
            aa ~ array<array<double>> ~ [[1.5],[]] ~ [NULL] ~ [[NULL,0.1]] ~ [[1.5]]
            m ~ map<int,varchar(20)> ~ map{1:'x',2:NULL} ~ map{} ~ map{3:''} ~ map{1:'x',2:''}
            st ~ struct<x int, y array<varchar(9)>> ~ named_struct('x', 1, 'y', ['p']) ~ named_struct('x', NULL, 'y', NULL) ~ named_struct('x', 2, 'y', []) ~ named_struct('x', 1, 'y', ['q'])
            """;

    private static Map<String, Values> columns(Capabilities common) {
        String lines = common.has(Capability.MAP_AND_STRUCT) ? PLAIN + NESTED : PLAIN;
        Map<String, Values> columns = new LinkedHashMap<>();
        lines.lines()
                .map(line -> line.split(" ~ ", -1))
                .forEach(column -> columns.put(
                        column[0], new Values(column[1], List.of(column[2], column[3], column[4], "NULL"), column[5])));
        return columns;
    }

    @ParameterizedTest
    @CsvSource({"2.5.22, 2.5.22", "2.5.22, 3.5.2", "3.1.17, 3.5.2", "3.3.14, 3.5.2", "3.5.2, 3.5.2"})
    void isTheSameForTheSameRowsAndDiffersWithEveryColumn(String source, String target) {
        Capabilities from = Capabilities.of(source);
        Capabilities to = Capabilities.of(target);
        Map<String, Values> columns = columns(from.inCommonWith(to));
        FingerprintQuery query = FingerprintQuery.of(from, to, columns(columns));
        try (Stand left = stand("left", source, columns);
                Stand right = stand("right", target, columns)) {
            fill(left, columns, List.of(0, 1, 2, 3));
            fill(right, columns, List.of(3, 1, 0, 2));
            String sql = query.sql(PART).text();
            List<List<@Nullable String>> fingerprint = left.rows(sql);

            assertThat(fingerprint.get(0).get(0)).isEqualTo("4");
            assertThat(right.rows(sql)).isEqualTo(fingerprint);
            right.run("DELETE FROM t WHERE id = 0");
            fill(right, others(columns), List.of(0));
            for (String name : columns.keySet()) {
                String ofColumn = FingerprintQuery.of(from, to, List.of(column("id", "int"), column(columns, name)))
                        .sql(PART)
                        .text();
                assertThat(right.rows(ofColumn)).as(name).isNotEqualTo(left.rows(ofColumn));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2.5.22", "3.1.17", "3.3.14", "3.5.2"})
    void theScanForSeparatorsCountsTheRowsThatHoldThem(String version) {
        Map<String, Values> columns = columns(Capabilities.of(version));
        try (Stand stand = stand("scanned", version, columns)) {
            fill(stand, columns, List.of(0, 1, 2, 3));
            String sql = SeparatorScan.of(Capabilities.of(version), Capabilities.of(version), columns(columns))
                    .sql(PART)
                    .text();
            assertThat(stand.rows(sql)).containsExactly(List.of("0", "0", "0", "0", "0", "1", "0", "0", "0"));
        }
    }

    private Stand stand(String name, String version, Map<String, Values> columns) {
        Stand stand = new Stand(directory.resolve(name), version);
        String definition = columns.entrySet().stream()
                .map(column -> "`" + column.getKey() + "` " + column.getValue().type() + " NULL")
                .collect(Collectors.joining(", "));
        stand.run("CREATE DATABASE db; USE db; CREATE TABLE t (id INT NOT NULL, " + definition
                + ") DUPLICATE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 2 PROPERTIES(\"replication_num\"=\"1\")");
        return stand;
    }

    private static List<TableColumn> columns(Map<String, Values> columns) {
        List<TableColumn> list = new ArrayList<>(List.of(column("id", "int")));
        columns.keySet().forEach(name -> list.add(column(columns, name)));
        return list;
    }

    private static TableColumn column(Map<String, Values> columns, String name) {
        return columns.entrySet().stream()
                .filter(column -> column.getKey().equals(name))
                .map(column -> column(name, column.getValue().type()))
                .findFirst()
                .orElseThrow();
    }

    private static TableColumn column(String name, String type) {
        return new TableColumn(name, ColumnType.parse(type), Set.of(TableColumn.Trait.NULLABLE));
    }

    private static void fill(Stand stand, Map<String, Values> columns, List<Integer> order) {
        stand.run(order.stream()
                .map(row -> columns.values().stream()
                        .map(values -> values.inRows().get(row))
                        .collect(Collectors.joining(", ", "(" + row + ", ", ")")))
                .collect(Collectors.joining(", ", "INSERT INTO t VALUES ", "")));
    }

    private static Map<String, Values> others(Map<String, Values> columns) {
        Map<String, Values> others = new LinkedHashMap<>();
        columns.forEach(
                (name, values) -> others.put(name, new Values(values.type(), List.of(values.other()), values.other())));
        return others;
    }
}
