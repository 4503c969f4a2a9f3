package io.starmigrate.worker.reconcile;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.RetryCommand;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.relay.LostFiles;
import java.util.List;

/** Has partitions exported again whose files are gone from everywhere, and tells an operator what becomes of them. */
final class Redo {
    private final TaskRecorder recorder;
    private final LostFiles lost;
    private final WorkerIdentity self;

    Redo(TaskRecorder recorder, WorkerIdentity self) {
        this.recorder = recorder;
        this.lost = new LostFiles(recorder, self);
        this.self = self;
    }

    Finding again(PartitionTask task, List<FileTaskId> gone) {
        String why = Units.counted(gone.size(), "of its files is", "of its files are")
                + " gone from the storage, or altered there, first "
                + gone.get(0).name();
        if (task.state() == PartitionState.FAILED) {
            return remembered(task, why);
        }
        return lost.exportAgain(task, why)
                .map(next -> next.state() == PartitionState.PLANNED
                        ? new Finding(What.EXPORTED_AGAIN, task.id().toString(), why)
                        : new Finding(
                                What.MISSING,
                                task.id().toString(),
                                next.change().why() + "; " + command(task)))
                .orElseGet(() -> new Finding(
                        What.MISSING, task.id().toString(), why + "; its task changed meanwhile: look again"));
    }

    /** A retry must not load what is not there: without what was exported it exports. */
    private Finding remembered(PartitionTask task, String why) {
        Change change = self.change(task.change().why() + "; since then " + why + ": a retry exports it again");
        boolean unused = recorder.advance(task.revised(change).withExported(null));
        return new Finding(What.MISSING, task.id().toString(), why + "; " + command(task));
    }

    private static String command(PartitionTask task) {
        return RetryCommand.of(task) + " exports it again";
    }
}
