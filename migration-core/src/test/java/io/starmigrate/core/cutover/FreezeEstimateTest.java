package io.starmigrate.core.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.task.FinishedRound;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreezeEstimateTest {
    private static FinishedRound round(long bytes, long seconds) {
        return new FinishedRound(1, 1, bytes, seconds * 1000, Map.of());
    }

    private static FreezeEstimate of(long bytes, FinishedRound... rounds) {
        FreezeEstimate freeze =
                FreezeEstimate.of(new Workload(1, bytes), List.of(rounds)).orElseThrow();
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

        assertThat(freeze).isEqualTo(new FreezeEstimate(seconds(30), seconds(30), seconds(30)));
    }

    @Test
    void what_rounds_erred_by_is_the_spread() {
        FreezeEstimate freeze = of(0, round(100, 110), round(100, 130), round(0, 20));

        assertThat(freeze).isEqualTo(new FreezeEstimate(seconds(20), seconds(10), seconds(30)));
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
                        new Workload(4, 5_000),
                        round(10, 1_000, 5_000 + 20_000 + 1_000),
                        round(2, 50_000, 5_000 + 4_000 + 50_000),
                        round(3, 2_000, 5_000 + 6_000 + 2_000),
                        round(30, 9_000, 5_000 + 60_000 + 9_000)))
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

        assertThat(expected(new Workload(1, 10), idle, round(1, 100, 20_000), idle, round(2, 200, 24_000), idle))
                .isEqualTo(Duration.ofMillis(16_400));
        assertThat(expected(new Workload(0, 0), idle, idle)).isEqualTo(seconds(1));
        assertThat(expected(new Workload(1, 100), idle)).isEqualTo(seconds(1));
    }

    @Test
    void a_change_is_small_enough_by_its_size_its_freeze_or_its_number() {
        Workload change = new Workload(20, 2048);
        Optional<FreezeEstimate> freeze = Optional.of(new FreezeEstimate(seconds(50), seconds(40), seconds(61)));

        assertThat(small("2KB", change, freeze)).isTrue();
        assertThat(small("2047B", change, freeze)).isFalse();
        assertThat(small("61s", change, freeze)).isTrue();
        assertThat(small("1m", change, freeze))
                .as("the most it may take counts")
                .isFalse();
        assertThat(small("61s", change, Optional.empty()))
                .as("nobody knows yet")
                .isFalse();
        assertThat(small("20", change, freeze)).isTrue();
        assertThat(small("19", change, freeze)).isFalse();
        assertThat(SmallEnough.parse("soon")).isEmpty();
    }

    private static boolean small(String text, Workload change, Optional<FreezeEstimate> freeze) {
        return SmallEnough.parse(text).orElseThrow().holds(change, freeze);
    }
}
