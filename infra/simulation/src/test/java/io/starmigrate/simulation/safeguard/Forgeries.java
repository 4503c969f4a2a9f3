package io.starmigrate.simulation.safeguard;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PhysicalPartition;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.target.TargetStatements;
import io.starmigrate.simulation.world.Installation;
import io.starmigrate.simulation.world.SimulatedJob;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** What weakened ports answer instead of the truth. */
final class Forgeries {
    private Forgeries() {}

    static boolean force(TaskRecorder real, Object next) {
        if (next instanceof FileTask file) {
            long version = real.file(file.id()).map(FileTask::version).orElse(0L) + 1;
            return real.advance(new FileTask(
                    file.id(), file.state(), version, file.change(), file.size(), file.etag(), file.load()));
        }
        if (next instanceof PartitionTask task) {
            long version = real.partition(task.id()).map(PartitionTask::version).orElse(0L) + 1;
            return real.advance(new PartitionTask(
                    task.id(),
                    task.state(),
                    version,
                    task.change(),
                    task.bounds(),
                    task.estimate(),
                    task.changeToken(),
                    task.export(),
                    task.exported(),
                    task.pass(),
                    task.staging(),
                    task.published(),
                    task.left(),
                    task.overwriting(),
                    task.unknown(),
                    task.seenToken(),
                    task.droppedAtSource()));
        }
        return false;
    }

    static Job emptied(Job job) {
        return job.planned(new Job.Plan(0, 0, 0));
    }

    static LoadStatus unfiltered(LoadStatus status) {
        return new LoadStatus(status.label(), status.state(), status.rows(), 0, status.error());
    }

    static Optional<StoredObject> asArrived(Installation installation, StorageUri object) {
        FileTaskId id = DataFileKey.parse(installation.targetRoot(), object)
                .map(FileTaskId::of)
                .orElseThrow();
        Manifest.ManifestFile listed = installation
                .recorder()
                .manifest(id.task(), id.attempt())
                .flatMap(manifest -> manifest.arrival(id.name()))
                .orElseThrow();
        String etag = installation.recorder().file(id).map(FileTask::etag).orElse(listed.etag());
        long size = installation.recorder().file(id).map(listed::size).orElse(listed.size());
        return Optional.of(new StoredObject(
                object, size, etag, installation.world().clock().instant()));
    }

    static FileTask asQueued(FileTask file) {
        return file.state() == FileState.LOADED
                ? new FileTask(
                        file.id(),
                        FileState.QUEUED,
                        file.version(),
                        file.change(),
                        file.size(),
                        file.etag(),
                        file.load())
                : file;
    }

    static TargetStatements proved(TargetStatements real, SimulatedJob job, String question) {
        return proved(real, job, question, task -> true);
    }

    /** The same of nothing but what was exported in part. */
    static TargetStatements deltasProved(TargetStatements real, SimulatedJob job, String question) {
        return proved(
                real,
                job,
                question,
                task -> task.export() != null && task.export().delta() != null);
    }

    private static TargetStatements proved(
            TargetStatements real, SimulatedJob job, String question, Predicate<PartitionTask> which) {
        return Weakened.port(
                TargetStatements.class,
                real,
                question,
                (arguments, answer) -> expected(job, (Place) Objects.requireNonNull(arguments[0]), which)
                        .orElse((Fingerprint) answer));
    }

    private static Optional<Fingerprint> expected(SimulatedJob job, Place place, Predicate<PartitionTask> which) {
        return job.tasks(PartitionState.VERIFYING)
                .filter(which)
                .filter(task -> task.id().partition().table().equals(place.table())
                        && task.id().partition().partition().equals(place.partition()))
                .map(PartitionTask::exported)
                .filter(Objects::nonNull)
                .map(Exported::fingerprint)
                .filter(Objects::nonNull)
                .findFirst();
    }

    static ExportStatus asFinished(ExportStatus status) {
        return status.state() == ClusterJobState.RUNNING
                ? ExportStatus.of(status.id(), status.folder(), ClusterJobState.FINISHED)
                : status;
    }

    static CatalogPartition unmoved(CatalogPartition partition) {
        return new CatalogPartition(
                partition.name(),
                List.of(new PhysicalPartition(partition.physical().get(0).id(), 1, null, null)),
                partition.boundsText(),
                partition.rows(),
                partition.bytes());
    }
}
