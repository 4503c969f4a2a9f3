package io.starmigrate.worker.export;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.TravelGroup;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.util.Optional;
import java.util.Set;

/** Those whose rows another task's export writes. To be used by one thread. */
final class RidingExports {
    private final TaskRecorder recorder;
    private final ExportSubmission submission;
    private final WorkerIdentity self;

    RidingExports(TaskRecorder recorder, ExportSubmission submission, WorkerIdentity self) {
        this.recorder = recorder;
        this.submission = submission;
        this.self = self;
    }

    /**
     * Its carrier's export is its own; should that have gone on without it, it is exported alone.
     *
     * @param folders those of the exports that are under way
     */
    void lookAfter(PartitionTask listed, TravelGroup group, Set<StorageUri> folders) {
        PartitionTaskId carrier = group.carrier().beside(listed.id());
        if (folders.contains(group.folder()) || submission.isBusy(listed.id()) || submission.isBusy(carrier)) {
            return;
        }
        Optional<PartitionTask> current =
                recorder.partition(listed.id()).filter(task -> task.state() == PartitionState.EXPORTING);
        boolean carried = recorder.partition(carrier)
                .filter(now -> now.state() == PartitionState.EXPORTING)
                .filter(now -> current.filter(task -> task.isCarriedBy(now)).isPresent())
                .isPresent();
        if (!carried && current.isPresent()) {
            recorder.advance(current.get().parted(self.change("its group fell apart: exported alone")));
        }
    }
}
