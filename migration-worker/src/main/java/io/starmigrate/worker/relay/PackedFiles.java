package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Packs files of manifests, and writes their pieces down: each once, as EXPORTED, with its length, before anybody can
 * see it, so that an event always finds how long it has to be. That it is there then its event tells, or a look at it.
 * Safe for use by many threads.
 */
final class PackedFiles {
    private final TaskRecorder recorder;
    private final FileCopy copy;
    private final ObjectStore target;
    private final StorageUri to;
    private final WorkerIdentity self;

    /** @param to where files of jobs are in the target storage */
    PackedFiles(TaskRecorder recorder, FileCopy copy, ObjectStore target, StorageUri to, WorkerIdentity self) {
        this.recorder = recorder;
        this.copy = copy;
        this.target = target;
        this.to = to;
        this.self = self;
    }

    /**
     * Packs a file.
     *
     * @param names the pieces that are to be written
     * @param seen what is known of them, and takes the tags of those that are there now
     */
    void pack(Manifest manifest, ManifestFile file, Set<String> names, Seen seen) {
        Set<String> absent = absent(manifest, names, seen);
        if (absent.isEmpty()) {
            return;
        }
        PackOrder order = PackOrder.of(manifest, file, to, absent);
        List<FileTaskId> ids =
                manifest.arrivals(file).stream().map(manifest::id).toList();
        Map<Integer, FileTask> announced = new HashMap<>();
        List<Packed> packed = copy.pack(order, pieces -> {
            announced.putAll(announced(order, ids, pieces));
            return Set.copyOf(announced.keySet());
        });
        packed.forEach(one ->
                seen.tags.put(ids.get(one.piece().number() - 1), one.object().etag()));
    }

    /** Those that do not lie there as they were announced: packing them again would have them read, and paid, again. */
    private Set<String> absent(Manifest manifest, Set<String> names, Seen seen) {
        Set<String> absent = new HashSet<>();
        for (String name : names) {
            FileTaskId id = new FileTaskId(manifest.task(), manifest.attempt(), name);
            Optional<StoredObject> there = Optional.ofNullable(seen.announced.get(id))
                    .flatMap(before -> target.head(id.below(to)).filter(object -> object.size() == before.size()));
            there.ifPresentOrElse(object -> seen.tags.put(id, object.etag()), () -> absent.add(name));
        }
        return absent;
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
                piece.requireAnnounced(stored);
                announced.put(piece.number(), stored);
            }
        }
        return announced;
    }

    /**
     * What is known of the pieces of a partition.
     *
     * @param announced those that are written down and whose event has not come yet; they may lie there already
     * @param tags the entity tags of those that are seen by now; filled up by {@link #pack}, by many threads
     */
    record Seen(Map<FileTaskId, FileTask> announced, ConcurrentMap<FileTaskId, String> tags) {
        Seen(Map<FileTaskId, FileTask> announced) {
            this(Map.copyOf(announced), new ConcurrentHashMap<>());
        }
    }
}
