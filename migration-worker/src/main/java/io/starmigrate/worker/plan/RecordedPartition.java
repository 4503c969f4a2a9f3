package io.starmigrate.worker.plan;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import java.util.Optional;

/**
 * What a plan goes by of a partition's latest task: whether it stands, is under way, or has to be read by its key.
 *
 * @param version the task's
 * @param isDropped whether the source had no such partition when it was last looked at
 * @param isExported whether an export of it has ended
 * @param isAlone whether it travels, or has travelled, with no others
 * @param standing the token that says, while the source has it, that it still holds what was exported
 * @param estimate what the source's catalog said when it was planned
 */
record RecordedPartition(
        PartitionTaskId id,
        PartitionState state,
        long version,
        boolean isDropped,
        boolean isExported,
        boolean isAlone,
        Optional<String> standing,
        Estimate estimate) {
    static RecordedPartition of(PartitionTask task) {
        return new RecordedPartition(
                task.id(),
                task.state(),
                task.version(),
                task.isDroppedAtSource(),
                task.exported() != null,
                task.group().isEmpty(),
                task.standingToken(),
                task.estimate());
    }

    /** Whether this is of a later generation, or of a later version of the same. */
    boolean isLaterThan(RecordedPartition other) {
        int difference = id.generation() - other.id.generation();
        return difference > 0 || (difference == 0 && version > other.version);
    }

    /** Whether a partition is published and its version says that it still is as it was. */
    boolean stands(ChangeToken now) {
        return state == PartitionState.PUBLISHED && !isDropped && isStanding(now);
    }

    /** Whether a partition was exported, is not published, and may have moved on at the source since. */
    boolean isBehind(ChangeToken now) {
        return state != PartitionState.PUBLISHED && hasMoved(now);
    }

    /** Whether a partition was exported, and may have moved on at the source since, whatever became of it. */
    boolean hasMoved(ChangeToken now) {
        return isExported && state != PartitionState.SUPERSEDED && !isDropped && !isStanding(now);
    }

    /**
     * Whether a partition was exported by itself, waits to be loaded, and its version says that it may have moved on.
     * What travelled with others is in the files of one of them, which may be needed by the rest.
     */
    boolean isOutlived(ChangeToken now) {
        return state == PartitionState.EXPORTED && isAlone && isBehind(now);
    }

    private boolean isStanding(ChangeToken now) {
        return standing.filter(now.text()::equals).isPresent();
    }

    /** Whether what is decided of it needs more than is known here: then it is read by its key. */
    boolean isToBeRead(ChangeToken now, Purpose purpose) {
        return (state == PartitionState.PUBLISHED && !stands(now))
                || state == PartitionState.SUPERSEDED
                || isDropped
                || (purpose == Purpose.EXPORT && isOutlived(now));
    }
}
