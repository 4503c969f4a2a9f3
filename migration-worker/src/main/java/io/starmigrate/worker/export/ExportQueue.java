package io.starmigrate.worker.export;

import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.RemainingPath;
import io.starmigrate.worker.status.JobWatch;
import io.starmigrate.worker.status.PlannedTasks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Which planned partitions are exported next: those with the longest way before them, of what travels together in the
 * order of its names within a table. Of each table it holds the next ones alone, so a look costs what is taken, and
 * once for all of them what the tables are; not what is planned, or done. What it has answered it answers again after
 * all others, if it still is PLANNED. To be used from one thread.
 */
final class ExportQueue {
    private final JobWatch watch;
    private final TravelUnits units;
    private final Queue<Next> next = new PriorityQueue<>();
    private final List<Next> aside = new ArrayList<>();
    private @Nullable PlannedTasks planned;

    ExportQueue(JobWatch watch, TravelUnits units) {
        this.watch = watch;
        this.units = units;
    }

    /** Begins a step: what was left to others may be taken by now, and after the last comes the first. */
    void look() {
        PlannedTasks now = watch.planned(units);
        if (next.isEmpty() || now != planned) {
            next.clear();
            aside.clear();
            planned = now;
            now.tables().forEach(table -> {
                add(map(table.alone()));
                add(units.packed(table.together()));
            });
        }
        next.addAll(aside);
        aside.clear();
    }

    private static Iterator<List<PartitionTask>> map(Iterator<PartitionTask> tasks) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return tasks.hasNext();
            }

            @Override
            public List<PartitionTask> next() {
                return List.of(tasks.next());
            }
        };
    }

    private void add(Iterator<List<PartitionTask>> rest) {
        if (rest.hasNext()) {
            next.add(new Next(rest.next(), rest));
        }
    }

    /** Whether there is nothing to be taken in this step. */
    boolean isEmpty() {
        return next.isEmpty();
    }

    /** Takes what is next: one task, or several of a table together. */
    List<PartitionTask> take() {
        Next taken = next.remove();
        add(taken.rest);
        return taken.unit;
    }

    /** Lets what is next, and all that comes after it, wait for the next step: its table is others'. */
    void leave() {
        aside.add(next.remove());
    }

    /** What is next; there is something. */
    List<PartitionTask> peek() {
        return next.element().unit;
    }

    /** Of one table, and of one kind: what is next, and all that comes after it. */
    private record Next(List<PartitionTask> unit, Iterator<List<PartitionTask>> rest) implements Comparable<Next> {
        private static final Comparator<List<PartitionTask>> ORDER = RemainingPath.longestFirst();

        @Override
        public int compareTo(Next other) {
            return ORDER.compare(unit, other.unit);
        }
    }
}
