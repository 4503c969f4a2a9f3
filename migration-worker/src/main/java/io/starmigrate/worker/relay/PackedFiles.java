package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.relay.FileCopy.Packed;
import io.starmigrate.worker.relay.PackOrder.Piece;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Packs files of manifests, and writes their pieces down: each as EXPORTED, with its length, before anybody can see it,
 * so that an event always finds how long it has to be; then as RELAYED. Safe for use by many threads.
 */
final class PackedFiles {
    private final TaskRecorder recorder;
    private final FileCopy copy;
    private final StorageUri to;
    private final WorkerIdentity self;

    /** @param to where files of jobs are in the target storage */
    PackedFiles(TaskRecorder recorder, FileCopy copy, StorageUri to, WorkerIdentity self) {
        this.recorder = recorder;
        this.copy = copy;
        this.to = to;
        this.self = self;
    }

    /**
     * Packs a file.
     *
     * @param names the pieces that are to be written
     */
    void pack(Manifest manifest, ManifestFile file, Set<String> names) {
        PackOrder order = PackOrder.of(manifest, file, to, names);
        List<FileTaskId> ids =
                manifest.arrivals(file).stream().map(manifest::id).toList();
        Map<Integer, FileTask> announced = new HashMap<>();
        List<Packed> packed = copy.pack(order, pieces -> {
            announced.putAll(announced(order, ids, pieces));
            return Set.copyOf(announced.keySet());
        });
        for (Packed one : packed) {
            FileTask written = announced.get(one.piece().number());
            if (written != null) {
                relayed(written, one, order);
            }
        }
    }

    /** What is written down of the pieces that nobody has seen yet, by number. */
    private Map<Integer, FileTask> announced(PackOrder order, List<FileTaskId> ids, List<Piece> pieces) {
        Map<Integer, FileTask> announced = new HashMap<>();
        for (Piece piece : pieces) {
            FileTask first = FileTask.first(
                            ids.get(piece.number() - 1),
                            FileState.EXPORTED,
                            piece.size(),
                            "",
                            self.change("bytes " + piece.begin() + " to " + piece.end() + " of " + order.from() + ", "
                                    + Units.counted(piece.rows(), "row")))
                    .holding(piece.rows());
            FileTask stored = recorder.record(first);
            if (stored.state() == FileState.EXPORTED) {
                announced.put(piece.number(), requireSame(stored, piece));
            }
        }
        return announced;
    }

    /** Another version of the codec makes other bytes, and some may be on their way already. */
    private static FileTask requireSame(FileTask stored, Piece piece) {
        if (stored.size() != piece.size()) {
            throw new ObjectStoreException(
                    Reason.CHANGED,
                    "Cannot pack " + stored.id() + " again: it had " + Units.counted(stored.size(), "byte")
                            + ", and has " + Units.count(piece.size()) + " now; all workers need the same version",
                    null);
        }
        return stored;
    }

    private void relayed(FileTask announced, Packed packed, PackOrder order) {
        recorder.advance(announced
                .seenAs(packed.object().etag())
                .to(
                        FileState.RELAYED,
                        self.change("packed from " + order.from() + ", "
                                + Units.counted(packed.piece().rows(), "row"))));
    }
}
