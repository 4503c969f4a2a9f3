package io.starmigrate.worker.load;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Load;
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
     * Its partition stops first: should this end half way, nobody goes on to load the files of what may yet arrive into
     * the same staging. Then the load's outcome is recorded, and that of its files; only then the messages go.
     */
    void failed(Watched load, String error) {
        List<String> files = load.load().files();
        String alone = files.size() == 1 ? " (of " + files.get(0) + " alone)" : "";
        Change why = self.change("load " + load.label() + alone + " failed: " + error);
        boolean ended = isAsKnown(load.load()) && stopped(load, why);
        letMessagesGo(load, ended);
    }

    /** Whether nobody else has written to it since it was read. */
    private boolean isAsKnown(Load load) {
        return protocol.find(load.task(), load.label())
                .filter(now -> now.version() == load.version())
                .isPresent();
    }

    private boolean stopped(Watched load, Change why) {
        failures.record(load.task(), why);
        boolean ended = load.mayBeOnItsWay() ? protocol.giveUp(load.load(), why) : protocol.cancel(load.load(), why);
        if (ended) {
            protocol.fail(load.load(), why);
        }
        return ended;
    }
}
