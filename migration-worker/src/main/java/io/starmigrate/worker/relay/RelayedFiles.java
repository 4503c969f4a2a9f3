package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a manifest says of files, where they are no longer where they were exported to. */
public final class RelayedFiles {
    private RelayedFiles() {}

    /**
     * The manifest with the tags that its files have where they lie now, as far as each remembers that it is a copy of
     * what was exported: a storage gives tags of its own. What is gone or something else stays as it was written down,
     * and is found to be that by whoever reads it.
     *
     * @throws ObjectStoreException when the storage does not answer
     */
    public static Manifest asTheyLie(ObjectStore storage, Manifest manifest) {
        Map<StorageUri, StoredObject> lying;
        try (Stream<StoredObject> objects = storage.list(manifest.folder())) {
            lying = objects.collect(Collectors.toMap(StoredObject::uri, Function.identity()));
        }
        return manifest.withFiles(manifest.files().stream()
                .map(file -> asItLies(storage, lying, manifest.folder(), file))
                .toList());
    }

    private static ManifestFile asItLies(
            ObjectStore storage, Map<StorageUri, StoredObject> lying, StorageUri folder, ManifestFile file) {
        return Optional.ofNullable(lying.get(folder.resolve(file.name())))
                .filter(there -> there.size() == file.size() && !there.etag().equals(file.etag()))
                .filter(there -> Provenance.isOf(file.etag(), storage.metadata(there.uri())))
                .map(copy -> new ManifestFile(file.name(), copy.size(), copy.etag()))
                .orElse(file);
    }
}
