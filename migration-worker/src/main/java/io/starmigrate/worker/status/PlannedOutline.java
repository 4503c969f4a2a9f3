package io.starmigrate.worker.status;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task that is planned and that nobody has begun, whole: a job may have a million of them, and what many have alike
 * is held once.
 */
final class PlannedOutline extends KeptTask {
    private final Alike alike;
    private final String partition;
    private final String bounds;
    private final String token;
    private final long second;
    private final int nano;
    private final long rows;
    private final long bytes;

    private PlannedOutline(Alike alike, PartitionTask task) {
        this.alike = alike;
        this.partition = task.id().partition().partition();
        // Tables mostly have partitions of the same days.
        this.bounds = task.bounds().intern();
        this.token = task.changeToken();
        Instant at = task.change().at();
        this.second = at.getEpochSecond();
        this.nano = at.getNano();
        this.rows = task.estimate().rows();
        this.bytes = task.estimate().bytes();
    }

    /** Whether nothing is known of a task but what was planned. */
    static boolean fits(PartitionTask task) {
        return task.state() == PartitionState.PLANNED
                && task.change().putBack() == null
                && outlined(task).equals(task);
    }

    private static PartitionTask outlined(PartitionTask task) {
        return task(task.id(), task.version(), task.change(), task.bounds(), task.estimate(), task.changeToken())
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
    String table() {
        return alike.table;
    }

    @Override
    String partition() {
        return partition;
    }

    @Override
    int generation() {
        return alike.generation;
    }

    @Override
    long version() {
        return alike.version;
    }

    @Override
    Instant at() {
        return Instant.ofEpochSecond(second, nano);
    }

    @Override
    PartitionState state() {
        return PartitionState.PLANNED;
    }

    @Override
    long path() {
        return Math.max(bytes, rows);
    }

    @Override
    PartitionTask task() {
        return task(
                        new PartitionTaskId(
                                new PartitionId(alike.job, alike.database, alike.table, partition), alike.generation),
                        alike.version,
                        new Change(alike.by, at(), alike.why),
                        bounds,
                        new Estimate(rows, bytes),
                        token)
                .withOverwriting(alike.overwriting);
    }

    private static PartitionTask task(
            PartitionTaskId id, long version, Change change, String bounds, Estimate estimate, String token) {
        return new PartitionTask(
                id,
                PartitionState.PLANNED,
                version,
                change,
                bounds,
                estimate,
                token,
                null,
                null,
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** What tasks of one table that one plan has written mostly have alike. */
    private record Alike(
            String job,
            String database,
            String table,
            int generation,
            long version,
            String by,
            String why,
            @Nullable Overwriting overwriting) {}
}
