package io.starmigrate.worker.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StillnessTest {
    private static final FileTaskId FILE =
            new FileTaskId(new PartitionTaskId(new PartitionId("job", "shop", "orders", "p1"), 1), 1, "a.csv");
    private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");

    private final Stillness stillness = new Stillness(Duration.ofMinutes(5));

    private boolean lasts(@Nullable FileTask recorded, int minutes) {
        return stillness.lasts(FILE, recorded, START.plus(Duration.ofMinutes(minutes)));
    }

    @Test
    void a_file_stands_still_from_when_it_was_seen_first_and_again_from_each_time_that_was_told() {
        assertThat(lasts(null, 0)).isFalse();
        assertThat(lasts(null, 4)).isFalse();
        assertThat(lasts(null, 5)).isTrue();
        assertThat(lasts(null, 9)).isFalse();
        assertThat(lasts(null, 10)).isTrue();
    }

    @Test
    void a_file_that_moved_meanwhile_begins_anew() {
        Change change = new Change("trigger", START, "its event came");
        FileTask arrived = FileTask.first(FILE, FileState.ARRIVED, 1, "e", change);
        assertThat(lasts(null, 0)).isFalse();
        assertThat(lasts(arrived, 5)).isFalse();
        assertThat(lasts(arrived, 9)).isFalse();
        assertThat(lasts(arrived, 10)).isTrue();
    }

    @Test
    void without_a_time_every_file_counts_at_once() {
        Stillness none = new Stillness(Duration.ZERO);

        assertThat(none.lasts(FILE, null, START)).isTrue();
        assertThat(none.lasts(FILE, null, START)).isTrue();
    }
}
