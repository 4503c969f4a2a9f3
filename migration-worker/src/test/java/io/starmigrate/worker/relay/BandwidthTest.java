package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.config.Timetable;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BandwidthTest {
    private final AtomicReference<LocalTime> time = new AtomicReference<>(LocalTime.of(9, 0));
    private final AtomicLong now = new AtomicLong();
    private Timetable timetable = Timetable.parse("08:00,1M 20:00,off").orElseThrow();
    private final Bandwidth bandwidth = new Bandwidth(() -> timetable, time::get, now::get, now::addAndGet);

    @Test
    void bytes_pass_at_the_rate_of_the_hour() {
        for (int part = 0; part < 5; part++) {
            bandwidth.take(2 << 20);
        }

        assertThat(Duration.ofNanos(now.get())).as("one turn passes at once").isEqualTo(Duration.ofMillis(9_750));
    }

    @Test
    void few_bytes_wait_for_one_turn_of_who_takes_many_and_not_for_all_of_these() {
        AtomicReference<Bandwidth> shared = new AtomicReference<>();
        AtomicBoolean came = new AtomicBoolean();
        AtomicLong ended = new AtomicLong();
        shared.set(new Bandwidth(() -> timetable, time::get, now::get, nanos -> {
            now.addAndGet(nanos);
            if (!came.getAndSet(true)) {
                Objects.requireNonNull(shared.get()).take(1);
                ended.set(now.get());
            }
        }));

        Objects.requireNonNull(shared.get()).take(8 << 20);

        assertThat(Duration.ofNanos(ended.get())).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(Duration.ofNanos(now.get()).toMillis()).isEqualTo(7_750);
    }

    @Test
    void nobody_waits_where_there_is_no_limit_nor_for_what_passed_then() {
        time.set(LocalTime.of(21, 0));
        bandwidth.take(1L << 40);
        time.set(LocalTime.of(9, 0));
        bandwidth.take(1);

        assertThat(now).hasValue(0);
    }

    @Test
    void time_in_which_nothing_was_taken_is_not_saved_up() {
        bandwidth.take(1 << 20);
        now.addAndGet(Duration.ofHours(1).toNanos());
        long begun = now.get();
        bandwidth.take(1 << 20);
        bandwidth.take(1 << 20);

        assertThat(Duration.ofNanos(now.get() - begun)).isEqualTo(Duration.ofMillis(1_750));
    }

    /** Sixteen hours of bytes are taken ahead: whoever waits for them would wait for what held when they were taken. */
    @Test
    void a_rate_that_changes_holds_for_who_waits_already() {
        Bandwidth changing = new Bandwidth(() -> timetable, time::get, now::get, nanos -> {
            if (now.addAndGet(nanos) >= Duration.ofSeconds(30).toNanos()) {
                time.set(LocalTime.of(21, 0));
            }
        });
        changing.take(60_000L << 20);
        changing.take(1);

        assertThat(Duration.ofNanos(now.get())).isEqualTo(Duration.ofSeconds(30));

        time.set(LocalTime.of(9, 0));
        timetable = Timetable.parse("1M").orElseThrow();
        Bandwidth quicker = new Bandwidth(() -> timetable, time::get, now::get, nanos -> {
            now.addAndGet(nanos);
            timetable = Timetable.parse("10M").orElseThrow();
        });
        long begun = now.get();
        quicker.take(101 << 20);
        quicker.take(100 << 20);
        quicker.take(1);

        assertThat(Duration.ofNanos(now.get() - begun).toMillis())
                .as("the first second at the slower rate at most, then ten times as fast")
                .isBetween(20_000L, 21_500L);
    }

    @Test
    void whoever_is_interrupted_while_waiting_stays_interrupted() {
        Bandwidth interrupted = new Bandwidth(() -> timetable, time::get, now::get, nanos -> {
            throw new InterruptedException();
        });
        interrupted.take(1);

        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> interrupted.take(1));
        assertThat(Thread.interrupted()).isTrue();
    }
}
