package io.starmigrate.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.config.Timetable;
import io.starmigrate.core.forecast.Forecast.Cost;
import io.starmigrate.core.forecast.Forecast.Requests;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.text.SettingName;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
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

        assertThat(document).contains(String.join("\n", documented(PLAIN)));
        assertThat(document).contains(String.join("\n", documented(PACKED)));
        assertThat(document)
                .contains("Another way: "
                        + named(Forecast.of(PLAIN, set(5, 4, "off", "off", true))
                                .advice()
                                .orElseThrow()));
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

    @Test
    void what_the_settings_say_counts_and_the_line_says_so() {
        Forecast slow = Forecast.of(PLAIN, set(2, 1, "1M", "off", false));

        assertThat(slow.assumed())
                .contains("; 80 MB/s exported (of 200 MB/s by 5), 1 MB/s relayed (the setting relayBandwidth),")
                .contains(
                        " 50 MB/s loaded (of 200 MB/s by 4); 10 s for each export, 2 at once (the setting concurrency),")
                .contains(" 10 s for each load, 1 at once (the setting importConcurrency), 20 s for the round");
        assertThat(slow.took()).hasSeconds((4L << 20) + 20);
        assertThat(slow.slowest()).isEqualTo("relay");
    }

    /** More of them than StarRocks runs at once would wait there. */
    @Test
    void starRocksOwnLimitsHoldWhateverTheSettingsSay() {
        PlannedBytes parquet = new PlannedBytes(1000, 0, 1000, true, false);

        assertThat(Forecast.of(PLAIN, set(16, 16, "off", "off", false)).assumed())
                .contains("5 at once (StarRocks' own limit; the setting concurrency=16), 10 s for each load,")
                .contains("5 at once (StarRocks' own limit; the setting importConcurrency=16)");
        assertThat(Forecast.of(parquet, set(16, 4, "off", "off", false)).assumed())
                .contains("16 at once (the setting concurrency)");
    }

    /**
     * A day of twelve hours at 1 MB/s and twelve at 10 brings 475,200 MB; the rest after it begins in the slow half.
     */
    @Test
    void whatHoldsAtSomeTimesOfTheDayCountsThen() {
        PlannedBytes planned = new PlannedBytes(1, (475_200L + 43_200 + 100) << 18, 0, true, false);
        Forecast forecast = Forecast.of(planned, set(5, 4, "08:00,1M 20:00,10M", "off", false));

        assertThat(forecast.took()).hasSeconds(86_400 + 43_200 + 10 + 20);
        assertThat(forecast.assumed()).contains("1 MB/s to 10 MB/s relayed (the setting relayBandwidth)");
    }

    @Test
    void quietHoursSlowTheOtherStages() {
        PlannedBytes tiny = new PlannedBytes(10_000, 1000, 0, true, false);
        Forecast free = Forecast.of(tiny, set(5, 5, "off", "off", false));
        Forecast one = Forecast.of(tiny, set(5, 5, "off", "1", false));
        Forecast half = Forecast.of(tiny, set(5, 5, "off", "08:00,0 09:00,off", false));

        assertThat(free.took()).hasSeconds(20_000 + 20);
        assertThat(one.took()).hasSeconds(100_000 + 20);
        assertThat(one.assumed()).contains("10 s for each export, 1 at once (the setting quietHours)");
        assertThat(half.took()).hasSeconds(20_000 + 3_600 + 20);
        assertThat(half.assumed()).contains("0 to 5 at once (the setting concurrency, the setting quietHours)");
    }

    @Test
    void whatMayNeverBeginHasNoEnd() {
        Forecast never = Forecast.of(PLAIN, set(5, 4, "off", "0", false));

        assertThat(never.isEndless()).isTrue();
        assertThat(never.lines().get(0))
                .endsWith("8,192 files, without an end, as nothing goes on at any time of day (export is the slowest)");
        assertThat(never.requests()).contains(new Requests("Lambda", 8192));
    }

    @Test
    void aFileOfAssumptionsWinsOverTheSettings() throws IOException {
        Assumptions file = Assumptions.standard()
                .with(new StringReader(
                        "rate.relay.megabytes.second=50\nexport.at.once=3\nrate.publish.megabytes.second=7"));
        Forecast forecast = Forecast.of(PLAIN, set(2, 1, "1M", "1", false)).assuming(file);

        assertThat(forecast.assumed())
                .contains(" 50 MB/s relayed (--assumptions), 7 MB/s loaded (--assumptions)")
                .contains("120 MB/s exported (of 200 MB/s by 5)")
                .contains("3 at once (--assumptions), 10 s for each load, 1 at once (the setting importConcurrency)");
    }

    @Test
    void packingIsAdvisedWhereItSparesADollar() throws IOException {
        Forecast plain = Forecast.of(PLAIN, set(5, 4, "off", "off", true));
        Assumptions free = Assumptions.standard().with(new StringReader("price.egress.gigabyte=0"));

        assertThat(plain.advice())
                .contains(
                        "the setting relayCompression=auto packs CSV before it crosses the line: about 1.3 TB instead of"
                                + " 4.0 TB, $246.99 less for egress; not where the line is not paid for");
        assertThat(plain.assuming(free).advice()).isEmpty();
        assertThat(plain.likewise(PACKED).advice()).isEmpty();
        assertThat(plain.likewise(new PlannedBytes(1000, 0, TERABYTE, true, false))
                        .advice())
                .isEmpty();
        assertThat(plain.likewise(new PlannedBytes(1000, TERABYTE, 0, false, false))
                        .advice())
                .isEmpty();
        assertThat(Forecast.of(PLAIN, set(5, 4, "off", "off", false)).advice()).isEmpty();
    }

    private static List<String> documented(PlannedBytes planned) {
        return Forecast.of(planned, set(5, 4, "off", "off", true)).lines().stream()
                .map(ForecastTest::named)
                .toList();
    }

    private static String named(String line) {
        return SettingName.told(line, SettingName::name);
    }

    private static Assumptions set(int exports, int loads, String bandwidth, String hours, boolean canPack) {
        return Assumptions.standard()
                .within(new RateSettings(
                        exports,
                        loads,
                        Timetable.parse(bandwidth).orElseThrow(),
                        Timetable.parseCounts(hours).orElseThrow(),
                        canPack,
                        LocalTime.of(8, 0)));
    }

    private static Forecast forecast(PlannedBytes planned) {
        return Forecast.of(planned, Assumptions.standard());
    }
}
