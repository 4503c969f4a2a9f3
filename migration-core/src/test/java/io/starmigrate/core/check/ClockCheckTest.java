package io.starmigrate.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.check.CheckLine.Verdict;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockCheckTest {
    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00.900Z");
    private static final Instant AFTER = BEFORE.plusSeconds(20);

    @ParameterizedTest
    @CsvSource({"0,OK", "-1,OK", "45,OK", "60,WARNING", "-60,WARNING", "1000,FAILED", "-1000,FAILED"})
    void a_clock_is_judged_by_how_far_it_is_outside_of_the_time_of_the_question(long seconds, Verdict verdict) {
        CheckLine line = ClockCheck.of("the storage", BEFORE, BEFORE.plusSeconds(seconds), AFTER);

        assertThat(line.verdict()).isEqualTo(verdict);
    }
}
