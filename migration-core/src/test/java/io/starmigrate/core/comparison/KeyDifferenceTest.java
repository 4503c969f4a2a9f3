package io.starmigrate.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.fingerprint.RowKey;
import io.starmigrate.core.starrocks.fingerprint.RowSums;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyDifferenceTest {
    @Test
    void tellsWhichSideHasAKeyAndWhetherItsRowsAreTheSame() {
        Map<RowKey, RowSums> source = Map.of(key("1"), sums(1, 5), key("2"), sums(1, 6), key("3"), sums(2, 7));
        Map<RowKey, RowSums> target = Map.of(key("1"), sums(1, 5), key("3"), sums(1, 7), key("4"), sums(3, 8));

        assertThat(KeyDifference.between(source, target))
                .containsExactly(
                        new KeyDifference(key("2"), Outcome.ONLY_AT_SOURCE, new Rows(1L, 0L)),
                        new KeyDifference(key("3"), Outcome.DIFFERS, new Rows(2L, 1L)),
                        new KeyDifference(key("4"), Outcome.ONLY_AT_TARGET, new Rows(0L, 3L)));
        assertThat(KeyDifference.between(source, source)).isEmpty();
    }

    private static RowKey key(String value) {
        return new RowKey(List.of(value));
    }

    private static RowSums sums(long rows, long sum) {
        return new RowSums(rows, BigInteger.valueOf(sum), BigInteger.valueOf(sum * sum));
    }
}
