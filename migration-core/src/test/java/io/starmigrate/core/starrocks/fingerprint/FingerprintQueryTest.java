package io.starmigrate.core.starrocks.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.Grammar;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.statement.SessionSettings;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.version.Capabilities;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintQueryTest {
    private static final Capabilities NEW = Capabilities.of("3.5.20");
    private static final Capabilities OLD = Capabilities.of("2.5.13");
    private static final TableName SALES = new TableName("shop", "sales");
    private static final List<TableColumn> COLUMNS = List.of(
            column("id", "int", Trait.KEY),
            column("v", "varchar(5)", Trait.NULLABLE),
            column("g", "int", Trait.GENERATED));

    @Test
    void countsRowsAndNullsAndSumsTwoHashesOfEachRow() {
        assertThat(FingerprintQuery.of(NEW, NEW, COLUMNS.subList(0, 2)).sql(TablePart.temporary(SALES, "t")))
                .hasToString("SELECT count(*) AS row_count, sum(CAST(h0 AS LARGEINT)) AS sum_0,"
                        + " sum(CAST(h1 AS LARGEINT)) AS sum_1,"
                        + " sum(if(n0 = 'n', 1, 0)) AS null_0, sum(if(n1 = 'n', 1, 0)) AS null_1"
                        + " FROM (SELECT xx_hash3_64(concat(n0, n1), coalesce(c0, ''), coalesce(c1, '')) AS h0,"
                        + " xx_hash3_64('starmigrate', concat(n0, n1), coalesce(c0, ''), coalesce(c1, '')) AS h1,"
                        + " n0, n1"
                        + " FROM (SELECT if(`id` IS NULL, 'n', 'v') AS n0, CAST(`id` AS STRING) AS c0,"
                        + " if(`v` IS NULL, 'n', 'v') AS n1, `v` AS c1"
                        + " FROM `shop`.`sales` TEMPORARY PARTITION (`t`)) texts) hashes");
    }

    @Test
    void asksForSeveralPartsInOneStatementEachByItsOwnQuery() {
        FingerprintQuery query = FingerprintQuery.of(OLD, NEW, COLUMNS);
        TablePart one = TablePart.partition(SALES, "p1");
        TablePart other = TablePart.partition(SALES, "p2");

        Sql both = query.sql(List.of(one, other), DataFilter.all());

        assertThat(both)
                .hasToString("SELECT 0 AS part_number, " + query.sql(one).text().substring("SELECT ".length())
                        + " UNION ALL SELECT 1 AS part_number, "
                        + query.sql(other).text().substring("SELECT ".length()));
        Grammar.requireReadable(both);
    }

    @Test
    void asksForFewerPartsAtOnceTheMoreColumnsThereAre() {
        List<TableColumn> many =
                IntStream.range(0, 300).mapToObj(i -> column("c" + i, "int")).toList();

        assertThat(FingerprintQuery.of(NEW, NEW, COLUMNS).atOnce()).isEqualTo(25);
        assertThat(FingerprintQuery.of(NEW, NEW, many).atOnce()).isEqualTo(1);
        assertThat(FingerprintQuery.of(NEW, NEW, many.subList(0, 50)).atOnce()).isEqualTo(10);
    }

    @Test
    void bindsGeneratedColumnsToTheirRowsInSumsOfTheirOwn() {
        FingerprintQuery query = FingerprintQuery.of(NEW, NEW, COLUMNS);

        assertThat(query.sql(TablePart.whole(SALES)).text())
                .contains("sum(CAST(xx_hash3_64(CAST(h0 AS STRING), n2, coalesce(c2, '')) AS LARGEINT)) AS"
                        + " generated_2_0")
                .contains("xx_hash3_64(concat(n0, n1), coalesce(c0, ''), coalesce(c1, '')) AS h0");
        Grammar.requireReadable(query.sql(TablePart.whole(SALES)));
        assertThat(query.recipe())
                .isEqualTo(FingerprintQuery.of(NEW, NEW, COLUMNS.subList(0, 2)).recipe());
    }

    @Test
    void spellsOutNoBitmapThatTheBackEndsRefuseTo() {
        FingerprintQuery query = FingerprintQuery.of(NEW, NEW, List.of(column("b", "bitmap")));

        // Both branches of an if are computed for every row, so the limit must stand inside.
        assertThat(query.sql(TablePart.whole(SALES)).text().split("bitmap_to_string\\(", -1))
                .hasSizeGreaterThan(2)
                .satisfies(parts -> assertThat(List.of(parts).subList(1, parts.length))
                        .allMatch(part -> part.startsWith("if(bitmap_count(`b`) <= 1000000, `b`, bitmap_empty())")));
    }

    @Test
    void makesNoLongTextOfALongValue() {
        for (String type : List.of("char(3)", "string", "json", "varbinary")) {
            assertThat(FingerprintQuery.of(NEW, NEW, List.of(column("c", type)))
                            .sql(TablePart.whole(SALES))
                            .text())
                    .as(type)
                    .contains("concat(n0)")
                    .doesNotContain("hex(", "concat('");
        }
    }

    @Test
    void knowsTheRecipesOfItsForm() {
        assertThat(FingerprintQuery.isOfThisForm(
                        "3.5.20/" + FingerprintQuery.of(NEW, NEW, COLUMNS).recipe()))
                .isTrue();
        assertThat(FingerprintQuery.isOfThisForm("3.5.20/xx_hash3_64/2/1/1a2b3c4d"))
                .isFalse();
    }

    @Test
    void isTheSameForBothClustersOfAPair() {
        FingerprintQuery there = FingerprintQuery.of(OLD, NEW, COLUMNS);
        FingerprintQuery back = FingerprintQuery.of(NEW, OLD, COLUMNS);

        assertThat(there.sql(TablePart.whole(SALES)))
                .isEqualTo(back.sql(TablePart.whole(SALES)))
                .asString()
                .contains("murmur_hash3_32");
        assertThat(there.recipe())
                .isEqualTo(back.recipe())
                .isNotEqualTo(FingerprintQuery.of(NEW, NEW, COLUMNS).recipe());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0.1", "2.5.13", "3.1.5", "3.5.20"})
    void normalisesEveryTypeInWordsTheGrammarReads(String version) {
        Capabilities capabilities = Capabilities.of(version);
        List<TableColumn> columns = new ArrayList<>();
        for (String type : List.of(
                "boolean",
                "tinyint",
                "largeint",
                "float",
                "double",
                "decimal(38,10)",
                "decimalv2",
                "date",
                "datetime",
                "char(3)",
                "string",
                "varbinary",
                "json",
                "bitmap",
                "hll",
                "percentile",
                "array<varchar(5)>",
                "array<array<double>>",
                "map<int,varchar(5)>",
                "struct<`a b` int, y array<date>>")) {
            columns.add(column("c" + columns.size(), type));
        }

        Grammar.requireReadable(
                FingerprintQuery.of(capabilities, capabilities, columns).sql(TablePart.whole(SALES)));
        SessionSettings.forReading(capabilities, Duration.ofHours(3)).forEach(Grammar::requireReadable);
    }

    @Test
    void setsOnlyWhatTheVersionHas() {
        assertThat(SessionSettings.forReading(OLD, Duration.ofMinutes(1)).toString())
                .contains("query_timeout = 60", "enable_materialized_view_rewrite")
                .doesNotContain("insert_timeout", "sync_materialized");
        assertThat(SessionSettings.forReading(Capabilities.of("2.4.0"), Duration.ofMinutes(1)))
                .hasSize(3);
    }

    @Test
    void hashesAllColumnsOfAWideTableTogether() {
        List<TableColumn> columns = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            columns.add(column("v" + i, "int"));
        }
        FingerprintQuery query = FingerprintQuery.of(NEW, NEW, columns);

        assertThat(query.sql(TablePart.whole(SALES)).text())
                .contains("coalesce(c0, ''), ", "coalesce(c999, '')) AS h0", "AS sum_1, ")
                .doesNotContain("AS h2");
        Grammar.requireReadable(query.sql(TablePart.whole(SALES)));
    }

    @Test
    void readsWhatTheAnswerSays() {
        List<TableColumn> columns = List.of(
                column("Id", "int", Trait.KEY),
                column("J", "json"),
                column("h", "hll"),
                column("g", "int", Trait.GENERATED));
        FingerprintQuery query = FingerprintQuery.of(NEW, NEW, columns);
        Map<String, String> row = new HashMap<>();
        row.put("row_count", "7");
        row.put("sum_0", "5");
        row.put("sum_1", "-170141183460469231731687303715884105728");
        row.put("null_0", "0");
        row.put("null_1", "3");
        row.put("untold_1", "0");
        row.put("null_2", "7");
        row.put("null_3", "1");
        row.put("generated_3_0", "11");
        row.put("generated_3_1", "12");

        FingerprintReading reading = query.read(CatalogRow.of(row));

        assertThat(reading.rows()).isEqualTo(7);
        assertThat(reading.sums())
                .containsExactly(BigInteger.valueOf(5), BigInteger.TWO.pow(127).negate());
        assertThat(reading.nulls()).isEqualTo(Map.of("j", 3L, "h", 7L));
        assertThat(reading.generated()).containsOnlyKeys("g");
        assertThat(reading.generated().get("g")).endsWith(":11:12:1");
        assertThat(reading.partly()).as("a HLL that is nowhere is compared").isEmpty();
        row.put("untold_1", "1");
        row.put("null_2", "6");
        assertThat(query.read(CatalogRow.of(row)).partly()).containsExactly("h", "j");
    }

    @Test
    void readsNoSumAsZero() {
        Map<String, String> row = new HashMap<>();
        row.put("row_count", "0");
        row.put("sum_0", null);
        FingerprintReading reading =
                FingerprintQuery.of(NEW, NEW, COLUMNS.subList(0, 2)).read(CatalogRow.of(row));

        assertThat(reading.rows()).isZero();
        assertThat(reading.sums()).containsExactly(BigInteger.ZERO, BigInteger.ZERO);
    }

    private static TableColumn column(String name, String type, Trait... traits) {
        return new TableColumn(name, ColumnType.parse(type), Set.of(traits));
    }
}
