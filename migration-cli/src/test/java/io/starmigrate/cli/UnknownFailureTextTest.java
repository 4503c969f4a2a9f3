package io.starmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.StatusReport;
import io.starmigrate.worker.api.UnknownFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownFailureTextTest {
    private static final JobReport STATUS = Reports.done()
            .with(new StatusReport(
                    List.of(new UnknownFailure("a segment went astray", 3, "shop.orders/p1")), List.of(), null));

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
}
