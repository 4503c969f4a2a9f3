package io.starmigrate.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.forecast.Forecast.Cost;
import io.starmigrate.core.forecast.Forecast.Requests;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final long TERABYTE = 1_000_000_000_000L;
    private static final long GIGABYTE = TERABYTE / 1000;
    private static final PlannedBytes PLAIN = new PlannedBytes(1000, TERABYTE, 0, true, false);
    private static final PlannedBytes PACKED = new PlannedBytes(1000, TERABYTE, 0, true, true);

    @Test
    void a_small_job_is_told_in_small_units() {
        Forecast small = forecast(new PlannedBytes(20, 10_000_000, 0, true, false));
        Forecast larger = forecast(new PlannedBytes(20, 10_000_000_000L, 0, true, false));

        assertThat(small.lines())
                .contains(
                        "Will take: 40.0 MB over the line, 20 files, less than a minute (relay is the slowest)",
                        "  cost: SQS less than $0.01");
        assertThat(larger.lines())
                .contains("Will take: 40.0 GB over the line, 79 files, about 6 min 40 s (relay is the slowest)");
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
        Forecast quick = forecast(new PlannedBytes(1_000_000, GIGABYTE, 0, true, false));

        assertThat(slow.files()).isEqualTo(1000);
        assertThat(slow.took()).hasSeconds(4000);
        assertThat(slow.requests()).contains(new Requests("Lambda", 1000));
        assertThat(quick.took()).hasSeconds(40);
        assertThat(quick.requests()).contains(new Requests("Lambda", 10_000), new Requests("SQS", 1_500_000));
        assertThat(forecast(new PlannedBytes(101, 1, 0, true, false)).requests())
                .contains(new Requests("Lambda", 2));
        assertThat(Files.readString(Path.of("..", "infra", "sam", "template.yaml")))
                .contains("BatchSize: " + Forecast.BATCH + "\n", "MaximumBatchingWindowInSeconds: 1\n");
    }

    @Test
    void packingTakesAThirdOfTheLineAndOfTheEgress() {
        assertThat(forecast(PLAIN).wireBytes()).isEqualTo(4 * TERABYTE);
        assertThat(forecast(PACKED).wireBytes()).isEqualTo((long) (4 * TERABYTE * 0.33));
        assertThat(forecast(PLAIN).costs()).contains(new Cost("egress", 360));
    }

    @Test
    void nothingCrossesALineThatIsNotThere() {
        Forecast forecast = forecast(new PlannedBytes(1, 0, TERABYTE, false, false));

        assertThat(forecast.wireBytes()).isZero();
        assertThat(forecast.slowest()).isEqualTo("export");
        assertThat(forecast(new PlannedBytes(0, 0, 0, true, false)).dollars()).isZero();
    }

    @Test
    void whatAnOperatorKnowsBetterCountsAndWhatIsNoNameOrNumberIsRefused() throws IOException {
        Assumptions own = Assumptions.standard().with(new StringReader("price.egress.gigabyte=0.02"));

        assertThat(Forecast.of(PLAIN, own).costs()).contains(new Cost("egress", 80));
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
