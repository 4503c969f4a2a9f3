package io.starmigrate.worker.export;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Delta;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.ManifestJson;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.PutBack.Way;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.SecondTries;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.outage.FolderAccess;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SnapshotFingerprints;
import io.starmigrate.worker.starrocks.SnapshotFingerprints.Request;
import io.starmigrate.worker.starrocks.SnapshotFingerprints.Snapshot;
import io.starmigrate.worker.starrocks.SourceCluster;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a FINISHED export into a manifest: the files from the storage, and the snapshot's fingerprint when the
 * partition stood still from before the submission until after the fingerprint was taken.
 *
 * <p>Safe for use by many threads; finishing a task twice is the same as finishing it once.
 */
public final class ExportFinisher {
    private static final Logger LOG = LoggerFactory.getLogger(ExportFinisher.class);

    private final SourceCluster source;
    private final ObjectStore storage;
    private final ExportedFiles files;
    private final FolderAccess access;
    private final TaskRecorder recorder;
    private final WorkerIdentity self;
    private final SecondTries tries;
    private final PackingChoice packing;
    private final DeltaChoices deltas;
    private final SeparatorProof scanned;

    /**
     * @param packing how what is exported is packed on its way from here
     * @param deltas which exports write only some rows
     */
    public ExportFinisher(
            SourceCluster source,
            ObjectStore storage,
            TaskRecorder recorder,
            WorkerIdentity self,
            PackingChoice packing,
            DeltaChoices deltas) {
        this.packing = packing;
        this.deltas = deltas;
        this.source = source;
        this.scanned = new SeparatorProof(source);
        this.storage = storage;
        this.files = new ExportedFiles(storage);
        this.access = new FolderAccess(() -> storage, "Exports", self.clock());
        this.recorder = recorder;
        this.self = self;
        this.tries = new SecondTries(recorder, self);
    }

    ExportedFiles files() {
        return files;
    }

    /** Those of all that export. */
    SecondTries tries() {
        return tries;
    }

    /**
     * Writes the manifest and moves the task to EXPORTED; before it those who ride with it. What another worker has
     * written down already counts.
     *
     * @param query the query id of the export, which is a part of its files' names; empty when the cluster does not say
     * @return whether the task is EXPORTED by this call
     */
    public boolean finish(PartitionTask task, String query) {
        List<PartitionTask> riders = riders(task);
        Map<String, Optional<Snapshot>> together = riders.isEmpty() ? Map.of() : together(task, riders);
        finishRiders(riders, query, together);
        return finishOne(task, query, together);
    }

    private void finishRiders(List<PartitionTask> riders, String query, Map<String, Optional<Snapshot>> told) {
        Map<PartitionTaskId, Manifest> manifests = recorder
                .recordTogether(riders.stream()
                        .map(rider -> made(rider, Exporter.exportOf(rider), query, snapshot(rider, told), null))
                        .toList())
                .stream()
                .collect(Collectors.toMap(Manifest::task, Function.identity()));
        List<PartitionTask> next = riders.stream()
                .map(rider -> exported(rider, Objects.requireNonNull(manifests.get(rider.id()))))
                .toList();
        recorder.advanceTogether(next).forEach(ExportFinisher::tell);
        riders.forEach(rider -> source.forget(Exporter.exportOf(rider).folder()));
    }

    /** The snapshots of a group's members, as far as they are told together. */
    private Map<String, Optional<Snapshot>> together(PartitionTask carrier, List<PartitionTask> riders) {
        List<Request> wanted = Stream.concat(Stream.of(carrier), riders.stream())
                .map(task -> {
                    Export export = Exporter.exportOf(task);
                    return new Request(task.id().partition().partition(), export.changeToken(), export.before());
                })
                .toList();
        try {
            return SnapshotFingerprints.takeTogether(
                    source,
                    carrier.id().partition().table(),
                    wanted,
                    Exporter.exportOf(carrier).columnNames());
        } catch (ClusterException refused) {
            if (refused.isTransient()) {
                throw refused;
            }
            // Whoever is to blame is told so alone.
            return Map.of();
        }
    }

    private List<PartitionTask> riders(PartitionTask task) {
        return recorder.partitions(task.riders()).stream()
                .filter(rider -> rider.state() == PartitionState.EXPORTING && rider.isCarriedBy(task))
                .toList();
    }

    DeltaChoices deltas() {
        return deltas;
    }

    private boolean finishOne(PartitionTask task, String query, Map<String, Optional<Snapshot>> told) {
        Optional<Manifest> made = manifest(task, query, told);
        if (made.isEmpty()) {
            return again(task);
        }
        Manifest manifest = made.get();
        // The files that lie beside it are not packed.
        storage.put(
                manifest.folder().resolve(DataFileKey.MANIFEST_NAME),
                ManifestJson.beside(task, ManifestJson.write(manifest.withPacking(null))));
        PartitionTask next = exported(task, manifest);
        boolean moved = recorder.advance(next);
        source.forget(manifest.folder());
        deltas.forget(manifest.folder());
        if (moved) {
            tell(next);
        }
        return moved;
    }

    private PartitionTask exported(PartitionTask task, Manifest manifest) {
        Exported exported = new Exported(manifest.arrivals().size(), manifest.bytes(), manifest.fingerprint());
        PartitionTask next = task.to(
                        PartitionState.EXPORTED, self.change(ExportedFiles.told(manifest) + proof(task, manifest)))
                .withExported(exported);
        String token = manifest.changeToken();
        return token == null || token.equals(Exporter.exportOf(task).changeToken()) ? next : next.withSeenToken(token);
    }

    private static void tell(PartitionTask exported) {
        LOG.info("{} EXPORTED: {}", exported.id(), exported.change().why());
    }

    /** Some rows without a proof of all of them would be taken for all of them; others than were scanned, for those. */
    private boolean again(PartitionTask task) {
        Export export = Exporter.exportOf(task);
        StorageUri folder = export.folder();
        Change why;
        if (export.sliced().isPresent()) {
            why = self.change(
                    "exported by one statement: it changed while its slices were exported, or nobody can tell");
        } else if (export.delta() == null && deltas.of(folder).isEmpty()) {
            why = self.puttingBack(SeparatorProof.AGAIN, Way.UNPROVED_SEPARATORS);
        } else {
            why = self.change("exported whole: it changed while what differs was exported, or that is known to nobody");
        }
        PartitionTask next = SlicedExports.givenUp(task.parted(why));
        if (recorder.advance(next)) {
            LOG.info("{} PLANNED: {}", task.id(), next.change().why());
        }
        source.forget(folder);
        deltas.forget(folder);
        return false;
    }

    /** Whether the storage lets us look into the export's folder. */
    boolean canList(PartitionTask task) {
        return access.canList(Exporter.exportOf(task).folder());
    }

    /**
     * The one manifest of this attempt: the first that was written down.
     *
     * @return empty when some rows were exported, or all in slices, and there can be no manifest of them; or others
     *     than were scanned for their separators, and it is tried again
     */
    private Optional<Manifest> manifest(PartitionTask task, String query, Map<String, Optional<Snapshot>> told) {
        Export export = Exporter.exportOf(task);
        Optional<Manifest> written = recorder.manifest(task);
        if (written.isPresent()) {
            return written;
        }
        Optional<Delta> delta = deltas.of(export.folder());
        if (export.delta() != null && delta.isEmpty()) {
            return Optional.empty();
        }
        Optional<Snapshot> snapshot = snapshot(task, told);
        if ((delta.isPresent() || export.sliced().isPresent()) && snapshot.isEmpty()) {
            return Optional.empty();
        }
        if (snapshot.isEmpty() && scanned.mayBeOthers(task) && scanned.isTriedAgain(task)) {
            return Optional.empty();
        }
        recorder.record(made(task, export, query, snapshot, delta.orElse(null)));
        return Optional.of(recorder.manifest(task)
                .orElseThrow(
                        () -> new RecorderException("The manifest of " + task.id() + " is not readable yet", null)));
    }

    private Optional<Snapshot> snapshot(PartitionTask task, Map<String, Optional<Snapshot>> told) {
        String partition = task.id().partition().partition();
        return told.containsKey(partition)
                ? told.getOrDefault(partition, Optional.empty())
                : snapshot(task, Exporter.exportOf(task));
    }

    private Manifest made(
            PartitionTask task, Export export, String query, Optional<Snapshot> snapshot, @Nullable Delta delta) {
        return new Manifest(
                task.id(),
                export.attempt(),
                export.folder(),
                export.format(),
                task.bounds(),
                export.columns(),
                task.riding().isPresent() ? List.of() : files.of(export, query),
                snapshot.map(held -> held.token().text()).orElse(null),
                snapshot.map(Snapshot::fingerprint).orElse(null),
                self.clock().instant(),
                packing.of(export.format()).orElse(null),
                delta,
                origin(task));
    }

    /** Asked each time: a job that was forgotten and planned anew under its name is another one. */
    private @Nullable JobId origin(PartitionTask task) {
        return recorder.job(task.id().partition().job()).map(Job::id).orElse(null);
    }

    private Optional<Snapshot> snapshot(PartitionTask task, Export export) {
        try {
            return SnapshotFingerprints.take(
                    source, task.id().partition(), export.columnNames(), export.changeToken(), export.before());
        } catch (ClusterException refused) {
            boolean once = refused.remedy() == Remedy.UNKNOWN
                    && tries.isGivenTo(task, refused, "its fingerprint cannot be taken: " + refused.getMessage());
            if (once || refused.isTransient()) {
                throw refused;
            }
            LOG.warn("{} has no fingerprint: {}", task.id(), refused.getMessage());
            return Optional.empty();
        }
    }

    private String proof(PartitionTask task, Manifest manifest) {
        Export export = Exporter.exportOf(task);
        if (export.delta() != null) {
            return "; " + export.delta() + " travel, the target keeps the others";
        }
        return manifest.fingerprint() == null && scanned.mayBeOthers(task) ? SeparatorProof.UNPROVED : "";
    }
}
