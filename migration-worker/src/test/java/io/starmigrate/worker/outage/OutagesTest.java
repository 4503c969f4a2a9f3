package io.starmigrate.worker.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class OutagesTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T14:00:00Z"));
    private final Outages outages = new Outages(now::get);
    private final Reachability recorder = outages.of("recorder");
    private final Reachability exporter = outages.ofRole("exporter");
    private final List<String> trouble = new ArrayList<>();
    private final List<String> relief = new ArrayList<>();

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /** As a worker does: asks every second, and finds it down. */
    private void down(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            recorder.failed("connection refused");
            outages.tell(trouble::add, relief::add);
            pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void anOutageOfSixSecondsIsSaidOnceAndItsEndOnce() {
        down(Duration.ofSeconds(6));
        recorder.answered();
        outages.tell(trouble::add, relief::add);
        outages.tell(trouble::add, relief::add);

        assertThat(trouble)
                .containsExactly("The recorder is out of reach since 2026-11-28T14:00:00Z: connection refused; what"
                        + " needs it waits, and goes on when it answers");
        assertThat(relief).containsExactly("The recorder answers again after 6 s");
    }

    @Test
    void anOutageOfTenMinutesIsSaidOnceAMinute() {
        down(Duration.ofMinutes(10));

        assertThat(trouble).hasSize(10).allMatch(line -> line.contains("since 2026-11-28T14:00:00Z"));
        assertThat(relief).isEmpty();
    }

    @Test
    void aRequestThatFailsBetweenOthersIsNotWorthAWord() {
        recorder.failed("timed out");
        outages.tell(trouble::add, relief::add);
        pass(Duration.ofSeconds(4));
        recorder.answered();
        recorder.failed("timed out");
        pass(Duration.ofSeconds(4));
        outages.tell(trouble::add, relief::add);

        assertThat(trouble).isEmpty();
        assertThat(relief).isEmpty();
    }

    @Test
    void aRoleIsNotSpokenOfWhileADependencyFails() {
        exporter.failed("cannot read");
        down(Duration.ofMinutes(2));
        assertThat(trouble).noneMatch(line -> line.contains("exporter"));

        recorder.answered();
        exporter.failed("a fault of its own");
        outages.tell(trouble::add, relief::add);

        assertThat(trouble).last().asString().startsWith("The exporter cannot go on since ");
    }

    @Test
    void aRoleThatFailedBecauseOfADependencyIsNotSpokenOfOnceThatIsBack() {
        recorder.failed("connection refused");
        exporter.failed("cannot read");
        recorder.answered();
        outages.tell(trouble::add, relief::add);

        assertThat(trouble).isEmpty();
    }

    @Test
    void theLastReasonIsTold() {
        recorder.failed("connection refused");
        pass(Duration.ofMinutes(1));
        recorder.failed("403 ExpiredToken");
        outages.tell(trouble::add, relief::add);

        assertThat(trouble).singleElement().asString().contains("ExpiredToken").doesNotContain("refused");
    }

    @Test
    void pausesGrowAndAreNeverLong() {
        assertThat(List.of(1, 2, 3, 4, 5, 1000))
                .extracting(Pauses.STANDARD::after)
                .extracting(Duration::toSeconds)
                .containsExactly(2L, 4L, 8L, 15L, 15L, 15L);
    }
}
