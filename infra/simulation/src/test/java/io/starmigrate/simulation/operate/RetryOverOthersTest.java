package io.starmigrate.simulation.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PutBack.Way;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.RetryRequest.Which;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.operate.Retry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of the word that rows of others may be replaced, said of what is under way already. */
class RetryOverOthersTest extends OperatorBench {
    private static final TaskSelection TABLE = new TaskSelection("ord*", null, null);

    private OperationReport over(TaskSelection selection) {
        return bench.retry(new RetryRequest(selection, Which.STOPPED, Overwriting.TOLD));
    }

    /** Its place holds a row of others. */
    private void refused() {
        bench.state.fill(Bench.PLACE, List.of("foreign"));
        bench.announce(file);
        staged(bench.importer("one"));
        assertThat(bench.task().isRefusedForRows()).isTrue();
    }

    private void staged(Importer importer) {
        importer.step(AT_ONCE);
        bench.pass(Duration.ofSeconds(5));
        importer.step(AT_ONCE);
    }

    @Test
    void isKeptForWhatWasPutBackToWorkBeforeItWasSaid() {
        refused();
        bench.retry(TaskSelection.ALL);
        assertThat(bench.task().overwriting()).isNull();

        OperationReport report = over(TaskSelection.ALL);

        assertThat(kinds(report)).containsExactly(What.RETRIED);
        assertThat(report.findings().get(0).note()).contains("it was EXPORTED already", "may replace rows of others");
        assertThat(report.summary()).isEqualTo("1 partition is tried again");
        assertThat(bench.task().overwriting()).isEqualTo(Overwriting.TOLD);
        assertThat(bench.task().change().way())
                .as("whoever exports it goes by that")
                .contains(Way.RETRIED);
        assertThat(Retry.hasPutBack(bench.task())).isTrue();

        Importer importer = bench.importer("one");
        staged(importer);
        bench.loadsEnd();
        importer.step(AT_ONCE);
        bench.publisher("one", bench.target).publish(bench.task());
        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.shown()).containsExactly("r1", "r2");
    }

    @Test
    void isKeptForAPartitionThatIsNamedWhateverItIsDoing() {
        verifying();

        assertThat(kinds(over(partition("p1")))).containsExactly(What.RETRIED);
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        assertThat(bench.task().overwriting()).isEqualTo(Overwriting.TOLD);

        OperationReport again = over(partition("p1"));
        assertThat(kinds(again)).containsExactly(What.UNCHANGED);
        assertThat(again.findings().get(0).note()).isEqualTo("it is VERIFYING, and may replace rows of others already");
    }

    /** Nobody has seen yet whether there are rows of others: a whole table is not told so by the way. */
    @Test
    void isNotTakenForWhatNobodyHasNamedOrPutBack() {
        long version = bench.task().version();

        OperationReport table = over(TABLE);

        assertThat(kinds(table)).containsExactly(What.UNCHANGED);
        assertThat(table.findings().get(0).note())
                .contains("it is EXPORTED, neither FAILED nor CANCELLED")
                .contains("migrate retry --overwrite --job job --table orders --partition p1");
        assertThat(over(TaskSelection.ALL).findings()).isEmpty();
        assertThat(over(TaskSelection.ALL).summary())
                .contains("0 partitions are tried again; 1 partition is under way and not told");
        assertThat(bench.retry(TaskSelection.ALL).summary()).isEqualTo("0 partitions are tried again");
        assertThat(bench.task().version()).isEqualTo(version);
    }

    @Test
    void staysWithATaskThatFailsBeforeItsWorkerHasReadIt() {
        bench.retry(TaskSelection.ALL);
        over(partition("p1"));

        bench.recorder.advance(bench.task().refusedForRows(bench.task().change()));

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().overwriting()).isEqualTo(Overwriting.TOLD);
    }
}
