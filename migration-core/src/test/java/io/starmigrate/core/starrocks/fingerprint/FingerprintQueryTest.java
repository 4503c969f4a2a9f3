package io.starmigrate.core.starrocks.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.Capabilities;
import io.starmigrate.core.starrocks.Grammar;
import io.starmigrate.core.starrocks.TableName;
import io.starmigrate.core.starrocks.TablePart;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.statement.SessionSettings;
import io.starmigrate.core.starrocks.type.ColumnType;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    void countsRowsAndSumsTwoHashesOfThem() {
        assertThat(FingerprintQuery.of(NEW, NEW, COLUMNS).sql(TablePart.temporary(SALES, "t")))
                .hasToString("SELECT count(*) AS row_count, sum(CAST(h0 AS LARGEINT)) AS sum_0,"
                        + " sum(CAST(h1 AS LARGEINT)) AS sum_1"
                        + " FROM (SELECT xx_hash3_64(c0, c1) AS h0, xx_hash3_64('starmigrate', c0, c1) AS h1"
                        + " FROM (SELECT coalesce(concat('v', CAST(`id` AS STRING)), 'n') AS c0,"
                        + " coalesce(concat('v', `v`), 'n') AS c1"
                        + " FROM `shop`.`sales` TEMPORARY PARTITION (`t`)) texts) hashes");
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
                .hasSize(2);
    }

    @Test
    void keepsTheKeyInEveryGroupOfAWideTable() {
        List<TableColumn> columns = new ArrayList<>(List.of(column("id", "int", Trait.KEY)));
        for (int i = 0; i < 250; i++) {
            columns.add(column("v" + i, "int"));
        }
        FingerprintQuery query = FingerprintQuery.of(NEW, NEW, columns);

        assertThat(query.sumColumns()).containsExactly("sum_0", "sum_1", "sum_2", "sum_3", "sum_4", "sum_5");
        assertThat(query.sql(TablePart.whole(SALES)).text())
                .contains("xx_hash3_64(c0, c1,", "xx_hash3_64(c0, c101,", "xx_hash3_64(c0, c201,");
        Grammar.requireReadable(query.sql(TablePart.whole(SALES)));
    }

    @Test
    void readsNoSumAsZero() {
        Map<String, String> row = new HashMap<>();
        row.put("row_count", "0");
        row.put("sum_0", null);
        row.put("sum_1", "-170141183460469231731687303715884105728");
        FingerprintQuery query = FingerprintQuery.of(NEW, NEW, COLUMNS);

        assertThat(query.readRows(CatalogRow.of(row))).isZero();
        assertThat(query.readSums(CatalogRow.of(row)))
                .containsExactly(BigInteger.ZERO, BigInteger.TWO.pow(127).negate());
    }

    private static TableColumn column(String name, String type, Trait... traits) {
        return new TableColumn(name, ColumnType.parse(type), Set.of(traits));
    }
}
