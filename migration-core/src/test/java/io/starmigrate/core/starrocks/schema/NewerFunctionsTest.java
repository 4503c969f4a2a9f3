package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.ddl.ViewDdl;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.starrocks.version.StarRocksVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions that call a function which the target does not know. */
class NewerFunctionsTest extends RewriterBench {
    private static Rewritten<ViewDdl> moved(String from, String to, String definition) {
        return new SchemaRewriter(cluster(from, RunMode.SHARED_NOTHING), cluster(to, RunMode.SHARED_NOTHING), SETTINGS)
                .view(definition);
    }

    private static Rewritten<ViewDdl> query(String from, String to, String query) {
        return moved(from, to, "CREATE VIEW `v` (`a`) AS " + query);
    }

    private static Rewritten<TableDdl> table(String from, String to, String columns, String partitions) {
        return rewrite(
                cluster(from, RunMode.SHARED_NOTHING),
                cluster(to, RunMode.SHARED_NOTHING),
                table(
                        columns,
                        "DUPLICATE KEY(`k`)\n" + partitions + "DISTRIBUTED BY HASH(`k`) BUCKETS 2\n"
                                + "PROPERTIES (\n\"replication_num\" = \"1\"\n);"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.1.15 | strpos | 4.0.0 | SELECT strpos(a, 'x') AS a FROM rec.t",
                "3.5.20 | initcap | 4.1.0 | SELECT max(`initcap` (`a`)) AS a FROM rec.t",
                "3.4.9 | array_flatten | 3.5.0 | SELECT a FROM rec.t WHERE a = 1 AND Array_Flatten(b)[1] = 2",
                "3.1.17 | url_decode | 3.2.0 | WITH c (a) AS (SELECT url_decode(a) FROM rec.t) SELECT a FROM c",
                "3.2.16 | cbrt | 3.3.0 | SELECT (SELECT max(-cbrt(b)) FROM rec.u) AS a FROM rec.t",
                "3.1.17 | cume_dist | 3.2.0 | SELECT cume_dist() OVER (ORDER BY a) AS a FROM rec.t",
                "3.0.9 | unnest_bitmap | 3.1.0 | SELECT u.a FROM rec.t, unnest_bitmap(b) AS u (a)",
                "3.5.20 | strpos | 4.0.0 | SELECT array_map(x -> strpos(x, 'a'), b) AS a FROM rec.t",
                "3.5.20 | strpos | 4.0.0 | SELECT CASE WHEN strpos(a, 'x') > 0 THEN 1 END AS a FROM rec.t",
                "3.2.3 | milliseconds_diff | 3.2.4 | SELECT milliseconds_diff(a, b) AS a FROM rec.t",
                "2.5.18 | regexp_extract_all | 2.5.19 | SELECT regexp_extract_all(a, 'x', 1) AS a FROM rec.t",
                "3.1.8 | regexp_extract_all | 3.1.9 | SELECT regexp_extract_all(a, 'x', 1) AS a FROM rec.t",
            })
    void aViewIsRefusedByTheNameOfTheFunction(String target, String function, String since, String query) {
        assertThat(query("4.1.7", target, query).refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.clause()).isEqualTo("AS, a query with " + function + "()");
            assertThat(refusal.reason())
                    .isEqualTo("the target is StarRocks " + target + " shared-nothing, and function " + function
                            + " came with " + since
                            + "; make the view there by hand in another way, or leave it out");
        });
        assertThat(query("4.1.7", since, query).refusals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT rec.strpos(a, 'x') AS a FROM rec.t",
                "SELECT `rec`.`strpos`(a, 'x') AS a FROM rec.t",
                "SELECT strpos AS a FROM rec.t WHERE (strpos) > 1 AND field IN (1, 2)",
                "SELECT 'strpos(' AS a FROM rec.t -- strpos(a)",
                "WITH field (a) AS (SELECT a FROM rec.t), initcap (a) AS (SELECT a FROM rec.u) SELECT a FROM field",
                "SELECT field.a FROM rec.t, unnest(b) AS field (a)",
                "SELECT field.a FROM rec.t, unnest(b) field (a)",
                "SELECT field.a FROM rec.t LEFT JOIN (SELECT a FROM rec.u) field (a) ON true",
                "SELECT field.a FROM (SELECT a FROM rec.u) `field` (`a`)",
                "SELECT no_such_function(a) AS a FROM rec.t",
                "SELECT upper(a) AS a FROM rec.t WHERE json_exists(b, '$')",
            })
    void whatIsNoCallOfAListedFunctionIsKept(String query) {
        assertThat(query("4.1.7", "3.1.17", query).refusals()).isEmpty();
    }

    @Test
    void everyMissingFunctionIsNamedOnce() {
        assertThat(query("4.1.7", "3.1.17", "SELECT strpos(a, initcap(b)) + strpos(b, a) AS a FROM rec.t")
                        .refusals())
                .extracting(Refusal::clause)
                .containsExactly("AS, a query with strpos()", "AS, a query with initcap()");
    }

    /** What the source's release did not have, somebody has added there: a target can be given it, too. */
    @Test
    void aFunctionOfTheUsersOwnIsNotTakenForTheLaterOne() {
        String query = "SELECT strpos(a, 'x') AS a FROM rec.t";

        assertThat(query("3.5.7", "3.3.22", query).refusals()).isEmpty();
        assertThat(query("3.5.7", "3.5.20", query).refusals()).isEmpty();
        assertThat(query("4.0.2", "3.5.20", query).refusals()).hasSize(1);
    }

    /** A function came to an older series later than to a newer one: the newer release may lack it. */
    @Test
    void aLaterReleaseOfAnotherSeriesMayLackIt() {
        String query = "SELECT regexp_extract_all(a, 'x', 1) AS a FROM rec.t";

        assertThat(query("2.5.19", "3.1.8", query).refusals()).hasSize(1);
        assertThat(query("2.5.19", "3.0.9", query).refusals()).isEmpty();
    }

    @Test
    void aMaterializedViewIsRefusedToo() {
        assertThat(moved(
                                "4.1.7",
                                "3.5.20",
                                "CREATE MATERIALIZED VIEW `mv` (`a`) DISTRIBUTED BY HASH(`a`) REFRESH DEFERRED MANUAL"
                                        + " PROPERTIES (\"replication_num\" = \"1\") AS SELECT initcap(a) AS a FROM rec.t")
                        .refusals())
                .extracting(Refusal::clause)
                .containsExactly("AS, a query with initcap()");
    }

    @Test
    void aGeneratedColumnIsRefused() {
        String columns =
                "`k` int(11) NOT NULL,\n  `v` varchar(20) NULL,\n" + "  `g` int(11) NULL AS strpos(v, 'initcap(')";

        assertThat(table("4.1.7", "3.3.22", columns, "").refusals())
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.clause()).isEqualTo("column g AS …, with strpos()");
                    assertThat(refusal.reason())
                            .startsWith("the target is StarRocks 3.3.22 shared-nothing, and function strpos came with"
                                    + " 4.0.0; ");
                });
        assertThat(table("4.1.7", "4.0.14", columns, "").refusals()).isEmpty();
    }

    @Test
    void aDefaultIsRefused() {
        String columns = "`k` int(11) NOT NULL,\n  `v` varchar(64) NULL DEFAULT (uuid_v7())";

        assertThat(table("4.1.7", "4.0.14", columns, "").refusals())
                .extracting(Refusal::clause)
                .containsExactly("column v DEFAULT, with uuid_v7()");
        assertThat(table("4.1.7", "4.1.7", columns, "").refusals()).isEmpty();
        assertThat(table("4.1.7", "4.0.14", columns.replace("(uuid_v7())", "\"uuid_v7()\""), "")
                        .refusals())
                .isEmpty();
    }

    @Test
    void aPartitionExpressionIsRefused() {
        String columns = "`k` int(11) NOT NULL,\n  `v` varchar(20) NOT NULL";
        String partitions = "PARTITION BY to_datetime(k), v\n";

        assertThat(table("4.1.7", "3.5.20", columns, partitions).refusals())
                .extracting(Refusal::clause)
                .containsExactly("PARTITION BY to_datetime(k), `v`, with to_datetime()");
        assertThat(table("4.1.7", "4.0.14", columns, partitions).refusals()).isEmpty();
    }

    @Test
    void aPartitionExpressionOfAMaterializedViewIsRefused() {
        String view = "CREATE MATERIALIZED VIEW `mv` (`a`, `b`) PARTITION BY (to_datetime(`a`), `b`)"
                + " DISTRIBUTED BY HASH(`a`) REFRESH DEFERRED MANUAL PROPERTIES (\"replication_num\" = \"1\")"
                + " AS SELECT a, b FROM rec.t";

        assertThat(moved("4.1.7", "3.5.20", view).refusals())
                .extracting(Refusal::clause)
                .containsExactly("PARTITION BY (to_datetime(`a`), `b`), with to_datetime()");
        assertThat(moved("4.1.7", "4.0.14", view).refusals()).isEmpty();
    }

    @Test
    void everyLineOfTheTableTellsAReleaseThatIsKnownAndItsSource() {
        List<String> functions = FunctionReleases.known();

        assertThat(functions).hasSizeGreaterThan(120).doesNotHaveDuplicates().allSatisfy(function -> {
            assertThat(function).matches("[a-z][a-z_0-9]*");
            assertThat(FunctionReleases.missing(function, new StarRocksVersion(1, 19, 0)))
                    .isPresent();
            assertThat(FunctionReleases.missing(function, new StarRocksVersion(4, 1, 0)))
                    .isEmpty();
        });
    }
}
