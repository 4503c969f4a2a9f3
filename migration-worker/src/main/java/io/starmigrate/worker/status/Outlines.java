package io.starmigrate.worker.status;

import io.starmigrate.core.task.PartitionTask;
import java.util.HashMap;
import java.util.Map;

/** Keeps tasks, and what many of them have alike only once. To be used from one thread at a time. */
final class Outlines {
    private final Map<Object, Object> shared = new HashMap<>();

    /** Of a published task the outline; of any other all of it, somebody may go on from there. */
    KeptTask of(PartitionTask task) {
        if (PlannedOutline.fits(task)) {
            return PlannedOutline.of(task, this);
        }
        return Outline.fits(task) ? Outline.of(task, this) : KeptTask.whole(task);
    }

    @SuppressWarnings("unchecked")
    <T> T once(T part) {
        return (T) shared.computeIfAbsent(part, known -> known);
    }
}
