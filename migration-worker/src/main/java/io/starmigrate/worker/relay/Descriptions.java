package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.ManifestJson;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.outage.Reopening;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Beside the copies lies what they are, so that the target storage describes itself too. Safe for use by many threads.
 */
final class Descriptions {
    private static final Logger LOG = LoggerFactory.getLogger(Descriptions.class);

    private final TaskRecorder recorder;
    private final ObjectStore target;
    private final StorageUri to;
    private final Reopening stores;

    /** @param to where files of jobs are in the target storage */
    Descriptions(TaskRecorder recorder, ObjectStore target, StorageUri to, Reopening stores) {
        this.recorder = recorder;
        this.target = target;
        this.to = to;
        this.stores = stores;
    }

    /**
     * Whether it lies there now.
     *
     * @param tags the entity tags of pieces, as far as they are known: those of which nobody has written them down yet
     */
    boolean write(PartitionTask task, Manifest manifest, Map<FileTaskId, String> tags) {
        FileTaskId any = new FileTaskId(manifest.task(), manifest.attempt(), DataFileKey.MANIFEST_NAME);
        try {
            target.put(any.below(to), ManifestJson.beside(task, described(manifest, tags)));
            return true;
        } catch (ObjectStoreException failure) {
            LOG.atLevel(CopyFailures.level(failure)).log("{} is relayed again: {}", task.id(), failure.getMessage());
            stores.failed();
            return false;
        }
    }

    private byte[] described(Manifest manifest, Map<FileTaskId, String> tags) {
        return manifest.packing() == null
                ? ManifestJson.write(manifest)
                : ManifestJson.write(
                        manifest,
                        recorder.files(manifest.task()).stream()
                                .filter(file -> file.id().attempt() == manifest.attempt())
                                .map(file -> file.seenAs(tags.getOrDefault(file.id(), "")))
                                .toList());
    }
}
