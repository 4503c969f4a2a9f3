package io.starmigrate.worker.load;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Records what follows from the outcome of a load, and lets its messages go after that. To be used from one thread. */
final class LoadOutcomes {
    private final TaskQueue queue;
    private final TaskRecorder recorder;
    private final Completion completion;
    private final TaskFailures failures;
    private final WorkerIdentity self;

    LoadOutcomes(TaskQueue queue, TaskRecorder recorder, Completion completion, WorkerIdentity self) {
        this.queue = queue;
        this.recorder = recorder;
        this.completion = completion;
        this.failures = new TaskFailures(recorder);
        this.self = self;
    }

    /** What follows from a FINISHED load: its files are LOADED, its partition may be due, its messages go. */
    void finished(Watched load) {
        Change why = self.change("load " + load.load().label() + " is FINISHED");
        boolean marked = true;
        for (FileTask file : heldBy(load)) {
            marked &= recorder.advance(file.to(FileState.LOADED, why));
        }
        completion.check(load.load().task());
        letMessagesGo(load, marked);
    }

    private List<FileTask> heldBy(Watched load) {
        return recorder.files(load.load().task()).stream()
                .filter(file ->
                        file.state() == FileState.LOADING && load.load().label().equals(file.load()))
                .toList();
    }

    /** A message is done with only when its outcome is recorded, and no later pass needs its file again. */
    private void letMessagesGo(Watched load, boolean recorded) {
        boolean stands = recorded
                && recorder.partition(load.load().task())
                        .filter(now -> now.state().isSettled()
                                || now.pass() == load.load().pass())
                        .isPresent();
        if (stands) {
            queue.delete(load.deliveries());
        } else {
            queue.hold(load.deliveries(), Duration.ZERO);
        }
    }

    /** How often loads of one of these files were cancelled in this pass, this one included. */
    long cancellations(Load load) {
        return 1
                + recorder.loads(load.task()).stream()
                        .filter(other -> other.state() == LoadState.CANCELLED && other.pass() == load.pass())
                        .filter(other -> !Collections.disjoint(other.files(), load.files()))
                        .count();
    }

    /** The outcome is recorded from the load up to its partition; only then the messages go. */
    void failed(Watched load, String error) {
        Change why = self.change("load " + load.load().label() + " failed: " + error);
        boolean cancelled = recorder.advance(load.load().to(LoadState.CANCELLED, why));
        if (cancelled) {
            failures.record(load.task(), why);
            heldBy(load).forEach(file -> recorder.advance(file.to(FileState.FAILED, why)));
        }
        letMessagesGo(load, cancelled);
    }
}
