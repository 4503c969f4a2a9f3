package io.starmigrate.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.worker.api.JobReport.Ending;
import io.starmigrate.worker.api.JobReport.Failure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobReportTest {
    private static final Failure FAILURE = new Failure("shop.orders/p1", "the disk is full", "migrate retry");

    private static Ending ending(boolean complete, Failure... failures) {
        return new JobReport("job", complete, List.of(), Map.of(), List.of(failures)).ending();
    }

    @Test
    void whatWasStoppedIsToldFromWhatFailedAndFromWhatIsDone() {
        assertThat(ending(true)).isEqualTo(Ending.FINISHED);
        assertThat(ending(false, FAILURE)).isEqualTo(Ending.FAILED);
        assertThat(ending(false)).isEqualTo(Ending.UNFINISHED);
    }

    @Test
    void aWorkerThatWasStoppedWhileSomethingHasFailedDidNotFinish() {
        assertThat(ending(true, FAILURE)).isEqualTo(Ending.FAILED);
    }
}
