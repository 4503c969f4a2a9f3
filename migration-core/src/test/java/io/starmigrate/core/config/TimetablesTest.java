package io.starmigrate.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimetablesTest {
    private static final String JOB = "JOB_NAME=shop\n";

    @TempDir
    private Path directory;

    private final List<String> told = new ArrayList<>();

    @Test
    void aFileThatChangesIsReadAgain() throws IOException {
        Timetables timetables = load(JOB);
        assertThat(at(timetables, "09:00")).isEmpty();
        assertThat(told).isEmpty();

        write(JOB + "QUIET_HOURS=\"08:00,1 20:00,off\"\n");

        assertThat(at(timetables, "09:00")).hasValue(1);
        assertThat(at(timetables, "21:00")).isEmpty();
        assertThat(told).singleElement().satisfies(line -> assertThat(line).contains("has changed", "QUIET_HOURS"));
    }

    @Test
    void aWrongTimetableIsRefusedWithFileLineAndKeyAndWhatHeldHolds() throws IOException {
        Timetables timetables = load(JOB + "QUIET_HOURS=2\n");

        write(JOB + "QUIET_HOURS=\"08:00,fast\"\n");

        assertThat(at(timetables, "09:00")).hasValue(2);
        assertThat(at(timetables, "09:00")).hasValue(2);
        assertThat(told)
                .as("said once")
                .singleElement()
                .satisfies(
                        line -> assertThat(line).contains("stay as they were", "env:2", "QUIET_HOURS", "08:00,fast"));
        assertThatThrownBy(() -> load(JOB + "QUIET_HOURS=-1\n")).hasMessageContaining("env:2");
    }

    @Test
    void aFileThatIsGoneLeavesAllAsItWas() throws IOException {
        Timetables timetables = load(JOB + "RELAY_BANDWIDTH=20M\n");

        Files.delete(file());

        assertThat(timetables.now(told::add).bandwidth().at(LocalTime.NOON)).hasValue(20L << 20);
        assertThat(told).hasSize(1);
    }

    private OptionalLong at(Timetables timetables, String time) {
        return timetables.now(told::add).concurrency().at(LocalTime.parse(time));
    }

    private Timetables load(String text) throws IOException {
        write(text);
        return ConfigLoader.load(file(), Map.of(), Set.of()).config().timetables();
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text);
    }

    private Path file() {
        return directory.resolve("env");
    }
}
