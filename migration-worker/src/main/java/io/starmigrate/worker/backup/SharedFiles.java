package io.starmigrate.worker.backup;

import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.text.SettingName;
import java.util.Optional;

/**
 * Tells of exports that are no backup: their files hold the rows of several partitions, or only some of one.
 * {@code migrate export} makes none of them, but a service or a sync of the same job may take partitions of the run
 * that the command waits for. Pure.
 */
public final class SharedFiles {
    private SharedFiles() {}

    /**
     * Why what a task was exported as cannot be restored; empty where it can, or was not exported yet.
     *
     * @param task the latest of its partition
     */
    public static Optional<String> why(PartitionTask task) {
        Export export = task.export();
        if (export == null || task.exported() == null) {
            return Optional.empty();
        }
        if (export.group() != null) {
            return Optional.of("its files hold the rows of several partitions (" + SettingName.GROUP_SIZE + ")");
        }
        return export.delta() == null
                ? Optional.empty()
                : Optional.of("its files hold only what had changed, " + export.delta() + " (" + SettingName.DELTA_SIZE
                        + ")");
    }
}
