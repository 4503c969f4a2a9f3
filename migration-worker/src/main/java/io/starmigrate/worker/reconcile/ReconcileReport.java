package io.starmigrate.worker.reconcile;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileTaskId;
import java.util.List;

/**
 * What a reconciliation found.
 *
 * @param announced files announced once more
 * @param relayed files copied once more
 * @param missing files of manifests that are not whole in the target storage and cannot be copied from here
 * @param unexplained objects of the job that no export of it accounts for
 */
public record ReconcileReport(
        List<FileTaskId> announced, List<FileTaskId> relayed, List<FileTaskId> missing, List<StorageUri> unexplained) {
    public ReconcileReport {
        announced = List.copyOf(announced);
        relayed = List.copyOf(relayed);
        missing = List.copyOf(missing);
        unexplained = List.copyOf(unexplained);
    }

    /** The report's last line. */
    public String summary() {
        return unexplained.isEmpty()
                ? "0 unexplained objects"
                : unexplained.size() + " unexplained objects: " + unexplained;
    }
}
