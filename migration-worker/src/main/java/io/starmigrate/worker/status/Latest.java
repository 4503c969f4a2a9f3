package io.starmigrate.worker.status;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private final Outlines outlines = new Outlines();
    private final Map<KeptTask, KeptTask> tasks = new HashMap<>();
    private final Map<PartitionTaskId, KeptTask> earlier = new HashMap<>();
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
        if (known != null && known.generation() != next.generation()) {
            putEarlier(known.isLaterThan(next) ? next : known);
        }
        if (known != null && known.isLaterThan(next)) {
            return;
        }
        open += (next.state().isSettled() ? 0 : 1)
                - (known == null || known.state().isSettled() ? 0 : 1);
        // The key goes with the value: else it would hold what was kept before.
        tasks.remove(next);
        tasks.put(next, next);
    }

    private void putEarlier(KeptTask task) {
        if (task.state().isSettled()) {
            earlier.remove(task.task().id());
        } else {
            earlier.put(task.task().id(), task);
        }
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
        return Stream.concat(earlier.values().stream(), tasks.values().stream())
                .filter(kept -> wanted.contains(kept.state()));
    }
}
