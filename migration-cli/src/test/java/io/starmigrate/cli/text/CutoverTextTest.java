package io.starmigrate.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutoverTextTest {
    private static String stopped(Kind kind) {
        return CutoverText.of(
                new CutoverReport("live", kind, List.of(), List.of(), List.of("There is no freeze"), null, null));
    }

    @Test
    void one_that_stopped_says_that_rounds_wait_for_it() {
        assertThat(stopped(Kind.PERFORM))
                .contains("the cutover stopped; the source is as it was. Rounds wait for it")
                .contains("migrate cutover --abandon");
    }

    @Test
    void a_rehearsal_that_stopped_keeps_no_round_from_beginning() {
        assertThat(stopped(Kind.REHEARSE)).contains("the source is as it was").doesNotContain("Rounds wait");
    }

    @Test
    void one_that_looked_at_nothing_shows_no_empty_table() {
        assertThat(stopped(Kind.REOPEN)).startsWith("STOPPED: There is no freeze");
    }
}
