package io.starmigrate.worker.relay;

import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has partitions exported again, as another attempt, whose files are gone from everywhere or were altered there. Safe
 * for use by many threads.
 */
public final class LostFiles {
    private static final Logger LOG = LoggerFactory.getLogger(LostFiles.class);

    /** What sweeps files away again and again would have the source scanned for ever. */
    private static final int ATTEMPTS = 5;

    private final TaskRecorder recorder;
    private final WorkerIdentity self;

    public LostFiles(TaskRecorder recorder, WorkerIdentity self) {
        this.recorder = recorder;
        this.self = self;
    }

    /**
     * Takes a task back to PLANNED, or to FAILED when its export was repeated too often. Without what was exported, a
     * retry exports again, too.
     *
     * @param task EXPORTED or LOADING
     * @param found what was found, in words
     * @return the task as it is now; empty when somebody else has written to it
     */
    public Optional<PartitionTask> exportAgain(PartitionTask task, String found) {
        Export export = task.export();
        boolean again = export != null && export.tries() < ATTEMPTS;
        String why = found + (again ? ": it is exported again" : "; its export was repeated too often");
        PartitionTask moved = task.to(again ? PartitionState.PLANNED : PartitionState.FAILED, self.change(why))
                .withExported(null);
        PartitionTask next = again ? moved.nextPass() : moved;
        if (!recorder.advance(next)) {
            return Optional.empty();
        }
        LOG.warn("{} {}: {}", task.id(), next.state(), why);
        return Optional.of(next);
    }
}
