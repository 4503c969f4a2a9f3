package io.starmigrate.worker;

import com.google.inject.Inject;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.verify.Announcements;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes what failed or was cancelled ready to be worked on again: what was exported whole is loaded again into a new
 * staging, what was not is exported again. Safe while the job runs.
 */
public final class Retry {
    private final TaskRecorder recorder;
    private final Announcements announcements;
    private final WorkerIdentity self;

    @Inject
    public Retry(TaskRecorder recorder, Announcements announcements, WorkerIdentity self) {
        this.recorder = recorder;
        this.announcements = announcements;
        this.self = self;
    }

    /** Puts every FAILED or CANCELLED task of a job back to work, and notes each. */
    public void retry(String job, Consumer<String> noted) {
        List<PartitionTask> stopped = Stream.of(PartitionState.FAILED, PartitionState.CANCELLED)
                .flatMap(state -> recorder.partitions(job, state))
                .toList();
        for (PartitionTask task : stopped) {
            retry(task);
            noted.accept(task.id() + " is tried again");
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
        announcements.announce(
                manifest, manifest.files().stream().map(ManifestFile::name).collect(Collectors.toSet()));
    }

    private void requeue(FileTask file) {
        recorder.advance(file.to(FileState.QUEUED, self.change("retried by command")));
    }
}
