package io.starmigrate.worker.load;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Lets what is under way already replace rows of others, as an operator has said. Whoever opens its staging, or shows
 * it, goes by it from then on. Safe for use by many threads; telling twice is the same as telling once.
 */
public final class OverwritingLeave {
    private static final int TRIES = 5;

    private final TaskRecorder recorder;
    private final WorkerIdentity self;

    public OverwritingLeave(TaskRecorder recorder, WorkerIdentity self) {
        this.recorder = recorder;
        this.self = self;
    }

    /** Tells one that is PLANNED, and leaves any other as it is. */
    public void tellPlanned(PartitionTaskId id) {
        boolean unused = tell(id, now -> now.state() == PartitionState.PLANNED);
    }

    /**
     * Tells one that is under way, in whatever state.
     *
     * @return whether it is told by now; false when work on it has ended, or others write to it all the time
     */
    public boolean tell(PartitionTaskId id) {
        return tell(id, now -> !now.state().isSettled());
    }

    private boolean tell(PartitionTaskId id, Predicate<PartitionTask> meant) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<PartitionTask> now = recorder.partition(id).filter(meant);
            if (now.isEmpty()) {
                return false;
            }
            if (now.get().overwriting() == Overwriting.TOLD
                    || recorder.advance(now.get().revised(told(now.get())).withOverwriting(Overwriting.TOLD))) {
                return true;
            }
        }
        return false;
    }

    /** Keeps how it was put back to work: whoever exports it goes by that. */
    private Change told(PartitionTask now) {
        String why = "it may replace rows of others";
        return now.change().way().map(way -> self.puttingBack(why, way)).orElseGet(() -> self.change(why));
    }
}
