package io.starmigrate.worker.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.LoadProtocol.Found;
import io.starmigrate.worker.load.LoadProtocol.Sendable;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written, and in which order, of loads and the files they hold. */
class LoadProtocolTest {
    private static final LoadStatus CANCELLED = new LoadStatus("l", ClusterJobState.CANCELLED, 0, 0, "user cancel");

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final LoadProtocol protocol =
            new LoadProtocol(recorder, new WorkerIdentity("worker", () -> LoadSamples.NOW));
    private PartitionTask task = LoadSamples.planned();

    @BeforeEach
    void aTaskThatIsLoaded() {
        recorder.plan(List.of(task));
        LoadSamples.untilLoading().forEach(this::advance);
        for (String name : LoadSamples.FILES) {
            recorder.record(FileTask.first(file(name), FileState.ARRIVED, 1, "e", LoadSamples.CHANGE));
        }
    }

    private void advance(PartitionTask next) {
        assertThat(recorder.advance(next)).isTrue();
        task = next;
    }

    private static FileTaskId file(String name) {
        return new FileTaskId(LoadSamples.ID, 1, name);
    }

    private FileTask held(String name) {
        return recorder.file(file(name)).orElseThrow();
    }

    private List<FileState> files() {
        return recorder.files(LoadSamples.ID).stream().map(FileTask::state).toList();
    }

    private LoadState state(Load load) {
        return protocol.find(load.task(), load.label()).orElseThrow().state();
    }

    private Load recorded(String... names) {
        return protocol.record(task, List.of(names), attempt -> task.pass() + String.join("_", names) + attempt);
    }

    private Optional<Load> submitted(Load load) {
        return protocol.submit(
                        load, load.files().stream().map(LoadProtocolTest::file).toList(), Map.of())
                .map(Sendable::load);
    }

    private Load sent(String... names) {
        return submitted(recorded(names)).orElseThrow();
    }

    private void nextPass() {
        advance(task.to(PartitionState.VERIFYING, LoadSamples.CHANGE));
        advance(task.to(PartitionState.LOADING, LoadSamples.CHANGE).nextPass());
        advance(task.revised(LoadSamples.CHANGE)
                .withStaging(LoadSamples.untilLoading().get(2).staging()));
    }

    @Test
    void aLoadHoldsItsFilesWhenItIsSubmitted() {
        Load load = sent("a.csv", "b.csv");

        assertThat(load.state()).isEqualTo(LoadState.SUBMITTED);
        assertThat(files()).containsOnly(FileState.LOADING);
        assertThat(held("a.csv").load()).isEqualTo(load.label());
    }

    @Test
    void aLoadIsGivenUpWhenAnotherHoldsOneOfItsFilesAndLetsTheOthersGo() {
        Load first = sent("b.csv");
        Load second = recorded("a.csv", "b.csv");

        assertThat(submitted(second)).isEmpty();

        assertThat(state(second)).isEqualTo(LoadState.ABANDONED);
        assertThat(held("a.csv").state()).isEqualTo(FileState.QUEUED);
        assertThat(held("b.csv").load()).isEqualTo(first.label());
        assertThat(recorded("a.csv", "b.csv").attempt()).as("the next attempt").isEqualTo(2);
    }

    @Test
    void whatThisPassHasLoadedIsNotLoadedAgainAndWhatAnEarlierOneHasIs() {
        Load finished = protocol.finish(sent("a.csv"), 5).orElseThrow();
        assertThat(protocol.loaded(finished)).isTrue();
        assertThat(protocol.loaded(task, 1)).containsExactly("a.csv");

        assertThat(submitted(recorded("a.csv", "b.csv"))).isEmpty();

        nextPass();
        assertThat(protocol.loaded(task, 1)).isEmpty();
        assertThat(submitted(recorded("a.csv", "b.csv"))).isPresent();
    }

    @Test
    void aLoadOfAnEarlierPassIsGivenUpByWhoeverFindsIt() {
        Load load = sent("a.csv");
        nextPass();

        assertThat(protocol.found(load, task)).isEqualTo(Found.OVER);

        assertThat(state(load)).isEqualTo(LoadState.ABANDONED);
        assertThat(held("a.csv").state()).isEqualTo(FileState.QUEUED);
    }

    @Test
    void whoReadTheTaskBeforeItsLoadTouchesNothing() {
        PartitionTask before = task;
        nextPass();
        Load load = sent("a.csv");

        assertThat(protocol.found(load, before)).isEqualTo(Found.OVER);

        assertThat(state(load)).isEqualTo(LoadState.SUBMITTED);
        assertThat(held("a.csv").state()).isEqualTo(FileState.LOADING);
    }

    @Test
    void aLoadThatIsOverLetsItsFilesGoWhenItIsFound() {
        Load load = sent("a.csv");
        assertThat(protocol.cancel(load, LoadSamples.CHANGE)).isTrue();
        assertThat(held("a.csv").state()).isEqualTo(FileState.LOADING);

        Load found = protocol.find(load.task(), load.label()).orElseThrow();
        assertThat(protocol.found(found, task)).isEqualTo(Found.OVER);

        assertThat(held("a.csv").state()).isEqualTo(FileState.QUEUED);
    }

    @Test
    void whoeverHasReadAnOldLoadNeitherEndsItNorLetsItsFilesGo() {
        Load recorded = recorded("a.csv");
        Load sent = submitted(recorded).orElseThrow();

        protocol.withdraw(recorded, null, "cancelled by command");

        assertThat(state(sent)).isEqualTo(LoadState.SUBMITTED);
        assertThat(held("a.csv").state()).isEqualTo(FileState.LOADING);
    }

    @Test
    void whatIsWithdrawnIsCancelledOnlyIfStarRocksSaysSo() {
        Load unknown = sent("a.csv");
        Load cancelled = sent("b.csv");
        Load unsent = recorded("b.csv", "a.csv");
        assertThat(protocol.open(LoadSamples.ID)).hasSize(3);

        protocol.withdraw(unknown, null, "cancelled by command");
        protocol.withdraw(cancelled, CANCELLED, "cancelled by command");
        protocol.withdraw(unsent, CANCELLED, "cancelled by command");

        assertThat(List.of(state(unknown), state(cancelled), state(unsent)))
                .containsExactly(LoadState.ABANDONED, LoadState.CANCELLED, LoadState.ABANDONED);
        assertThat(files()).containsOnly(FileState.QUEUED);
        assertThat(protocol.open(LoadSamples.ID)).isEmpty();
    }
}
