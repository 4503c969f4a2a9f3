package io.starmigrate.core.task;

import static io.starmigrate.core.task.TaskSamples.CHANGE;
import static io.starmigrate.core.task.TaskSamples.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadKindTest {
    private static final PartitionTaskId TASK = id("job", "p1", 1);

    @Test
    void each_load_is_of_the_kind_it_was_written_down_as_however_far_it_is() {
        Load copy = Load.copy(TASK, "label", 1, CHANGE);
        Load publication = Load.publication(TASK, "label", 1, CHANGE);
        Load switching = Load.switching(TASK, "label", 1, CHANGE);
        Load ofFiles = Load.recorded(TASK, "label", 1, 1, List.of("a.csv"), CHANGE);

        assertThat(copy.kind()).isEqualTo(LoadKind.COPY);
        assertThat(copy.finished(7, CHANGE).kind()).isEqualTo(LoadKind.COPY);
        assertThat(publication.kind()).isEqualTo(LoadKind.PUBLICATION);
        assertThat(publication.finished(7, CHANGE).kind()).isEqualTo(LoadKind.PUBLICATION);
        assertThat(switching.kind()).isEqualTo(LoadKind.SWITCH);
        assertThat(switching.finished(0, CHANGE).kind()).isEqualTo(LoadKind.SWITCH);
        assertThat(ofFiles.kind()).isEqualTo(LoadKind.FILES);
        assertThat(ofFiles.to(Load.LoadState.SUBMITTED, CHANGE).kind()).isEqualTo(LoadKind.FILES);
    }

    @Test
    void a_kind_is_stored_as_the_files_that_earlier_programs_know_it_by() {
        assertThat(Load.copy(TASK, "label", 1, CHANGE).files()).containsExactly("<rows the target keeps>");
        assertThat(Load.publication(TASK, "label", 1, CHANGE).files()).isEmpty();
        assertThat(Load.switching(TASK, "label", 1, CHANGE).files()).containsExactly("<a staging that is switched in>");
    }

    @Test
    void what_shows_a_staging_fills_none() {
        assertThat(LoadKind.values())
                .filteredOn(kind -> !kind.fillsStaging())
                .containsExactly(LoadKind.PUBLICATION, LoadKind.SWITCH);
    }
}
