package io.starmigrate.worker.export;

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
 * Which planned partitions are exported next: those with the longest way before them and those with the shortest in
 * turn, and the longest alone once it could be what all others are waited for with. What travels together goes in the
 * order of its names within a table. Of each table it holds the next ones alone, so a look costs what is taken, and
 * once for all of them what the tables are; not what is planned, or done. What it has answered it answers again after
 * all others, if it still is PLANNED. To be used from one thread.
 *
 * <p>Exports begin only when StarRocks looks for waiting ones, every five seconds
 * ({@code export_checker_interval_second}). Of equal length they would end together, and the source stand still until
 * that look; short ones beside each other are over long before it. Long ones beside short ones have something to do
 * meanwhile.
 */
final class ExportQueue {
    /**
     * The longest goes first from where all that is planned takes less than so many times as long as it does: fewer
     * would leave it too late where each export has a share of the source that others cannot use.
     */
    private static final int CRITICAL = 3;

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
    private boolean turnOfShortest;

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
        if (isCritical(longest.longest(), places)) {
            return new Choice(longest, false, false);
        }
        if (!turnOfShortest) {
            return new Choice(longest, false, true);
        }
        return new Choice(byShortest.last(), true, false);
    }

    private boolean isCritical(List<PartitionTask> longest, int places) {
        return planned == null || RemainingPath.of(longest) * places * CRITICAL >= planned.path();
    }

    /** One unit that is next, until it is taken or left; another is chosen after either. */
    final class Choice {
        private final UnitsOfTable from;
        private final boolean shortest;
        private final boolean thenShortest;

        private Choice(UnitsOfTable from, boolean shortest, boolean thenShortest) {
            this.from = from;
            this.shortest = shortest;
            this.thenShortest = thenShortest;
        }

        /** One task, or several of a table together. */
        List<PartitionTask> unit() {
            return shortest ? from.shortest() : from.longest();
        }

        List<PartitionTask> take() {
            List<PartitionTask> taken = unit();
            turnOfShortest = thenShortest;
            remove(from);
            if (shortest) {
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
