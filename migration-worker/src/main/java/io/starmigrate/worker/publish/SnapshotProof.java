package io.starmigrate.worker.publish;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SnapshotFingerprints;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What proves that the target holds what was exported. Safe for use by many threads. */
final class SnapshotProof {
    private final TaskRecorder recorder;
    private final LoadedFiles files;
    private final SnapshotFingerprints snapshots;
    private final PackedRows packed;

    SnapshotProof(TaskRecorder recorder, LoadedFiles files, SnapshotFingerprints snapshots) {
        this.recorder = recorder;
        this.files = files;
        this.snapshots = snapshots;
        this.packed = new PackedRows(recorder);
    }

    /**
     * The fingerprint of what was exported; null when there is none. One that an earlier release took is taken anew: it
     * did not tell NULL from every value, and cannot be compared with one of now.
     */
    @Nullable
    Fingerprint exported(Manifest manifest) {
        Fingerprint exported = manifest.fingerprint();
        if (exported == null || exported.isOfThisForm()) {
            return exported;
        }
        return snapshots
                .anew(manifest)
                .orElseThrow(() -> new ClusterException(
                        Remedy.WRONG_INPUT,
                        "the source's fingerprint was taken by an earlier release, which did not tell NULL from every"
                                + " value, and the source cannot be asked for it any more or has changed since; run"
                                + " migrate retry twice: the second exports the partition again",
                        null));
    }

    static String recipe(@Nullable Fingerprint exported) {
        return exported == null ? "" : exported.recipe();
    }

    /**
     * What is wrong with what was loaded, in words; empty when nothing is. A fingerprint that is equal proves all rows;
     * where it is not, or there is none, the files are named whose load has other rows than were packed.
     */
    Optional<String> difference(
            PartitionTask task, Manifest manifest, @Nullable Fingerprint exported, Fingerprint loaded, String where) {
        if (exported != null) {
            return exported.proves(loaded)
                    ? Optional.empty()
                    : Optional.of(exported.differenceTo(loaded, "the source", where)
                            + packed.difference(task, manifest)
                                    .map(load -> "; " + load)
                                    .orElse(""));
        }
        if (task.group().isPresent()) {
            return Optional.of(
                    "it changed while it was exported, and its share of its group's files cannot be counted");
        }
        long rows = recorder.loads(task.id()).stream()
                .filter(load -> load.pass() == task.pass() && load.state() == LoadState.FINISHED)
                .mapToLong(SnapshotProof::rows)
                .sum();
        return rows == loaded.rows()
                ? packed.difference(task, manifest).or(() -> files.altered(manifest))
                : Optional.of(
                        "the loads report " + Units.counted(rows, "row") + "; " + where + " has " + loaded.rows());
    }

    private static long rows(Load load) {
        Long rows = load.rows();
        return rows == null ? 0 : rows;
    }

    /**
     * What is recorded of what shows.
     *
     * @param token the change token under which it was read
     */
    static Published published(@Nullable Fingerprint exported, Fingerprint shown, String token) {
        return exported == null
                ? Published.counted(shown, token)
                : Published.proved(shown, token, exported.partlyProvedBy(shown));
    }

    static String described(Published proved) {
        return Units.counted(proved.fingerprint().rows(), "row") + ", by " + proved.proof()
                + (proved.partly().isEmpty() ? "" : ": not in full compared: " + String.join(", ", proved.partly()));
    }
}
