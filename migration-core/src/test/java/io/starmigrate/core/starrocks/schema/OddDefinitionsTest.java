package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.starrocks.ddl.DdlException;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What running front ends printed that others do not take as it stands. */
class OddDefinitionsTest {
    private static final RewriteSettings SETTINGS = RewriteSettings.of(Renames.database("shop", "shop"));

    private static ClusterProfile cluster(String versionAndMode) {
        String[] words = versionAndMode.split(" ", -1);
        RunMode mode = words[1].equals("sd") ? RunMode.SHARED_DATA : RunMode.SHARED_NOTHING;
        return new ClusterProfile(Capabilities.of(words[0]), mode);
    }

    private static Rewritten<TableDdl> moved(String source, String target, String columns, String rest) {
        String printed = "CREATE TABLE `t` (\n  `k` bigint(20) NOT NULL COMMENT \"\""
                + (columns.isEmpty() ? "" : ",\n  ") + columns + "\n) ENGINE=OLAP \n" + rest;
        return new SchemaRewriter(cluster(source), cluster(target), SETTINGS).table(printed);
    }

    private static String hashed(String properties) {
        return "DUPLICATE KEY(`k`)\nDISTRIBUTED BY HASH(`k`) BUCKETS 2 \nPROPERTIES (\n" + properties + "\n);";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "struct<order int(11), group varchar(20)> | STRUCT<`order` INT, `group` VARCHAR(20)>",
                "struct<select struct<from array<struct<key int(11)>>>> | STRUCT<`select` STRUCT<`from` ARRAY<STRUCT<`key` INT>>>>",
                "map<int(11),struct<a-b decimal(38, 10), c.d largeint(40)>> | MAP<INT, STRUCT<`a-b` DECIMAL(38, 10), `c.d` LARGEINT>>",
                "array<struct<两个 字 int(11), int date, date varchar(65533)>> | ARRAY<STRUCT<`两个 字` INT, `int` DATE, `date` VARCHAR(65533)>>",
                "struct<order string, x char, y decimal> | struct<`order` string, `x` char, `y` decimal>",
                "struct<group int(11) COMMENT 'of what', b int(11)> | struct<`group` int(11) COMMENT 'of what', `b` int(11)>",
                "struct<a int(11) COMMENT 'it\\'s, b int', b int(11)> | struct<`a` int(11) COMMENT 'it\\'s, b int', `b` int(11)>",
            })
    void fieldsAreQuotedAtEachLevelWhateverTheyAreCalled(String printed, String written) {
        Rewritten<TableDdl> moved = moved("3.3.5 sn", "3.5.7 sd", "`c` " + printed + " NULL COMMENT \"\"", hashed(""));

        assertThat(moved.definition().sql()).contains("`c` " + written + " NULL");
        assertThat(TableDdl.read(moved.definition().sql())).isEqualTo(moved.definition());
    }

    @Test
    void aFieldsCommentThatEndsNobodyKnowsWhereIsNoPartOfItsName() {
        assertThatThrownBy(() -> moved(
                        "3.3.5 sn",
                        "3.5.7 sd",
                        "`c` struct<a int(11) COMMENT \"of \"a\"\", b int(11)> NULL COMMENT \"\"",
                        hashed("")))
                .isInstanceOf(DdlException.class)
                .hasMessageContaining("a field has no type at 8");
    }

    @ParameterizedTest
    @CsvSource({
        "3.2.9 sn, 3.5.7 sd, DISTRIBUTED BY HASH(`k`)",
        "3.2.9 sn, 3.3.17 sn, DISTRIBUTED BY HASH(`k`)",
        "3.1.5 sn, 4.0.2 sd, DISTRIBUTED BY HASH(`k`)",
        "3.2.9 sn, 3.1.11 sn, DISTRIBUTED BY RANDOM",
        "3.2.9 sn, 3.3.16 sn, DISTRIBUTED BY RANDOM",
        "3.2.9 sn, 2.5.22 sn, DISTRIBUTED BY HASH(`k`)",
    })
    void aggregatesAreSpreadByTheirKeyWhereRandomIsRefused(String source, String target, String spread) {
        Rewritten<TableDdl> moved = moved(
                source, target, "`v` bigint(20) SUM NULL COMMENT \"\"", "AGGREGATE KEY(`k`)\nDISTRIBUTED BY RANDOM\n;");

        assertThat(moved.refusals()).isEmpty();
        assertThat(moved.definition().sql()).contains(spread);
        assertThat(moved.notes().toString().contains("DISTRIBUTED BY")).isEqualTo(spread.contains("HASH"));
    }

    @ParameterizedTest
    @CsvSource({
        "PRIMARY, 3.5.7 sd, HASH",
        "UNIQUE, 3.5.7 sn, HASH",
        "DUPLICATE, 3.0.9 sd, HASH",
        "DUPLICATE, 3.5.7 sd, none",
        "PRIMARY, 4.1.2 sd, none",
    })
    void tablesThatAreDividedByRangesAreHashedByOlderTargets(String model, String target, String spread) {
        Rewritten<TableDdl> moved =
                moved("4.1.1 sd", target, "`v` int(11) NULL COMMENT \"\"", model + " KEY(`k`)\nORDER BY(`k`)\n;");
        String sql = moved.definition().sql();

        assertThat(sql.contains("DISTRIBUTED BY HASH(`k`)")).isEqualTo(spread.equals("HASH"));
        assertThat(sql.contains("DISTRIBUTED BY")).isEqualTo(spread.equals("HASH"));
        assertThat(moved.notes().toString().contains("DISTRIBUTED BY"))
                .as("what becomes of it is said: " + moved.notes())
                .isEqualTo(!target.startsWith("4.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "3.14159265358979, 3.5.7 sn, 3.1415927",
        "0.1, 3.5.7 sn, 0.1",
        "0, 3.1.11 sd, 0",
        "123456789, 2.5.22 sn, 1.23456792E8",
        "3.14159265358979, 4.1.2 sn, 3.14159265358979",
    })
    void aFloatsDefaultHasNoMoreDigitsThanAFloat(String printed, String target, String written) {
        Rewritten<TableDdl> moved =
                moved("4.1.1 sn", target, "`f` float NULL DEFAULT \"" + printed + "\" COMMENT \"\"", hashed(""));

        assertThat(moved.definition().sql()).contains("DEFAULT \"" + written + "\"");
        assertThat(moved.notes().toString().contains("column f")).isEqualTo(!printed.equals(written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "avg(bigint(20)) | 3.5.7 sd | true",
                "avg(bigint(20)) | 3.3.9 sd | false",
                "array_agg_distinct(decimal(27, 9)) | 3.4.10 sd | true",
                "std(largeint(40)) | 3.4.10 sd | true",
                "group_concat(varchar(20), varchar(2)) | 3.4.10 sd | false",
                "hll_raw(varchar(100)) | 3.4.10 sd | false",
                "window_funnel(bigint(20), datetime, int(11), array<boolean>) | 3.5.7 sd | false",
                "group_concat(varchar(20), varchar(2)) | 4.1.4 sd | true",
                "sum(decimal(39, 2)) | 3.5.7 sd | false",
                "sum(decimal(39, 2)) | 4.0.1 sd | true",
                "sum(decimal(38, 2)) | 3.5.7 sd | true",
                "sum(DECIMAL(39, 2)) | 3.5.7 sd | false",
                "corr(decimal(9, 2), decimal(39, 2)) | 3.5.7 sd | false",
                "AVG (bigint(20)) | 3.5.7 sd | true",
                "ds_theta_count_distinct(bigint(20)) | 3.4.10 sd | false",
                "ds_theta_count_distinct(bigint(20)) | 3.5.7 sd | true",
                "unheard_of(bigint(20)) | 4.0.14 sd | false",
                "unheard_of(bigint(20)) | 4.1.4 sd | true",
            })
    void statesOfFunctionsThatOlderTargetsMayLackAreRefused(String state, String target, boolean taken) {
        Rewritten<TableDdl> moved = moved(
                "4.1.1 sd",
                target,
                "`a` varbinary " + state + " NULL COMMENT \"\"",
                "AGGREGATE KEY(`k`)\nDISTRIBUTED BY HASH(`k`) BUCKETS 1 ;");

        assertThat(moved.isRefused()).isEqualTo(!taken);
        assertThat(moved.refusals())
                .allSatisfy(refusal -> assertThat(refusal.clause())
                        .contains("column a", state.substring(0, 3).toLowerCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"storage_cooldown_ttl\" = \"1 month\" | storage_cooldown_ttl",
                "\"partition_live_number\" = \"3\" | partition_live_number",
                "\"partition_ttl_number\" = \"3\" | partition_ttl_number",
                "\"partition_ttl\" = \"1 MONTH\" | partition_ttl",
                "\"partition_retention_condition\" = \"k > 3\" | partition_retention_condition",
                "\"rows_ttl_of_tomorrow\" = \"3 days\" | rows_ttl_of_tomorrow",
                "\"record_expires\" = \"3 days\" | record_expires",
            })
    void whatMayDropOrMoveRowsWaitsForTheCutover(String property, String name) {
        Rewritten<TableDdl> moved = moved("3.5.2 sn", "3.5.7 sn", "", hashed(property));

        assertThat(moved.definition().properties()).doesNotContainKey(name);
        assertThat(moved.deferred())
                .singleElement()
                .satisfies(
                        later -> assertThat(later.text()).isEqualTo("ALTER TABLE `shop`.`t` SET (" + property + ")"));
        assertThat(moved.notes())
                .anyMatch(note ->
                        note.action() == Note.Action.PAUSED && note.clause().contains(name));
    }

    @Test
    void whatMayDropRowsOfOnePartitionIsLeftOutAndSaid() {
        Rewritten<TableDdl> moved = moved(
                "3.5.2 sn",
                "3.5.7 sn",
                "",
                "DUPLICATE KEY(`k`)\nPARTITION BY RANGE(`k`)\n(PARTITION p1 VALUES [(\"1\"), (\"2\"))"
                        + " (\"rows_ttl\" = \"3\"))\nDISTRIBUTED BY HASH(`k`) BUCKETS 2 ;");

        assertThat(moved.definition().sql()).doesNotContain("rows_ttl");
        assertThat(moved.deferred()).isEmpty();
        assertThat(moved.notes().toString()).contains("dropped partition p1 property rows_ttl");
    }

    @Test
    void whatMayDropRowsIsSaidWhereTheTargetHasItNot() {
        Rewritten<TableDdl> moved =
                moved("3.5.2 sn", "3.3.4 sn", "", hashed("\"partition_retention_condition\" = \"k > 3\""));

        assertThat(moved.definition().properties()).isEmpty();
        assertThat(moved.deferred()).isEmpty();
        assertThat(moved.notes().toString()).contains("partition_retention_condition", "does not know it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PARTITION BY (`k`,date_trunc('day', `d`)) | PARTITION BY `k`, date_trunc('day', `d`)",
                "PARTITION BY (date_trunc('day', `d`)) | PARTITION BY date_trunc('day', `d`)",
                "PARTITION BY (`k`,(`k` + 1)) | PARTITION BY `k`, (`k` + 1)",
            })
    void partitionExpressionsLoseTheParenthesesThatOnlyTheNewestTake(String printed, String written) {
        Rewritten<TableDdl> moved = moved(
                "4.1.1 sd",
                "3.5.7 sd",
                "`d` datetime NOT NULL COMMENT \"\"",
                "DUPLICATE KEY(`k`)\n" + printed + "\nDISTRIBUTED BY HASH(`k`) BUCKETS 1 ;");

        assertThat(moved.refusals()).isEmpty();
        assertThat(moved.definition().sql()).contains("\n" + written + "\n");
    }

    @Test
    void aCommentThatSharedDataClustersMakeUpIsLeftOutAndOneThatWasGivenIsNot() {
        String rest = "DUPLICATE KEY(`k`)\nCOMMENT \"OLAP\"\nDISTRIBUTED BY HASH(`k`) BUCKETS 1 ;";

        assertThat(moved("3.5.2 sn", "3.5.7 sn", "", rest).definition().comment())
                .isEqualTo("OLAP");
        Rewritten<TableDdl> madeUp = moved("3.5.2 sd", "3.5.7 sn", "", rest);
        assertThat(madeUp.definition().comment()).isEmpty();
        assertThat(madeUp.notes().toString()).contains("COMMENT = OLAP", "one that was given is not told from that");
    }
}
