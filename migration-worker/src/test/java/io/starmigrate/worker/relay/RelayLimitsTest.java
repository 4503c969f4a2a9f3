package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RelayLimitsTest {
    private static final Duration WAIT = Duration.ofMillis(1);
    private static final long MIB = 1 << 20;

    @Test
    void what_the_stores_just_take_is_taken() {
        assertThat(new RelayLimits(RelayLimits.SMALLEST_PART, 1, 1, WAIT, 2).mostParts())
                .isEqualTo(2);
        assertThat(new RelayLimits(RelayLimits.SMALLEST_PART, 1, 1, WAIT, 10_000).mostParts())
                .isEqualTo(10_000);
    }

    @Test
    void what_lies_beyond_is_refused() {
        refused(RelayLimits.SMALLEST_PART - 1, 1, 1, WAIT, 2);
        refused(RelayLimits.SMALLEST_PART, 0, 1, WAIT, 2);
        refused(RelayLimits.SMALLEST_PART, 1, 0, WAIT, 2);
        refused(RelayLimits.SMALLEST_PART, 1, 1, Duration.ZERO, 2);
        refused(RelayLimits.SMALLEST_PART, 1, 1, WAIT.negated(), 2);
        refused(RelayLimits.SMALLEST_PART, 1, 1, WAIT, 1);
        refused(RelayLimits.SMALLEST_PART, 1, 1, WAIT, 10_001);
    }

    private static void refused(int partBytes, int partsAtOnce, int attempts, Duration backoff, int mostParts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RelayLimits(partBytes, partsAtOnce, attempts, backoff, mostParts));
    }

    @Test
    void a_quarter_of_the_memory_is_for_small_objects_and_the_rest_for_parts() {
        assertThat(RelayLimits.STANDARD.partsAtOnce()).isEqualTo(12);
        assertThat(RelayLimits.STANDARD.smallBytes()).isEqualTo(32 * MIB);
        RelayLimits least = RelayLimits.within(0);
        assertThat(least.partsAtOnce()).isEqualTo(3);
        assertThat(least.smallBytes()).isEqualTo(8 * MIB);
        RelayLimits most = RelayLimits.within(100L << 30);
        assertThat(most.partsAtOnce()).isEqualTo(48);
        for (long memory = RelayLimits.LEAST_MEMORY; memory < 1024 * MIB; memory += 7 * MIB) {
            RelayLimits limits = RelayLimits.within(memory);
            assertThat((long) limits.partBytes() * limits.partsAtOnce() + limits.smallBytes())
                    .isLessThanOrEqualTo(memory);
        }
    }

    @Test
    void a_small_object_always_fits_its_share_of_the_memory() {
        assertThat(new RelayLimits(RelayLimits.SMALLEST_PART, 1, 1, WAIT).smallBytes())
                .isEqualTo(RelayLimits.SMALLEST_PART);
    }

    @Test
    void an_object_no_larger_than_a_part_fits_one_request() {
        int part = RelayLimits.STANDARD.partBytes();

        assertThat(RelayLimits.STANDARD.fitsOneRequest(part)).isTrue();
        assertThat(RelayLimits.STANDARD.fitsOneRequest(part + 1)).isFalse();
    }

    @Test
    void a_store_is_asked_for_each_part_each_small_object_and_each_passed_on_at_once_and_a_few_things_beside() {
        assertThat(RelayLimits.STANDARD.requestsAtOnce(4)).isEqualTo(2 * 4 + 4 + 12 + 8);
    }
}
