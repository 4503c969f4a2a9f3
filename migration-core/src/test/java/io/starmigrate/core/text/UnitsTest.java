package io.starmigrate.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UnitsTest {
    @Test
    void sizes_counts_and_durations_carry_their_units() {
        assertThat(Units.bytes(0)).isEqualTo("0 B");
        assertThat(Units.bytes(1023)).isEqualTo("1023 B");
        assertThat(Units.bytes(1536)).isEqualTo("1.5 KB");
        assertThat(Units.bytes(5L << 50)).isEqualTo("5120.0 TB");
        assertThat(Units.count(1234567L)).isEqualTo("1,234,567");
        assertThat(Units.count(null)).isEqualTo("-");
        assertThat(Units.duration(Duration.ofMillis(250))).isEqualTo("0.3 s");
        assertThat(Units.duration(Duration.ofSeconds(61))).isEqualTo("1 min 1 s");
        assertThat(Units.duration(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    }

    @Test
    void one_of_something_is_told_without_the_plural() {
        assertThat(Units.counted(1, "partition")).isEqualTo("1 partition");
        assertThat(Units.counted(0, "partition")).isEqualTo("0 partitions");
        assertThat(Units.counted(12_000, "partition")).isEqualTo("12,000 partitions");
        assertThat(Units.counted(1, "key that differs", "keys that differ")).isEqualTo("1 key that differs");
        assertThat(Units.counted(2, "key that differs", "keys that differ")).isEqualTo("2 keys that differ");
    }

    @Test
    void a_tally_says_how_many_there_are_of_each() {
        assertThat(Units.tally(new TreeMap<>(Map.of("PUBLISHED", 1200L, "FAILED", 1L))))
                .isEqualTo("1 FAILED, 1,200 PUBLISHED");
        assertThat(Units.tally(Map.of())).isEmpty();
    }

    @Test
    void of_many_names_the_first_are_told() {
        assertThat(Units.named(List.of("a", "b"), 2)).isEqualTo("a, b");
        assertThat(Units.named(List.of("a", "b", "c", "d"), 2)).isEqualTo("a, b and 2 more");
    }

    @Test
    void what_is_expected_is_told_with_its_spread_where_it_has_one() {
        Duration once = Duration.ofMillis(19_912);

        assertThat(Units.expected(once, once, once)).isEqualTo("19.9 s");
        assertThat(Units.expected(once, Duration.ofSeconds(15), Duration.ofSeconds(62)))
                .isEqualTo("19.9 s (15.0 s to 1 min 2 s)");
    }

    @Test
    void a_moment_is_told_to_the_second() {
        assertThat(Units.moment(Instant.parse("2026-11-29T23:57:47.563220237Z")))
                .isEqualTo("2026-11-29T23:57:47Z");
    }
}
