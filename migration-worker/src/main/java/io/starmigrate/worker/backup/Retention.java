package io.starmigrate.worker.backup;

import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.api.Operations.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Keeps the newest generations of a job's partitions that have a manifest, and removes the files of the older ones: of
 * each the manifest first, so that what is half removed is no backup any more. Generations that are under way stay.
 */
public final class Retention {
    private final TaskRecorder recorder;
    private final ObjectStore storage;
    private final StorageUri root;

    public Retention(TaskRecorder recorder, ObjectStore storage, StorageUri root) {
        this.recorder = recorder;
        this.storage = storage;
        this.root = root;
    }

    /** @param keep how many generations of each partition stay, from 1 */
    public List<Finding> apply(String job, int keep, Effect effect) {
        Map<String, List<StoredObject>> objects = new TreeMap<>();
        Map<String, PartitionTaskId> owners = new TreeMap<>();
        Map<PartitionId, TreeSet<Integer>> whole = new java.util.HashMap<>();
        try (Stream<StoredObject> all = storage.list(DataFileKey.jobFolder(root, job))) {
            all.forEach(object -> owner(object.uri()).ifPresent(id -> {
                objects.computeIfAbsent(id.toString(), key -> new ArrayList<>()).add(object);
                owners.put(id.toString(), id);
                if (isManifest(object)) {
                    whole.computeIfAbsent(id.partition(), key -> new TreeSet<>(Comparator.reverseOrder()))
                            .add(id.generation());
                }
            }));
        }
        List<Finding> findings = new ArrayList<>();
        owners.forEach((name, id) -> {
            Optional<Integer> oldest = whole.getOrDefault(id.partition(), new TreeSet<>()).stream()
                    .skip(keep - 1L)
                    .findFirst();
            if (oldest.filter(kept -> id.generation() < kept).isPresent() && hasEnded(id)) {
                findings.add(remove(id, objects.getOrDefault(name, List.of()), effect));
            }
        });
        return findings;
    }

    private boolean hasEnded(PartitionTaskId id) {
        return recorder.partition(id)
                .map(PartitionTask::state)
                .filter(state -> !state.isSettled())
                .isEmpty();
    }

    private Finding remove(PartitionTaskId id, List<StoredObject> objects, Effect effect) {
        long bytes = objects.stream().mapToLong(StoredObject::size).sum();
        if (effect == Effect.APPLY) {
            objects.stream()
                    .sorted(Comparator.comparing(object -> !isManifest(object)))
                    .forEach(object -> storage.delete(object.uri()));
        }
        return new Finding(
                effect == Effect.APPLY ? What.REMOVED : What.WOULD_REMOVE,
                id.toString(),
                Units.counted(objects.size(), "object") + ", " + Units.bytes(bytes) + " in " + root);
    }

    private static boolean isManifest(StoredObject object) {
        return object.uri().name().equals(DataFileKey.MANIFEST_NAME);
    }

    private Optional<PartitionTaskId> owner(StorageUri object) {
        StorageUri like = new StorageUri(object.kind(), object.bucket(), DataFileKey.folder(object) + "any");
        return DataFileKey.parse(root, like).map(FileTaskId::of).map(FileTaskId::task);
    }
}
