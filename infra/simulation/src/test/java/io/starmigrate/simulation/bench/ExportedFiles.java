package io.starmigrate.simulation.bench;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.simulation.rows.SimulatedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files of a bench's partition where the target loads from, and what its manifest says of them. */
public final class ExportedFiles {
    private final ObjectStore storage;
    private final List<ManifestFile> listed = new ArrayList<>();

    ExportedFiles(ObjectStore storage) {
        this.storage = storage;
    }

    /** Writes a file of these rows. */
    public ManifestFile write(String name, String... rows) {
        StoredObject object = put(name, rows);
        return list(name, object, object.etag());
    }

    /** The same where somebody else brings it over: the source's storage has another tag for it. */
    public void brought(String name, String sourceTag, String... rows) {
        var unused = list(name, put(name, rows), sourceTag);
    }

    /** In the order in which they were written. */
    List<ManifestFile> listed() {
        return List.copyOf(listed);
    }

    private StoredObject put(String name, String... rows) {
        return storage.put(
                new FileTaskId(Bench.ID, 1, name).below(Bench.ROOT), SimulatedRows.file(List.of(rows)), Map.of());
    }

    private ManifestFile list(String name, StoredObject object, String tag) {
        ManifestFile file = new ManifestFile(name, object.size(), tag);
        listed.add(file);
        return file;
    }
}
