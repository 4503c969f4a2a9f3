package io.starmigrate.sandbox.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.fingerprint.FingerprintQuery;
import io.starmigrate.core.starrocks.fingerprint.FingerprintReading;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.AnswerColumn;
import io.starmigrate.standin.Stand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Values at and over every limit: two that differ, or a value and NULL, never have equal fingerprints, the same value
 * has in every version, and where a value is not told in full its column is named.
 */
@TestInstance(Lifecycle.PER_CLASS)
class FingerprintLimitsTest {
    private static final TablePart PART = TablePart.whole(new TableName("db", "t"));
    private static final ColumnType INT = ColumnType.parse("int");

    @TempDir
    private Path directory;

    private final Map<String, Stand> kept = new HashMap<>();
    private final Map<List<Object>, String> filled = new HashMap<>();
    private Path ofAll;

    @BeforeAll
    void keep(@TempDir Path made) {
        ofAll = made;
    }

    @AfterAll
    void close() {
        kept.values().forEach(Stand::close);
    }

    @ParameterizedTest
    @CsvSource({"2.4.5, 3.5.2", "2.5.22, 3.5.2", "3.1.17, 3.5.2", "3.5.2, 3.5.2"})
    void tellsEveryValueFromEveryOtherAndFromNull(String source, String target) {
        Capabilities from = Capabilities.of(source);
        Capabilities to = Capabilities.of(target);
        Map<String, List<String>> types = LimitValues.byType(from.inCommonWith(to));
        types.forEach((type, values) -> {
            FingerprintQuery query = FingerprintQuery.of(from, to, columns(type));
            List<FingerprintReading> there = readings("source " + source, source, query, type, values);
            assertThat(there).as(type).hasSameSizeAs(values);
            assertThat(readings("target " + target, target, query, type, values))
                    .as(type)
                    .isEqualTo(there);
            assertAllDiffer(type, values, there);
            assertThat(there).as(type).allMatch(reading -> reading.partly().isEmpty());
        });
    }

    /** The values' readings in a stand-in that is kept: what it was filled with for another pair is there already. */
    private List<FingerprintReading> readings(
            String name, String version, FingerprintQuery query, String type, List<String> values) {
        Stand stand = kept.computeIfAbsent(name, side -> stand(ofAll.resolve(side), version));
        String table = filled.computeIfAbsent(List.of(name, type, values), any -> {
            String called = "t" + filled.size();
            fill(stand, called, type, values);
            return called;
        });
        return read(
                stand,
                query,
                rowByRow(query.sql(TablePart.whole(new TableName("db", table))).text()));
    }

    private static void fill(Stand stand, String table, String type, List<String> values) {
        table(stand, table, type);
        stand.run(IntStream.range(0, values.size())
                .mapToObj(i -> "(" + i + ", " + values.get(i) + ")")
                .collect(Collectors.joining(", ", "INSERT INTO " + table + " VALUES ", "")));
    }

    private static void assertAllDiffer(String type, List<String> values, List<FingerprintReading> readings) {
        for (int one = 0; one < readings.size(); one++) {
            for (int other = 0; other < one; other++) {
                assertThat(readings.get(one).proves(readings.get(other)))
                        .as(type + ": " + values.get(one) + " and " + values.get(other))
                        .isFalse();
            }
        }
    }

    private static List<FingerprintReading> readings(
            Stand stand, FingerprintQuery query, String type, List<String> values) {
        fill(stand, "t", type, values);
        List<FingerprintReading> readings =
                read(stand, query, rowByRow(query.sql(PART).text()));
        stand.run("DROP TABLE t FORCE");
        return readings;
    }

    /** The same query for each row alone, in one statement. What tells the rows apart is in no fingerprint. */
    private static String rowByRow(String sql) {
        return sql.replace("SELECT count(*)", "SELECT id, count(*)").replace("FROM (SELECT ", "FROM (SELECT id, ")
                + " GROUP BY id ORDER BY id";
    }

    private static void table(Stand stand, String name, String type) {
        boolean aggregated = type.equals("bitmap");
        stand.run("CREATE TABLE " + name + " (id INT NOT NULL, v " + type + (aggregated ? " BITMAP_UNION" : " NULL")
                + ") "
                + (aggregated ? "AGGREGATE" : "DUPLICATE")
                + " KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1 PROPERTIES(\"replication_num\"=\"1\")");
    }

    private static List<TableColumn> columns(String type) {
        return List.of(new TableColumn("v", ColumnType.parse(type), Set.of(Trait.NULLABLE)));
    }

    private Stand stand(String name, String version) {
        return stand(directory.resolve(name), version);
    }

    private static Stand stand(Path directory, String version) {
        Stand stand = new Stand(directory, version);
        stand.run("CREATE DATABASE db; USE db");
        return stand;
    }

    private static FingerprintReading read(Stand stand, FingerprintQuery query) {
        return read(stand, query, query.sql(PART).text()).get(0);
    }

    private static List<FingerprintReading> read(Stand stand, FingerprintQuery query, String sql) {
        Answer.Rows answer = (Answer.Rows) stand.run(sql);
        List<String> names = answer.columns().stream().map(AnswerColumn::name).toList();
        List<FingerprintReading> readings = new ArrayList<>();
        for (List<@Nullable String> values = answer.rows().next();
                values != null;
                values = answer.rows().next()) {
            Map<String, @Nullable String> row = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), values.get(i));
            }
            readings.add(query.read(CatalogRow.of(row)));
        }
        return readings;
    }

    private static FingerprintReading reading(Stand stand, String type, String value) {
        FingerprintQuery query = FingerprintQuery.of(Capabilities.of("3.5.2"), Capabilities.of("3.5.2"), columns(type));
        return readings(stand, query, type, List.of(value)).get(0);
    }

    @Test
    void namesTheColumnOfABitmapThatIsTooBigToBeSpelledOut() {
        try (Stand stand = stand("one", "3.5.2")) {
            assertThat(reading(stand, "bitmap", LimitValues.members(1_000_000, 2))
                            .partly())
                    .isEmpty();
            assertThat(reading(stand, "bitmap", LimitValues.members(1_000_001, 2))
                            .partly())
                    .containsExactly("v");
        }
    }

    @Test
    void namesTheColumnOfAnArrayOrMapWithMoreElementsThanCanBeTold() {
        String many = "split(repeat('a,', 100000), ',')";
        try (Stand stand = stand("one", "3.5.2")) {
            for (String type : List.of("array<varchar(9)>", "array<array<varchar(9)>>")) {
                boolean nested = type.contains("array<array");
                FingerprintReading reading = reading(stand, type, nested ? "[" + many + "]" : many);

                assertThat(reading.partly()).as(type).containsExactly("v");
                assertThat(reading.nulls()).as(type).isEmpty();
            }
        }
    }

    @Test
    void namesTheColumnsOfSketches() {
        try (Stand stand = stand("one", "3.5.2")) {
            stand.run("CREATE TABLE t (id INT NOT NULL, v HLL HLL_UNION) AGGREGATE KEY(id)"
                    + " DISTRIBUTED BY HASH(id) BUCKETS 1 PROPERTIES(\"replication_num\"=\"1\")");
            stand.run("INSERT INTO t SELECT 1, hll_hash('a')");
            FingerprintQuery query =
                    FingerprintQuery.of(Capabilities.of("3.5.2"), Capabilities.of("3.5.2"), columns("hll"));

            assertThat(read(stand, query).partly()).containsExactly("v");
        }
    }

    @Test
    void seesValuesExchangedBetweenRowsAndBetweenColumns() {
        List<TableColumn> columns = List.of(
                new TableColumn("id", INT, Set.of(Trait.KEY)),
                new TableColumn("v", INT, Set.of()),
                new TableColumn("w", INT, Set.of()));
        FingerprintQuery query = FingerprintQuery.of(Capabilities.of("2.5.22"), Capabilities.of("2.5.22"), columns);
        try (Stand stand = stand("one", "2.5.22")) {
            List<FingerprintReading> readings = new ArrayList<>();
            for (String rows : List.of(
                    "(1, 10, 20), (2, 30, 40)",
                    "(1, 30, 20), (2, 10, 40)",
                    "(1, 20, 10), (2, 30, 40)",
                    "(1, 30, 40), (2, 10, 20)",
                    "(1, 10, NULL), (2, 30, 40)",
                    "(1, NULL, 20), (2, 30, 40)",
                    "(1, 1, 20), (2, 30, 40)",
                    "(1, 10, 20), (1, 10, 20)")) {
                stand.run("CREATE TABLE t (id INT NOT NULL, v INT NULL, w INT NULL) DUPLICATE KEY(id)"
                        + " DISTRIBUTED BY HASH(id) BUCKETS 1 PROPERTIES(\"replication_num\"=\"1\")");
                stand.run("INSERT INTO t VALUES " + rows);
                readings.add(read(stand, query));
                stand.run("DROP TABLE t FORCE");
            }
            assertAllDiffer("rows", readings.stream().map(String::valueOf).toList(), readings);
        }
    }

    @Test
    void seesANullThatChangedPlacesWithAnEmptyText() {
        TableColumn id = new TableColumn("id", INT, Set.of(Trait.KEY));
        TableColumn text = new TableColumn("v", ColumnType.parse("varchar(9)"), Set.of(Trait.NULLABLE));
        FingerprintQuery query =
                FingerprintQuery.of(Capabilities.of("3.5.2"), Capabilities.of("3.5.2"), List.of(id, text));
        try (Stand stand = stand("one", "3.5.2")) {
            List<FingerprintReading> readings = new ArrayList<>();
            for (String rows : List.of("(1, NULL), (2, '')", "(1, ''), (2, NULL)")) {
                table(stand, "t", "varchar(9)");
                stand.run("INSERT INTO t VALUES " + rows);
                readings.add(read(stand, query));
                stand.run("DROP TABLE t FORCE");
            }
            assertAllDiffer("rows", List.of("one", "other"), readings);
        }
    }

    @Test
    void comparesGeneratedColumnsRowByRow() {
        TableColumn id = new TableColumn("id", INT, Set.of(Trait.KEY));
        TableColumn computed = new TableColumn("v", INT, Set.of(Trait.GENERATED, Trait.NULLABLE));
        FingerprintQuery query =
                FingerprintQuery.of(Capabilities.of("3.5.2"), Capabilities.of("3.5.2"), List.of(id, computed));
        try (Stand stand = stand("one", "3.5.2")) {
            List<FingerprintReading> readings = new ArrayList<>();
            for (String rows : List.of("(1, 5), (2, 6)", "(1, 6), (2, 5)", "(1, 5), (2, NULL)", "(1, 5), (2, 7)")) {
                table(stand, "t", "int");
                stand.run("INSERT INTO t VALUES " + rows);
                readings.add(read(stand, query));
                stand.run("DROP TABLE t FORCE");
            }
            assertAllDiffer("generated", readings.stream().map(String::valueOf).toList(), readings);
            assertThat(readings)
                    .extracting(FingerprintReading::sums)
                    .containsOnly(readings.get(0).sums());
            assertThat(readings.get(0).differing(readings.get(1))).containsExactly("v");
        }
    }
}
