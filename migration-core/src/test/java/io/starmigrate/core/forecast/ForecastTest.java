package io.starmigrate.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.forecast.Forecast.Cost;
import io.starmigrate.core.forecast.Forecast.Requests;
import io.starmigrate.core.task.FinishedRound;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final long TERABYTE = 1L << 40;
    private static final long GIGABYTE = 1L << 30;
    private static final PlannedBytes PLAIN = new PlannedBytes(1000, TERABYTE, 0, true, false);
    private static final PlannedBytes PACKED = new PlannedBytes(1000, TERABYTE, 0, true, true);

    @Test
    void a_small_job_is_told_in_small_units() {
        Forecast small = forecast(new PlannedBytes(4, 10 << 20, 0, true, false));
        Forecast larger = forecast(new PlannedBytes(20, 10 * GIGABYTE, 0, true, false));

        assertThat(small.lines())
                .contains(
                        "Will take: 40.0 MB over the line, 4 files, less than a minute (load and publish is the slowest)",
                        "  cost: SQS less than $0.01");
        assertThat(larger.lines())
                .contains("Will take: 40.0 GB over the line, 80 files, about 7 min 9 s (relay is the slowest)");
    }

    /** Each export and each load waits for looks of StarRocks' own, however few bytes it has. */
    @Test
    void many_tiny_partitions_take_what_each_takes_by_itself() {
        PlannedBytes tiny = new PlannedBytes(1000, 1000, 0, true, false);
        PlannedBytes together = new PlannedBytes(1000, 10, 1000, 0, true, false);

        assertThat(forecast(tiny).took()).hasSeconds(1000 * 10 / 4 + 20);
        assertThat(forecast(tiny).slowest()).isEqualTo("load and publish");
        assertThat(forecast(together).took()).hasSeconds(10 * 10 / 4 + 20);
        assertThat(forecast(together).files()).isEqualTo(1000);
    }

    @Test
    void what_rounds_of_the_job_took_is_known_better_than_what_is_assumed() {
        FinishedRound looked = new FinishedRound(1, 0, 0, 2_000, Map.of());
        FinishedRound moved = new FinishedRound(2, 500, 500, 40_000, Map.of("EXPORT", 30_000L, "LOAD", 20_000L));
        Forecast assumed = forecast(new PlannedBytes(1000, 1000, 0, true, false));

        Forecast measured = assumed.after(List.of(looked, moved));

        assertThat(measured.took()).hasSeconds(80);
        assertThat(measured.slowest()).isEqualTo("export");
        assertThat(measured.assumed()).endsWith("; but the time as 1 round of this job took it (40.0 s to 1 min 20 s)");
        assertThat(assumed.after(List.of(looked))).isEqualTo(assumed);
    }

    @Test
    void a_plan_of_nothing_is_one_line() {
        Forecast nothing = forecast(new PlannedBytes(0, 0, 0, true, false));

        assertThat(nothing.lines()).containsExactly("Will take: nothing, for no partition is to be moved");
        assertThat(nothing.took()).isZero();
    }

    /** The lines of the document are those that the command prints of the same plan. */
    @Test
    void theDocumentSaysWhatTheCommandSays() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "cost.md"));

        assertThat(document).contains(String.join("\n", forecast(PLAIN).lines()));
        assertThat(document).contains(String.join("\n", forecast(PACKED).lines()));
    }

    /** One at a time where they come slowly, and what the stack takes at a time where they come quickly. */
    @Test
    void theTriggerIsInvokedForWhatComesWithinASecond() throws IOException {
        Forecast slow = forecast(new PlannedBytes(1000, 100 * GIGABYTE, 0, true, false));
        Forecast quick = forecast(new PlannedBytes(1_000_000, 100, GIGABYTE, 0, true, false));

        assertThat(slow.files()).isEqualTo(1000);
        assertThat(slow.took()).isGreaterThan(Duration.ofSeconds(slow.files()));
        assertThat(slow.requests()).contains(new Requests("Lambda", 1000));
        assertThat(quick.requests()).contains(new Requests("Lambda", 10_000), new Requests("SQS", 1_500_000));
        assertThat(forecast(new PlannedBytes(101, 0, 1, 0, true, false)).requests())
                .contains(new Requests("Lambda", 2));
        assertThat(Files.readString(Path.of("..", "infra", "sam", "template.yaml")))
                .contains("BatchSize: " + Forecast.BATCH + "\n", "MaximumBatchingWindowInSeconds: 1\n");
    }

    @Test
    void packingTakesAThirdOfTheLineAndOfTheEgress() {
        assertThat(forecast(PLAIN).wireBytes()).isEqualTo(4 * TERABYTE);
        assertThat(forecast(PACKED).wireBytes()).isEqualTo((long) (4 * TERABYTE * 0.33));
        assertThat(forecast(PLAIN).costs()).contains(new Cost("egress", 368.64));
    }

    @Test
    void nothingCrossesALineThatIsNotThere() {
        Forecast forecast = forecast(new PlannedBytes(1, 0, TERABYTE, false, false));

        assertThat(forecast.wireBytes()).isZero();
        assertThat(forecast.slowest()).isNotEqualTo("relay");
        assertThat(forecast(new PlannedBytes(0, 0, 0, true, false)).dollars()).isZero();
    }

    @Test
    void whatAnOperatorKnowsBetterCountsAndWhatIsNoNameOrNumberIsRefused() throws IOException {
        Assumptions own = Assumptions.standard().with(new StringReader("price.egress.gigabyte=0.02"));

        assertThat(Forecast.of(PLAIN, own).costs()).contains(new Cost("egress", 81.92));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Assumptions.standard().with(new StringReader("price.egres=1")))
                .withMessageContaining("price.egres")
                .withMessageContaining("price.egress.gigabyte");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Assumptions.standard().with(new StringReader("rate.packed=little")))
                .withMessageContaining("rate.packed=little");
    }

    private static Forecast forecast(PlannedBytes planned) {
        return Forecast.of(planned, Assumptions.standard());
    }
}
