package io.starmigrate.worker.status;

import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import org.jspecify.annotations.Nullable;

/**
 * A task that is planned and that nobody has begun, whole: a job may have a million of them, and what many have alike
 * is held once.
 */
final class PlannedOutline extends OutlinedTask {
    private final Alike alike;
    private final String bounds;
    private final String token;

    private PlannedOutline(Alike alike, PartitionTask task) {
        super(task);
        this.alike = alike;
        // Tables mostly have partitions of the same days.
        this.bounds = task.bounds().intern();
        this.token = task.changeToken();
    }

    /** Whether nothing is known of a task but what was planned. */
    static boolean fits(PartitionTask task) {
        return task.state() == PartitionState.PLANNED
                && task.change().putBack() == null
                && outlined(task).equals(task);
    }

    private static PartitionTask outlined(PartitionTask task) {
        return PartitionTask.planned(
                        task.id(), task.version(), task.bounds(), task.estimate(), task.changeToken(), task.change())
                .withOverwriting(task.overwriting());
    }

    /** @param alikes holds what many have alike */
    static PlannedOutline of(PartitionTask task, Outlines alikes) {
        PartitionId id = task.id().partition();
        Alike alike = new Alike(
                id.job(),
                id.database(),
                id.table(),
                task.id().generation(),
                task.version(),
                task.change().by(),
                task.change().why(),
                task.overwriting());
        return new PlannedOutline(alikes.once(alike), task);
    }

    @Override
    Alike alike() {
        return alike;
    }

    @Override
    PartitionState state() {
        return PartitionState.PLANNED;
    }

    @Override
    long path() {
        return estimatedPath();
    }

    @Override
    PartitionTask task() {
        return PartitionTask.planned(id(), alike.version, bounds, estimate(), token, change(alike.why))
                .withOverwriting(alike.overwriting);
    }

    /** What tasks of one table that one plan has written mostly have alike. */
    record Alike(
            String job,
            String database,
            String table,
            int generation,
            long version,
            String by,
            String why,
            @Nullable Overwriting overwriting)
            implements Shared {}
}
