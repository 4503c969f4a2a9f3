package io.starmigrate.worker.backup;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.util.List;
import java.util.Optional;

/**
 * Writes a backup's partitions down as exported, so that whoever loads goes on as with any other export. Each step is
 * one conditional write: killed anywhere, it is done again and goes on.
 */
public final class Restoration {
    private final TaskRecorder recorder;
    private final WorkerIdentity self;

    public Restoration(TaskRecorder recorder, WorkerIdentity self) {
        this.recorder = recorder;
        this.self = self;
    }

    /**
     * Writes them down; what is known already, or was published, is left as it is.
     *
     * @param job opened, and of no source
     * @param manifests where their files are now
     * @param overwriting whether rows at the target are replaced that this job has not put there
     * @return the manifests as this job's
     */
    public List<Manifest> write(Job job, List<Manifest> manifests, Overwriting overwriting) {
        return manifests.stream()
                .map(manifest -> own(job, manifest))
                .peek(manifest -> write(manifest, overwriting))
                .toList();
    }

    private static Manifest own(Job job, Manifest manifest) {
        PartitionId from = manifest.task().partition();
        PartitionId own = new PartitionId(job.name(), job.source(), from.table(), from.partition());
        return manifest.at(
                manifest.folder(), new PartitionTaskId(own, manifest.task().generation()));
    }

    private void write(Manifest manifest, Overwriting overwriting) {
        Optional<PartitionTask> latest = recorder.latest(manifest.task().partition());
        if (latest.filter(known -> known.id().generation() > manifest.task().generation())
                .isPresent()) {
            return;
        }
        PartitionTask planned = PartitionTask.planned(
                manifest.task(),
                manifest.bounds(),
                new Estimate(rows(manifest), manifest.bytes()),
                "",
                self.change("found in a backup"));
        recorder.plan(List.of(overwriting == Overwriting.TOLD ? planned.withOverwriting(overwriting) : planned));
        recorder.record(manifest);
        PartitionTask task = recorder.partition(manifest.task()).orElse(planned);
        while (task.state() == PartitionState.PLANNED || task.state() == PartitionState.EXPORTING) {
            task = next(task, manifest);
        }
    }

    private PartitionTask next(PartitionTask task, Manifest manifest) {
        PartitionTask next = task.state() == PartitionState.PLANNED
                ? task.to(PartitionState.EXPORTING, self.change("it lies in " + manifest.folder()))
                        .withExport(new Export(
                                manifest.attempt(),
                                manifest.folder(),
                                "",
                                manifest.columns(),
                                manifest.format(),
                                self.clock().instant()))
                : task.to(
                                PartitionState.EXPORTED,
                                self.change(Units.counted(manifest.files().size(), "file") + " of a backup"))
                        .withExported(new Exported(manifest.files().size(), manifest.bytes(), manifest.fingerprint()));
        return recorder.advance(next)
                ? next
                : recorder.partition(task.id())
                        .orElseThrow(() -> new RecorderException("There is no task " + task.id() + " any more", null));
    }

    private static long rows(Manifest manifest) {
        return manifest.fingerprint() == null ? 0 : manifest.fingerprint().rows();
    }

    /** Whether every file lies where this job's files are loaded from. */
    public static boolean isInPlace(List<Manifest> own, StorageUri root) {
        return own.stream()
                .allMatch(manifest -> manifest.files().stream()
                        .allMatch(file -> manifest.folder()
                                .resolve(file.name())
                                .equals(manifest.id(file).below(root))));
    }
}
