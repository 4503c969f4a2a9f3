package io.starmigrate.worker.publish;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** Sends a message for each file that the manifest lists. */
    public void announceAll(Manifest manifest) {
        announce(manifest, manifest.files().stream().map(ManifestFile::name).collect(Collectors.toSet()));
    }

    /** Sends a message for each of these files that the manifest lists. */
    public void announce(Manifest manifest, Set<String> names) {
        List<FileMessage> messages = manifest.files().stream()
                .filter(file -> names.contains(file.name()))
                .map(file ->
                        new FileMessage(manifest.id(file), manifest.id(file).below(storage), file.size(), file.etag()))
                .toList();
        List<FileMessage> refused = queue.send(messages);
        if (!refused.isEmpty()) {
            LOG.warn("The queue did not take {} messages of {}; they are sent again", refused.size(), manifest.task());
            queue.send(refused);
        }
    }
}
