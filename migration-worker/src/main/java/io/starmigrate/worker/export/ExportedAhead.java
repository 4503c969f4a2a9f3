package io.starmigrate.worker.export;

import io.starmigrate.core.pace.ExportAhead;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.pace.Steering;
import io.starmigrate.worker.status.JobWatch;

/**
 * Keeps exports from running ahead of those who bring over, load and publish: what lies in the storages costs money,
 * and may be removed by a rule before it is loaded. Whatever was begun goes on. To be asked from one thread.
 */
final class ExportedAhead {
    private final JobWatch watch;
    private final ExportAhead bound;
    private final Steering steering;
    private long changes = -1;
    private long bytes;

    ExportedAhead(JobWatch watch, ExportAhead bound, Steering steering) {
        this.watch = watch;
        this.bound = bound;
        this.steering = steering;
    }

    /** Whether another partition's export may begin; told when that changes. */
    boolean mayBegin() {
        if (bound.most() == 0) {
            return true;
        }
        look();
        boolean held = bound.isHeld(bytes);
        steering.held(
                held,
                () -> Units.bytes(bytes) + " exported and not yet published, " + SettingName.EXPORT_AHEAD + " is "
                        + Units.bytes(bound.most()));
        return steering.isLifted() || !held;
    }

    /** A job has up to a million tasks: they are counted when they have changed. */
    private void look() {
        long now = watch.changes();
        if (now != changes) {
            bytes = watch.tasks(PartitionState.EXPORTED, PartitionState.LOADING, PartitionState.VERIFYING).stream()
                    .mapToLong(ExportedAhead::bytes)
                    .sum();
            changes = now;
        }
    }

    private static long bytes(PartitionTask task) {
        Exported exported = task.exported();
        return exported == null ? 0 : exported.bytes();
    }
}
