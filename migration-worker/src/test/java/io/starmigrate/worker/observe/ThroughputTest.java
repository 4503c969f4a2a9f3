package io.starmigrate.worker.observe;

import static io.starmigrate.worker.observe.Tasks.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThroughputTest {
    private final Throughput throughput = new Throughput();

    @Test
    void tellsNoRateBeforeThereAreTwoPoints() {
        throughput.sample(NOW, List.of(0L));
        throughput.sample(NOW.plusSeconds(9), List.of(90L));

        assertThat(throughput.perSecond(0)).isEmpty();
    }

    @Test
    void tellsTheRateOfTheLastTenMinutes() {
        for (int second = 0; second <= 3_600; second += 10) {
            // Fast for half an hour, then slow.
            throughput.sample(
                    NOW.plusSeconds(second), List.of(second <= 1_800 ? second * 100L : 180_000L + second - 1_800));
        }

        assertThat(throughput.perSecond(0)).hasValue(1.0);
    }

    @Test
    void keepsAllTimeInAsManyPointsAfterAMonthAsAfterAnHour() {
        for (int second = 0; second <= 30 * 86_400; second += 10) {
            throughput.sample(NOW.plusSeconds(second), List.of((long) second));
        }

        assertThat(throughput.points()).hasSizeBetween(90, 180);
        assertThat(throughput.points().get(0).at()).isEqualTo(NOW);
    }

    @Test
    void beginsAnewWhenTheClockWasPutBack() {
        throughput.sample(NOW, List.of(1_000L));
        throughput.sample(NOW.plusSeconds(10), List.of(2_000L));
        throughput.sample(NOW.minusSeconds(3_600), List.of(3_000L));

        assertThat(throughput.perSecond(0)).isEmpty();
        assertThat(throughput.points()).hasSize(1);
    }
}
