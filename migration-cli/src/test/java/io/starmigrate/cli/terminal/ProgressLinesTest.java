package io.starmigrate.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.Stage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final ProgressLines lines =
            new ProgressLines(new PrintStream(err, true, StandardCharsets.UTF_8), () -> now);

    private void relayed(long done, long total) {
        lines.progressed(new Progress(Stage.RELAY, done, total, Progress.Unit.BYTES));
    }

    @Test
    void says_the_first_and_the_last_and_little_between() {
        relayed(0, 4096);
        relayed(1024, 4096);
        now = now.plusSeconds(9);
        relayed(2048, 4096);
        now = now.plusSeconds(1);
        relayed(3072, 4096);
        relayed(4096, 4096);
        relayed(4096, 4096);

        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "relay: 0 B of 4.0 KB", "relay: 3.0 KB of 4.0 KB, about 3.3 s left", "relay: 4.0 KB of 4.0 KB");
    }

    @Test
    void a_report_that_comes_late_changes_nothing() {
        relayed(2048, 4096);
        now = now.plusSeconds(60);
        relayed(1024, 4096);

        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    }

    @Test
    void what_is_still_listed_has_no_end_and_its_total_is_told_once_it_is_known() {
        listing(1024, 2048);
        listing(2048, 2048);
        now = now.plusSeconds(10);
        listing(2048, 6144);
        now = now.plusSeconds(10);
        listing(3072, 6144);
        relayed(3072, 8192);
        relayed(3072, 8192);

        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "relay: 1.0 KB of at least 2.0 KB, still listing",
                        "relay: 2.0 KB of at least 6.0 KB, still listing, at least about 40.0 s left",
                        "relay: 3.0 KB of at least 6.0 KB, still listing, at least about 30.0 s left",
                        "relay: 3.0 KB of 8.0 KB, about 50.0 s left");
    }

    private void listing(long done, long total) {
        lines.progressed(new Progress(Stage.RELAY, done, total, Progress.Unit.BYTES, true));
    }

    @Test
    void leaves_out_a_total_that_is_not_known() {
        lines.progressed(new Progress(Stage.PLAN, 3, 0, Progress.Unit.PARTITIONS));

        assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly("plan: 3 partitions");
    }
}
