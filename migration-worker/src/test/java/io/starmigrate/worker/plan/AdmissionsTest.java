package io.starmigrate.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.Need;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AdmissionsTest {
    private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");

    private final Admissions admissions = new Admissions();

    @Test
    void what_is_certain_is_never_asked_again() {
        assertThat(admissions.stands("job", Need.SOURCE_CLUSTER, NOW)).isFalse();
        assertThat(admissions.forGood("job", Need.SOURCE_CLUSTER)).isTrue();

        assertThat(admissions.stands("job", Need.SOURCE_CLUSTER, NOW.plus(Admissions.AGAIN.multipliedBy(9))))
                .isTrue();
        assertThat(admissions.stands("job", Need.TARGET_CLUSTER, NOW)).isFalse();
    }

    @Test
    void what_is_not_is_asked_again_after_a_while_and_not_at_each_step() {
        assertThat(admissions.forNow("job", Need.TARGET_CLUSTER, NOW)).isTrue();

        assertThat(admissions.stands(
                        "job", Need.TARGET_CLUSTER, NOW.plus(Admissions.AGAIN).minusMillis(1)))
                .isTrue();
        assertThat(admissions.stands("job", Need.TARGET_CLUSTER, NOW.plus(Admissions.AGAIN)))
                .isFalse();
    }
}
