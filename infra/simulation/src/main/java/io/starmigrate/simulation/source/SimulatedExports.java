package io.starmigrate.simulation.source;

import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.rows.SimulatedDeltas;
import io.starmigrate.simulation.rows.SimulatedRows;
import io.starmigrate.simulation.source.SimulatedExport.Snapshot;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import io.starmigrate.worker.starrocks.SourceCluster.Unload;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every export that was ever submitted to a source. Used by one thread at a time. */
final class SimulatedExports {
    private final List<SimulatedExport> exports = new ArrayList<>();
    private final int number;
    private final Chance chance;

    /** @param number tells clusters apart */
    SimulatedExports(int number, Chance chance) {
        this.number = number;
        this.chance = chance;
    }

    /**
     * @param snapshots the rows of each partition, as they are now
     * @param unload which of a single one's are written, and into files of which kind
     */
    void submit(StorageUri folder, List<Snapshot> snapshots, Unload unload) {
        BucketChoice some = unload.some();
        List<String> rows = snapshots.size() == 1
                ? SimulatedDeltas.travelling(snapshots.get(0).rows(), some)
                : snapshots.stream()
                        .flatMap(snapshot -> SimulatedRows.of(snapshot.place().partition(), snapshot.rows()).stream())
                        .toList();
        exports.add(new SimulatedExport(
                new UUID(number, exports.size() + 1).toString(),
                folder,
                snapshots,
                SimulatedRows.divided(rows, 1 + chance.below(3), chance),
                unload.format().kind().name().toLowerCase(Locale.ROOT)));
    }

    /** The rows of a place's snapshot that was exported to a folder. */
    List<String> snapshot(Place place, StorageUri folder) {
        return snapshots(place, folder)
                .flatMap(snapshot -> snapshot.rows().stream())
                .sorted()
                .toList();
    }

    /** When the rows of a place that were exported to a folder were written. */
    long age(Place place, StorageUri folder) {
        return snapshots(place, folder).mapToLong(Snapshot::age).max().orElse(0);
    }

    private Stream<Snapshot> snapshots(Place place, StorageUri folder) {
        return exports.stream()
                .filter(export -> export.folder().equals(folder))
                .flatMap(export -> export.snapshots().stream())
                .filter(snapshot -> snapshot.place().equals(place));
    }

    int submitted() {
        return exports.size();
    }

    List<ExportStatus> statuses() {
        return exports.stream().map(SimulatedExport::status).toList();
    }

    /** Lets every running export go one file further; the last step finishes it. */
    void progress(Supplier<ObjectStore> storage) {
        for (SimulatedExport export : exports) {
            if (export.progress() == ClusterJobState.RUNNING && chance.happens(0.5)) {
                export.step(storage.get());
            }
        }
    }

    /** A place is dropped: exports of it may end with it. */
    void dropped(Place place) {
        exports.stream()
                .filter(export ->
                        export.snapshots().stream().anyMatch(of -> of.place().equals(place)) && chance.happens(0.5))
                .forEach(export -> export.cancel("type:RUN_FAIL; msg:partition does not exist"));
    }

    /** Somebody cancels what is exported to a folder. */
    void cancel(StorageUri folder) {
        exports.stream()
                .filter(known -> known.folder().equals(folder))
                .forEach(known -> known.cancel("type:USER_CANCEL; msg:user cancel"));
    }

    void cancelAll(String why) {
        exports.forEach(export -> export.cancel(why));
    }
}
