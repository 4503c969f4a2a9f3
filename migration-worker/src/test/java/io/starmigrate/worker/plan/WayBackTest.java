package io.starmigrate.worker.plan;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.starrocks.catalog.ClusterIdentity;
import io.starmigrate.core.task.Binding;
import io.starmigrate.core.task.Binding.Side;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
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
}
