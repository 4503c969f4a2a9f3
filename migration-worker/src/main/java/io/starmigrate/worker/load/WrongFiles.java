package io.starmigrate.worker.load;

import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;

/** Stops the partition of a file that is not what was recorded of it, with the reason. Safe for use by many threads. */
public final class WrongFiles {
    private final TaskRecorder recorder;
    private final TaskFailures failures;
    private final WorkerIdentity self;

    public WrongFiles(TaskRecorder recorder, WorkerIdentity self) {
        this.recorder = recorder;
        this.failures = new TaskFailures(recorder);
        this.self = self;
    }

    /** The partition stops first: while it goes on, a FAILED file is one that is being retried. */
    void stop(Announced file, String why) {
        failures.record(file.task(), self.change("file " + file.listed().name() + ": " + why));
        if (file.file().state() != FileState.LOADED && file.file().state() != FileState.FAILED) {
            recorder.advance(file.file().to(FileState.FAILED, self.change(why)));
        }
    }
}
