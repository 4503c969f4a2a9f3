package io.starmigrate.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.comparison.Bisection.Buckets;
import io.starmigrate.core.starrocks.fingerprint.BucketedFingerprint;
import io.starmigrate.core.starrocks.fingerprint.RowSums;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BisectionTest {
    private static final BucketedFingerprint NONE = new BucketedFingerprint("r", Map.of());

    @Test
    void as_many_buckets_are_read_at_once_as_keys_are_wanted() {
        BucketedFingerprint small = buckets(Map.of(1, 10L, 4, 10L, 7, 10L));

        assertThat(Bisection.next(List.of(1, 4, 7), small, NONE, 2)).containsExactly(1, 4);
        assertThat(Bisection.next(List.of(1, 4, 7), NONE, small, 20)).containsExactly(1, 4, 7);
    }

    @Test
    void many_rows_are_read_one_bucket_at_a_time() {
        BucketedFingerprint large = buckets(Map.of(1, 3_000L, 4, 3_000L, 7, 100_000L));

        assertThat(Bisection.next(List.of(1, 4, 7), large, NONE, 20)).containsExactly(1);
        assertThat(Bisection.next(List.of(7, 1), NONE, large, 20)).containsExactly(7);
    }

    @Test
    void it_is_whole_once_every_bucket_that_differs_was_read() {
        assertThat(new Bisection(List.of("id"), List.of(), 3, new Buckets(16, 2, 2), "").isWhole())
                .isTrue();
        assertThat(new Bisection(List.of("id"), List.of(), 3, new Buckets(16, 2, 1), "").isWhole())
                .isFalse();
    }

    private static BucketedFingerprint buckets(Map<Integer, Long> rows) {
        Map<Integer, RowSums> sums = new HashMap<>();
        rows.forEach((bucket, count) -> sums.put(bucket, new RowSums(count, BigInteger.ONE, BigInteger.ONE)));
        return new BucketedFingerprint("r", sums);
    }
}
