package io.starmigrate.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
}
