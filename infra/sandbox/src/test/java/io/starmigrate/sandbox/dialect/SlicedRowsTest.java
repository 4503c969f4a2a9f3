package io.starmigrate.sandbox.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.ddl.KeyDdl.Model;
import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.starrocks.transfer.KeyedTable;
import io.starmigrate.core.starrocks.transfer.SplitPlan;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.task.Slices;
import io.starmigrate.standin.Stand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conditions of slices over rows with NULLs, empty texts, words for NULL, and hashes of either sign. */
class SlicedRowsTest {
    private static final List<TableColumn> COLUMNS = List.of(
            new TableColumn("a", ColumnType.parse("int"), Set.of(Trait.KEY, Trait.NULLABLE)),
            new TableColumn("v", ColumnType.parse("varchar(20)"), Set.of(Trait.NULLABLE)),
            new TableColumn("d", ColumnType.parse("date"), Set.of(Trait.NULLABLE)),
            new TableColumn("x", ColumnType.parse("double"), Set.of(Trait.NULLABLE)));
    private static final List<String> ODD = List.of(
            "NULL, NULL, NULL, NULL",
            "NULL, '', NULL, 1",
            "1, '', NULL, NULL",
            "1, NULL, NULL, NULL",
            "1, 'NULL', NULL, NULL",
            "1, 'n', '2026-01-01', 0",
            "-2147483648, '\\\\N', '0001-01-01', -0.5",
            "2147483647, '名字', '9999-12-31', 1e300",
            "1, '', NULL, NULL");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"3.2.11, DUPLICATE, 3", "3.5.2, UNIQUE, 8"})
    void putEachRowIntoOneSliceAndNoOther(String version, Model model, int count) {
        KeyedTable table = new KeyedTable(COLUMNS, model);
        BucketChoice all = SplitPlan.of(Capabilities.of(version), Capabilities.of("3.5.2"), table)
                .choice(version, count);
        Slices slices = Slices.of(1, all);
        try (Stand stand = new Stand(directory, version)) {
            fill(stand);
            List<String> everything = names(stand, "");
            List<List<String>> each = slices.all().stream()
                    .map(slice -> names(stand, " WHERE (" + slices.rows(slice).rows(COLUMNS) + ")"))
                    .toList();

            assertThat(each.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(everything);
            assertThat(each.stream().filter(rows -> !rows.isEmpty()).count())
                    .as("slices with rows")
                    .isGreaterThan(count / 2);
            assertThat(names(stand, " WHERE " + all.rows(COLUMNS)))
                    .as("all slices")
                    .hasSameSizeAs(everything);
            assertThat(names(stand, " WHERE xx_hash3_64(coalesce(CAST(a AS STRING), '')) < 0"))
                    .as("hashes below zero")
                    .isNotEmpty();
        }
    }

    private static void fill(Stand stand) {
        stand.run("CREATE DATABASE db; USE db; CREATE TABLE t (a INT, v VARCHAR(20), d DATE, x DOUBLE, n INT)"
                + " DUPLICATE KEY(a) DISTRIBUTED BY HASH(a) BUCKETS 2 PROPERTIES(\"replication_num\"=\"1\")");
        List<String> rows = new ArrayList<>(ODD);
        IntStream.range(0, 60)
                .mapToObj(i -> i - 30 + ", 'v" + i + "', NULL, " + i)
                .forEach(rows::add);
        stand.run("INSERT INTO t VALUES "
                + IntStream.range(0, rows.size())
                        .mapToObj(i -> "(" + rows.get(i) + ", " + i + ")")
                        .collect(Collectors.joining(", ")));
    }

    private static List<String> names(Stand stand, String where) {
        return stand.rows("SELECT n FROM t" + where).stream()
                .flatMap(row -> Stream.of(String.valueOf(row.get(0))))
                .toList();
    }
}
