package io.starmigrate.core.task;

import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.text.PrintableName;

/**
 * Names one file task.
 *
 * @param task the partition task whose rows the file holds
 * @param attempt the export attempt that wrote it, from 1
 * @param name the object's last segment, behind the folder of its slice where it is of one
 */
public record FileTaskId(PartitionTaskId task, int attempt, String name) {
    /** The file task that an object's key names. */
    public static FileTaskId of(DataFileKey key) {
        PartitionId partition = new PartitionId(key.job(), key.database(), key.table(), key.partition());
        return new FileTaskId(new PartitionTaskId(partition, key.generation()), key.attempt(), key.name());
    }

    /** Where this file is below {@code root}. */
    public StorageUri below(StorageUri root) {
        PartitionId partition = task.partition();
        return new DataFileKey(
                        partition.job(),
                        partition.database(),
                        partition.table(),
                        partition.partition(),
                        task.generation(),
                        attempt,
                        name)
                .below(root);
    }

    @Override
    public String toString() {
        return task + " attempt " + attempt + " file " + PrintableName.of(name);
    }
}
