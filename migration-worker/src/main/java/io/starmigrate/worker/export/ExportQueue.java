package io.starmigrate.worker.export;

import io.starmigrate.core.task.NextExport;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.RemainingPath;
import io.starmigrate.worker.status.JobWatch;
import io.starmigrate.worker.status.PlannedTasks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which planned partitions are exported next, as {@link NextExport} decides. What travels together goes in the order of
 * its names within a table. Of each table it holds the next ones alone, so a look costs what is taken, and once for all
 * of them what the tables are; not what is planned, or done. What it has answered it answers again after all others, if
 * it still is PLANNED. To be used from one thread.
 */
final class ExportQueue {
    private static final Comparator<List<PartitionTask>> LONGEST_FIRST = RemainingPath.longestFirst();

    private final JobWatch watch;
    private final TravelUnits units;
    /** The same units by both of their ends; none is changed while it is among them. */
    private final NavigableSet<UnitsOfTable> byLongest =
            new TreeSet<>(Comparator.comparing(UnitsOfTable::longest, LONGEST_FIRST));

    private final NavigableSet<UnitsOfTable> byShortest =
            new TreeSet<>(Comparator.comparing(UnitsOfTable::shortest, LONGEST_FIRST));

    private final List<UnitsOfTable> aside = new ArrayList<>();
    private @Nullable PlannedTasks planned;
    private NextExport last = NextExport.SHORT;

    ExportQueue(JobWatch watch, TravelUnits units) {
        this.watch = watch;
        this.units = units;
    }

    /** Begins a step: what was left to others may be taken by now, and after the last comes the first. */
    void look() {
        PlannedTasks now = watch.planned(units);
        if (isEmpty() || now != planned) {
            byLongest.clear();
            byShortest.clear();
            aside.clear();
            planned = now;
            now.tables().forEach(table -> {
                add(UnitsOfTable.alone(table.alone()));
                add(UnitsOfTable.packed(units.packed(table.together())));
            });
        }
        aside.forEach(this::add);
        aside.clear();
    }

    private void add(UnitsOfTable units) {
        if (!units.isEmpty()) {
            byLongest.add(units);
            byShortest.add(units);
        }
    }

    private void remove(UnitsOfTable units) {
        byLongest.remove(units);
        byShortest.remove(units);
    }

    /** Whether there is nothing to be taken in this step. */
    boolean isEmpty() {
        return byLongest.isEmpty();
    }

    /**
     * What is next; there is something.
     *
     * @param places how many exports may be under way at once
     */
    Choice next(int places) {
        UnitsOfTable longest = byLongest.first();
        long all = planned == null ? 0 : planned.path();
        NextExport next = last.then(RemainingPath.of(longest.longest()), all, places);
        return new Choice(next, next == NextExport.SHORT ? byShortest.last() : longest);
    }

    /** One unit that is next, until it is taken or left; another is chosen after either. */
    final class Choice {
        private final NextExport which;
        private final UnitsOfTable from;

        private Choice(NextExport which, UnitsOfTable from) {
            this.which = which;
            this.from = from;
        }

        /** One task, or several of a table together. */
        List<PartitionTask> unit() {
            return which == NextExport.SHORT ? from.shortest() : from.longest();
        }

        List<PartitionTask> take() {
            List<PartitionTask> taken = unit();
            last = which;
            remove(from);
            if (which == NextExport.SHORT) {
                from.takeShortest();
            } else {
                from.takeLongest();
            }
            add(from);
            return taken;
        }

        /** Lets it, and all that comes after it, wait for the next step: its table is others'. */
        void leave() {
            remove(from);
            aside.add(from);
        }
    }
}
