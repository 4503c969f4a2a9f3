package io.starmigrate.worker.load;

import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.LoadKind;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was tried before with the files of a load, as far as loads are recorded. Writes nothing. */
final class LoadHistory {
    /** RECORDED and SUBMITTED. */
    private static final int WRITTEN_UNTIL_SENT = 2;

    private final TaskRecorder recorder;

    LoadHistory(TaskRecorder recorder) {
        this.recorder = recorder;
    }

    /** The loads of a task's pass whose files are to be loaded in halves. */
    List<Load> halved(PartitionTask task) {
        return recorder.loads(task.id()).stream()
                .filter(load -> load.pass() == task.pass() && load.halved())
                .toList();
    }

    /** How often loads of one of these files were cancelled in this pass, this one included. */
    long cancellations(Load load) {
        return 1
                + recorder.loads(load.task()).stream()
                        .filter(other -> other.state() == LoadState.CANCELLED && other.pass() == load.pass())
                        .filter(other -> !Collections.disjoint(other.files(), load.files()))
                        .count();
    }

    /**
     * How often in a row before a load's own pass one was left for a load that was sent and given up, since the last
     * retry: of those each begins a pass that has another place in its pair.
     */
    int passesLeft(Load load) {
        Set<Integer> left = recorder.loads(load.task()).stream()
                .filter(LoadHistory::isSentAndGivenUp)
                .map(Load::pass)
                .collect(Collectors.toSet());
        return (int) IntStream.iterate(load.pass() - 2, pass -> pass - 2)
                .takeWhile(left::contains)
                .count();
    }

    /** Whether a load of files was given up after it may have been sent: before that it is written once less. */
    static boolean isSentAndGivenUp(Load load) {
        return load.state() == LoadState.ABANDONED
                && load.kind() == LoadKind.FILES
                && load.version() > WRITTEN_UNTIL_SENT;
    }
}
