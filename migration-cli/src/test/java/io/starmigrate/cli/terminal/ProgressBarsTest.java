package io.starmigrate.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.Stage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProgressBarsTest {
    @Test
    void draws_a_bar_for_each_stage_and_keeps_the_furthest_report() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (ProgressBars bars = new ProgressBars(new PrintStream(err, true, StandardCharsets.UTF_8))) {
            bars.noted("reading the catalog");
            bars.progressed(new Progress(Stage.EXPORT, 3, 4, Progress.Unit.PARTITIONS));
            bars.progressed(new Progress(Stage.EXPORT, 1, 4, Progress.Unit.PARTITIONS));
            bars.progressed(new Progress(Stage.RELAY, 1 << 20, 2 << 20, Progress.Unit.BYTES));
        }

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("reading the catalog", "export", "3/4 partitions", "relay", "1/2 MB");
    }

    @Test
    void a_bar_is_open_while_its_stage_is_still_listed_and_has_its_total_afterwards() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (ProgressBars bars = new ProgressBars(new PrintStream(err, true, StandardCharsets.UTF_8))) {
            bars.progressed(new Progress(Stage.RELAY, 1 << 20, 2 << 20, Progress.Unit.BYTES, true));
            bars.settle();
            bars.progressed(new Progress(Stage.RELAY, 2 << 20, 2 << 20, Progress.Unit.BYTES, true));
            bars.progressed(new Progress(Stage.RELAY, 3 << 20, 4 << 20, Progress.Unit.BYTES));
        }

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("1/? MB", "of at least 2, still listing", "3/4 MB")
                .doesNotContain("2/2 MB");
    }

    @Test
    void a_note_and_what_others_print_stand_on_lines_of_their_own() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(err, true, StandardCharsets.UTF_8);
        try (ProgressBars bars = new ProgressBars(printed)) {
            bars.progressed(new Progress(Stage.PUBLISH, 27, 27, Progress.Unit.PARTITIONS));
            bars.noted("Planned 0 partitions of 12 tables");
            bars.progressed(new Progress(Stage.EXPORT, 1, 2, Progress.Unit.PARTITIONS));
            bars.settle();
            printed.println("check");
        }

        assertThat(err.toString(StandardCharsets.UTF_8).lines().map(ProgressBarsTest::shortened))
                .containsSubsequence(
                        "27/27 partitions", "Planned 0 partitions of 12 tables", "1/2 partitions", "check");
    }

    /** A bar is no more than its count; all else is whole. */
    private static String shortened(String line) {
        Matcher count = Pattern.compile("\\d+/\\d+ partitions").matcher(line);
        return count.find() && line.contains("%") && !line.contains("Planned") ? count.group() : line;
    }
}
