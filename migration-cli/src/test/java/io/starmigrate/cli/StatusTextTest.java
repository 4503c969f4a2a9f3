package io.starmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.cli.json.JsonReport;
import io.starmigrate.cli.text.TextReport;
import io.starmigrate.core.forecast.Remaining;
import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.worker.api.Counting;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.PaceLine;
import io.starmigrate.worker.api.StatusReport;
import io.starmigrate.worker.api.UnknownFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTextTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final JobReport STATUS = Reports.done()
            .with(new StatusReport(
                    List.of(new UnknownFailure("a segment went astray", 3, "shop.orders/p1")),
                    List.of(new PaceLine("EXPORT", NOON, "w1", 8, 4, "CPU", "a node's CPU is at 93 %")),
                    CutoverProgress.begun(NOON, null),
                    new Remaining(
                            new Workload(3, 5L << 30),
                            new Remaining.Lately(
                                    Duration.ofMinutes(90),
                                    Duration.ofMinutes(80),
                                    Duration.ofHours(2),
                                    Duration.ofMinutes(30))),
                    List.of(new Counting("nightly", NOON, Duration.ofSeconds(14), "w1", false, ""))));

    private static JobReport counted(Counting... counted) {
        return Reports.done().with(new StatusReport(List.of(), List.of(), null, null, List.of(counted)));
    }

    @Test
    void theStatusSaysOfWhenItsCountsAre() {
        assertThat(TextReport.of(STATUS))
                .contains("Counted 14.0 s ago by w1, at 2026-11-28T12:00:00Z; what has failed is as of now. Add"
                        + " --exact to read every partition");
        assertThat(TextReport.of(counted(new Counting("n", NOON, Duration.ofHours(3), "w1", true, ""))))
                .contains("Counted 3 h 0 min ago by w1, at 2026-11-28T12:00:00Z; nothing has changed since");
        assertThat(JsonReport.of(STATUS))
                .contains("\"counted\":[{\"job\":\"nightly\",\"at\":\"2026-11-28T12:00:00Z\",\"worker\":\"w1\","
                        + "\"unchanged\":false,\"readBecause\":null}]");
    }

    @Test
    void theStatusSaysWhyEveryPartitionWasRead() {
        Counting read = new Counting("a", NOON, Duration.ZERO, null, false, "no worker has counted them");
        Counting asked = new Counting("b", NOON, Duration.ZERO, null, false, "");

        assertThat(TextReport.of(counted(read))).contains("Every partition was read: no worker has counted them");
        assertThat(TextReport.of(counted(asked))).doesNotContain("read");
        assertThat(TextReport.of(counted(read, asked)))
                .contains("a: Every partition was read: no worker has counted them")
                .doesNotContain("b: ");
        assertThat(JsonReport.of(counted(read)))
                .contains("\"worker\":null,\"unchanged\":false,\"readBecause\":\"no worker has counted them\"");
    }

    @Test
    void theStatusCountsWhatNoRuleKnows() {
        assertThat(TextReport.of(STATUS))
                .contains("Unknown to this version, 3 times (first by shop.orders/p1): a segment went astray");
        assertThat(TextReport.of(Reports.done())).doesNotContain("Unknown to this version");
    }

    @Test
    void theStatusHasItForPrograms() {
        assertThat(JsonReport.of(STATUS))
                .contains("\"unknownFailures\":[{\"text\":\"a segment went astray\",\"times\":3,"
                        + "\"subject\":\"shop.orders/p1\"}]");
        assertThat(JsonReport.of(Reports.done())).contains("\"unknownFailures\":[]");
    }

    @Test
    void theStatusSaysHowMuchRunsAtOnceAndWhy() {
        assertThat(TextReport.of(STATUS))
                .contains("Pace: 2026-11-28T12:00:00Z exports at once 8 → 4: a node's CPU is at 93 % (w1)");
        assertThat(JsonReport.of(STATUS))
                .contains("\"pace\":[{\"of\":\"EXPORT\",\"at\":\"2026-11-28T12:00:00Z\",\"worker\":\"w1\","
                        + "\"from\":8,\"to\":4,\"cause\":\"CPU\",\"reason\":\"a node's CPU is at 93 %\"}]");
    }

    @Test
    void theStatusSaysWhatIsLeftAndHowLongThatMayTake() {
        assertThat(TextReport.of(STATUS))
                .contains(
                        "Left: 3 partitions, 5.0 GB; 1 h 30 min at the rate of the last 30 min (1 h 20 min to 2 h 0 min)");
        assertThat(JsonReport.of(STATUS))
                .contains("\"remaining\":{\"partitions\":3,\"bytes\":5368709120,\"seconds\":5400,"
                        + "\"leastSeconds\":4800,\"mostSeconds\":7200,\"rateOfSeconds\":1800}");
        assertThat(JsonReport.of(Reports.done())).doesNotContain("\"remaining\"");
    }

    @Test
    void theStatusSaysRoughlyHowLongItTakesBeforeAnythingIsPublished() {
        JobReport status = Reports.done()
                .with(new StatusReport(
                        List.of(),
                        List.of(),
                        null,
                        new Remaining(
                                new Workload(27, 5L << 30),
                                null,
                                new Remaining.Rough(
                                        "export", Duration.ofMinutes(90), Duration.ofMinutes(80), Duration.ofHours(2))),
                        List.of()));

        assertThat(TextReport.of(status))
                .contains("Left: 27 partitions, 5.0 GB; roughly 1 h 30 min (1 h 20 min to 2 h 0 min), as nothing was"
                        + " published lately: at the rate of its slowest step until now, export");
        assertThat(JsonReport.of(status))
                .contains("\"remaining\":{\"partitions\":27,\"bytes\":5368709120,\"roughSeconds\":5400,"
                        + "\"roughLeastSeconds\":4800,\"roughMostSeconds\":7200,\"roughStep\":\"export\"}");
    }

    @Test
    void theStatusSaysHowFarTheCutoverIs() {
        assertThat(TextReport.of(STATUS))
                .contains(
                        "Cutover: BEGUN since 2026-11-28T12:00:00Z, begun 2026-11-28T12:00:00Z. Rounds wait for it: run migrate cutover again, or give it up with migrate cutover --abandon");
        assertThat(JsonReport.of(STATUS))
                .contains("\"cutover\":{\"state\":\"BEGUN\",\"begun\":\"2026-11-28T12:00:00Z\","
                        + "\"changed\":\"2026-11-28T12:00:00Z\"}");
        assertThat(JsonReport.of(Reports.done())).doesNotContain("\"cutover\"");
    }
}
