package io.starmigrate.core.task;

import static io.starmigrate.core.task.TaskSamples.CHANGE;
import static io.starmigrate.core.task.TaskSamples.id;
import static io.starmigrate.core.task.TaskSamples.manifest;
import static io.starmigrate.core.task.TaskSamples.planned;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Leases.Lease;
import io.starmigrate.core.task.Manifest.ManifestFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What recorder and leases keep of many things at once: the same as of each alone. More than one request takes. */
public abstract class TogetherContract {
    private static final int MANY = 120;

    private final String job = "job-" + UUID.randomUUID().toString().substring(0, 8);

    /** The recorder under test. */
    protected abstract TaskRecorder recorder();

    /** The leases under test. */
    protected abstract Leases leases();

    @Test
    void tasks_advanced_together_are_each_written_or_refused_for_themselves() {
        List<PartitionTask> planned = IntStream.range(0, MANY)
                .mapToObj(i -> planned(id(job, "p" + i, 1)))
                .toList();
        recorder().plan(planned);
        PartitionTask ahead = planned.get(60).to(PartitionState.EXPORTING, CHANGE);
        recorder().advance(ahead);
        List<PartitionTask> next = planned.stream()
                .map(task -> task.to(PartitionState.CANCELLED, CHANGE))
                .toList();
        List<PartitionTask> others = new ArrayList<>(next);
        others.remove(60);

        assertThat(recorder().advanceTogether(next)).containsExactlyInAnyOrderElementsOf(others);
        assertThat(recorder().advanceTogether(others)).as("the same again").containsExactlyInAnyOrderElementsOf(others);

        List<PartitionTaskId> ids =
                new ArrayList<>(planned.stream().map(PartitionTask::id).toList());
        ids.add(id(job, "p0", 7));
        ids.add(ids.get(0));
        others.add(ahead);
        assertThat(recorder().partitions(ids)).containsExactlyInAnyOrderElementsOf(others);
        assertThat(recorder().history(next.get(0).id())).hasSize(2);
        assertThat(recorder().history(ahead.id())).hasSize(2);
    }

    @Test
    void manifests_recorded_together_are_those_that_were_there_first() {
        List<Manifest> made = IntStream.range(0, MANY)
                .mapToObj(i -> manifest(id(job, "p" + i, 1), 1, List.of()))
                .toList();
        Manifest first = manifest(made.get(7).task(), 1, List.of(new ManifestFile("a", 1, "e")));
        recorder().record(first);
        List<Manifest> held = new ArrayList<>(made);
        held.set(7, first);

        assertThat(recorder().recordTogether(made)).isEqualTo(held);
        assertThat(held)
                .allSatisfy(manifest ->
                        assertThat(recorder().manifest(manifest.task(), 1)).contains(manifest));
    }

    @Test
    void leases_written_together_are_each_held_or_lost_for_themselves() {
        List<Lease> first = IntStream.range(0, MANY)
                .mapToObj(i -> Lease.first(job + "/" + i, "worker-1", Duration.ofSeconds(30)))
                .toList();
        Lease taken = Lease.first(job + "/60", "worker-2", Duration.ofSeconds(30));
        leases().write(taken);
        List<Lease> others = new ArrayList<>(first);
        others.remove(60);

        assertThat(leases().writeTogether(first)).containsExactlyInAnyOrderElementsOf(others);
        assertThat(leases().writeTogether(others.stream().map(Lease::renewed).toList()))
                .hasSize(MANY - 1);
        assertThat(leases().leases(List.of(job + "/60", job + "/none", job + "/1")))
                .containsExactlyInAnyOrder(taken, first.get(1).renewed());
    }

    @Test
    void nothing_at_all_is_read_and_written_together() {
        assertThat(recorder().partitions(List.of())).isEmpty();
        assertThat(recorder().advanceTogether(List.of())).isEmpty();
        assertThat(recorder().recordTogether(List.of())).isEmpty();
        assertThat(leases().leases(List.of())).isEmpty();
        assertThat(leases().writeTogether(List.of())).isEmpty();
    }
}
