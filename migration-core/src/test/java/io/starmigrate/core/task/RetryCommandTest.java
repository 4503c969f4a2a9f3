package io.starmigrate.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryCommandTest {
    private static final Change WHY = new Change("w", Instant.EPOCH, "run migrate retry --overwrite");
    private static final PartitionTask PLANNED = PartitionTask.planned(
            new PartitionTaskId(new PartitionId("j", "db", "order lines", "p 1"), 2),
            "",
            new Estimate(1, 1),
            "1:1",
            WHY);
    private static final String CHOSEN = " --job j --table 'order lines' --partition 'p 1'";

    @Test
    void whatIsRecordedDecidesAndNoWordOfTheReason() {
        assertThat(RetryCommand.of(PLANNED.to(PartitionState.FAILED, WHY))).isEqualTo("migrate retry" + CHOSEN);
        assertThat(RetryCommand.of(PLANNED.refusedForRows(WHY))).isEqualTo("migrate retry --overwrite" + CHOSEN);
    }

    @Test
    void theNextStepForgetsThatItWasRefusedAndKeepsWhatAnOperatorHasSaid() {
        PartitionTask refused = PLANNED.refusedForRows(WHY);

        PartitionTask tried = refused.to(PartitionState.PLANNED, WHY);
        assertThat(tried.overwriting()).isNull();
        assertThat(RetryCommand.of(tried.to(PartitionState.FAILED, WHY))).doesNotContain("--overwrite");
        assertThat(refused.withOverwriting(Overwriting.TOLD)
                        .to(PartitionState.PLANNED, WHY)
                        .overwriting())
                .isEqualTo(Overwriting.TOLD);
    }

    @Test
    void whoWasToldToReplaceRowsIsNotToldAgainAndNobodyIsWhoHasNotFailed() {
        PartitionTask told = PLANNED.withOverwriting(Overwriting.TOLD);

        assertThat(told.refusedForRows(WHY).state()).isEqualTo(PartitionState.FAILED);
        assertThat(told.refusedForRows(WHY).overwriting()).isEqualTo(Overwriting.TOLD);
        assertThat(PLANNED.withOverwriting(Overwriting.REFUSED).isRefusedForRows())
                .isFalse();
    }
}
