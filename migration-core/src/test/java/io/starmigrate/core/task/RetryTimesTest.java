package io.starmigrate.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What fails for good is tried again ever more seldom, and what has changed soon. */
class RetryTimesTest {
    private static final PartitionId P1 = new PartitionId("job", "shop", "orders", "p1");
    private static final PartitionId P2 = new PartitionId("job", "shop", "orders", "p2");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static PartitionTask failed(PartitionId partition, int version, String why) {
        PartitionTask planned = PartitionTask.planned(
                new PartitionTaskId(partition, 1), "", new Estimate(1, 1), "1:1", new Change("x", START, "planned"));
        PartitionTask task = planned;
        while (task.version() < version) {
            task = task.revised(new Change("x", START, why));
        }
        return task;
    }

    @Test
    void eachTryWaitsTwiceAsLongUpToAnHour() {
        RetryTimes times = RetryTimes.NONE;
        Instant now = START;
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            times = times.seen(List.of(failed(P1, i + 2, "label load_" + i + "_ab" + i + " failed")), now);
            waits.add(times.of(P1).orElseThrow().pause());
            now = times.of(P1).orElseThrow().due();
        }

        assertThat(waits.stream().map(Duration::toMinutes)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        assertThat(times.of(P1).orElseThrow().times()).isEqualTo(8);
    }

    @Test
    void whatWasSeenAlreadyGoesOnWaiting() {
        PartitionTask task = failed(P1, 2, "no");
        RetryTimes times = RetryTimes.NONE.seen(List.of(task), START);
        assertThat(times.knows(task)).isTrue();
        assertThat(times.knows(failed(P1, 3, "no")))
                .as("it has failed once more")
                .isFalse();

        RetryTimes later = times.seen(List.of(task), START.plusSeconds(50));

        assertThat(later.of(P1)).isEqualTo(times.of(P1));
        assertThat(later.due(START.plusSeconds(50))).isEmpty();
        assertThat(later.due(START.plusSeconds(60))).containsExactly(task.id());
    }

    @Test
    void whatHasEndedWellBeginsAnewAndWhatFailsInAnotherWayDoesNot() {
        RetryTimes times = RetryTimes.NONE
                .seen(List.of(failed(P1, 2, "no disk"), failed(P2, 2, "no disk")), START)
                .seen(List.of(failed(P1, 4, "no disk"), failed(P2, 4, "no disk")), START.plusSeconds(60));
        assertThat(times.of(P2).orElseThrow().times()).isEqualTo(2);

        RetryTimes changed = times.seen(List.of(failed(P1, 6, "no right")), START.plusSeconds(200));

        assertThat(changed.of(P1).orElseThrow())
                .extracting(RetryTimes.Failed::times, RetryTimes.Failed::pause)
                .containsExactly(3, Duration.ofMinutes(4));
        assertThat(changed.of(P2)).as("it has not failed any more").isEmpty();
        assertThat(changed.seen(List.of(failed(P2, 8, "no disk")), START.plusSeconds(999))
                        .of(P2)
                        .orElseThrow()
                        .times())
                .isEqualTo(1);
    }
}
