package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.ddl.ViewDdl;
import io.starmigrate.core.starrocks.schema.RewriteSettings.Pausing;
import io.starmigrate.core.starrocks.version.RunMode;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Materialized views whose clauses a target does not take. */
class OlderViewTargetTest extends RewriterBench {
    private static final RewriteSettings RUNNING = SETTINGS.with(Pausing.RUNNING);

    private static String view(String clauses) {
        return "CREATE MATERIALIZED VIEW `mv` (`d`, `k`)\n" + clauses + "\nAS SELECT `t`.`d`, `t`.`k` FROM `rec`.`t`";
    }

    private static Rewritten<ViewDdl> moved(String from, String to, RewriteSettings settings, String clauses) {
        return new SchemaRewriter(cluster(from, RunMode.SHARED_NOTHING), cluster(to, RunMode.SHARED_NOTHING), settings)
                .view(view(clauses));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.0.9 | date_trunc('day', time_slice(`d`, INTERVAL 5 minute)) | 3.1.0",
                "3.1.3 | str2date(`d`, '%Y%m%d') | 3.1.4",
                "3.1.9 | date_trunc('month', str2date(`d`, '%Y%m%d')) | 3.2.0",
                "3.3.9 | time_slice(`d`, INTERVAL 7 day) | 3.5.0",
                "3.4.9 | from_unixtime(`k`) | 3.5.0",
                "3.3.9 | date_trunc('week', `d`) | 3.5.0",
                "3.4.9 | `d`, `k` | 3.5.0",
                "3.4.9 | date_trunc('day', `d`), `k` | 3.5.0",
            })
    void partitionsTheTargetDoesNotMakeAreRefused(String target, String partitions, String since) {
        String clauses = "PARTITION BY (" + partitions + ")\nDISTRIBUTED BY HASH(`k`)\nREFRESH MANUAL";

        assertThat(moved("3.5.7", target, RUNNING, clauses).refusals())
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.clause()).isEqualTo("PARTITION BY (" + partitions + ")");
                    assertThat(refusal.reason()).contains("StarRocks " + target, since);
                });
        assertThat(moved("3.4.9", since, RUNNING, clauses).refusals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.4.5 | 2.5.3 | date_trunc('week', `d`)",
                "3.5.7 | 2.5.3 | `d`",
                "3.5.7 | 2.5.3 | date_trunc('month', `d`)",
                "3.5.7 | 2.5.3 | date_trunc('minute', `d`)",
            })
    void partitionsTheTargetMakesAreKept(String source, String target, String partitions) {
        Rewritten<ViewDdl> moved = moved(
                source, target, RUNNING, "PARTITION BY (" + partitions + ")\nDISTRIBUTED BY HASH(`k`)\nREFRESH MANUAL");

        assertThat(moved.refusals()).isEmpty();
        assertThat(moved.definition().sql()).contains("PARTITION BY (" + partitions + ")");
    }

    @Test
    void aSortKeyIsLeftOutWhereTheTargetHasNoneAndThatIsSaid() {
        String clauses = "DISTRIBUTED BY HASH(`k`)\nORDER BY (`k`,`d`)\nREFRESH MANUAL";

        Rewritten<ViewDdl> old = moved("3.3.5", "2.5.13", RUNNING, clauses);
        assertThat(old.definition().sql()).doesNotContain("ORDER BY");
        assertThat(old.notes()).anyMatch(note -> note.toString().startsWith("dropped ORDER BY = k, d: "));
        assertThat(moved("3.3.5", "3.0.2", RUNNING, clauses).definition().sql()).contains("ORDER BY(`k`, `d`)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020-01-01 02:30:00 | 1 DAY | 2026-11-30 02:30:00",
                "2020-01-01 02:30:00 | 10 MINUTE | 2026-11-29 23:10:00",
                "2020-01-06 | 1 WEEK | 2026-11-30 00:00:00",
                "2020-01-31 01:00:00 | 1 MONTH | 2026-11-30 01:00:00",
                "2026-11-29 12:00:01 | 1 YEAR | 2027-11-29 12:00:01",
            })
    void aScheduleThatHasBegunBeginsAtALaterOneOfItsTimesWhereThatMayBeRefused(
            String start, String every, String later) {
        String clauses = "REFRESH ASYNC START(\"" + start + "\") EVERY(INTERVAL " + every + ")";
        // In the zone that is furthest ahead this is 23:00.
        RewriteSettings now = RUNNING.at(LocalDateTime.parse("2026-11-29T09:00:00"));
        String moved = "START(\"" + later + "\") EVERY(INTERVAL " + every + ")";

        Rewritten<ViewDdl> old = moved("2.5.13", "2.5.13", now, clauses);

        assertThat(old.definition().sql()).contains("REFRESH ASYNC " + moved);
        assertThat(old.notes()).anyMatch(note -> note.toString().startsWith("translated REFRESH = "));
        ViewDdl kept = moved("2.5.13", "3.1.0", now, clauses).definition();
        assertThat(kept.sql()).contains(clauses);
        assertThat(SchemaComparison.of(old.definition(), kept)).isEmpty();
        assertThat(moved("2.5.13", "2.5.13", now.with(Pausing.PAUSED), clauses)
                        .deferred()
                        .toString())
                .contains(moved);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ASYNC START(\"2100-01-01 00:00:00\") EVERY(INTERVAL 1 DAY)",
                "ASYNC EVERY(INTERVAL 1 DAY)",
                "ASYNC START(\"2020-01-01 00:00:00\")",
                "ASYNC START(\"2020-01-01 00:00:00\") EVERY(INTERVAL 0 DAY)",
                "ASYNC",
                "MANUAL",
            })
    void anyOtherScheduleIsKept(String refresh) {
        RewriteSettings now = RUNNING.at(LocalDateTime.parse("2026-11-29T12:00:00"));

        Rewritten<ViewDdl> moved = moved("2.5.13", "2.5.13", now, "REFRESH " + refresh);

        assertThat(moved.definition().options().refresh()).isEqualTo(refresh);
        assertThat(moved.notes()).noneMatch(note -> note.clause().equals("REFRESH"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "START(\"2020-01-01 02:00:00\") EVERY(INTERVAL 1 DAY) | START(\"2026-01-01 03:00:00\") EVERY(INTERVAL 1 DAY)",
                "START(\"2020-01-01 02:00:00\") EVERY(INTERVAL 1 DAY) | START(\"2026-01-01 02:00:00\") EVERY(INTERVAL 2 DAY)",
                "START(\"2020-01-01 02:00:00\") EVERY(INTERVAL 1 DAY) | EVERY(INTERVAL 1 DAY)",
            })
    void otherTimesAreADifference(String one, String other) {
        assertThat(SchemaComparison.of(
                        ViewDdl.read(view("REFRESH ASYNC " + one)), ViewDdl.read(view("REFRESH ASYNC " + other))))
                .isNotEmpty();
    }

    @Test
    void withoutTheClauseItTakesATargetThatSpreadsRowsAtRandom() {
        String clauses = "REFRESH MANUAL";

        assertThat(moved("3.5.7", "3.0.9", RUNNING, clauses).refusals())
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.clause()).isEqualTo("no DISTRIBUTED BY");
                    assertThat(refusal.reason()).contains("3.1.0");
                });
        assertThat(moved("3.5.7", "3.1.9", RUNNING, clauses).refusals()).isEmpty();
        assertThat(moved("3.5.7", "2.5.13", RUNNING, "PROPERTIES (\"replication_num\" = \"1\")")
                        .refusals())
                .isEmpty();
    }

    private static Rewritten<ViewDdl> named(String target, String columns, String query) {
        return new SchemaRewriter(
                        cluster("3.5.7", RunMode.SHARED_NOTHING), cluster(target, RunMode.SHARED_NOTHING), RUNNING)
                .view("CREATE MATERIALIZED VIEW `mv` (" + columns + ")\nDISTRIBUTED BY HASH(`a`)\nREFRESH MANUAL\nAS "
                        + query);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT `t`.`a`, sum(`t`.`v`) AS `b` FROM `rec`.`t` GROUP BY `t`.`a` | SELECT `t`.`a`, sum(`t`.`v`) AS `b` FROM",
                "WITH `c` AS (SELECT 1 AS x) SELECT DISTINCT A, `c`.x b FROM `c` | SELECT DISTINCT A, `c`.x b FROM",
                "SELECT `t`.`a`, sum(`t`.`v`) FROM `rec`.`t` GROUP BY `t`.`a` | SELECT `t`.`a`, sum(`t`.`v`) AS `b` FROM",
                "(SELECT 'x', `t`.`v` FROM `rec`.`t`) UNION ALL (SELECT 1, 2) | (SELECT 'x' AS `a`, `t`.`v` AS `b` FROM",
            })
    void columnsAreNamedByTheQueryWhereTheTargetHasNoOtherPlaceForTheirNames(String query, String moved) {
        Rewritten<ViewDdl> old = named("2.5.13", "`a`, `b` COMMENT \"sum\"", query);

        assertThat(old.refusals()).isEmpty();
        assertThat(old.definition().sql()).startsWith("CREATE MATERIALIZED VIEW `market`.`mv`\nDISTRIBUTED");
        assertThat(old.definition().query()).contains(moved);
        assertThat(old.notes()).anyMatch(note -> note.toString().startsWith("dropped comment of column b = sum: "));
        assertThat(named("3.1.0", "`a`, `b` COMMENT \"sum\"", query)
                        .definition()
                        .sql())
                .contains("(`a`, `b` COMMENT \"sum\")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * FROM `rec`.`t`",
                "SELECT `t`.`a` AS `x`, `t`.`b` FROM `rec`.`t`",
                "SELECT `t`.`a` x, `t`.`b` FROM `rec`.`t`",
                "SELECT `t`.`a` 'x', `t`.`b` FROM `rec`.`t`",
                "SELECT `t`.`a` FROM `rec`.`t`",
            })
    void otherwiseSuchAViewIsRefused(String query) {
        assertThat(named("3.0.9", "`a`, `b`", query).refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.clause()).isEqualTo("columns of the view");
            assertThat(refusal.reason()).contains("StarRocks 3.0.9", "it takes 3.1.0", "AS");
        });
    }
}
