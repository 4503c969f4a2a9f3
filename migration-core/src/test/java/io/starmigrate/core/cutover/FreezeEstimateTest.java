package io.starmigrate.core.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.task.FinishedRound;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FreezeEstimateTest {
    private static final long MEGABYTE = 1 << 20;

    private static FinishedRound round(long megabytes, long seconds) {
        return new FinishedRound(1, 1, megabytes * MEGABYTE, seconds * 1000, Map.of());
    }

    private static FreezeEstimate of(long megabytes, FinishedRound... rounds) {
        FreezeEstimate freeze = FreezeEstimate.of(new Workload(1, megabytes * MEGABYTE), List.of(rounds))
                .orElseThrow();
        return new FreezeEstimate(
                freeze.expected().minus(FreezeDetection.APART),
                freeze.least().minus(FreezeDetection.APART),
                freeze.most().minus(FreezeDetection.APART));
    }

    @Test
    void beside_the_round_are_two_looks_and_a_plan_that_proves_the_rest() {
        FinishedRound round = new FinishedRound(1, 1, 100, 60_000, Map.of("PLAN", 7_000L));

        assertThat(FreezeEstimate.of(new Workload(1, 100), List.of(round)).orElseThrow())
                .isEqualTo(new FreezeEstimate(seconds(72), seconds(72), seconds(72)));
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    @Test
    void before_any_round_has_ended_nothing_is_expected() {
        assertThat(FreezeEstimate.of(new Workload(1, 1), List.of())).isEmpty();
    }

    @Test
    void what_a_round_costs_by_itself_and_by_the_byte_is_told_by_rounds_of_several_sizes() {
        FreezeEstimate freeze = of(10, round(1000, 1020), round(100, 120), round(20, 40));

        assertThat(freeze.expected()).isEqualTo(seconds(30));
        assertThat(freeze.least()).as("nobody is surer").isEqualTo(Duration.ofMillis(28_500));
        assertThat(freeze.most()).isEqualTo(Duration.ofMillis(31_500));
    }

    /** One round more than costs: of such freezes four of five err by no more than 3.08 times the root of 200. */
    @Test
    void what_rounds_erred_by_is_the_spread() {
        FreezeEstimate freeze = of(50, round(100, 110), round(100, 130), round(0, 20));

        assertThat(freeze.expected()).isEqualTo(seconds(70));
        assertThat(freeze.most().minus(freeze.expected())).isEqualTo(Duration.ofMillis(43_558));
        assertThat(freeze.expected().minus(freeze.least())).isEqualTo(Duration.ofMillis(43_558));
    }

    @Test
    void the_more_rounds_have_erred_so_the_less_the_spread_says() {
        FinishedRound[] rounds = {
            round(100, 110), round(100, 130), round(0, 20), round(100, 110), round(100, 130), round(0, 20)
        };

        assertThat(of(50, rounds).most()).isEqualTo(seconds(70).plusMillis(15_300));
    }

    /** Both costs come of two rounds: how far they err nobody knows. */
    @Test
    void two_rounds_tell_that_it_is_between_what_they_took_and_their_share() {
        FreezeEstimate freeze = FreezeEstimate.of(
                        new Workload(2, 200), List.of(round(4, 400, 20_000), round(8, 800, 32_000)))
                .orElseThrow();

        assertThat(freeze.expected().minus(FreezeDetection.APART)).isEqualTo(seconds(14));
        assertThat(freeze.least().minus(FreezeDetection.APART))
                .as("each partition alone")
                .isBetween(seconds(8), seconds(9));
        assertThat(freeze.most().minus(FreezeDetection.APART))
                .as("each round alone")
                .isBetween(seconds(23), seconds(25));
    }

    @Test
    void the_proof_takes_what_the_same_questions_took_and_compaction_asks_them_again() {
        List<FinishedRound> rounds = List.of(round(100, 60));
        ProofTime still = ProofTime.of(seconds(4), seconds(3), seconds(1), false);
        ProofTime compacted = ProofTime.of(seconds(4), seconds(3), seconds(1), true);

        assertThat(FreezeEstimate.of(new Workload(1, 100 * MEGABYTE), rounds, still))
                .contains(new FreezeEstimate(seconds(74), seconds(74), seconds(74)));
        assertThat(FreezeEstimate.of(new Workload(1, 100 * MEGABYTE), rounds, compacted))
                .contains(new FreezeEstimate(seconds(78), seconds(74), seconds(82)));
    }

    @Test
    void after_one_round_a_smaller_change_is_expected_to_take_as_long_and_at_least_its_share() {
        assertThat(of(50, round(100, 60))).isEqualTo(new FreezeEstimate(seconds(60), seconds(30), seconds(60)));
        assertThat(of(200, round(100, 60))).isEqualTo(new FreezeEstimate(seconds(120), seconds(60), seconds(120)));
    }

    @Test
    void a_byte_never_takes_less_than_nothing_and_neither_does_a_round() {
        assertThat(of(0, round(100, 10), round(10, 30)).expected()).isEqualTo(seconds(20));
        assertThat(of(0, round(100, 100), round(50, 10)).expected()).isEqualTo(Duration.ZERO);
    }

    private static FinishedRound large(int partitions, long megabytes, long millis) {
        return round(partitions, megabytes * MEGABYTE, millis);
    }

    private static FinishedRound round(int partitions, long bytes, long millis) {
        return new FinishedRound(1, partitions, bytes, millis, Map.of());
    }

    private static Duration expected(Workload change, FinishedRound... rounds) {
        return FreezeEstimate.of(change, List.of(rounds))
                .orElseThrow()
                .expected()
                .minus(FreezeDetection.APART);
    }

    @Test
    void what_a_round_a_partition_and_a_byte_cost_is_told_apart() {
        assertThat(expected(
                        new Workload(4, 5_000 * MEGABYTE),
                        large(10, 1_000, 5_000 + 20_000 + 1_000),
                        large(2, 50_000, 5_000 + 4_000 + 50_000),
                        large(3, 2_000, 5_000 + 6_000 + 2_000),
                        large(30, 9_000, 5_000 + 60_000 + 9_000)))
                .isEqualTo(Duration.ofMillis(5_000 + 8_000 + 5_000));
    }

    /** Recorded of a 3.1 source with partitions of at most some kilobytes. */
    private static final FinishedRound[] TINY = {
        round(13, 8_194, 60_294), round(4, 18_023, 17_252), round(9, 28_384, 31_633), round(4, 22_324, 20_563)
    };

    @Test
    void of_tiny_partitions_the_number_decides() {
        assertThat(expected(new Workload(3, 18_000), TINY)).isBetween(Duration.ofSeconds(11), Duration.ofSeconds(17));
        assertThat(expected(new Workload(30, 18_000), TINY)).isGreaterThan(Duration.ofSeconds(100));
    }

    /** Recorded as well: by chance they took the longer the more kilobytes they had. */
    @Test
    void a_few_kilobytes_more_take_no_longer() {
        FinishedRound[] chance = {round(13, 2_570, 12_550), round(5, 11_206, 6_678), round(5, 18_783, 9_072)};

        assertThat(expected(new Workload(7, 29_000), chance))
                .isBetween(Duration.ofMillis(8_500), Duration.ofMillis(9_500));
        assertThat(expected(new Workload(7, 290_000), chance)).isEqualTo(expected(new Workload(7, 0), chance));
    }

    @Test
    void of_large_ones_the_bytes_decide() {
        long gigabyte = 1L << 30;
        FinishedRound[] large = {
            round(3, 300 * gigabyte, 3_010_000), round(3, 10 * gigabyte, 112_000), round(2, 20 * gigabyte, 209_000)
        };

        assertThat(expected(new Workload(2, 5 * gigabyte), large))
                .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(70));
    }

    @Test
    void partitions_of_one_size_are_told_by_their_bytes() {
        assertThat(expected(new Workload(2, 200), round(1, 100, 10_000), round(3, 300, 30_000)))
                .isEqualTo(seconds(20));
    }

    @Test
    void after_rounds_of_one_size_more_partitions_of_fewer_bytes_take_their_share_of_partitions() {
        FreezeEstimate freeze = FreezeEstimate.of(new Workload(4, 50), List.of(round(2, 100, 20_000)))
                .orElseThrow();

        assertThat(freeze.expected().minus(FreezeDetection.APART)).isEqualTo(seconds(40));
        assertThat(freeze.least().minus(FreezeDetection.APART)).isEqualTo(seconds(10));
    }

    @Test
    void rounds_that_moved_nothing_tell_only_what_nothing_takes() {
        FinishedRound idle = round(0, 0, 1_000);

        Workload small = new Workload(1, 10 * MEGABYTE);
        assertThat(expected(small, idle, large(1, 100, 20_000), idle, large(2, 200, 24_000), idle))
                .isEqualTo(Duration.ofMillis(16_400));
        assertThat(expected(new Workload(0, 0), idle, idle)).isEqualTo(seconds(1));
        assertThat(expected(new Workload(1, 100), idle)).isEqualTo(seconds(1));
    }

    @Test
    void a_change_is_small_enough_by_its_size_its_freeze_or_its_number() {
        Workload change = new Workload(20, 2048);
        FreezeEstimate freeze = new FreezeEstimate(seconds(50), seconds(40), seconds(61));

        assertThat(small("2KB", change, freeze)).isTrue();
        assertThat(small("2047B", change, freeze)).isFalse();
        assertThat(small("61s", change, freeze)).isTrue();
        assertThat(small("1m", change, freeze))
                .as("the most it may take counts")
                .isFalse();
        assertThat(small("61s", change, null)).as("nobody knows yet").isFalse();
        assertThat(small("20", change, freeze)).isTrue();
        assertThat(small("19", change, freeze)).isFalse();
        assertThat(SmallEnough.parse("soon")).isEmpty();
    }

    private static boolean small(String text, Workload change, @Nullable FreezeEstimate freeze) {
        return SmallEnough.parse(text).orElseThrow().holds(change, freeze);
    }
}
