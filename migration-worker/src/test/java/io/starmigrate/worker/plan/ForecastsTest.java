package io.starmigrate.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.api.PlanReport;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastsTest {
    private static final PlanReport PLAN = new PlanReport(
                    new PlanReport.Cluster("3.1.15", List.of()), null, List.of(), List.of())
            .advising(List.of("something else"));

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();

    private static PartitionTask task(int number) {
        return PartitionTask.planned(
                new PartitionTaskId(new PartitionId("job", "shop", "orders", "p" + number), 1),
                "VALUES IN ('x')",
                new Estimate(1, 1 << 20),
                "1:1",
                new Change("worker-1", Instant.EPOCH, "planned"));
    }

    private List<String> advice(int partitions, long groupSize) {
        recorder.plan(
                IntStream.range(0, partitions).mapToObj(ForecastsTest::task).toList());
        return new Forecasts(recorder, true, false, groupSize).of("job", PLAN).advice();
    }

    @Test
    void saysHowManyExportsSmallPartitionsTogetherWouldBe() {
        assertThat(advice(128, 0))
                .containsExactly(
                        "something else",
                        "128 exports would be 2 if partitions of a table travelled together, up to 64.0 MB at a time"
                                + " (the setting groupSize); not for partitions that are written to all the time");
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
