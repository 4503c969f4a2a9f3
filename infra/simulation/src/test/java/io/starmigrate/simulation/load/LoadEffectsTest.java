package io.starmigrate.simulation.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which order an importer does things, and what it leaves undone when somebody else was first. */
class LoadEffectsTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final Bench bench = new Bench();
    private final List<Object> seen = new ArrayList<>();

    @BeforeEach
    void announceAFile() {
        bench.announced("a.csv", "1");
    }

    @Test
    void sendsALoadOnlyAfterItIsRecordedAsSubmitted() {
        submit(bench.importer("one", watched("load", this::loadState), bench.recorder, bench.queue));

        assertThat(seen).containsExactly(LoadState.SUBMITTED);
    }

    @Test
    void sendsNothingWhenSomebodyElseHasMovedTheLoad() {
        TaskRecorder late = refusing(written -> written instanceof Load load && load.state() == LoadState.SUBMITTED);

        submit(bench.importer("one", watched("load", this::loadState), late, bench.queue));

        assertThat(seen).isEmpty();
        assertThat(loadState()).isEqualTo(LoadState.RECORDED);
        assertThat(bench.messages()).isEqualTo(1);
    }

    @Test
    void sendsNothingOnceThePartitionIsNoLongerLoaded() {
        TaskRecorder moving = moving(() -> bench.advance(PartitionState.FAILED));

        submit(bench.importer("one", watched("load", this::loadState), moving, bench.queue));

        assertThat(seen).isEmpty();
        assertThat(loadState()).isEqualTo(LoadState.ABANDONED);
    }

    @Test
    void sendsNothingOfAPassThatIsOver() {
        TaskRecorder moving = moving(bench::startsAnotherPass);

        submit(bench.importer("one", watched("load", this::loadState), moving, bench.queue));

        assertThat(seen).isEmpty();
        assertThat(loadState()).isEqualTo(LoadState.ABANDONED);
    }

    @Test
    void letsAMessageGoOnlyAfterItsFileIsRecordedAsLoaded() {
        TaskQueue queue = Weakened.before(TaskQueue.class, bench.queue, (method, arguments) -> {
            if (method.equals("delete") && !List.of().equals(arguments[0])) {
                seen.add(fileState());
            }
            return Optional.empty();
        });

        finish(bench.importer("one", bench.target, bench.recorder, queue));

        assertThat(seen).containsExactly(FileState.LOADED);
    }

    @Test
    void keepsTheMessageOfAFileThatCouldNotBeRecordedAsLoaded() {
        TaskRecorder late = refusing(written -> written instanceof FileTask file && file.state() == FileState.LOADED);

        finish(bench.importer("one", bench.target, late, bench.queue));

        assertThat(fileState()).isEqualTo(FileState.LOADING);
        assertThat(bench.messages()).isEqualTo(1);
    }

    @Test
    void concludesNothingFromALoadWhoseEndItCouldNotRecord() {
        TaskRecorder late = refusing(written -> written instanceof Load load && load.state() == LoadState.FINISHED);

        finish(bench.importer("one", bench.target, late, bench.queue));

        assertThat(fileState()).isEqualTo(FileState.LOADING);
        assertThat(bench.messages()).isEqualTo(1);
    }

    @Test
    void letsNoFileGoOfALoadWhoseCancellationItCouldNotRecord() {
        TaskRecorder late = refusing(written -> written instanceof Load load && load.state() == LoadState.CANCELLED);
        Importer importer = bench.importer("one", bench.target, late, bench.queue);
        submit(importer);
        bench.loadsAreCancelled();

        importer.step(AT_ONCE);

        assertThat(fileState()).isEqualTo(FileState.LOADING);
        assertThat(bench.messages()).isEqualTo(1);
    }

    @Test
    void givesUpAtOnceWhenAnotherTryCannotHelp() {
        Importer importer = bench.importer("one");
        submit(importer);
        bench.loadsAreCancelled("type:ETL_QUALITY_UNSATISFIED; msg:quality not good enough to cancel");

        importer.step(AT_ONCE);

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.recorder.loads(Bench.ID)).hasSize(1);
    }

    @Test
    void asksForALoadThatWasLostBeforeItSendsItAgain() {
        TargetCluster losing = Weakened.before(TargetCluster.class, bench.target, (method, arguments) -> {
            if (method.equals("load")) {
                seen.add(loadState());
                return Optional.of("lost");
            }
            return Optional.empty();
        });
        Importer importer = bench.importer("one", losing);
        submit(importer);

        importer.step(AT_ONCE);
        assertThat(seen).hasSize(1);
        bench.pass(Duration.ofSeconds(30));
        importer.step(AT_ONCE);

        assertThat(seen).hasSize(2);
    }

    private void submit(Importer importer) {
        importer.step(AT_ONCE);
        bench.pass(Duration.ofSeconds(3));
        importer.step(AT_ONCE);
    }

    private void finish(Importer importer) {
        submit(importer);
        bench.loadsEnd();
        importer.step(AT_ONCE);
    }

    private LoadState loadState() {
        return bench.recorder.loads(Bench.ID).get(0).state();
    }

    private FileState fileState() {
        return bench.recorder.file(bench.file("a.csv")).orElseThrow().state();
    }

    /** A target that notes what is recorded at the moment it is asked for something. */
    private TargetCluster watched(String noted, Supplier<Object> note) {
        return Weakened.before(TargetCluster.class, bench.target, (method, arguments) -> {
            if (method.equals(noted)) {
                seen.add(note.get());
            }
            return Optional.empty();
        });
    }

    /** A recorder in which somebody else is always first with such a write. */
    private TaskRecorder refusing(Predicate<@Nullable Object> write) {
        return Weakened.before(
                TaskRecorder.class,
                bench.recorder,
                "advance",
                arguments -> write.test(arguments[0]) ? Optional.of(false) : Optional.empty());
    }

    /** A recorder in which this happens once, as soon as a load holds its file. */
    private TaskRecorder moving(Runnable somebodyElse) {
        return Weakened.port(TaskRecorder.class, bench.recorder, "advance", (arguments, told) -> {
            if (arguments[0] instanceof FileTask file && file.state() == FileState.LOADING) {
                somebodyElse.run();
            }
            return told;
        });
    }
}
