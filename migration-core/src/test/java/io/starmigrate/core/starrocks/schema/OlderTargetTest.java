package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.Grammar;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.starrocks.version.StarRocksVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OlderTargetTest extends RewriterBench {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.4.9 | SHARED_DATA | `g` bigint(20) NULL AS `k` + 1 | column g AS …",
                "2.5.9 | SHARED_NOTHING | `g` map<int(11),struct<a date>> NULL | column g MAP<INT, STRUCT<`a` DATE>>",
                "2.5.9 | SHARED_NOTHING | `g` bigint(20) NOT NULL AUTO_INCREMENT | column g AUTO_INCREMENT",
                "3.5.0 | SHARED_DATA | `g` decimal(76, 10) NULL | column g decimal(76, 10)",
            })
    void columnsTheTargetCannotHaveAreRefusedByNameWithTheReason(
            String version, RunMode mode, String column, String clause) {
        Rewritten<TableDdl> rewritten = rewrite(
                cluster("4.0.1", RunMode.SHARED_NOTHING),
                cluster(version, mode),
                table("`k` int(11) NOT NULL,\n  " + column, "DUPLICATE KEY(`k`)"));

        assertThat(rewritten.isRefused()).isTrue();
        assertThat(rewritten.refusals()).allSatisfy(refusal -> {
            assertThat(refusal.object()).isEqualTo("t");
            assertThat(refusal.clause()).isEqualTo(clause);
            assertThat(refusal.reason()).contains("StarRocks " + version);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.5.3 | PARTITION BY date_trunc('day', d)",
                "3.0.3 | PARTITION BY LIST(`k`)(PARTITION p VALUES IN ('1'))",
                "3.3.9 | PARTITION BY date_trunc('month', d), k",
                "3.0.9 | DISTRIBUTED BY RANDOM",
            })
    void clausesTheTargetCannotHaveAreRefused(String version, String clause) {
        String ddl = table("`k` int(11) NOT NULL,\n  `d` date NOT NULL", "DUPLICATE KEY(`k`)\n" + clause);
        Rewritten<TableDdl> rewritten =
                rewrite(cluster("3.5.0", RunMode.SHARED_NOTHING), cluster(version, RunMode.SHARED_NOTHING), ddl);

        assertThat(rewritten.refusals()).isNotEmpty();
        assertThat(rewrite(SN33, cluster("4.1.0", RunMode.SHARED_NOTHING), ddl).refusals())
                .isEmpty();
    }

    @Test
    void typesOfOtherWordsArriveByThoseThatEveryVersionReads() {
        String sql = rewrite(
                        SN33,
                        cluster("2.5.9", RunMode.SHARED_NOTHING),
                        table(
                                "`k` integer NOT NULL,\n  `a` array<text> NULL,\n  `n` numeric(9, 2) NULL",
                                "DUPLICATE KEY(`k`)"))
                .definition()
                .sql();

        assertThat(sql).contains("`k` int NOT NULL", "`a` array<string> NULL", "`n` decimal(9, 2) NULL");
    }

    @Test
    void oldTargetsGetBucketsAndNoSortKey() {
        Rewritten<TableDdl> rewritten = rewrite(
                SN33,
                cluster("2.3.1", RunMode.SHARED_NOTHING),
                table(
                        "`k` int(11) NOT NULL,\n  `v` decimalv2(10, 2) NULL",
                        "DUPLICATE KEY(`k`)\nDISTRIBUTED BY HASH(`k`)\nORDER BY(`v`)"));

        assertThat(rewritten.definition().sql())
                .contains("BUCKETS 10", "`v` decimal(10, 2)")
                .doesNotContain("ORDER BY");
        assertThat(rewritten.notes())
                .extracting(Note::action)
                .containsExactlyInAnyOrder(Note.Action.TRANSLATED, Note.Action.ADDED, Note.Action.DROPPED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date_trunc('minute', `ts`) | 3.4.0",
                "date_trunc('second', ts) | 3.4.0",
                "date_trunc('week', ts) | 3.4.0",
                "date_trunc('quarter', ts) | 3.4.0",
                "date_trunc('day', from_unixtime(`n`)) | 3.4.0",
                "from_unixtime(`n`, '%Y%m') | 3.4.0",
                "substring(`s`, 1, 3) | 3.4.0",
                "day(`ts`) | 3.4.0",
                "time_slice(`ts`, INTERVAL 5 SECOND, floor) | 3.4.0",
                "time_slice(`ts`, 5, 'second', 'floor') | 3.4.0",
                "time_slice(`ts`, INTERVAL 5 MINUTE) | 3.3.0",
                "time_slice(ts, INTERVAL 7 day) | 3.0.0",
                "date_trunc('HOUR', ts) | 3.0.0",
                "date_trunc('year', `ts`) | 3.0.0",
                "RANGE(date_trunc('day', ts)) () | 3.1.0",
                "RANGE(date_trunc('week', ts)) () | 3.4.0",
                "RANGE(str2date(`s`, '%Y-%m-%d')) () | 3.3.0",
                "RANGE(from_unixtime(`n`)) () | 3.3.0",
                "(`s`,date_trunc('day', ts)) | 3.4.0",
            })
    void anExpressionThatTheTargetDoesNotDivideByIsRefusedByName(String expression, String since) {
        String ddl = table(
                "`ts` datetime NOT NULL,\n  `n` bigint NOT NULL,\n  `s` varchar(20) NOT NULL",
                "DUPLICATE KEY(`ts`)\nPARTITION BY " + expression + "\nDISTRIBUTED BY HASH(`ts`) BUCKETS 1");
        ClusterProfile source = cluster("4.1.0", RunMode.SHARED_NOTHING);
        for (String version : List.of("2.5.5", "3.0.9", "3.1.11", "3.3.17", "3.5.2")) {
            ClusterProfile target = cluster(version, RunMode.SHARED_NOTHING);
            boolean has = target.capabilities().version().isAtLeast(StarRocksVersion.parse(since));
            Rewritten<TableDdl> rewritten = rewrite(source, target, ddl);

            assertThat(rewritten.isRefused()).as(version).isEqualTo(!has);
            assertThat(rewritten.definition().sql()).doesNotContain("BY (`s`,date");
            if (!has) {
                assertThat(rewritten.refusals())
                        .anySatisfy(refusal -> assertThat(refusal.clause()).startsWith("PARTITION BY "))
                        .allSatisfy(refusal -> assertThat(refusal.object()).isEqualTo("t"));
            }
        }
        assertThat(rewrite(source, source, ddl).isRefused()).isFalse();
    }

    @Test
    void aListColumnThatMayBeNullIsRefusedByTargetsThatTakeNone() {
        String list = table(
                "`c` varchar(20) NULL,\n  `d` date NOT NULL",
                "DUPLICATE KEY(`c`)\nPARTITION BY LIST(`c`) (PARTITION p VALUES IN ('a'))\nDISTRIBUTED BY HASH(`c`) BUCKETS 1");

        assertThat(rewrite(SN33, cluster("3.1.11", RunMode.SHARED_NOTHING), list)
                        .refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.clause()).isEqualTo("PARTITION BY c, which may be NULL"));
        assertThat(rewrite(SN33, SN33, list).isRefused()).isFalse();
        assertThat(rewrite(SN33, cluster("3.1.11", RunMode.SHARED_NOTHING), list.replace("20) NULL", "20) NOT NULL"))
                        .isRefused())
                .isFalse();
    }

    @Test
    void aNullAmongNumbersIsWrittenAsNullAndATextIsLeftToTheOperator() {
        String numbers = table(
                "`c` int NULL,\n  `d` date NOT NULL",
                "DUPLICATE KEY(`c`)\nPARTITION BY LIST(`c`) (PARTITION p VALUES IN ('NULL', '0'))\n"
                        + "DISTRIBUTED BY HASH(`c`) BUCKETS 1");

        Rewritten<TableDdl> rewritten = rewrite(SN33, SN33, numbers);

        assertThat(rewritten.definition().sql()).contains("PARTITION `p` VALUES IN (NULL, \"0\")");
        assertThat(rewritten.isRefused()).isFalse();
        assertThat(SchemaComparison.of(rewritten.definition(), TableDdl.read(numbers)))
                .isEmpty();
        assertThat(rewrite(SN33, SN33, numbers.replace("int NULL", "varchar(5) NULL"))
                        .notes())
                .anySatisfy(note -> assertThat(note.clause()).isEqualTo("partition p"));
    }

    @Test
    void defaultsAndKeysThatOlderTargetsHaveNotAreSaid() {
        ClusterProfile newest = cluster("4.1.0", RunMode.SHARED_NOTHING);
        String defaults = table(
                "`k` int NOT NULL,\n  `a` array<int(11)> NULL DEFAULT \"[1]\",\n  `j` json NULL DEFAULT \"{}\",\n"
                        + "  `b` varbinary NULL DEFAULT \"x\",\n  `v` varchar(9) NULL DEFAULT \"x\"",
                "DUPLICATE KEY(`k`)\nDISTRIBUTED BY HASH(`k`) BUCKETS 1");

        assertThat(rewrite(newest, SN33, defaults).notes())
                .extracting(Note::clause)
                .contains("column a DEFAULT", "column j DEFAULT", "column b DEFAULT")
                .doesNotContain("column v DEFAULT");
        assertThat(rewrite(newest, SN33, defaults).definition().sql()).containsOnlyOnce("DEFAULT");
        assertThat(rewrite(newest, newest, defaults).definition().sql()).contains("DEFAULT \"[1]\"");
        String key = table("`k` varbinary NOT NULL", "DUPLICATE KEY(`k`)\nDISTRIBUTED BY RANDOM");
        assertThat(rewrite(newest, SN33, key).refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.clause()).isEqualTo("key column k varbinary"));
        assertThat(rewrite(newest, newest, key).isRefused()).isFalse();
    }

    @Test
    void theSecurityOfAViewIsDroppedForOldTargets() {
        String shown = recorded("3.5-shared_nothing", "SHOW CREATE VIEW rec.v1");
        ClusterProfile source = cluster("3.5.0", RunMode.SHARED_NOTHING);

        assertThat(new SchemaRewriter(source, cluster("2.5.0", RunMode.SHARED_NOTHING), SETTINGS)
                        .view(shown)
                        .definition()
                        .sql())
                .doesNotContain("SECURITY")
                .contains("(`k` COMMENT \"key\", `n`)", "`market`.`uniq`.`k`");
        assertThat(new SchemaRewriter(source, SN33, SETTINGS)
                        .view(shown)
                        .definition()
                        .sql())
                .doesNotContain("SECURITY");
        assertThat(new SchemaRewriter(source, cluster("3.4.0", RunMode.SHARED_NOTHING), SETTINGS)
                        .view(shown)
                        .definition()
                        .sql())
                .doesNotContain("SECURITY");
        assertThat(new SchemaRewriter(source, cluster("3.4.1", RunMode.SHARED_NOTHING), SETTINGS)
                        .view(shown)
                        .definition()
                        .sql())
                .contains("SECURITY NONE");
    }

    @Test
    void aPartitionThatMayHoldNullIsLeftOutWhereNullIsShownAsItsText() {
        String rest = "DUPLICATE KEY(`k`)\nPARTITION BY LIST(`k`)(\n  PARTITION p VALUES IN ('a', 'NULL')\n)";
        Rewritten<TableDdl> nullable = rewrite(SN33, SN33, table("`k` varchar(20) NULL", rest));
        Rewritten<TableDdl> filled = rewrite(SN33, SN33, table("`k` varchar(20) NOT NULL", rest));

        assertThat(nullable.definition().layout().partitioning().entries()).isEmpty();
        assertThat(nullable.notes()).extracting(Note::clause).containsExactly("partition p");
        Grammar.requireReadable(Sql.of(nullable.definition().sql()));
        assertThat(filled.definition().layout().partitioning().entries()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AGGREGATE KEY(`k`, `d`) | (date_trunc('week', d)) | true",
                "AGGREGATE KEY(`k`, `d`) | date_trunc('day', d), `k` | true",
                "AGGREGATE KEY(`k`, `d`) | date_trunc('day', d) | false",
                "AGGREGATE KEY(`k`, `d`) | (`k`) | false",
                "UNIQUE KEY(`k`, `d`) | (date_trunc('week', d)) | false",
            })
    void anExpressionThatAGeneratedColumnCarriesGoesWithAnAggregateKeyWhereTheSourceTakesItAlone(
            String key, String expression, boolean refused) {
        String value = key.startsWith("AGGREGATE") ? "`v` bigint(20) SUM NULL" : "`v` bigint(20) NULL";
        String ddl = table(
                "`k` int(11) NOT NULL,\n  `d` date NOT NULL,\n  " + value,
                key + "\nPARTITION BY " + expression + "\nDISTRIBUTED BY HASH(`k`)");
        ClusterProfile source = cluster("4.2.0", RunMode.SHARED_NOTHING);

        assertThat(rewrite(source, cluster("4.1.7", RunMode.SHARED_NOTHING), ddl)
                        .isRefused())
                .isEqualTo(refused);
        assertThat(rewrite(source, source, ddl).isRefused()).isFalse();
    }

    @Test
    void whatSaysNothingOfItsRowsGoesNowhereThatMustBeTold() {
        String ddl = "CREATE TABLE t (k int, v int)";

        assertThat(rewrite(SN33, cluster("3.0.9", RunMode.SHARED_NOTHING), ddl).refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.clause()).isEqualTo("no DISTRIBUTED BY"));
        assertThat(rewrite(SN33, SN33, ddl).isRefused()).isFalse();
    }

    @Test
    void aStateAsItIsTypedHasTheTypeThatStarRocksDerives() {
        TableDdl read =
                TableDdl.read("CREATE TABLE t (k date, n sum(int) NOT NULL, m min_by(decimal(9, 2), date) COMMENT 'x')"
                        + " AGGREGATE KEY(k) DISTRIBUTED BY HASH(k)");

        assertThat(read.columns().stream().map(column -> column.typeText() + " " + column.aggregation()))
                .containsExactly("date ", "varbinary sum(int)", "varbinary min_by(decimal(9, 2), date)");
        assertThat(read.columns().get(1).nullable()).isFalse();
        assertThat(TableDdl.read(read.sql())).isEqualTo(read);
    }

    @Test
    void rollupsGoToSharedDataWhereItMakesThem() {
        String ddl = table(
                "`k` int(11) NOT NULL,\n  `v` int(11) NULL",
                "DUPLICATE KEY(`k`)\nDISTRIBUTED BY HASH(`k`)\nROLLUP (`r` (`v`))");

        assertThat(rewrite(SN33, cluster("3.3.9", RunMode.SHARED_DATA), ddl).refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.toString()).contains("ROLLUP", "3.4.0"));
        assertThat(rewrite(SN33, cluster("3.4.0", RunMode.SHARED_DATA), ddl).isRefused())
                .isFalse();
        assertThat(rewrite(SN33, SN33, ddl).isRefused()).isFalse();
    }

    @Test
    void defaultsTypedWithoutQuotesAreReadByEveryVersionWithThem() {
        TableDdl read =
                TableDdl.read("CREATE TABLE t (k int, b boolean DEFAULT TRUE, c boolean DEFAULT false COMMENT 'c',"
                        + " d double NOT NULL DEFAULT 1.5) DISTRIBUTED BY HASH(k)");

        assertThat(read.columns().stream().map(column -> column.value().sql()))
                .containsExactly("", " DEFAULT \"true\"", " DEFAULT \"false\"", " DEFAULT \"1.5\"");
    }
}
