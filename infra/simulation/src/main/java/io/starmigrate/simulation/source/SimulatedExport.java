package io.starmigrate.simulation.source;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.simulation.rows.SimulatedRows;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One export of a source cluster in memory. Used by one thread at a time. */
final class SimulatedExport {
    /** What a partition held when the export was submitted. */
    record Snapshot(Place place, long age, List<String> rows) {}

    private final String id;
    private final StorageUri folder;
    private final List<Snapshot> snapshots;
    private final List<List<String>> files;
    private final String suffix;
    private ClusterJobState progress = ClusterJobState.RUNNING;
    private @Nullable String error;
    private int written;

    SimulatedExport(String id, StorageUri folder, List<Snapshot> snapshots, List<List<String>> files, String suffix) {
        this.suffix = suffix;
        this.id = id;
        this.folder = folder;
        this.snapshots = snapshots;
        this.files = files;
    }

    StorageUri folder() {
        return folder;
    }

    List<Snapshot> snapshots() {
        return snapshots;
    }

    ClusterJobState progress() {
        return progress;
    }

    void step(ObjectStore storage) {
        if (written == files.size()) {
            progress = ClusterJobState.FINISHED;
            return;
        }
        List<String> rows = files.get(written);
        if (!rows.isEmpty()) {
            String name = id + "_" + written + "_0." + suffix;
            storage.put(folder.resolve("__starrocks_export_tmp_" + id + "/" + name), new byte[] {1}, Map.of());
            storage.put(folder.resolve(name), SimulatedRows.file(rows), Map.of());
            storage.delete(folder.resolve("__starrocks_export_tmp_" + id + "/" + name));
        }
        written++;
    }

    void cancel(String why) {
        if (progress == ClusterJobState.RUNNING) {
            progress = ClusterJobState.CANCELLED;
            error = why;
        }
    }

    ExportStatus status() {
        return ExportStatus.told(id, folder, progress, error == null ? "" : error);
    }
}
