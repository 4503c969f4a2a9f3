package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.starrocks.Grammar;
import io.starmigrate.core.starrocks.RecordedAnswers;
import io.starmigrate.core.starrocks.ddl.DdlException;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.ddl.ViewDdl;
import io.starmigrate.core.starrocks.schema.RewriteSettings.Pausing;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.starrocks.version.StarRocksVersion;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaRewriterTest {
    private static final RewriteSettings SETTINGS = RewriteSettings.of(Renames.database("rec", "market"));
    private static final ClusterProfile SD31 = cluster("3.1.11", RunMode.SHARED_DATA);
    private static final ClusterProfile SN33 = cluster("3.3.5", RunMode.SHARED_NOTHING);
    private static final ClusterProfile SD33 = cluster("3.3.5", RunMode.SHARED_DATA);

    private static ClusterProfile cluster(String version, RunMode mode) {
        return new ClusterProfile(Capabilities.of(version), mode);
    }

    private static String recorded(String cluster, String statement) {
        return RecordedAnswers.to(statement::equals)
                .filter(answer -> answer.cluster().equals(cluster))
                .findFirst()
                .orElseThrow()
                .rows()
                .get(0)
                .require("Create Table", "Create Materialized View", "Create View");
    }

    private static String table(String columns, String rest) {
        return "CREATE TABLE `t` (\n  " + columns + "\n) ENGINE=OLAP \n" + rest;
    }

    private static Rewritten<TableDdl> rewrite(ClusterProfile from, ClusterProfile to, String ddl) {
        return new SchemaRewriter(from, to, SETTINGS).table(ddl);
    }

    @Test
    void aSharedDataTableLosesWhatSharedNothingHasNotAndEachLineIsNoted() {
        Rewritten<TableDdl> rewritten = rewrite(SD31, SN33, recorded("3.1-shared_data", "SHOW CREATE TABLE rec.agg"));

        assertThat(rewritten.definition().name().sql()).isEqualTo("`market`.`agg`");
        assertThat(rewritten.definition().properties()).isEqualTo(Map.of("compression", "LZ4"));
        assertThat(rewritten.notes())
                .extracting(Note::clause)
                .containsExactly(
                        "COMMENT",
                        "property replication_num",
                        "property datacache.enable",
                        "property storage_volume",
                        "property enable_async_write_back",
                        "property enable_persistent_index");
        assertThat(rewritten.refusals()).isEmpty();
    }

    @Test
    void whatDropsOrMakesPartitionsIsPausedAndSetBackByDeferredStatements() {
        Rewritten<TableDdl> dynamic = rewrite(SD31, SD33, recorded("3.1-shared_data", "SHOW CREATE TABLE rec.dyn"));
        assertThat(dynamic.definition().properties()).containsEntry("dynamic_partition.enable", "false");
        assertThat(dynamic.deferred())
                .extracting(Sql::text)
                .containsExactly("ALTER TABLE `market`.`dyn` SET (\"dynamic_partition.enable\" = \"true\")");

        String ttl = recorded("3.1-shared_data", "SHOW CREATE TABLE rec.ttl");
        assertThat(rewrite(SD31, SD33, ttl).definition().properties()).doesNotContainKey("partition_live_number");
        assertThat(rewrite(SD31, SD33, ttl).deferred())
                .extracting(Sql::text)
                .containsExactly("ALTER TABLE `market`.`ttl` SET (\"partition_live_number\" = \"30\")");
        Rewritten<TableDdl> running = new SchemaRewriter(SD31, SD33, SETTINGS.with(Pausing.RUNNING)).table(ttl);
        assertThat(running.definition().properties()).containsEntry("partition_live_number", "30");
        assertThat(running.deferred()).isEmpty();
    }

    @Test
    void replicasFollowTheBackendsAndTheOperator() {
        String ddl = table(
                "`k` int(11) NULL COMMENT \"\"",
                "DUPLICATE KEY(`k`)\nDISTRIBUTED BY HASH(`k`) BUCKETS 1 \nPROPERTIES (\"replication_num\" = \"3\")");
        SchemaRewriter few = new SchemaRewriter(SN33, SN33, SETTINGS.withBackends(2));
        SchemaRewriter asked =
                new SchemaRewriter(SD31, SN33, SETTINGS.withBackends(3).withReplicas(1));
        SchemaRewriter lone = new SchemaRewriter(SD31, SN33, SETTINGS.withBackends(1));

        assertThat(few.table(ddl).definition().properties()).containsEntry("replication_num", "2");
        assertThat(asked.table(ddl).definition().properties()).containsEntry("replication_num", "1");
        assertThat(lone.table(ddl).notes().toString()).contains("dropped", "added property replication_num = 1");
    }

    @Test
    void storageVolumesAreNamedByTheOperatorOrLeftToTheTarget() {
        String ddl = recorded("3.1-shared_data", "SHOW CREATE TABLE rec.uniq");

        assertThat(rewrite(SD31, SD33, ddl).definition().properties()).doesNotContainKey("storage_volume");
        assertThat(new SchemaRewriter(SD31, SD33, SETTINGS.withStorageVolume("v2"))
                        .table(ddl)
                        .definition()
                        .properties())
                .containsEntry("storage_volume", "v2");
    }

    @Test
    void unknownPropertiesAreKeptForATargetThatUnderstandsTheSourceAndDroppedForAllOthers() {
        String ddl = table(
                "`k` int(11) NULL", "DUPLICATE KEY(`k`)\nPROPERTIES ('new_one' = '1', \"in_memory\" = \"false\")");

        assertThat(rewrite(SN33, cluster("3.5.0", RunMode.SHARED_NOTHING), ddl)
                        .definition()
                        .properties())
                .isEqualTo(Map.of("new_one", "1"));
        assertThat(rewrite(SN33, cluster("3.2.0", RunMode.SHARED_NOTHING), ddl)
                        .definition()
                        .properties())
                .isEmpty();
        assertThat(rewrite(SN33, SD33, ddl).definition().properties()).isEmpty();
        assertThat(new SchemaRewriter(SN33, SN33, SETTINGS.without(Set.of("new_one")))
                        .table(ddl)
                        .definition()
                        .properties())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-01-01 00:00:00", "2023-01-01 00:00:00.123", "2023-01-01", "2023-1-1 0:0:0"})
    void aTimeThatIsOverIsLeftOutAndSaid(String time) {
        String over = table("`k` int(11) NOT NULL", "DUPLICATE KEY(`k`)")
                + "\nPROPERTIES (\"storage_cooldown_time\" = \"" + time + "\")";
        SchemaRewriter rewriter =
                new SchemaRewriter(SN33, SN33, SETTINGS.at(LocalDateTime.parse("2026-11-28T12:00:00")));

        assertThat(rewriter.table(over).definition().properties()).doesNotContainKey("storage_cooldown_time");
        assertThat(rewriter.table(over).notes())
                .anySatisfy(note -> assertThat(note.toString()).contains("storage_cooldown_time", "it is over"));
        assertThat(rewriter.table(over.replace("2023", "9999")).definition().properties())
                .containsEntry("storage_cooldown_time", time.replace("2023", "9999"));
    }

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

    @Test
    void namesInConstraintsFollowAndTablesComeAfterThoseTheyReferTo() {
        Renames renames = new Renames("rec", "market", Map.of("users", "people"));
        SchemaRewriter rewriter = new SchemaRewriter(SN33, SN33, RewriteSettings.of(renames));
        TableDdl table = TableDdl.read(
                table(
                        "`k` int(11) NOT NULL",
                        "DUPLICATE KEY(`k`)\nPROPERTIES (\"foreign_key_constraints\" ="
                                + " \"(k) REFERENCES default_catalog.rec.users(users)\", \"unique_constraints\" = \"users;rec.users.k\")"));

        assertThat(rewriter.table(table).definition().properties())
                .isEqualTo(Map.of(
                        "foreign_key_constraints", "(k) REFERENCES default_catalog.market.people(users)",
                        "unique_constraints", "users;market.people.k"));
        assertThat(rewriter.needs(table)).containsExactly("users");
    }

    @Test
    void materializedViewsAreHeldBackAndRefreshedAfterwards() {
        Rewritten<ViewDdl> view = new SchemaRewriter(SD31, SN33, SETTINGS)
                .view(recorded("3.1-shared_data", "SHOW CREATE MATERIALIZED VIEW rec.mv1"));

        assertThat(view.definition().sql())
                .contains("CREATE MATERIALIZED VIEW `market`.`mv1` (`k`, `n`)")
                .contains("REFRESH DEFERRED MANUAL")
                .contains("FROM `market`.`uniq`")
                .doesNotContain("MATERIALIZED_VIEW", "storage_volume");
        assertThat(view.deferred())
                .extracting(Sql::text)
                .containsExactly(
                        "ALTER MATERIALIZED VIEW `market`.`mv1` REFRESH ASYNC START(\"2030-01-01 00:00:00\") EVERY(INTERVAL 1 DAY)",
                        "REFRESH MATERIALIZED VIEW `market`.`mv1`");
    }

    @Test
    void aViewWhoseNamesDoNotTellWhatTheyMeanIsRefusedByName() {
        RewriteSettings settings =
                RewriteSettings.of(new Renames("shop", "shop2", Map.of("orders", "o2", "items", "i2")));
        Rewritten<ViewDdl> rewritten = new SchemaRewriter(SN33, SN33, settings)
                .view("CREATE VIEW `v` (`id`) AS SELECT orders.id FROM shop.orders JOIN archive.orders");

        assertThat(rewritten.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.object()).isEqualTo("v");
            assertThat(refusal.reason()).contains("\"orders\" can stand for several", "TABLE_NAMES");
        });
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
                "RANGE(date_trunc('day', ts)) () | 3.0.0",
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
    void whatAFrontEndSpellsOtherwiseIsNoDifferenceAndALostCommentIsOne() {
        String made = table(
                "`k` int NOT NULL,\n  `g` int NULL AS `k` + 1",
                "DUPLICATE KEY(`k`)\nCOMMENT \"OLAP\"\nPARTITION BY date_trunc('day', `d`)\nDISTRIBUTED BY HASH(`k`) BUCKETS 1"
                        + "\nPROPERTIES (\"foreign_key_constraints\" = \"(k) REFERENCES u(k)\")");
        TableDdl expected = TableDdl.read(made);
        TableDdl printed = TableDdl.read(made.replace("`k` + 1", "`rec`.`t`.`k` + 1")
                .replace("'day', `d`", "\"day\", d")
                .replace("REFERENCES u(k)", "REFERENCES default_catalog.market.u(k)"));

        assertThat(SchemaComparison.of(expected, printed)).isEmpty();
        assertThat(SchemaComparison.of(expected, TableDdl.read(made.replace("\nCOMMENT \"OLAP\"", ""))))
                .extracting(SchemaDifference::clause)
                .containsExactly("COMMENT");
        assertThat(SchemaComparison.of(TableDdl.read(made.replace("\nCOMMENT \"OLAP\"", "")), expected))
                .isEmpty();
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
                .contains("SECURITY NONE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE t (`k` int NULL SPARSE) | line 1, column 30 | \"SPARSE\"",
                "CREATE TABLE t (`k` nothing NULL) | line 1, column 21 | no type is named nothing",
                "CREATE TABLE t (`k` int) CLUSTER BY (k) | line 1, column 26 | \"CLUSTER\"",
                "CREATE TEMPORARY TABLE t (`k` int) | line 1, column 8 | temporary",
                "CREATE TABLE t (`k` int COMMENT \"open) | line 1, column 33 | not closed",
                "CREATE TABLE t (`k` int) ORDER BY(`k`) ORDER BY(`k`) | line 1, column 40 | stands twice",
            })
    void whatIsNotUnderstoodIsRefusedWithItsPlace(String ddl, String place, String what) {
        assertThatExceptionOfType(DdlException.class)
                .isThrownBy(() -> TableDdl.read(ddl))
                .withMessageContaining(place)
                .withMessageContaining(what);
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

    @Test
    void objectsAreMadeAfterWhatTheyNeedAndCyclesAreNamed() {
        CreationOrder order = CreationOrder.of(Map.of(
                "a",
                List.of("b"),
                "b",
                List.of("c", "elsewhere"),
                "c",
                List.of(),
                "x",
                List.of("y"),
                "y",
                List.of("x")));

        assertThat(order.ordered()).containsExactly("c", "b", "a");
        assertThat(order.cyclic()).containsExactlyInAnyOrder("x", "y");
    }

    @Test
    void tablesAreComparedByMeaning() {
        TableDdl one = TableDdl.read(recorded("3.3-shared_nothing", "SHOW CREATE TABLE rec.scalars"));
        TableDdl other = TableDdl.read(recorded("3.5-shared_data", "SHOW CREATE TABLE rec.scalars"));
        TableDdl changed = TableDdl.read(one.sql().replace("`bi` bigint(20)", "`bi` int(11)"));

        assertThat(SchemaComparison.of(one, other)).isEmpty();
        assertThat(SchemaComparison.of(one, changed))
                .extracting(SchemaDifference::clause)
                .containsExactly("column bi type");
    }
}
