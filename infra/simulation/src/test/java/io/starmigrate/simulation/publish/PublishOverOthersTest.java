package io.starmigrate.simulation.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.RetryRequest.Which;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishOverOthersTest extends PublishBench {
    @Test
    void loadsNothingForAPlaceThatHoldsRowsOfOthers() {
        bench.state.fill(Bench.PLACE, List.of("foreign"));
        bench.write("a.csv", "1", "2");
        bench.export("1", "2");
        bench.announce(
                bench.recorder.manifest(Bench.ID, 1).orElseThrow().files().get(0));

        importer.step(Duration.ZERO);
        bench.pass(Duration.ofSeconds(5));
        importer.step(Duration.ZERO);

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why())
                .contains("holds 1 row that this job has not put there", "retry --overwrite");
        assertThat(bench.recorder.loads(Bench.ID)).isEmpty();
        assertThat(bench.shown()).containsExactly("foreign");
    }

    /** A retry that does not say so would fail again, for the same. */
    @Test
    void namesTheRetryThatReplacesThemUntilItIsTriedAgain() {
        loaded("1", "2");
        bench.state.insert(Bench.PLACE, "foreign");
        publisher.publish(bench.task());

        assertThat(retries()).containsExactly("migrate retry --overwrite --job job --table orders --partition p1");

        bench.retry(TaskSelection.ALL);
        assertThat(bench.task().overwriting()).isNull();
        bench.advance(PartitionState.FAILED);
        assertThat(retries()).as("of another failure").containsExactly("migrate retry --job job");
    }

    private List<String> retries() {
        return new Picture("job", List.of(bench.task()))
                .failures().stream().map(Failure::retry).toList();
    }

    @Test
    void looksOnceMoreRightBeforeTheSwitch() {
        loaded("1", "2");
        bench.state.insert(Bench.PLACE, "foreign");

        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("holds 1 row that this job has not put there");
        assertThat(bench.shown()).containsExactly("foreign");
    }

    @Test
    void replacesRowsOfOthersWhenAnOperatorHasSaidSo() {
        loaded("1", "2");
        bench.state.insert(Bench.PLACE, "foreign");
        publisher.publish(bench.task());

        bench.retry(new RetryRequest(TaskSelection.ALL, Which.STOPPED, Overwriting.TOLD));
        load();
        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.shown()).containsExactly("1", "2");
        assertThat(bench.state.leftovers()).isEmpty();
    }
}
