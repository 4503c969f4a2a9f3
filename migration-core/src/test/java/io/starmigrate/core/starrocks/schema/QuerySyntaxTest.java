package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.ddl.ViewDdl;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.starrocks.version.RunMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries of views that older versions do not read. */
class QuerySyntaxTest extends RewriterBench {
    private static Rewritten<ViewDdl> moved(String from, String to, String query) {
        return new SchemaRewriter(cluster(from, RunMode.SHARED_NOTHING), cluster(to, RunMode.SHARED_NOTHING), SETTINGS)
                .view("CREATE VIEW `v` (`a`) AS " + query);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RECURSIVE_QUERIES | WITH RECURSIVE up (a) AS (SELECT k FROM rec.boss UNION ALL SELECT a + 1 FROM up) SELECT a FROM up",
                "EXCLUDED_COLUMNS | SELECT * EXCLUDE (b) FROM rec.t",
                "EXCLUDED_COLUMNS | SELECT t.* EXCEPT (`b`, c) FROM rec.t",
                "ASOF_JOINS | SELECT t.a FROM rec.t ASOF LEFT JOIN rec.u ON t.a = u.a AND t.at >= u.at",
                "AGGREGATE_FILTERS | SELECT sum(b) FILTER (WHERE b > 1) AS a FROM rec.t",
                "ORDER_BY_ALL | SELECT a FROM rec.t ORDER BY ALL",
                "PIVOT | SELECT * FROM rec.t PIVOT (sum(b) FOR c IN ('x', 'y'))",
                "ARRAY_AGG_ORDER | SELECT array_agg(a ORDER BY b) AS a FROM rec.t",
                "ARRAY_AGG_DISTINCT | SELECT array_agg (distinct a) AS a FROM rec.t",
                "IGNORED_NULLS | SELECT lag(a, 1) ignore nulls OVER (ORDER BY b) AS a FROM rec.t",
                "MAP_AND_STRUCT | SELECT map_keys(map { a : b }) AS a FROM rec.t",
                "TABLE_FUNCTIONS | SELECT g.unnest AS a FROM TABLE(unnest([1, 3])) g",
                "TABLE_FUNCTIONS | SELECT a FROM FILES('path' = 's3://b/k', 'format' = 'parquet')",
                "SMALL_UNITS | SELECT timestampdiff(MILLISECOND, a, b) AS a FROM rec.t",
                "SMALL_UNITS | SELECT b + INTERVAL 3 MICROSECOND AS a FROM rec.t",
                "TEXT_MATCHES | SELECT a FROM rec.t WHERE b MATCH 'x'",
                "TEXT_MATCHES | SELECT a FROM rec.t WHERE lower(b) NOT MATCH 'x'",
                "ALL_TOKEN_MATCHES | SELECT a FROM rec.t WHERE b NOT MATCH_ALL 'x y'",
                "NAMED_ARGUMENTS | SELECT a FROM rec.t, unnest(a => [1]) g",
                "TABLE_SAMPLES | SELECT a FROM rec.t SAMPLE ('percent' = '10') x",
                "CURRENT_TIME_FRACTIONS | SELECT current_timestamp(3) AS a FROM rec.t",
                "NULL_AWARE_JOINS | SELECT t.a FROM rec.t NULL AWARE LEFT ANTI JOIN rec.u ON t.a = u.a",
                "TOKEN_MATCHES | SELECT a FROM rec.t WHERE t.b MATCH_ANY 'x y'",
                "AGGREGATES_OF_ALL | SELECT count(ALL a) AS a FROM rec.t",
                "ROLE_FUNCTIONS | SELECT current_role() AS a FROM rec.t",
                "VARIANT_TYPE | SELECT cast(a AS variant) AS a FROM rec.t",
                "GROUP_CONCAT_ORDER | SELECT group_concat(DISTINCT a) AS a FROM rec.t",
                "DISTINCT_GROUPS | SELECT DISTINCT a, (SELECT max(b) FROM rec.u) AS m FROM rec.t GROUP BY a",
                "FRAMED_DISTINCT | SELECT count(DISTINCT upper(a)) OVER (PARTITION BY b ORDER BY c) AS a FROM rec.t",
                "COLUMN_DEFAULTS | SELECT lag(a, 1, t.b) OVER (ORDER BY c) AS a FROM rec.t",
                "SORTING_LAMBDAS | SELECT array_sort(a, (x, y) -> x > y) AS a FROM rec.t",
                "TEXT_TYPE | SELECT cast(a AS text) AS a FROM rec.t",
                "DECIMAL256 | SELECT cast(a AS decimal(39, 2)) AS a FROM rec.t",
                "GROUP_CONCAT_ORDER | SELECT group_concat(a, '-' ORDER BY upper(b) DESC) AS a FROM rec.t",
                "GROUP_CONCAT_ORDER | SELECT group_concat(DISTINCT a SEPARATOR '-') AS a FROM rec.t",
            })
    void whatTheTargetDoesNotReadIsRefusedThere(Capability capability, String query) {
        assertThat(moved("4.1.7", "2.5.13", query).refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.clause()).startsWith("AS, a query with ");
            assertThat(refusal.reason()).contains("StarRocks 2.5.13", "it takes " + capability.since());
        });
        assertThat(moved("4.1.7", capability.since().toString(), query).refusals())
                .isEmpty();
    }

    @Test
    void groupsOfAllCameAfterOrdersOfAll() {
        String query = "SELECT a, count(*) AS b FROM rec.t GROUP BY ALL";

        assertThat(QuerySyntax.needs(query + " ORDER BY ALL"))
                .containsExactlyInAnyOrder(Capability.GROUP_BY_ALL, Capability.ORDER_BY_ALL);
        assertThat(moved("4.2.0", "4.1.7", query).isRefused()).isTrue();
        assertThat(moved("4.2.0", "4.2.0", query).isRefused()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT DISTINCT a FROM (SELECT a FROM rec.t GROUP BY a) x UNION SELECT b FROM rec.u GROUP BY b",
                "SELECT lead(a, 1, NULL) OVER (ORDER BY concat(a, b, c)), lag(a, 1, abs(2)) OVER (ORDER BY a) FROM rec.t",
                "SELECT array_sort(array_map(x -> x + 1, a)), array_sort(a -> '$.b'), variant AS a FROM rec.t",
                "SELECT a >= 1, sample, current_timestamp(), a IS NULL AS aware FROM rec.t sample WHERE a = b",
                "SELECT a <=> b AS a FROM rec.t WHERE (a <=> 1)",
                "WITH sample (a) AS (SELECT a FROM rec.t) SELECT sample(a) AS a FROM sample",
                "SELECT a FROM rec.t EXCEPT (SELECT a FROM rec.u)",
                "SELECT * FROM rec.t EXCEPT SELECT * FROM rec.u",
                "SELECT filter AS a FROM rec.t WHERE (filter > 1)",
                "SELECT a AS pivot FROM rec.t asof",
                "SELECT group_concat(a, '-') AS a FROM rec.t ORDER BY a",
                "WITH recursive AS (SELECT a FROM rec.t) SELECT a FROM recursive",
                "WITH recursive (a) AS (SELECT a FROM rec.t) SELECT a FROM recursive",
                "SELECT 'ORDER BY ALL' AS a FROM rec.t -- PIVOT (",
                "SELECT count(*) * (1 + 2) AS a FROM rec.t",
                "SELECT first_value(a IGNORE NULLS) OVER (ORDER BY b) AS a FROM rec.t",
                "SELECT array_agg(a) AS a FROM rec.t ORDER BY a",
                "SELECT millisecond, map, match AS a FROM rec.t",
                "SELECT cast(text AS decimal(38, 2)) AS text FROM rec.t UNION ALL (SELECT 1)",
                "SELECT a > ALL (SELECT 1) AS a FROM rec.t WHERE catalog = 'x'",
                "SELECT count(DISTINCT array_length(b)) AS a FROM rec.t",
            })
    void whatEveryVersionReadsIsKept(String query) {
        assertThat(QuerySyntax.needs(query)).isEmpty();
        assertThat(QueryAnalysis.needs(query)).isEmpty();
        assertThat(moved("4.1.7", "2.5.13", query).refusals()).isEmpty();
    }

    @Test
    void aRecursiveQueryReadsItselfNotATable() {
        assertThat(moved(
                                "4.1.7",
                                "4.1.7",
                                "WITH RECURSIVE up (a) AS (SELECT k FROM boss UNION ALL SELECT up.a FROM up) SELECT a FROM up")
                        .definition()
                        .query())
                .isEqualTo("WITH RECURSIVE up (a) AS (SELECT k FROM `market`.`boss` UNION ALL SELECT up.a FROM up)"
                        + " SELECT a FROM up");
    }

    @Test
    void aJoinOfTheNearestNamesBothItsTables() {
        assertThat(moved("4.1.7", "4.1.7", "SELECT t.a FROM t ASOF JOIN u ON t.a = u.a AND t.at >= u.at")
                        .definition()
                        .query())
                .isEqualTo("SELECT t.a FROM `market`.`t` ASOF JOIN `market`.`u` ON t.a = u.a AND t.at >= u.at");
    }
}
