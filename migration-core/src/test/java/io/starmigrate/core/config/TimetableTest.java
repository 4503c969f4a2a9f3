package io.starmigrate.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {
    private static final long MEGABYTE = 1 << 20;

    @Test
    void a_rate_holds_from_its_time_until_the_next_and_the_last_over_midnight() {
        Timetable timetable = Timetable.parse("08:00,20M  20:00,off 22:30,512K").orElseThrow();

        assertThat(at(timetable, "08:00")).hasValue(20 * MEGABYTE);
        assertThat(at(timetable, "19:59")).hasValue(20 * MEGABYTE);
        assertThat(at(timetable, "20:00")).isEmpty();
        assertThat(at(timetable, "22:30")).hasValue(MEGABYTE / 2);
        assertThat(at(timetable, "07:59")).hasValue(MEGABYTE / 2);
    }

    @Test
    void one_rate_holds_all_day() {
        assertThat(at(Timetable.parse("100").orElseThrow(), "03:00")).hasValue(100);
        assertThat(at(Timetable.parse("2gb").orElseThrow(), "03:00")).hasValue(2048 * MEGABYTE);
        assertThat(at(Timetable.parse("off").orElseThrow(), "03:00")).isEmpty();
        assertThat(at(Timetable.UNLIMITED, "03:00")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fast",
                "0",
                "20 30",
                "08:00",
                "8:00,20M",
                "25:00,20M",
                "08:00,20M 08:00,off",
                "08:00,20M,off"
            })
    void what_is_not_written_so_is_refused(String text) {
        assertThat(Timetable.parse(text)).isEmpty();
    }

    @Test
    void counts_are_whole_numbers_from_nought_with_the_same_times() {
        Timetable timetable = Timetable.parseCounts("08:00,0 12:00,2 20:00,off").orElseThrow();

        assertThat(at(timetable, "08:00")).hasValue(0);
        assertThat(at(timetable, "12:30")).hasValue(2);
        assertThat(at(timetable, "23:00")).isEmpty();
        assertThat(Timetable.parseCounts("2M")).isEmpty();
        assertThat(Timetable.parseCounts("10001")).isEmpty();
        assertThat(Timetable.parseCounts("08:00")).isEmpty();
    }

    private static OptionalLong at(Timetable timetable, String time) {
        return timetable.at(LocalTime.parse(time));
    }
}
