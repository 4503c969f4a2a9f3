package io.starmigrate.worker.status;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Published;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a published task by who looks on: how far it is and what was moved, without what only its next step
 * would need, and what many tasks have alike only once. A job may have a million of them. To be used from one thread.
 */
final class Outlines {
    private final Map<Object, Object> shared = new HashMap<>();

    /** The outline of a published task; any other as it is, somebody may go on from there. */
    PartitionTask of(PartitionTask task) {
        return task.state() == PartitionState.PUBLISHED ? outline(task) : task;
    }

    private PartitionTask outline(PartitionTask task) {
        PartitionId partition = task.id().partition();
        Exported exported = task.exported();
        Published published = task.published();
        Fingerprint here = rows(exported == null ? null : exported.fingerprint());
        Fingerprint there = rows(published == null ? null : published.fingerprint(), here);
        return new PartitionTask(
                new PartitionTaskId(
                        new PartitionId(
                                once(partition.job()),
                                once(partition.database()),
                                once(partition.table()),
                                partition.partition()),
                        task.id().generation()),
                task.state(),
                task.version(),
                new Change(
                        once(task.change().by()),
                        task.change().at(),
                        task.change().why()),
                "",
                task.estimate(),
                "",
                outline(task.export()),
                outline(exported, here),
                task.pass(),
                task.staging(),
                outline(published, there),
                task.left(),
                task.overwriting(),
                task.unknown(),
                null,
                task.droppedAtSource());
    }

    private @Nullable Export outline(@Nullable Export export) {
        return export == null
                ? null
                : new Export(
                        export.attempt(),
                        export.folder(),
                        "",
                        List.of(),
                        once(export.format()),
                        export.submitted(),
                        export.cancelled(),
                        null,
                        null,
                        null);
    }

    private static @Nullable Exported outline(@Nullable Exported exported, @Nullable Fingerprint rows) {
        return exported == null
                ? null
                : new Exported(exported.files(), exported.bytes(), exported.fingerprint() == null ? null : rows);
    }

    private static @Nullable Published outline(@Nullable Published published, @Nullable Fingerprint rows) {
        return published == null || rows == null
                ? null
                : new Published(rows, published.proof(), null, published.partly());
    }

    private static @Nullable Fingerprint rows(@Nullable Fingerprint fingerprint) {
        return fingerprint == null ? null : new Fingerprint("", fingerprint.rows(), List.of());
    }

    /** Both sides have as many rows in most cases: then it is one. */
    private static @Nullable Fingerprint rows(@Nullable Fingerprint fingerprint, @Nullable Fingerprint known) {
        return fingerprint != null && known != null && fingerprint.rows() == known.rows() ? known : rows(fingerprint);
    }

    @SuppressWarnings("unchecked")
    private <T> T once(T part) {
        return (T) shared.computeIfAbsent(part, known -> known);
    }
}
