package io.starmigrate.worker.status;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The latest task of each partition of one job, as far as it is kept, and earlier ones on which work has not ended. To
 * be used from one thread at a time.
 */
final class Latest {
    /** What a task is looked up by has nothing but its name. */
    private static final Estimate NOTHING = new Estimate(0, 0);

    private static final Change NOBODY = new Change("", Instant.EPOCH, "");

    /** A job may have a million in each of these. */
    private static final Set<PartitionState> MANY = EnumSet.of(PartitionState.PLANNED, PartitionState.PUBLISHED);

    private final Outlines outlines = new Outlines();
    private final Map<KeptTask, KeptTask> tasks = new HashMap<>();
    private final Map<PartitionTaskId, KeptTask> earlier = new HashMap<>();
    /** Of the latest, those in other states than {@link #MANY}: roles ask for them each second. */
    private final Map<PartitionState, Set<KeptTask>> few = new EnumMap<>(PartitionState.class);

    private @Nullable PlannedTasks planned;
    private int open;

    /** What is kept of a task's partition. */
    @Nullable
    KeptTask of(PartitionTask task) {
        return tasks.get(KeptTask.whole(task));
    }

    /** What is kept of this very generation. */
    @Nullable
    KeptTask same(PartitionTask task) {
        KeptTask known = of(task);
        return known != null && known.generation() == task.id().generation() ? known : earlier.get(task.id());
    }

    /** Takes a task in, of which no later version is known. */
    void learn(PartitionTask task) {
        put(outlines.of(task));
    }

    /** The same; what was known before stands where nothing has changed, so that it is held once. */
    void learn(PartitionTask task, Latest before) {
        KeptTask known = before.of(task);
        put(known != null && known.isSameAs(KeptTask.whole(task)) ? known : outlines.of(task));
    }

    private void put(KeptTask next) {
        KeptTask known = tasks.get(next);
        boolean isOther = known != null && known.generation() != next.generation();
        if (known != null && known.isLaterThan(next)) {
            if (isOther) {
                putEarlier(next);
            }
            return;
        }
        if (known != null) {
            few(known.state()).remove(known);
            unplan(known);
            if (isOther) {
                putEarlier(known);
            }
        }
        open += (next.state().isSettled() ? 0 : 1)
                - (known == null || known.state().isSettled() ? 0 : 1);
        // The key goes with the value: else it would hold what was kept before.
        tasks.remove(next);
        tasks.put(next, next);
        if (!MANY.contains(next.state())) {
            few(next.state()).add(next);
        }
        plan(next);
    }

    private void putEarlier(KeptTask task) {
        KeptTask before = earlier.remove(task.task().id());
        if (before != null) {
            unplan(before);
        }
        if (!task.state().isSettled()) {
            earlier.put(task.task().id(), task);
            plan(task);
        }
    }

    private Set<KeptTask> few(PartitionState state) {
        return few.computeIfAbsent(state, any -> new HashSet<>());
    }

    private void plan(KeptTask kept) {
        if (planned != null && kept.state() == PartitionState.PLANNED) {
            planned.add(kept);
        }
    }

    private void unplan(KeptTask kept) {
        if (planned != null && kept.state() == PartitionState.PLANNED) {
            planned.remove(kept);
        }
    }

    /** Those that are PLANNED, from now on as they come and go; made when it is asked for by this rule first. */
    PlannedTasks planned(Predicate<PartitionTask> together) {
        PlannedTasks now = planned != null && planned.isBy(together)
                ? planned
                : new PlannedTasks(together, in(Set.of(PartitionState.PLANNED)));
        planned = now;
        return now;
    }

    /** Of how many partitions. */
    int size() {
        return tasks.size();
    }

    /** Whether work on some task has not ended. */
    boolean isOpen() {
        return open > 0 || !earlier.isEmpty();
    }

    /** Whether both know of the same. */
    boolean isSameAs(Latest other) {
        return tasks.size() == other.tasks.size()
                && tasks.values().stream().allMatch(kept -> {
                    KeptTask its = other.tasks.get(kept);
                    return its != null && its.isSameAs(kept);
                });
    }

    /** All of them, in no order; stays as it is whatever is learned later. */
    List<PartitionTask> all() {
        return new KeptTasks(tasks.values().stream());
    }

    /** Whether the latest task of a partition is this one, in this state. */
    boolean isIn(PartitionState state, PartitionTaskId id) {
        KeptTask kept = tasks.get(KeptTask.whole(PartitionTask.planned(id, "", NOTHING, "", NOBODY)));
        return kept != null && kept.state() == state && kept.generation() == id.generation();
    }

    /** Those in these states: latest ones, and earlier ones on which work has not ended. */
    Stream<KeptTask> in(Set<PartitionState> wanted) {
        Stream<KeptTask> latest = Collections.disjoint(wanted, MANY)
                ? wanted.stream().flatMap(state -> few(state).stream())
                : tasks.values().stream();
        return Stream.concat(earlier.values().stream(), latest).filter(kept -> wanted.contains(kept.state()));
    }
}
