package io.starmigrate.core.task;

import static io.starmigrate.core.task.TaskSamples.CHANGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.task.Load.LoadState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Versions grow by one with each change that is written, and with nothing else. */
class TaskVersionTest {
    private static final PartitionTask PLANNED = TaskSamples.planned(TaskSamples.id("job", "p", 1));

    @Test
    void a_step_of_a_partition_task_keeps_what_is_known_of_it() {
        PartitionTask before = TaskSamples.full(PLANNED);
        PartitionTask after = before.to(PartitionState.EXPORTING, CHANGE);

        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("state", "version")
                .isEqualTo(before);
    }

    @Test
    void a_revision_keeps_the_state_and_grows_the_version() {
        PartitionTask revised = PLANNED.revised(new Change("other", CHANGE.at(), "why"));

        assertThat(revised.version()).isEqualTo(2);
        assertThat(revised.state()).isEqualTo(PartitionState.PLANNED);
        assertThat(revised.change().by()).isEqualTo("other");
    }

    @Test
    void what_is_filled_in_before_a_write_does_not_grow_the_version() {
        assertThat(TaskSamples.full(PLANNED).version()).isEqualTo(1);
        assertThat(PLANNED.withExport(null).withExported(null).withStaging(null))
                .isEqualTo(PLANNED);
    }

    @Test
    void the_next_round_has_no_staging_yet() {
        PartitionTask next = TaskSamples.full(PLANNED).nextPass();

        assertThat(next.pass()).isEqualTo(2);
        assertThat(next.staging()).isNull();
        assertThat(next.version()).isEqualTo(1);
    }

    @Test
    void a_file_keeps_the_load_that_held_it() {
        FileTask queued =
                TaskSamples.arrived(TaskSamples.file(PLANNED.id(), 1, "f")).to(FileState.QUEUED, CHANGE);
        FileTask held = queued.heldBy("label", CHANGE);
        FileTask loaded = held.to(FileState.LOADED, CHANGE);

        assertThat(queued.load()).isNull();
        assertThat(held.version()).isEqualTo(3);
        assertThat(loaded.version()).isEqualTo(4);
        assertThat(loaded.load()).isEqualTo("label");
    }

    @Test
    void a_load_knows_its_rows_once_it_is_finished() {
        Load recorded = Load.recorded(PLANNED.id(), "label", 1, 1, List.of("f"), CHANGE);
        Load finished = recorded.to(LoadState.SUBMITTED, CHANGE).finished(42, CHANGE);

        assertThat(recorded.rows()).isNull();
        assertThat(finished.version()).isEqualTo(3);
        assertThat(finished.rows()).isEqualTo(42);
    }

    @ParameterizedTest
    @EnumSource(
            value = LoadState.class,
            names = {"FINISHED", "CANCELLED", "ABANDONED"})
    void the_outcome_of_a_load_is_final(LoadState outcome) {
        Load settled = Load.publication(PLANNED.id(), "label", 1, CHANGE).to(outcome, CHANGE);

        assertThatExceptionOfType(IllegalTransitionException.class)
                .isThrownBy(() -> settled.to(LoadState.SUBMITTED, CHANGE))
                .withMessage("Cannot move load label from " + outcome + " to SUBMITTED: that is final");
    }

    @Test
    void generations_start_at_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PartitionTaskId(PLANNED.id().partition(), 0))
                .withMessage("Generations start at 1, not at 0");
    }
}
