package io.starmigrate.worker.load;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.time.Duration;
import java.util.List;

/** Records what follows from the outcome of a load, and lets its messages go after that. To be used from one thread. */
final class LoadOutcomes {
    private final TaskQueue queue;
    private final TaskRecorder recorder;
    private final LoadProtocol protocol;
    private final Completion completion;
    private final TaskFailures failures;
    private final WorkerIdentity self;

    LoadOutcomes(TaskQueue queue, TaskRecorder recorder, Completion completion, WorkerIdentity self) {
        this.queue = queue;
        this.recorder = recorder;
        this.protocol = new LoadProtocol(recorder, self);
        this.completion = completion;
        this.failures = new TaskFailures(recorder);
        this.self = self;
    }

    /** What follows from a FINISHED load: its files are LOADED, its partition may be due, its messages go. */
    void finished(Watched load) {
        boolean marked = protocol.loaded(load.load());
        completion.check(load.load().task());
        letMessagesGo(load, marked);
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

    /**
     * Its outcome first: should somebody else have written down another, that stands, and its partition goes on. Should
     * this end half way, the files of one whose rows may be in staging stay where they are until its partition has
     * stopped, by whoever finds it ({@link #stopped}); those of another may be loaded again.
     */
    void failed(Watched load, String error) {
        List<String> files = load.load().files();
        String alone = files.size() == 1 ? " (of " + files.get(0) + " alone)" : "";
        Change why = self.change("load " + load.label() + alone + " failed: " + error);
        boolean ended = load.mayHaveRows() ? protocol.giveUp(load.load(), why) : protocol.cancel(load.load(), why);
        if (ended) {
            stop(load, why);
        }
        letMessagesGo(load, ended);
    }

    /** What follows from a load that was given up because its partition stops: that stops, then its files. */
    void stopped(Watched load) {
        stop(load, self.change(load.load().change().why()));
        letMessagesGo(load, true);
    }

    private void stop(Watched load, Change why) {
        failures.record(load.task(), why);
        protocol.fail(load.load(), why);
    }
}
