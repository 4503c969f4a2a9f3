package io.starmigrate.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.forecast.Assumptions;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.api.PlanReport;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastsTest {
    private static final PlanReport PLAN = new PlanReport(
                    new PlanReport.Cluster("3.1.15", List.of()), null, List.of(), List.of())
            .advising(List.of("something else"));

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();

    private static PartitionTask task(int number, long bytes) {
        return PartitionTask.planned(
                new PartitionTaskId(new PartitionId("job", "shop", "orders", "p" + number), 1),
                "VALUES IN ('x')",
                new Estimate(1, bytes),
                "1:1",
                new Change("worker-1", Instant.EPOCH, "planned"));
    }

    private List<String> advice(int small, long groupSize) {
        return advice(
                IntStream.range(0, small)
                        .mapToObj(number -> task(number, 1 << 20))
                        .toList(),
                groupSize);
    }

    private List<String> advice(List<PartitionTask> tasks, long groupSize) {
        recorder.plan(tasks);
        return new Forecasts(recorder, true, false, groupSize).of("job", PLAN).advice();
    }

    @Test
    void saysInHowManyGroupsSmallPartitionsWouldTravel() {
        List<PartitionTask> tasks = IntStream.range(0, 130)
                .mapToObj(number -> task(number, number < 128 ? 1 << 20 : 1 << 30))
                .toList();

        assertThat(advice(tasks, 0))
                .containsExactly(
                        "something else",
                        "128 of 130 partitions are of 64.0 MB at most: the setting groupSize=64MB moves them in 2 groups"
                                + " instead of 128 exports; not for partitions that are written to all the time");
    }

    @Test
    void foretellsByWhatTheConfigurationSays() {
        MigrationConfig config = ConfigLoader.parse(
                        "test",
                        "",
                        Map.of(
                                "CONCURRENCY",
                                "2",
                                "IMPORT_CONCURRENCY",
                                "3",
                                "RELAY_BANDWIDTH",
                                "1M",
                                "QUIET_HOURS",
                                "1",
                                "STORAGES",
                                "s3://bucket-a/x,s3://bucket-b/y"),
                        EnumSet.noneOf(Need.class))
                .config();
        Assumptions set = SetRates.of(config, config.timetables().now(change -> {}), LocalTime.NOON);
        recorder.plan(List.of(task(1, 20L << 30)));

        PlanReport told =
                new Forecasts(recorder, true, false, 0).assuming(() -> set).of("job", PLAN);

        assertThat(Objects.requireNonNull(told.forecast()).assumed())
                .contains("1 MB/s relayed (the setting relayBandwidth)", "80 MB/s exported", "150 MB/s loaded")
                .contains("1 at once (the setting quietHours), 10 s for each load, 1 at once (the setting quietHours)");
        assertThat(told.advice()).containsExactly("something else");
        assertThat(told.advised()).hasSize(2).last().asString().contains("the setting relayCompression=auto");
    }

    @Test
    void saysNothingOfAFew() {
        assertThat(advice(101, 0)).containsExactly("something else");
    }

    @Test
    void saysNothingToWhomLetsThemTravelTogether() {
        assertThat(advice(128, 1 << 20)).containsExactly("something else");
    }
}
