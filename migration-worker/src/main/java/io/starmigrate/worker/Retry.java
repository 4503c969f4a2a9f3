package io.starmigrate.worker;

import com.google.inject.Inject;
import com.google.inject.Provider;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.verify.Announcements;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes what failed or was cancelled ready to be worked on again: what was exported whole is loaded again into a new
 * staging, what was not is exported again. Safe while the job runs.
 */
final class Retry {
    private final MigrationConfig config;
    private final TaskRecorder recorder;
    private final Provider<TaskQueue> queue;
    private final WorkerIdentity self;

    @Inject
    Retry(MigrationConfig config, TaskRecorder recorder, Provider<TaskQueue> queue, WorkerIdentity self) {
        this.config = config;
        this.recorder = recorder;
        this.queue = queue;
        this.self = self;
    }

    void retry(String job, ProgressListener progress) {
        List<PartitionTask> stopped = Stream.of(PartitionState.FAILED, PartitionState.CANCELLED)
                .flatMap(state -> recorder.partitions(job, state))
                .toList();
        for (PartitionTask task : stopped) {
            retry(task);
            progress.noted(task.id() + " is tried again");
        }
    }

    private void retry(PartitionTask task) {
        Optional<Manifest> manifest = Optional.ofNullable(task.export())
                .filter(export -> task.exported() != null)
                .flatMap(export -> recorder.manifest(task.id(), export.attempt()));
        if (manifest.isEmpty() || task.state() == PartitionState.CANCELLED) {
            recorder.advance(task.to(PartitionState.PLANNED, self.change("retried by command"))
                    .withExported(null)
                    .nextPass());
        } else if (recorder.advance(task.to(PartitionState.EXPORTED, self.change("retried by command"))
                .nextPass())) {
            announce(manifest.get());
        }
    }

    private void announce(Manifest manifest) {
        recorder.files(manifest.task()).stream()
                .filter(file -> file.state() == FileState.FAILED)
                .forEach(this::requeue);
        new Announcements(queue.get(), config.targetStorage().root())
                .announce(
                        manifest,
                        manifest.files().stream().map(ManifestFile::name).collect(Collectors.toSet()));
    }

    private void requeue(FileTask file) {
        recorder.advance(file.to(FileState.QUEUED, self.change("retried by command")));
    }
}
