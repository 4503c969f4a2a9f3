package io.starmigrate.worker.export;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.outage.Reopening;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Exports that were cancelled while their storage let nobody in: a key that was revoked, or has expired, says nothing
 * of one partition. They wait, and hold their places, so that no others are sent to the same end. To be used from one
 * thread.
 */
final class ShutStorage {
    private final Predicate<PartitionTask> canList;
    private final Predicate<PartitionTask> isSentHere;
    private final Reopening reopening;
    private final Set<StorageUri> waiting = new HashSet<>();

    /**
     * Knows of none that waits.
     *
     * @param canList whether this worker, by its key, may look into the folder of a task's export
     * @param isSentHere whether this worker has sent the export, with its key
     * @param reopening when it is asked, for all exports together
     */
    ShutStorage(Predicate<PartitionTask> canList, Predicate<PartitionTask> isSentHere, Reopening reopening) {
        this.canList = canList;
        this.isSentHere = isSentHere;
        this.reopening = reopening;
    }

    /** Whether an export that was cancelled so waits for its storage, also where no rule knows the engine's words. */
    boolean holds(PartitionTask task, Remedy remedy) {
        boolean mayBeRefused = remedy == Remedy.WRONG_INPUT || remedy == Remedy.UNKNOWN;
        if (!mayBeRefused || reopening.letsIn(() -> canList.test(task))) {
            return false;
        }
        waiting.add(Exporter.exportOf(task).folder());
        return true;
    }

    /**
     * Whether the storage may let in now what it did not: it has waited, as far as this worker knows, or was sent with
     * another's key, as before a restart with a new one. To be asked of what is not held.
     */
    boolean mayHaveOpenedFor(PartitionTask task, Remedy remedy) {
        return hasHeld(task) || (remedy == Remedy.WRONG_INPUT && !isSentHere.test(task));
    }

    /** Whether no export is to be sent, as some wait for their storage. */
    boolean holdsBack() {
        return reopening.isShut() && !waiting.isEmpty();
    }

    /** A look at all exports begins: these are under way, and no others wait. */
    void look(Set<StorageUri> folders) {
        waiting.retainAll(folders);
    }

    /** Whether an export has waited for its storage here. */
    boolean hasHeld(PartitionTask task) {
        return waiting.contains(Exporter.exportOf(task).folder());
    }
}
