package io.starmigrate.core.starrocks.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintReadingTest {
    private static final FingerprintReading ONE = reading(7, 1, Map.of("s", 2L), Set.of(), Map.of("g", "a:1:2:0"));

    private static FingerprintReading reading(
            long rows, long sum, Map<String, Long> nulls, Set<String> partly, Map<String, String> generated) {
        return new FingerprintReading(rows, List.of(BigInteger.valueOf(sum), BigInteger.ONE), nulls, partly, generated);
    }

    @Test
    void provesNothingButTheSame() {
        assertThat(ONE.proves(reading(7, 1, Map.of("s", 2L), Set.of(), Map.of("g", "a:1:2:0"))))
                .isTrue();
        assertThat(ONE.proves(reading(8, 1, Map.of("s", 2L), Set.of(), Map.of("g", "a:1:2:0"))))
                .isFalse();
        assertThat(ONE.proves(reading(7, 2, Map.of("s", 2L), Set.of(), Map.of("g", "a:1:2:0"))))
                .isFalse();
        assertThat(ONE.proves(reading(7, 1, Map.of("s", 3L), Set.of(), Map.of("g", "a:1:2:0"))))
                .isFalse();
        assertThat(ONE.proves(reading(7, 1, Map.of("t", 2L), Set.of(), Map.of("g", "a:1:2:0"))))
                .isFalse();
        FingerprintReading other = reading(7, 1, Map.of("s", 2L), Set.of(), Map.of("g", "a:1:2:1"));
        assertThat(ONE.proves(other)).isFalse();
        assertThat(ONE.differing(other)).containsExactly("g");
    }

    @Test
    void namesTheColumnsThatOnlyTheSourceComputesOrThatAreOfAnotherType() {
        FingerprintReading without = reading(7, 1, Map.of("s", 2L), Set.of(), Map.of());
        FingerprintReading otherType = reading(7, 1, Map.of("s", 2L), Set.of(), Map.of("g", "b:1:2:0"));

        assertThat(ONE.proves(without)).isTrue();
        assertThat(ONE.partlyProvedBy(without)).containsExactly("g");
        assertThat(without.partlyProvedBy(ONE)).isEmpty();
        assertThat(ONE.proves(otherType)).isTrue();
        assertThat(ONE.partlyProvedBy(otherType)).containsExactly("g");
        assertThat(ONE.partlyProvedBy(ONE)).isEmpty();
    }

    @Test
    void namesTheColumnsThatEitherSideReadInPart() {
        FingerprintReading h = reading(7, 1, Map.of("s", 2L), Set.of("h"), Map.of("g", "a:1:2:0"));
        FingerprintReading b = reading(7, 1, Map.of("s", 2L), Set.of("b"), Map.of("g", "a:1:2:0"));

        assertThat(h.proves(b)).isTrue();
        assertThat(h.partlyProvedBy(b)).containsExactly("b", "h");
    }
}
