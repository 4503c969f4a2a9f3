package io.starmigrate.worker.publish;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.core.text.Units;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Announces files of a manifest once more. Announcing too many does no harm: importers ask the recorder. */
public final class Announcements {
    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);

    private final TaskQueue queue;
    private final StorageUri storage;

    /** @param storage where the target loads from */
    public Announcements(TaskQueue queue, StorageUri storage) {
        this.queue = queue;
        this.storage = storage;
    }

    /**
     * Sends a message for each file that arrives.
     *
     * @param recorded the files that the recorder has of this task
     */
    public void announceAll(Manifest manifest, List<FileTask> recorded) {
        announce(manifest, recorded, manifest.arrivalNames(), Map.of());
    }

    /**
     * The same.
     *
     * @param tags the entity tags that files have where the target loads from, as far as they are known
     */
    public void announceAll(Manifest manifest, Map<FileTaskId, String> tags, List<FileTask> recorded) {
        Map<String, String> found = new HashMap<>();
        tags.forEach((file, tag) -> found.put(file.name(), tag));
        announce(manifest, recorded, manifest.arrivalNames(), found);
    }

    /**
     * Sends a message for each of these files that arrive. A piece that nobody has written down yet is not spoken of:
     * its event will be.
     *
     * @param found the entity tags, by name, that these files have where the target loads from
     * @param recorded the files that the recorder has of this task
     */
    public void announceFound(Manifest manifest, Map<String, String> found, List<FileTask> recorded) {
        announce(manifest, recorded, found.keySet(), found);
    }

    private void announce(Manifest manifest, List<FileTask> recorded, Set<String> names, Map<String, String> found) {
        Map<FileTaskId, FileTask> known =
                recorded.stream().collect(Collectors.toMap(FileTask::id, Function.identity()));
        List<FileMessage> messages = manifest.arrivals().stream()
                .filter(file -> names.contains(file.name()))
                .flatMap(file -> message(manifest, file, known.get(manifest.id(file)), found).stream())
                .toList();
        List<FileMessage> refused = queue.send(messages);
        if (!refused.isEmpty()) {
            LOG.warn(
                    "The queue did not take {} of {}; it is sent again",
                    Units.counted(refused.size(), "message"),
                    manifest.task());
            queue.send(refused);
        }
    }

    private Optional<FileMessage> message(
            Manifest manifest, ManifestFile file, @Nullable FileTask recorded, Map<String, String> found) {
        FileTaskId id = manifest.id(file);
        if (file.isMeasured()) {
            return Optional.of(
                    new FileMessage(id, id.below(storage), file.size(), tag(manifest, file, recorded, found)));
        }
        return Optional.ofNullable(recorded)
                .map(piece -> piece.seenAs(found.getOrDefault(file.name(), "")))
                .map(piece -> new FileMessage(id, id.below(storage), piece.size(), piece.etag()));
    }

    /** A storage gives tags of its own: the one that an export was told says nothing of a copy elsewhere. */
    private String tag(Manifest manifest, ManifestFile file, @Nullable FileTask recorded, Map<String, String> found) {
        if (recorded != null && !recorded.etag().isEmpty()) {
            return recorded.etag();
        }
        return manifest.liesBelow(storage, file) ? file.etag() : found.getOrDefault(file.name(), "");
    }
}
