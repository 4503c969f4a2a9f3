package io.starmigrate.worker.plan;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;

/** Lets what was planned before, and nobody has begun, replace rows of others, as an operator has said. */
record OverwritingLeave(TaskRecorder recorder, WorkerIdentity self) {
    void tell(PartitionTaskId planned) {
        recorder.partition(planned)
                .filter(now -> now.state() == PartitionState.PLANNED && now.overwriting() != Overwriting.TOLD)
                .ifPresent(now -> recorder.advance(now.revised(told(now)).withOverwriting(Overwriting.TOLD)));
    }

    /** Keeps how it was put back to work: whoever exports it goes by that. */
    private Change told(PartitionTask now) {
        String why = "it may replace rows of others";
        return now.change().way().map(way -> self.puttingBack(why, way)).orElseGet(() -> self.change(why));
    }
}
