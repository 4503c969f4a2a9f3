package io.starmigrate.worker.status;

import io.starmigrate.core.task.PartitionTask;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tasks in an order, taken from both of its ends until these meet: each is taken once. What comes or goes meanwhile is
 * seen or not. A task is made when it is asked for. To be used from one thread, while another changes the tasks.
 */
public final class BothEnds {
    private final NavigableSet<KeptTask> tasks;
    private final Comparator<KeptTask> order;
    private @Nullable KeptTask first;
    private @Nullable KeptTask last;

    BothEnds(NavigableSet<KeptTask> tasks, Comparator<KeptTask> order) {
        this.tasks = tasks;
        this.order = order;
        this.first = begin(tasks.iterator());
        this.last = begin(tasks.descendingIterator());
        stopWhereTheyMet();
    }

    private static @Nullable KeptTask begin(Iterator<KeptTask> all) {
        return all.hasNext() ? all.next() : null;
    }

    /** The next from the begin of the order; empty when all are taken. */
    public Optional<PartitionTask> first() {
        return Optional.ofNullable(first).map(KeptTask::task);
    }

    /** The next from the end of the order, which may be the same; empty when all are taken. */
    public Optional<PartitionTask> last() {
        return Optional.ofNullable(last).map(KeptTask::task);
    }

    /** Takes what {@link #first} answers, if anything. */
    public void takeFirst() {
        if (first != null) {
            first = tasks.higher(first);
            stopWhereTheyMet();
        }
    }

    /** Takes what {@link #last} answers, if anything. */
    public void takeLast() {
        if (last != null) {
            last = tasks.lower(last);
            stopWhereTheyMet();
        }
    }

    private void stopWhereTheyMet() {
        if (first == null || last == null || order.compare(first, last) > 0) {
            first = null;
            last = null;
        }
    }
}
