package io.starmigrate.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.starrocks.catalog.ClusterIdentity;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.Binding;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.starrocks.BothClusters;
import io.starmigrate.worker.starrocks.ClusterException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which jobs a worker may work on with what it is configured for. */
class JobBindingsTest {
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("TARGET_HOST", "there"),
            Map.entry("TARGET_PORT", "9030"),
            Map.entry("TARGET_DB_NAME", "shop"),
            Map.entry("TARGET_USER", "u"),
            Map.entry("STORAGES", "s3://bucket/files"),
            Map.entry("AWS_REGION", "us-east-1"));
    private static final ClusterIdentity THERE = new ClusterIdentity("11", List.of(), List.of());
    private static final ClusterIdentity ELSEWHERE = new ClusterIdentity("22", List.of(), List.of());

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final Target target = new Target();
    private final JobBindings bindings = new JobBindings(
            ConfigLoader.parse("test", "", KEYS, EnumSet.of(Need.TARGET_CLUSTER))
                    .config(),
            recorder,
            RecorderName.HANDED_IN,
            target,
            () -> Instant.EPOCH);

    @Test
    void what_holds_for_one_job_says_nothing_of_the_next() {
        planned("a", THERE);
        planned("b", ELSEWHERE);

        assertThat(bindings.admits("a", Need.TARGET_CLUSTER)).isTrue();

        assertThatThrownBy(() -> bindings.admits("b", Need.TARGET_CLUSTER))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("\"b\"");
        assertThat(bindings.admits("c", Need.TARGET_CLUSTER))
                .as("nobody has planned it")
                .isFalse();
        assertThat(bindings.admits("a", Need.TARGET_CLUSTER)).isTrue();
        assertThat(target.asked).as("once for each job that is planned").isEqualTo(2);
    }

    @Test
    void a_job_whose_filter_is_refused_by_now_can_be_ended_and_not_gone_on_with() {
        planned("a", THERE, "dt >= date_sub(current_date(), 7)");
        planned("b", THERE, "dt >= '2026-11-01'");

        assertThatNoException().isThrownBy(() -> bindings.require("a"));
        assertThatThrownBy(() -> bindings.require("b")).hasMessageContaining("the setting dataFilter");
        assertThatThrownBy(() -> bindings.admits("a", Need.TARGET_CLUSTER))
                .hasMessageContaining("the setting dataFilter is refused since it answers otherwise another time")
                .hasMessageContaining("cancel and clean end this one");
    }

    private void planned(String job, ClusterIdentity at) {
        planned(job, at, "");
    }

    private void planned(String job, ClusterIdentity at, String filter) {
        Binding about = new Binding(
                Binding.Side.UNKNOWN, new Binding.Side(at, "shop", "s3://bucket/files"), filter, Map.of(), "here");
        recorder.open(Job.opened(job, JobId.derived(job, Instant.EPOCH), "shop", "shop", List.of(), Instant.EPOCH)
                .about(about));
    }

    /** A target alone. */
    private static final class Target implements BothClusters {
        private int asked;

        @Override
        public ClusterIdentity sourceIdentity() {
            throw new AssertionError("no source is configured");
        }

        @Override
        public ClusterIdentity targetIdentity() {
            asked++;
            return THERE;
        }

        @Override
        public boolean hasTargetDatabase() {
            return true;
        }

        @Override
        public boolean sharePartitions(String table) {
            throw new ClusterException(Remedy.ASK_AGAIN, "no source is configured", null);
        }
    }
}
