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

/** The latest task of each partition of one job, as far as it is kept. To be used from one thread at a time. */
final class Latest {
    /** What a task is looked up by has nothing but its name. */
    private static final Estimate NOTHING = new Estimate(0, 0);

    private static final Change NOBODY = new Change("", Instant.EPOCH, "");

    private final Outlines outlines = new Outlines();
    private final Map<KeptTask, KeptTask> tasks = new HashMap<>();

    /** What is kept of a task's partition. */
    @Nullable
    KeptTask of(PartitionTask task) {
        return tasks.get(KeptTask.whole(task));
    }

    /** Takes a task in, unless a later one of its partition is known; answers it as it is kept then. */
    PartitionTask learn(PartitionTask task) {
        return put(outlines.of(task)).task();
    }

    /** The same; what was known before stands where nothing has changed, so that it is held once. */
    PartitionTask learn(PartitionTask task, Latest before) {
        KeptTask known = before.of(task);
        return put(known != null && known.isSameAs(KeptTask.whole(task)) ? known : outlines.of(task))
                .task();
    }

    private KeptTask put(KeptTask next) {
        KeptTask known = tasks.get(next);
        if (known == null || !known.isLaterThan(next)) {
            // The key goes with the value: else it would hold what was kept before.
            tasks.remove(next);
            tasks.put(next, next);
        }
        return next;
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

    /** Those on which work has ended, in these states. */
    Stream<KeptTask> settled(Set<PartitionState> wanted) {
        return tasks.values().stream().filter(kept -> kept.state().isSettled() && wanted.contains(kept.state()));
    }
}
