package io.starmigrate.core.starrocks.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.starrocks.Grammar;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.ddl.KeyDdl.Model;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.version.Capabilities;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketQueryTest {
    private static final TablePart PART = TablePart.partition(new TableName("shop", "sales"), "p1");
    private static final List<TableColumn> COLUMNS = List.of(
            column("id", "int", Trait.KEY),
            column("v", "varchar(5)", Trait.NULLABLE),
            column("g", "int", Trait.GENERATED));

    /** The older of both decides, so both clusters are asked for the same. */
    @ParameterizedTest
    @CsvSource({
        "2.5.22, 3.5.2, murmur_hash3_32",
        "3.1.17, 3.5.2, murmur_hash3_32",
        "3.5.2, 3.1.17, murmur_hash3_32",
        "3.3.14, 3.5.2, xx_hash3_64",
        "3.5.2, 3.5.2, xx_hash3_64"
    })
    void groupsRowsByTheHashOfTheirKeysThatBothVersionsHave(String source, String target, String hash) {
        BucketQuery query = query(Capabilities.of(source).inCommonWith(Capabilities.of(target)));

        assertThat(query.sql(PART, new DataFilter("v > 'a'"), 16))
                .hasToString("SELECT bucket, count(*) AS row_count, sum(CAST(h0 AS LARGEINT)) AS sum_0,"
                        + " sum(CAST(h1 AS LARGEINT)) AS sum_1"
                        + " FROM (SELECT HASH(concat(n0, n1), coalesce(c0, ''), coalesce(c1, '')) AS h0,"
                                .replace("HASH", hash)
                        + " HASH('starmigrate', concat(n0, n1), coalesce(c0, ''), coalesce(c1, '')) AS h1,"
                                .replace("HASH", hash)
                        + " (CAST(HASH(concat(n0), coalesce(c0, '')) AS BIGINT) % 16 + 16) % 16 AS bucket"
                                .replace("HASH", hash)
                        + " FROM (SELECT if(`id` IS NULL, 'n', 'v') AS n0, CAST(`id` AS STRING) AS c0,"
                        + " if(`v` IS NULL, 'n', 'v') AS n1, `v` AS c1"
                        + " FROM `shop`.`sales` PARTITION (`p1`) WHERE (v > 'a')) texts) hashes GROUP BY bucket");
        assertThat(query.ofKeys(PART, DataFilter.all(), 16, List.of(3, 5)).text())
                .startsWith("SELECT n0, c0, count(*) AS row_count, ")
                .endsWith("texts) hashes WHERE bucket IN (3, 5) GROUP BY n0, c0");
        Grammar.requireReadable(query.sql(PART, DataFilter.all(), 16));
        Grammar.requireReadable(query.ofKeys(PART, DataFilter.all(), 16, List.of(3, 5)));
    }

    /** What a look by a column that tells what was written asks, of each source that can export some rows. */
    @ParameterizedTest
    @CsvSource({"3.2.11, 3.2.11", "3.2.11, 3.5.2", "3.3.14, 3.5.2", "3.4.4, 3.5.2", "3.5.2, 4.0.1"})
    void asksForNothingButTheKeyAndTheColumnThatTellsWhatWasWritten(String source, String target) {
        BucketQuery query = BucketQuery.of(
                Capabilities.of(source).inCommonWith(Capabilities.of(target)),
                List.of(COLUMNS.get(0), column("ts", "datetime", Trait.NULLABLE)),
                List.of("id"));

        assertThat(query.sql(PART, DataFilter.all(), 16))
                .hasToString("SELECT bucket, count(*) AS row_count, sum(CAST(h0 AS LARGEINT)) AS sum_0,"
                        + " sum(CAST(h1 AS LARGEINT)) AS sum_1"
                        + " FROM (SELECT xx_hash3_64(concat(n0, n1), coalesce(c0, ''), coalesce(c1, '')) AS h0,"
                        + " xx_hash3_64('starmigrate', concat(n0, n1), coalesce(c0, ''), coalesce(c1, '')) AS h1,"
                        + " (CAST(xx_hash3_64(concat(n0), coalesce(c0, '')) AS BIGINT) % 16 + 16) % 16 AS bucket"
                        + " FROM (SELECT if(`id` IS NULL, 'n', 'v') AS n0, CAST(`id` AS STRING) AS c0,"
                        + " if(`ts` IS NULL, 'n', 'v') AS n1, CAST(`ts` AS STRING) AS c1"
                        + " FROM `shop`.`sales` PARTITION (`p1`)) texts) hashes GROUP BY bucket");
        Grammar.requireReadable(query.sql(PART, DataFilter.all(), 16));
    }

    @Test
    void tellsTheRowsOfSomeBucketsByTheSameHashOverTheTablesOwnColumns() {
        BucketQuery query = query(Capabilities.of("3.5.2"));
        BucketChoice choice = new BucketChoice("3.5.2", List.of("id"), 16, query.recipe(16), List.of(3, 5));

        String rows = choice.rows(COLUMNS);

        assertThat(rows)
                .isEqualTo("bitmap_contains(bitmap_from_string('3,5'), (CAST(xx_hash3_64(concat(if(`id` IS NULL, 'n',"
                        + " 'v')), coalesce(CAST(`id` AS STRING), '')) AS BIGINT) % 16 + 16) % 16)");
        assertThat(choice.otherRows(COLUMNS)).isEqualTo("NOT (" + rows + ")");
        assertThat(new BucketChoice("3.5.2", List.of("id"), 16, query.recipe(16), List.of()).rows(COLUMNS))
                .isEqualTo("1 = 0");
        Grammar.requireReadable(new DataFilter("v > 'a'").and(rows).count(PART));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> choice.rows(List.of(column("id", "varchar(9)", Trait.KEY), COLUMNS.get(1))))
                .withMessageContaining("recipe");
    }

    @Test
    void dividesRowsSoFinelyThatAFewChangedKeysLeaveMostBucketsAsTheyAre() {
        assertThat(List.of(
                        BucketQuery.fineBuckets(0),
                        BucketQuery.fineBuckets(1_000_000),
                        BucketQuery.fineBuckets(1L << 50)))
                .containsExactly(16, 524_288, 1_048_576);
    }

    @Test
    void digestsDifferWhereAnythingOfABucketDoes() {
        BucketQuery query = query(Capabilities.of("3.5.2"));
        BucketDigests here = query.digests(16);
        BucketDigests there = query.digests(16);
        List.of(row(0, 2, 5), row(1, 1, 7), row(2, 1, 1), row(4, 1, 9)).forEach(here::add);
        List.of(row(0, 2, 5), row(1, 1, 8), row(3, 1, 1), row(4, 2, 9)).forEach(there::add);

        assertThat(here.differing(there)).containsExactly(1, 2, 3, 4);
        assertThat(here.rows(List.of(0, 1, 3))).isEqualTo(3);
        assertThat(here.rows()).isEqualTo(5);
        assertThatIllegalArgumentException().isThrownBy(() -> here.differing(query.digests(32)));
    }

    @Test
    void namesRowsByTheKeyOrWhereThatHasManyRowsByAllThatASingleTextTells() {
        assertThat(BucketQuery.keys(COLUMNS, Model.PRIMARY)).containsExactly("id");
        assertThat(BucketQuery.keys(COLUMNS, Model.DUPLICATE)).containsExactly("id", "v");
        assertThat(BucketQuery.keys(
                        List.of(column("v", "varchar(5)"), column("d", "double"), column("j", "json")),
                        Model.DUPLICATE))
                .containsExactly("v");
        assertThat(BucketQuery.keys(List.of(column("d", "double")), Model.DUPLICATE))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BucketQuery.of(Capabilities.of("3.5.2"), COLUMNS, List.of("nix")))
                .withMessageContaining("nix");
    }

    @Test
    void dividesRowsSoThatABucketHoldsFewButNotIntoAnyNumberOfBuckets() {
        assertThat(List.of(BucketQuery.buckets(0), BucketQuery.buckets(1_000_000), BucketQuery.buckets(1L << 50)))
                .containsExactly(16, 2048, 65_536);
    }

    @Test
    void whatCameWentOrChangedIsInTheBucketsThatDiffer() {
        BucketQuery query = query(Capabilities.of("3.5.2"));
        BucketedFingerprint here = query.read(List.of(row(0, 2, 5), row(1, 1, 7), row(2, 1, 1), row(4, 1, 9)), 16);
        BucketedFingerprint there = query.read(List.of(row(0, 2, 5), row(1, 1, 8), row(3, 1, 1), row(4, 2, 9)), 16);

        assertThat(here.differing(there)).containsExactly(1, 2, 3, 4).isEqualTo(there.differing(here));
        assertThat(here.differing(here)).isEmpty();
    }

    @Test
    void tellsWhetherAPartIsStillWhatItsFingerprintTold() {
        BucketedFingerprint buckets = query(Capabilities.of("3.5.2")).read(List.of(row(0, 2, 5), row(3, 1, 7)), 16);
        List<BigInteger> sums = List.of(BigInteger.valueOf(12), BigInteger.valueOf(3125 + 16807));

        assertThat(buckets.isAllOf(3, sums)).isTrue();
        assertThat(buckets.isAllOf(4, sums)).isFalse();
        assertThat(buckets.isAllOf(3, List.of(BigInteger.TWO, sums.get(1)))).isFalse();
        assertThat(List.of(buckets.rows(0), buckets.rows(1), buckets.rows(3))).containsExactly(2L, 0L, 1L);
    }

    @Test
    void bucketsOfAnotherNumberOrHashAreNotCompared() {
        BucketedFingerprint here = query(Capabilities.of("3.5.2")).read(List.of(), 16);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> here.differing(query(Capabilities.of("3.5.2")).read(List.of(), 32)));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> here.differing(query(Capabilities.of("2.5.22")).read(List.of(), 16)));
    }

    @Test
    void tellsAKeyThatIsNullFromAnEmptyText() {
        List<TableColumn> columns = List.of(column("v", "varchar(5)", Trait.KEY, Trait.NULLABLE));
        BucketQuery query = BucketQuery.of(Capabilities.of("3.5.2"), columns, List.of("V"));

        assertThat(query.readKeys(List.of(keyRow("n", null), keyRow("v", ""))))
                .containsOnlyKeys(new RowKey(Arrays.asList((String) null)), new RowKey(List.of("")));
    }

    private static CatalogRow keyRow(String flag, @Nullable String text) {
        Map<String, @Nullable String> row =
                new HashMap<>(Map.of("n0", flag, "row_count", "1", "sum_0", "1", "sum_1", "2"));
        row.put("c0", text);
        return CatalogRow.of(row);
    }

    private static BucketQuery query(Capabilities common) {
        return BucketQuery.of(common, COLUMNS, BucketQuery.keys(COLUMNS, Model.PRIMARY));
    }

    private static CatalogRow row(int bucket, long rows, long sum) {
        return CatalogRow.of(Map.of(
                "bucket", String.valueOf(bucket),
                "row_count", String.valueOf(rows),
                "sum_0", String.valueOf(sum),
                "sum_1", BigInteger.valueOf(sum).pow(5).toString()));
    }

    private static TableColumn column(String name, String type, Trait... traits) {
        return new TableColumn(name, ColumnType.parse(type), Set.of(traits));
    }
}
