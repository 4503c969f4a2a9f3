package io.starmigrate.worker.status;

import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.RemainingPath;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A job's PLANNED tasks by their tables, as they come and go: whoever takes the next ones looks at these alone, however
 * many others are planned or done. Some forty bytes for each beside what is kept of it.
 *
 * <p>Changed by one thread at a time, while others go through it: they see what came and went meanwhile, or not.
 */
public final class PlannedTasks {
    private static final Comparator<KeptTask> BY_NAME =
            Comparator.comparing(KeptTask::partition).thenComparingInt(KeptTask::generation);
    private static final Comparator<KeptTask> LONGEST_FIRST =
            Comparator.comparingLong((KeptTask kept) -> -kept.path()).thenComparing(BY_NAME);

    private final Predicate<PartitionTask> together;
    private final Map<String, OfTable> tables = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    /** @param together which of them may travel with others of their table; always the same of one task */
    PlannedTasks(Predicate<PartitionTask> together, Stream<KeptTask> planned) {
        this.together = together;
        planned.forEach(this::add);
    }

    boolean isBy(Predicate<PartitionTask> other) {
        return together.equals(other);
    }

    void add(KeptTask kept) {
        OfTable table = tables.computeIfAbsent(kept.table(), name -> new OfTable());
        if ((together.test(kept.task()) ? table.together : table.alone).add(kept)) {
            count.incrementAndGet();
            bytes.addAndGet(kept.path());
        }
    }

    void remove(KeptTask kept) {
        OfTable table = tables.get(kept.table());
        if (table != null && (table.alone.remove(kept) || table.together.remove(kept))) {
            count.decrementAndGet();
            bytes.addAndGet(-kept.path());
        }
    }

    /** How long the way of all of them is, one after the other; as {@link RemainingPath#of(long, long)}. */
    public long path() {
        return RemainingPath.of(count.get(), bytes.get());
    }

    /** All tables of which any were planned, in no order. */
    public Collection<OfTable> tables() {
        return Collections.unmodifiableCollection(tables.values());
    }

    /** Those of one table. Each task is made when it is asked for. */
    public static final class OfTable {
        private final NavigableSet<KeptTask> alone = new ConcurrentSkipListSet<>(LONGEST_FIRST);
        private final NavigableSet<KeptTask> together = new ConcurrentSkipListSet<>(BY_NAME);

        private OfTable() {}

        /** Those that travel alone, from the longest way and from the shortest. */
        public BothEnds alone() {
            return new BothEnds(alone, LONGEST_FIRST);
        }

        /** Those that may travel with others, by their names. */
        public Iterator<PartitionTask> together() {
            return together.stream().map(KeptTask::task).iterator();
        }
    }
}
