package io.starmigrate.sandbox.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.comparison.KeyDifference;
import io.starmigrate.core.comparison.Outcome;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.ddl.KeyDdl.Model;
import io.starmigrate.core.starrocks.fingerprint.BucketQuery;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.version.Capabilities;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketsTest {
    private static final TablePart PART = TablePart.whole(new TableName("db", "t"));
    private static final int BUCKETS = 64;
    private static final List<TableColumn> COLUMNS = List.of(
            new TableColumn("id", ColumnType.parse("int"), Set.of(Trait.KEY)),
            new TableColumn("v", ColumnType.parse("varchar(20)"), Set.of(Trait.NULLABLE)));

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"2.5.22, 3.5.2", "3.3.14, 3.5.2"})
    void leadFromTwoUnequalTablesToTheKeysThatDifferAndToNoOthers(String source, String target) {
        BucketQuery query = BucketQuery.of(
                Capabilities.of(source).inCommonWith(Capabilities.of(target)),
                COLUMNS,
                BucketQuery.keys(COLUMNS, Model.PRIMARY));
        try (Stand left = stand("left", source);
                Stand right = stand("right", target)) {
            assertThat(differing(query, left, right)).isEmpty();

            right.run("DELETE FROM t WHERE id IN (5, 7)");
            right.run("INSERT INTO t VALUES (7, NULL), (500, 'more')");

            List<Integer> buckets = differing(query, left, right);
            assertThat(buckets).hasSizeBetween(1, 3);
            assertThat(buckets.stream().flatMap(bucket -> keys(query, left, right, bucket).stream()))
                    .extracting(found -> found.key().values().get(0) + " " + found.outcome())
                    .containsExactlyInAnyOrder(
                            "5 " + Outcome.ONLY_AT_SOURCE, "7 " + Outcome.DIFFERS, "500 " + Outcome.ONLY_AT_TARGET);
        }
    }

    private static List<Integer> differing(BucketQuery query, Stand left, Stand right) {
        String sql = query.sql(PART, DataFilter.all(), BUCKETS).text();
        List<String> names = List.of("bucket", "row_count", "sum_0", "sum_1");
        return query.read(rows(left, sql, names), BUCKETS).differing(query.read(rows(right, sql, names), BUCKETS));
    }

    private static List<KeyDifference> keys(BucketQuery query, Stand left, Stand right, int bucket) {
        String sql =
                query.ofKeys(PART, DataFilter.all(), BUCKETS, List.of(bucket)).text();
        List<String> names = List.of("n0", "c0", "row_count", "sum_0", "sum_1");
        return KeyDifference.between(query.readKeys(rows(left, sql, names)), query.readKeys(rows(right, sql, names)));
    }

    private static List<CatalogRow> rows(Stand stand, String sql, List<String> names) {
        List<CatalogRow> rows = new ArrayList<>();
        for (List<@Nullable String> answer : stand.rows(sql)) {
            Map<String, @Nullable String> row = new HashMap<>();
            IntStream.range(0, names.size()).forEach(i -> row.put(names.get(i), answer.get(i)));
            rows.add(CatalogRow.of(row));
        }
        return rows;
    }

    private Stand stand(String name, String version) {
        Stand stand = new Stand(directory.resolve(name), version);
        stand.run("CREATE DATABASE db; USE db; CREATE TABLE t (id INT NOT NULL, v VARCHAR(20)) DUPLICATE KEY(id)"
                + " DISTRIBUTED BY HASH(id) BUCKETS 2 PROPERTIES(\"replication_num\"=\"1\")");
        stand.run("INSERT INTO t VALUES "
                + IntStream.range(0, 200)
                        .mapToObj(i -> "(" + i + ", 'v" + i + "')")
                        .collect(Collectors.joining(", ")));
        return stand;
    }
}
