package io.starmigrate.worker.export;

import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.status.BothEnds;
import java.util.Iterator;
import java.util.List;

/** What is planned of one table and is taken alike: the next unit from either end, and after it the rest. */
sealed interface UnitsOfTable {
    boolean isEmpty();

    /** The next one with the longest way; there is one. */
    List<PartitionTask> longest();

    /** The next one with the shortest way, which may be the same. */
    List<PartitionTask> shortest();

    void takeLongest();

    void takeShortest();

    /** Each partition alone. */
    static UnitsOfTable alone(BothEnds tasks) {
        return new Alone(tasks);
    }

    /** Units as they come: whose way is the longest of them is not known before they are made. */
    static UnitsOfTable packed(Iterator<List<PartitionTask>> units) {
        return new Packed(units);
    }

    final class Alone implements UnitsOfTable {
        private final BothEnds tasks;
        private List<PartitionTask> longest;
        private List<PartitionTask> shortest;

        private Alone(BothEnds tasks) {
            this.tasks = tasks;
            this.longest = tasks.first().stream().toList();
            this.shortest = tasks.last().stream().toList();
        }

        @Override
        public boolean isEmpty() {
            return longest.isEmpty();
        }

        @Override
        public List<PartitionTask> longest() {
            return longest;
        }

        @Override
        public List<PartitionTask> shortest() {
            return shortest;
        }

        @Override
        public void takeLongest() {
            tasks.takeFirst();
            look();
        }

        @Override
        public void takeShortest() {
            tasks.takeLast();
            look();
        }

        private void look() {
            longest = tasks.first().stream().toList();
            shortest = tasks.last().stream().toList();
        }
    }

    final class Packed implements UnitsOfTable {
        private final Iterator<List<PartitionTask>> rest;
        private List<PartitionTask> next;

        private Packed(Iterator<List<PartitionTask>> units) {
            this.rest = units;
            this.next = units.hasNext() ? units.next() : List.of();
        }

        @Override
        public boolean isEmpty() {
            return next.isEmpty();
        }

        @Override
        public List<PartitionTask> longest() {
            return next;
        }

        @Override
        public List<PartitionTask> shortest() {
            return next;
        }

        @Override
        public void takeLongest() {
            next = rest.hasNext() ? rest.next() : List.of();
        }

        @Override
        public void takeShortest() {
            takeLongest();
        }
    }
}
