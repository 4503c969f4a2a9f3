package io.starmigrate.worker.backup;

import io.starmigrate.core.backup.LastJob;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.ManifestJson;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.api.Operations.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest generations of a job's partitions that can be restored by themselves, and removes the files of older
 * ones: of each the manifest first, so that what is half removed is no backup any more.
 *
 * <p>Which is the newest, generations of one job tell by their numbers. What a job has left that had this one's name
 * before is older than all of them, whatever its number; among what does not tell whose it is, when it was written
 * does.
 *
 * <p>A generation counts once its task has ended, or waits to be loaded, and all files that its last manifest lists are
 * there, as long as it says. Files that hold only what had changed count as none: without the rows of before they
 * restore nothing. Files that hold the rows of several partitions stay, however old: they may be the newest of another
 * one. So do generations that are under way, and those whose manifest cannot be read.
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

    /** What lies in the storage of one generation of a partition. */
    private record Generation(List<StoredObject> objects) {
        Stream<StoredObject> manifests() {
            return objects.stream().filter(Retention::isManifest);
        }
    }

    /**
     * @param keep how many generations of each partition stay that can be restored, from 1
     * @throws io.starmigrate.core.storage.ObjectStoreException when the storage does not answer
     */
    public List<Finding> apply(String job, int keep, Effect effect) {
        Map<PartitionId, NavigableMap<Integer, Generation>> all =
                new TreeMap<>(Comparator.comparing(PartitionId::database)
                        .thenComparing(PartitionId::table)
                        .thenComparing(PartitionId::partition));
        try (Stream<StoredObject> objects = storage.list(DataFileKey.jobFolder(root, job))) {
            objects.forEach(object -> owner(object.uri())
                    .ifPresent(id -> all.computeIfAbsent(
                                    id.partition(), partition -> new TreeMap<>(Comparator.reverseOrder()))
                            .computeIfAbsent(id.generation(), generation -> new Generation(new ArrayList<>()))
                            .objects()
                            .add(object)));
        }
        List<Finding> findings = new ArrayList<>();
        LastJob last = new LastJob(recorder.job(job).map(Job::id).orElse(null));
        all.forEach((partition, generations) -> outlived(last, partition, generations, keep)
                .forEach((number, generation) -> {
                    PartitionTaskId id = new PartitionTaskId(partition, number);
                    if (hasEnded(id) && generation.manifests().allMatch(this::isReadable)) {
                        findings.add(remove(id, generation.objects(), effect));
                    }
                }));
        return findings;
    }

    /** Those older than the last that has to stay; manifests are read only where there are enough of them. */
    private Map<Integer, Generation> outlived(
            LastJob job, PartitionId partition, NavigableMap<Integer, Generation> byNumber, int keep) {
        long described = byNumber.values().stream()
                .filter(generation -> generation.manifests().findAny().isPresent())
                .count();
        if (described < keep || byNumber.size() <= keep) {
            return Map.of();
        }
        Map<Integer, Manifest> last = new HashMap<>();
        byNumber.forEach((number, generation) -> last(job, generation).ifPresent(read -> last.put(number, read)));
        List<Manifest> restorable = job.oldestFirst(last.entrySet().stream()
                .filter(each -> isRestorable(
                        new PartitionTaskId(partition, each.getKey()), byNumber.get(each.getKey()), each.getValue()))
                .map(Map.Entry::getValue)
                .toList());
        Optional<Manifest> kept =
                restorable.size() < keep ? Optional.empty() : Optional.of(restorable.get(restorable.size() - keep));
        Map<Integer, Generation> outlived = new TreeMap<>(Comparator.reverseOrder());
        kept.ifPresent(oldest -> byNumber.forEach((number, generation) -> {
            if (isOlder(job, number, Optional.ofNullable(last.get(number)), oldest)) {
                outlived.put(number, generation);
            }
        }));
        return outlived;
    }

    /** What does not tell when it was written is older where its number is. */
    private static boolean isOlder(LastJob job, int number, Optional<Manifest> last, Manifest kept) {
        return last.map(read -> job.isOlder(read, kept))
                .orElse(!job.isOfAnother(kept.origin()) && number < kept.task().generation());
    }

    /** That of the last attempt; empty where none of it is one partition's, or can be read. */
    private Optional<Manifest> last(LastJob job, Generation generation) {
        List<Manifest> read =
                generation.manifests().map(this::read).flatMap(Optional::stream).toList();
        return job.oldestFirst(read).stream().reduce((older, newer) -> newer);
    }

    /** Whether what a restore would read of it is one partition's, all of it, and there: the last attempt's files. */
    private boolean isRestorable(PartitionTaskId id, @Nullable Generation generation, Manifest last) {
        if (generation == null) {
            return false;
        }
        Map<StorageUri, Long> sizes =
                generation.objects().stream().collect(Collectors.toMap(StoredObject::uri, StoredObject::size));
        return isExported(id)
                && generation.manifests().allMatch(this::isReadable)
                && last.delta() == null
                && (isThere(last.folder(), last.files(), sizes) || isThere(last.folder(), last.arrivals(), sizes));
    }

    private static boolean isThere(StorageUri folder, List<ManifestFile> files, Map<StorageUri, Long> sizes) {
        return files.stream().allMatch(file -> {
            @Nullable Long size = sizes.get(folder.resolve(file.name()));
            return size != null && (!file.isMeasured() || size == file.size());
        });
    }

    private boolean isReadable(StoredObject manifest) {
        return read(manifest).isPresent();
    }

    /** Empty where its files hold several partitions' rows, or nobody can tell. */
    private Optional<Manifest> read(StoredObject manifest) {
        try {
            StorageUri uri = manifest.uri();
            Manifest read = Backup.read(storage, manifest, ManifestJson::read);
            return Optional.of(read.at(new StorageUri(uri.kind(), uri.bucket(), DataFileKey.folder(uri)), read.task()));
        } catch (MigrationException unreadable) {
            return Optional.empty();
        }
    }

    /** What waits to be loaded, as all of a backup does, is as good as what has ended. */
    private boolean isExported(PartitionTaskId id) {
        return recorder.partition(id)
                .map(PartitionTask::state)
                .filter(state -> !state.isSettled() && state != PartitionState.EXPORTED)
                .isEmpty();
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
