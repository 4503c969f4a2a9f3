package io.starmigrate.worker.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.UnknownFailures;
import io.starmigrate.worker.api.UnknownFailure;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of thousands of partitions that one failure has met it is told once, however its words name them. */
class UnknownKindsTest {
    private static List<UnknownFailure> told(int partitions, IntFunction<String> text) {
        return StatusReader.latest(
                        "job",
                        IntStream.range(0, partitions)
                                .mapToObj(i -> PartitionTask.planned(
                                                new PartitionTaskId(new PartitionId("job", "shop", "t", "p" + i), 1),
                                                "",
                                                new Estimate(1, 8),
                                                "1:1",
                                                new Change("w", Instant.EPOCH, "planned"))
                                        .withUnknown(new UnknownFailures(PartitionState.PLANNED, 1, text.apply(i))))
                                .toList())
                .unknown();
    }

    @Test
    void idsLabelsAndNamesWithDigitsMakeNoKindOfTheirOwn() {
        assertThat(told(
                        40,
                        i -> "label job_t_p" + i + "_g1_" + Integer.toHexString(i * 7919 + 1_000_000) + " of 10.0.0."
                                + i + " is odd, query 0f-" + i))
                .singleElement()
                .satisfies(kind -> assertThat(kind.times()).isEqualTo(40));
        assertThat(told(2, i -> i == 0 ? "a stale thing" : "an odd thing")).hasSize(2);
    }

    @Test
    void kindsWithoutEndAreToldAsFarAsTheyServe() {
        assertThat(told(400, i -> "odd" + "x".repeat(i) + " thing")).hasSize(50);
    }
}
