package io.starmigrate.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.starrocks.catalog.ClusterIdentity;
import io.starmigrate.core.task.Binding;
import io.starmigrate.core.task.Binding.Side;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.observe.Tasks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of jobs that would turn back others. */
class WayBackTest {
    private static final String FILES = "oss://exports/migration";
    private static final Side OLD = new Side(new ClusterIdentity("11", List.of(), List.of()), "shop", FILES);
    private static final Side NEW =
            new Side(new ClusterIdentity("22", List.of(), List.of()), "shop", "s3://files/migration");

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final WayBack wayBack = new WayBack(recorder);

    private static Binding between(Side source, Side target) {
        return new Binding(source, target, "", Map.of(), "here");
    }

    private void held(String job, Binding about) {
        recorder.open(Job.opened(job, JobId.derived(job, Instant.EPOCH), "shop", "shop", List.of(), Instant.EPOCH)
                .about(about));
    }

    @Test
    void a_backup_of_the_old_cluster_is_told_to_name_no_target() {
        held("back", between(NEW, OLD));

        assertThatThrownBy(() -> wayBack.require("bk", between(OLD, NEW), false, Purpose.EXPORT))
                .hasMessageContaining(
                        "A backup needs no target: leave the setting targetHost and the setting targetDbName blank")
                .hasMessageNotContaining("--adopt");
        assertThatThrownBy(() -> wayBack.require("bk", between(OLD, NEW), false, Purpose.LOAD))
                .hasMessageContaining("the trigger announces");
        assertThatNoException()
                .isThrownBy(() -> wayBack.require("bk", between(OLD, NEW).withoutTarget(), false, Purpose.EXPORT));
    }

    /** Where nothing has moved, a configuration with swapped sides is the likelier cause. */
    @Test
    void what_has_only_been_planned_is_told_to_look_at_its_sides() {
        held("shop", between(OLD, NEW));
        Side elsewhere = new Side(NEW.cluster(), "shop", "s3://exports/back");

        assertThatThrownBy(() -> wayBack.require("back", between(elsewhere, OLD), false, Purpose.LOAD))
                .hasMessageContaining("job \"shop\", which is planned and has published nothing yet")
                .hasMessageContaining("If source and target are swapped here, put them right");

        recorder.plan(List.of(Tasks.planned("p1")));
        assertThatThrownBy(() -> wayBack.require("back", between(elsewhere, OLD), false, Purpose.LOAD))
                .hasMessageContaining("has published nothing yet");
        publish(recorder.partition(Tasks.planned("p1").id()).orElseThrow());
        assertThatThrownBy(() -> wayBack.require("back", between(elsewhere, OLD), false, Purpose.LOAD))
                .hasMessageContaining("would move back what job \"shop\" has moved")
                .hasMessageContaining("Record it first: migrate plan --adopt --job back");
        assertThatNoException().isThrownBy(() -> wayBack.require("back", between(elsewhere, OLD), true, Purpose.LOAD));
    }

    private void publish(PartitionTask task) {
        PartitionTask now = task;
        for (PartitionState next : List.of(
                PartitionState.EXPORTING,
                PartitionState.EXPORTED,
                PartitionState.LOADING,
                PartitionState.VERIFYING,
                PartitionState.PUBLISHED)) {
            assertThat(recorder.advance(now.to(next, Tasks.change("it is " + next))))
                    .isTrue();
            now = recorder.partition(now.id()).orElseThrow();
        }
    }
}
