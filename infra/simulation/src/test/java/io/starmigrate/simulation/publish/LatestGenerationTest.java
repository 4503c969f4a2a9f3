package io.starmigrate.simulation.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.rows.SimulatedRows;
import io.starmigrate.simulation.target.SimulatedTarget;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two generations of one partition that are under way at once: only the later is ever shown. */
class LatestGenerationTest extends PublishBench {
    private static final Change CHANGE = new Change("operator", Instant.EPOCH, "planned");

    private static PartitionTask planned(PartitionTaskId before) {
        PartitionTaskId next = new PartitionTaskId(before.partition(), before.generation() + 1);
        return PartitionTask.planned(next, "(('p1'))", new Estimate(0, 0), "1:2", CHANGE);
    }

    @Test
    void what_a_later_generation_is_planned_for_is_not_shown() {
        loaded("1", "2");
        bench.recorder.plan(List.of(planned(Bench.ID)));

        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.SUPERSEDED);
        assertThat(bench.task().change().why()).contains("later generation");
        assertThat(bench.shown()).isEmpty();
        assertThat(bench.state.leftovers()).isEmpty();
    }

    @Test
    void rows_that_are_gone_from_a_later_generation_that_shows_never_come_back() {
        loaded("1", "2");
        PartitionTask none = verifyingWithoutRows();
        publisher.publish(none);
        assertThat(bench.recorder.partition(none.id()))
                .map(PartitionTask::state)
                .contains(PartitionState.PUBLISHED);

        // Its staging has made room for the later one's: it is loaded once more.
        publisher.publish(bench.task());
        load();
        publisher.publish(bench.task());

        assertThat(bench.shown()).isEmpty();
        assertThat(bench.task().state()).isEqualTo(PartitionState.SUPERSEDED);
        assertThat(bench.state.leftovers()).isEmpty();
    }

    private PartitionTask verifyingWithoutRows() {
        PartitionTask next = planned(Bench.ID);
        bench.recorder.plan(List.of(next));
        Export first = Objects.requireNonNull(bench.task().export());
        Export export =
                new Export(1, first.folder().resolve("g2/"), "1:2", first.columns(), first.format(), first.submitted());
        Manifest manifest = new Manifest(
                next.id(),
                1,
                export.folder(),
                export.format(),
                next.bounds(),
                export.columns(),
                List.of(),
                "1:2",
                SimulatedRows.fingerprint(List.of()),
                export.submitted());
        PartitionTask exporting = next.to(PartitionState.EXPORTING, CHANGE).withExport(export);
        PartitionTask exported =
                exporting.to(PartitionState.EXPORTED, CHANGE).withExported(new Exported(0, 0, manifest.fingerprint()));
        PartitionTask verifying = exported.to(PartitionState.VERIFYING, CHANGE);
        bench.recorder.record(manifest);
        assertThat(List.of(exporting, exported, verifying)).allMatch(bench.recorder::advance);
        return verifying;
    }

    @Test
    void one_of_a_travel_group_that_is_outrun_is_left_out_of_what_is_shown_together() {
        TravelBench travel = new TravelBench(3);
        TravelBench.Worker worker = travel.worker("one");
        worker.exports();
        travel.exportsEnd();
        worker.exports();
        travel.announce();
        worker.loads();
        travel.loadsEnd();
        worker.loads();
        PartitionTask outrun = travel.task(2);
        assertThat(outrun.state()).isEqualTo(PartitionState.VERIFYING);
        travel.recorder.plan(List.of(planned(outrun.id())));

        worker.publishes();

        assertThat(travel.recorder.partition(outrun.id()))
                .map(PartitionTask::state)
                .contains(PartitionState.SUPERSEDED);
        assertThat(travel.shown(2)).isEmpty();
        assertThat(travel.shown(1)).isEqualTo(travel.atSource(1));
        assertThat(travel.shown(3)).isEqualTo(travel.atSource(3));
    }

    /** Whether or not it is exported by then. */
    @Test
    void nothing_is_planned_anew_beside_a_task_that_could_not_be_made_to_give_way() {
        TravelBench travel = new TravelBench(1);
        travel.source.remake(TravelBench.place(1), ", 'x'", List.of("3"));

        travel
                .new Worker(
                        "overtaken", LatestGenerationTest::keepingIt, travel.source, new SimulatedTarget(travel.state))
                .exports();

        assertThat(travel.task(1).id().generation()).isEqualTo(1);
        assertThat(travel.task(1).state()).isEqualTo(PartitionState.PLANNED);
        travel.worker("next").exports();
        assertThat(travel.task(1).id().generation()).isEqualTo(2);
    }

    /** Somebody else writes to it whenever it is to be superseded. */
    private static TaskRecorder keepingIt(TaskRecorder recorder) {
        return Weakened.before(
                TaskRecorder.class,
                recorder,
                "advance",
                arguments -> arguments[0] instanceof PartitionTask task && task.state() == PartitionState.SUPERSEDED
                        ? Optional.of(false)
                        : Optional.empty());
    }
}
