package io.starmigrate.worker.status;

import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.RemainingPath;
import java.time.Instant;

/** What is kept of a task. Equal to what is kept of any other task of the same partition. Immutable. */
abstract sealed class KeptTask permits OutlinedTask, KeptTask.Whole {
    /** All of a task. */
    static KeptTask whole(PartitionTask task) {
        return new Whole(task);
    }

    abstract String table();

    abstract String partition();

    abstract int generation();

    abstract long version();

    abstract Instant at();

    abstract PartitionState state();

    /** Whether the source has its partition no more; of such a one everything is kept. */
    boolean isDropped() {
        return false;
    }

    /** As {@link RemainingPath#bytes}. */
    abstract long path();

    /** The task, as far as it is kept; made anew each time. */
    abstract PartitionTask task();

    /** Whether this is of a later generation, or of a later version of the same. */
    final boolean isLaterThan(KeptTask other) {
        return generation() > other.generation() || (generation() == other.generation() && version() > other.version());
    }

    /** Whether both are of the same version of one task. */
    final boolean isSameAs(KeptTask other) {
        return equals(other)
                && generation() == other.generation()
                && version() == other.version()
                && at().equals(other.at());
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof KeptTask kept && partition().equals(kept.partition()) && table().equals(kept.table());
    }

    @Override
    public final int hashCode() {
        return 31 * table().hashCode() + partition().hashCode();
    }

    /** Nothing is left out. */
    static final class Whole extends KeptTask {
        private final PartitionTask task;

        private Whole(PartitionTask task) {
            this.task = task;
        }

        private PartitionId id() {
            return task.id().partition();
        }

        @Override
        String table() {
            return id().table();
        }

        @Override
        String partition() {
            return id().partition();
        }

        @Override
        int generation() {
            return task.id().generation();
        }

        @Override
        long version() {
            return task.version();
        }

        @Override
        Instant at() {
            return task.change().at();
        }

        @Override
        PartitionState state() {
            return task.state();
        }

        @Override
        boolean isDropped() {
            return task.isDroppedAtSource();
        }

        @Override
        long path() {
            return RemainingPath.bytes(task);
        }

        @Override
        PartitionTask task() {
            return task;
        }
    }
}
