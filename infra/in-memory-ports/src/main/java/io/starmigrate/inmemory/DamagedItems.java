package io.starmigrate.inmemory;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Transition;
import io.starmigrate.core.task.UnreadableItemException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which items of a recorder in memory cannot be read any more. Safe for use by many threads. */
public final class DamagedItems {
    private final Set<Object> damaged = ConcurrentHashMap.newKeySet();

    DamagedItems() {}

    /** A task's own item cannot be read from now on. */
    public void task(PartitionTaskId id) {
        damaged.add(id);
    }

    /** Nor can the item of a file. */
    public void file(FileTaskId id) {
        damaged.add(id);
    }

    /** Nor can that of a load. */
    public void load(PartitionTaskId task, String label) {
        damaged.add(new LoadItem(task, label));
    }

    /** Nor can a manifest. */
    public void manifest(PartitionTaskId task, int attempt) {
        damaged.add(new ManifestItem(task, attempt));
    }

    /** Nor can the lines that tell how a task came to where it is. */
    public void history(PartitionTaskId task) {
        damaged.add(new HistoryItem(task));
    }

    List<Transition> read(PartitionTaskId task, List<Transition> stored) {
        return require(stored, new HistoryItem(task));
    }

    PartitionTask read(PartitionTask stored) {
        return damaged.contains(stored.id())
                ? PartitionTask.unreadable(
                        stored.id(),
                        stored.bounds(),
                        stored.estimate(),
                        stored.changeToken(),
                        new Change("recorder", Instant.EPOCH, "its item cannot be read: it was damaged"))
                : stored;
    }

    FileTask read(FileTask stored) {
        return require(stored, stored.id());
    }

    Load read(Load stored) {
        return require(stored, new LoadItem(stored.task(), stored.label()));
    }

    Manifest read(Manifest stored) {
        return require(stored, new ManifestItem(stored.task(), stored.attempt()));
    }

    private <T> T require(T stored, Object key) {
        if (damaged.contains(key)) {
            throw new UnreadableItemException("Cannot read " + key + ": it was damaged", null);
        }
        return stored;
    }

    private record HistoryItem(PartitionTaskId task) {}

    private record LoadItem(PartitionTaskId task, String label) {}

    private record ManifestItem(PartitionTaskId task, int attempt) {}
}
