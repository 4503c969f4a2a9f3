package io.starmigrate.worker.export;

import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TravelGroup;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What travels together: small partitions of a table, each of which was never exported as this generation, up to a size
 * by the source's catalog; every other partition alone. Immutable.
 *
 * @param size in bytes; 0: each travels alone
 */
record TravelUnits(long size) implements Predicate<PartitionTask> {
    /**
     * Whether a task may travel with others. What was parted from a group, or has failed, travels alone from then on.
     */
    @Override
    public boolean test(PartitionTask task) {
        return task.export() == null
                && !task.bounds().isEmpty()
                && task.estimate().bytes() <= size
                && size > 0;
    }

    /** Units of those that may travel together, in their order; each is made when it is asked for. */
    Iterator<List<PartitionTask>> packed(Iterator<PartitionTask> tasks) {
        return new Packed(tasks);
    }

    private final class Packed implements Iterator<List<PartitionTask>> {
        private final Iterator<PartitionTask> tasks;
        private @Nullable PartitionTask next;

        private Packed(Iterator<PartitionTask> tasks) {
            this.tasks = tasks;
        }

        @Override
        public boolean hasNext() {
            return next != null || tasks.hasNext();
        }

        @Override
        public List<PartitionTask> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            List<PartitionTask> unit = new ArrayList<>();
            long bytes = 0;
            PartitionTask task = next == null ? tasks.next() : next;
            next = null;
            while (task != null) {
                bytes += task.estimate().bytes();
                if (!unit.isEmpty() && (unit.size() == TravelGroup.MOST || bytes > size)) {
                    next = task;
                    break;
                }
                unit.add(task);
                task = tasks.hasNext() ? tasks.next() : null;
            }
            return List.copyOf(unit);
        }
    }
}
