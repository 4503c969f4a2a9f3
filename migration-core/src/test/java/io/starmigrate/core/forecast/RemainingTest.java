package io.starmigrate.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.forecast.Remaining.Lately;
import io.starmigrate.core.forecast.Remaining.Rough;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemainingTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private static PartitionTask task(PartitionState state, long bytes, Duration ago) {
        PartitionTaskId id = new PartitionTaskId(new PartitionId("job", "shop", "orders", state + "-" + ago), 1);
        Change change = new Change("worker", NOW.minus(ago), "why");
        PartitionTask planned = PartitionTask.planned(id, "", new Estimate(1, bytes), "t", change);
        return switch (state) {
            case PLANNED -> planned;
            case FAILED -> planned.to(PartitionState.FAILED, change);
            case EXPORTING -> planned.to(PartitionState.EXPORTING, change);
            case EXPORTED -> task(PartitionState.EXPORTING, bytes, ago).to(state, change);
            case LOADING -> task(PartitionState.EXPORTED, bytes, ago).to(state, change);
            case VERIFYING -> task(PartitionState.LOADING, bytes, ago).to(state, change);
            default ->
                planned.to(PartitionState.EXPORTING, change)
                        .to(PartitionState.EXPORTED, change)
                        .to(PartitionState.LOADING, change)
                        .to(PartitionState.VERIFYING, change)
                        .to(PartitionState.PUBLISHED, change);
        };
    }

    private static PartitionTask published(long bytes, Duration ago) {
        return task(PartitionState.PUBLISHED, bytes, ago);
    }

    @Test
    void theLastHalfHourTellsWhatIsExpectedAndTheOthersHowFarItMayBeOff() {
        List<PartitionTask> latest = List.of(
                task(PartitionState.PLANNED, 3_600, Duration.ofHours(20)),
                published(900, Duration.ofMinutes(5)),
                published(900, Duration.ofMinutes(20)),
                published(1_800, Duration.ofMinutes(100)));

        assertThat(Remaining.of(latest, NOW))
                .contains(new Remaining(
                        new Workload(1, 3_600),
                        new Lately(
                                Duration.ofHours(1),
                                Duration.ofMinutes(40),
                                Duration.ofHours(12),
                                Duration.ofMinutes(30))));
    }

    /** Nineteen of twenty-seven are exported, and nothing is published yet. */
    @Test
    void beforeAnythingIsPublishedTheSlowestStepTellsRoughly() {
        List<PartitionTask> exported = new ArrayList<>();
        for (int i = 0; i < 19; i++) {
            exported.add(task(PartitionState.EXPORTED, 100, Duration.ofMinutes(i + 1)));
        }
        exported.add(task(PartitionState.PLANNED, 500, Duration.ofMinutes(20)));
        exported.add(task(PartitionState.EXPORTING, 300, Duration.ofMinutes(2)));

        assertThat(Remaining.of(exported, NOW))
                .as("1,900 in 20 minutes, 900 in the last 10")
                .contains(new Remaining(
                        new Workload(21, 2_700),
                        null,
                        new Rough(
                                "export", Duration.ofSeconds(1705), Duration.ofSeconds(1705), Duration.ofMinutes(30))));

        exported.add(task(PartitionState.LOADING, 20, Duration.ofMinutes(1)));
        exported.add(task(PartitionState.VERIFYING, 60, Duration.ofMinutes(2)));

        assertThat(Remaining.of(exported, NOW).orElseThrow().rough())
                .as("80 of what was there since 19 minutes were brought over")
                .isEqualTo(new Rough(
                        "relay",
                        Duration.ofSeconds(2_780 * 19 * 60 / 80),
                        Duration.ofSeconds(2_780 * 10 * 60 / 80),
                        Duration.ofSeconds(2_780 * 19 * 60 / 80)));
    }

    @Test
    void whatWasPublishedIsToldWithoutWhatIsRough() {
        List<PartitionTask> latest = List.of(
                task(PartitionState.EXPORTED, 1_000, Duration.ofMinutes(4)), published(500, Duration.ofMinutes(1)));

        assertThat(Remaining.of(latest, NOW).orElseThrow()).satisfies(left -> {
            assertThat(left.lately()).isNotNull();
            assertThat(left.rough()).isNull();
        });
    }

    @Test
    void whatHasTakenNoStepLatelyTellsNothing() {
        List<PartitionTask> latest = List.of(
                task(PartitionState.EXPORTED, 1_000, Duration.ofHours(13)),
                task(PartitionState.EXPORTING, 1_000, Duration.ofMinutes(1)));

        assertThat(Remaining.of(latest, NOW)).contains(new Remaining(new Workload(2, 2_000), null));
    }

    @Test
    void aRoundThatIsYoungerThanAWindowHasHadLessTime() {
        List<PartitionTask> latest = List.of(
                task(PartitionState.PLANNED, 1_000, Duration.ofMinutes(4)), published(500, Duration.ofMinutes(1)));

        assertThat(Remaining.of(latest, NOW))
                .hasValueSatisfying(left ->
                        assertThat(left.lately()).extracting(Lately::expected).isEqualTo(Duration.ofMinutes(8)));
    }

    /** A round that ended so long ago. */
    private static FinishedRound round(int number, Duration took, Duration ago) {
        return new FinishedRound(number, 1, 1_000, took.toMillis(), Map.of(), NOW.minus(ago));
    }

    @Test
    void theTimeBetweenRoundsInWhichNothingWasToDoTellsNothing() {
        List<PartitionTask> latest = List.of(
                task(PartitionState.PLANNED, 1_000, Duration.ofMinutes(1)),
                published(1_000, Duration.ofMinutes(11)),
                published(1_000, Duration.ofMinutes(21)),
                published(500, Duration.ofSeconds(30)));
        List<FinishedRound> rounds = List.of(
                round(1, Duration.ofMinutes(2), Duration.ofMinutes(20)),
                round(2, Duration.ofMinutes(2), Duration.ofMinutes(10)));

        assertThat(Remaining.of(latest, rounds, NOW))
                .as("2,500 bytes in the two minutes of each and the one minute of this")
                .hasValueSatisfying(left ->
                        assertThat(left.lately()).extracting(Lately::expected).isEqualTo(Duration.ofMinutes(2)));
        assertThat(Remaining.of(latest, List.of(), NOW)).isEqualTo(Remaining.of(latest, NOW));
    }

    @Test
    void whatWasPublishedBesideTheRoundsThatAreKnownIsNotCountedWithoutItsTime() {
        List<PartitionTask> latest = List.of(
                task(PartitionState.PLANNED, 1_000, Duration.ofMinutes(1)),
                published(1_000, Duration.ofMinutes(11)),
                published(77_000, Duration.ofMinutes(25)));

        assertThat(Remaining.of(latest, List.of(round(9, Duration.ofMinutes(2), Duration.ofMinutes(10))), NOW))
                .hasValueSatisfying(left ->
                        assertThat(left.lately()).extracting(Lately::expected).isEqualTo(Duration.ofMinutes(3)));
    }

    @Test
    void whereRoundsThatAreKnownMovedNothingAllThatWasPublishedTells() {
        List<PartitionTask> latest = List.of(
                task(PartitionState.PLANNED, 1_000, Duration.ofMinutes(1)), published(1_000, Duration.ofMinutes(25)));

        assertThat(Remaining.of(latest, List.of(round(9, Duration.ofMinutes(2), Duration.ofMinutes(10))), NOW))
                .isEqualTo(Remaining.of(latest, NOW))
                .hasValueSatisfying(left -> assertThat(left.lately()).isNotNull());
    }

    @Test
    void nobodyKnowsWhereNothingWasPublishedLately() {
        assertThat(Remaining.of(
                        List.of(
                                task(PartitionState.PLANNED, 7, Duration.ofDays(3)),
                                published(9, Duration.ofDays(2)),
                                task(PartitionState.FAILED, 9, Duration.ofMinutes(1))),
                        NOW))
                .contains(new Remaining(new Workload(1, 7), null));
    }

    @Test
    void nothingIsLeftOfWhatHasEnded() {
        assertThat(Remaining.of(
                        List.of(
                                published(9, Duration.ofDays(2)),
                                task(PartitionState.FAILED, 9, Duration.ofMinutes(1))),
                        NOW))
                .isEmpty();
    }
}
