package io.starmigrate.worker.backup;

import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetCluster.Shown;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether the target still shows what a restore has published: only where its change token has moved are rows read. */
public record ShownBackup(TaskRecorder recorder, TargetCluster target) {
    /**
     * Those that it does not show any more as they were published.
     *
     * @param published in state PUBLISHED
     */
    public Set<PartitionTaskId> lost(List<PartitionTask> published) {
        Map<Place, Shown> shown =
                target.shown(published.stream().map(StagingOpener::place).toList());
        return published.stream()
                .filter(task -> !isShown(task, shown.get(StagingOpener.place(task))))
                .map(PartitionTask::id)
                .collect(Collectors.toSet());
    }

    private boolean isShown(PartitionTask task, @Nullable Shown now) {
        Published proved = task.published();
        if (now == null || proved == null) {
            return false;
        }
        if (now.token().text().equals(proved.token())) {
            return true;
        }
        Fingerprint then = proved.fingerprint();
        if (!then.isOfThisForm()) {
            return false;
        }
        Fingerprint there = target.fingerprint(
                StagingOpener.place(task), recorder.requireManifest(task).columnNames(), then.recipe());
        return then.recipe().equals(there.recipe()) && then.proves(there);
    }
}
