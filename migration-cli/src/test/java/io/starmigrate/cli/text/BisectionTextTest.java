package io.starmigrate.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.comparison.Bisection;
import io.starmigrate.core.comparison.Bisection.Buckets;
import io.starmigrate.core.comparison.KeyDifference;
import io.starmigrate.core.comparison.Outcome;
import io.starmigrate.core.comparison.Rows;
import io.starmigrate.core.starrocks.fingerprint.RowKey;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BisectionTextTest {
    @Test
    void each_key_is_a_line_with_where_it_is_and_rows_where_there_is_not_just_one() {
        assertThat(BisectionText.lines(new Bisection(
                        List.of("id", "d"),
                        List.of(
                                key(Outcome.ONLY_AT_SOURCE, 1, 0, "5", "2024-01-01"),
                                key(Outcome.ONLY_AT_TARGET, 0, 3, "6", "2024-01-01 00:00:00"),
                                key(Outcome.DIFFERS, 1, 1, "7", null),
                                key(Outcome.DIFFERS, 1, 2, "8", "NULL")),
                        4,
                        new Buckets(16, 2, 2),
                        "")))
                .containsExactly(
                        "id=5, d=2024-01-01: only at source",
                        "id=6, d=\"2024-01-01 00:00:00\": only at target, 3 rows",
                        "id=7, d=NULL: differs",
                        "id=8, d=\"NULL\": differs, 1 row at the source, 2 at the target");
    }

    @Test
    void what_is_not_shown_is_counted_as_far_as_it_is_known() {
        List<KeyDifference> one = List.of(key(Outcome.DIFFERS, 1, 1, "5"));

        assertThat(BisectionText.lines(new Bisection(List.of("id"), one, 7, new Buckets(16, 2, 2), "")))
                .last()
                .isEqualTo("1 of 7 keys that differ; verify --keys N names more");
        assertThat(BisectionText.lines(new Bisection(List.of("id"), one, 7, new Buckets(2048, 1900, 1), "")))
                .last()
                .isEqualTo(
                        "1 of at least 7 keys that differ; verify --keys N names more (1,900 of 2,048 buckets of keys"
                                + " differ, 1 read)");
        assertThat(BisectionText.lines(Bisection.none("no column names its rows")))
                .containsExactly("no column names its rows");
    }

    @Test
    void a_value_does_nothing_to_a_terminal_and_a_long_one_is_cut() {
        Bisection found = new Bisection(
                List.of("k"),
                List.of(
                        key(Outcome.DIFFERS, 1, 1, "a\u001b[31m\nb"),
                        key(Outcome.DIFFERS, 1, 1, "x".repeat(5000)),
                        key(Outcome.DIFFERS, 1, 1, "")),
                3,
                new Buckets(16, 2, 2),
                "");

        assertThat(BisectionText.lines(found))
                .containsExactly(
                        "k=\"a\\u001B[31m\\nb\": differs",
                        "k=" + "x".repeat(60) + "... (5,000 characters): differs",
                        "k=\"\": differs");
    }

    @Test
    void long_values_that_begin_alike_are_told_apart() {
        String begin = "x".repeat(70);
        Bisection found = new Bisection(
                List.of("k"),
                List.of(
                        key(Outcome.ONLY_AT_SOURCE, 1, 0, begin + "a b" + "y".repeat(100)),
                        key(Outcome.ONLY_AT_TARGET, 0, 1, begin + "a c"),
                        key(Outcome.ONLY_AT_TARGET, 0, 1, begin),
                        key(Outcome.ONLY_AT_SOURCE, 1, 0, begin + "\ud83d\ude00"),
                        key(Outcome.ONLY_AT_TARGET, 0, 1, begin + "\ud83d\ude01")),
                5,
                new Buckets(16, 2, 2),
                "");

        String shown = "k=" + "x".repeat(60) + "... (";
        assertThat(BisectionText.lines(found))
                .containsExactly(
                        shown + "173 characters, from character 73 on b" + "y".repeat(29) + "...): only at source",
                        shown + "73 characters, from character 73 on c): only at target",
                        shown + "70 characters, with which another begins): only at target",
                        shown + "71 characters, from character 71 on \"\ud83d\ude00\"): only at source",
                        shown + "71 characters, from character 71 on \"\ud83d\ude01\"): only at target");
    }

    private static KeyDifference key(Outcome outcome, long here, long there, @Nullable String... values) {
        return new KeyDifference(new RowKey(Arrays.asList(values)), outcome, new Rows(here, there));
    }
}
