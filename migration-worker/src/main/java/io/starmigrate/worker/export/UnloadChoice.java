package io.starmigrate.worker.export;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PutBack.Way;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.Unload;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How one statement writes a partition. Safe for use by many threads. */
record UnloadChoice(SourceCluster source) {
    /**
     * As the source chooses; without separators where that can be and nobody has proved those of an export before.
     *
     * @param putBack how it was put back to work when it was planned; null where it was not
     */
    Unload whole(PartitionId id, @Nullable Way putBack) {
        return read(
                id,
                () -> new SeparatorProof(source)
                        .unload(id, putBack)
                        .orElseGet(() -> source.unload(id.table(), id.partition())));
    }

    /** How what was exported without separators goes on: its source may have lost that statement, or cancelled it. */
    Optional<Way> again(PartitionTask task) {
        Export last = task.export();
        boolean without = last != null && last.isWhole() && !(last.format() instanceof FileFormat.Csv);
        return without && source.isScanned(task.id().partition().table())
                ? Optional.of(Way.UNPROVED_SEPARATORS)
                : Optional.empty();
    }

    /** What this version cannot read of a table it cannot export; anything else that is wrong says nothing of it. */
    static <T> T read(PartitionId id, Supplier<T> look) {
        try {
            return look.get();
        } catch (IllegalArgumentException unreadable) {
            throw new ClusterException(
                    Remedy.WRONG_INPUT,
                    "what the source's catalog tells of " + id.table() + " cannot be read: " + unreadable.getMessage()
                            + "; leave the table out with " + SettingName.TABLE_NAMES
                            + " (an ! before its name), or change what it names",
                    unreadable);
        }
    }
}
