package io.starmigrate.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.JobReport.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobReportTest {
    private static final Failure FAILURE = new Failure("shop.orders/p1", "the disk is full", "migrate retry");

    private static Outcome outcome(boolean complete, Failure... failures) {
        return new JobReport("job", complete, List.of(), Map.of(), List.of(failures)).outcome();
    }

    @Test
    void whatWasStoppedIsToldFromWhatFailedAndFromWhatIsDone() {
        assertThat(outcome(true)).isEqualTo(Outcome.FINISHED);
        assertThat(outcome(false, FAILURE)).isEqualTo(Outcome.FAILED);
        assertThat(outcome(false)).isEqualTo(Outcome.UNFINISHED);
    }
}
