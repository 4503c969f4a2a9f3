package io.starmigrate.worker.status;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.RemainingPath;
import java.time.Instant;

/**
 * A task of which less is kept than all: its own numbers here, and once for many tasks what these have alike. A job may
 * have a million of them, so each field counts.
 */
abstract sealed class OutlinedTask extends KeptTask permits Outline, PlannedOutline {
    private final String partition;
    private final long second;
    private final int nano;
    private final long estimatedRows;
    private final long estimatedBytes;

    OutlinedTask(PartitionTask task) {
        this.partition = task.id().partition().partition();
        Instant at = task.change().at();
        this.second = at.getEpochSecond();
        this.nano = at.getNano();
        this.estimatedRows = task.estimate().rows();
        this.estimatedBytes = task.estimate().bytes();
    }

    /** What it shares with others. */
    abstract Shared alike();

    @Override
    final String table() {
        return alike().table();
    }

    @Override
    final String partition() {
        return partition;
    }

    @Override
    final int generation() {
        return alike().generation();
    }

    @Override
    final long version() {
        return alike().version();
    }

    @Override
    final Instant at() {
        return Instant.ofEpochSecond(second, nano);
    }

    final PartitionTaskId id() {
        PartitionId id = new PartitionId(alike().job(), alike().database(), table(), partition);
        return new PartitionTaskId(id, generation());
    }

    final Change change(String why) {
        return new Change(alike().by(), at(), why);
    }

    /** The path of one that was not exported, as {@link RemainingPath#bytes}. */
    final long estimatedPath() {
        return Math.max(estimatedBytes, estimatedRows);
    }

    final Estimate estimate() {
        return new Estimate(estimatedRows, estimatedBytes);
    }

    /** What tasks of one table that one process has written mostly have alike: those fields of a task, one by one. */
    interface Shared {
        String job();

        String database();

        String table();

        int generation();

        long version();

        String by();
    }
}
