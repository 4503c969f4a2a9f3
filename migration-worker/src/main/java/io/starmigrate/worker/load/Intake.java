package io.starmigrate.worker.load;

import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskQueue.Delivery;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.WorkerIdentity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what is to be done with a message, by asking the recorder. One intake serves one batch of messages: what it
 * has read of partitions it does not read again.
 */
final class Intake {
    private final String job;
    private final TaskRecorder recorder;
    private final WorkerIdentity self;
    private final Map<PartitionTaskId, Optional<PartitionTask>> tasks = new HashMap<>();
    private final Map<PartitionTaskId, Optional<Manifest>> manifests = new HashMap<>();

    Intake(String job, TaskRecorder recorder, WorkerIdentity self) {
        this.job = job;
        this.recorder = recorder;
        this.self = self;
    }

    Verdict judge(Delivery delivery) {
        FileTaskId id = delivery.message().file();
        if (!id.task().partition().job().equals(job)) {
            return new Verdict.Later(
                    "it belongs to job " + id.task().partition().job());
        }
        Optional<PartitionTask> task = tasks.computeIfAbsent(id.task(), recorder::partition);
        if (task.isEmpty()) {
            return new Verdict.Later("its partition is not planned yet");
        }
        return switch (task.get().state()) {
            case PLANNED, EXPORTING -> new Verdict.Later("its manifest is not written yet");
            case EXPORTED, LOADING -> judge(delivery, task.get());
            case VERIFYING, PUBLISHED, FAILED, CANCELLED, SUPERSEDED ->
                new Verdict.Settled("its partition is " + task.get().state());
        };
    }

    private Verdict judge(Delivery delivery, PartitionTask task) {
        FileTaskId id = delivery.message().file();
        Optional<Manifest> manifest = manifests.computeIfAbsent(task.id(), key -> manifestOf(task));
        if (manifest.isEmpty()) {
            return new Verdict.Later("its manifest is not written yet");
        }
        Optional<ManifestFile> listed =
                manifest.get().attempt() == id.attempt() ? manifest.get().file(id.name()) : Optional.empty();
        if (listed.isEmpty()) {
            return new Verdict.Foreign(
                    "the manifest of attempt " + manifest.get().attempt() + " does not list it");
        }
        FileTask file = recorder.file(id).orElseGet(() -> heardOf(delivery));
        return judge(new Announced(delivery, task, manifest.get(), listed.get(), file));
    }

    private Verdict judge(Announced announced) {
        FileTask file = announced.file();
        return switch (file.state()) {
            // Of a partition that goes on, a FAILED file is one that is being retried.
            case EXPORTED, RELAYED, ARRIVED, QUEUED, FAILED -> checked(announced);
            case LOADING -> new Verdict.Held(announced, String.valueOf(file.load()));
            case LOADED -> loadedInThisPass(announced) ? new Verdict.Settled("it is loaded") : checked(announced);
        };
    }

    private static Verdict checked(Announced announced) {
        long size = announced.delivery().message().size();
        long listed = announced.listed().size();
        return size == listed
                ? new Verdict.Loadable(announced)
                : new Verdict.Wrong(announced, "it has " + size + " bytes, the manifest says " + listed);
    }

    private boolean loadedInThisPass(Announced announced) {
        return recorder.loads(announced.task().id()).stream()
                .filter(load -> load.label().equals(announced.file().load()))
                .mapToInt(Load::pass)
                .anyMatch(pass -> pass == announced.task().pass());
    }

    private Optional<Manifest> manifestOf(PartitionTask task) {
        return task.export() == null
                ? Optional.empty()
                : recorder.manifest(task.id(), task.export().attempt());
    }

    /** Files brought by other means are announced by hand: nothing has recorded them. */
    private FileTask heardOf(Delivery delivery) {
        return recorder.record(FileTask.first(
                delivery.message().file(),
                FileState.ARRIVED,
                delivery.message().size(),
                delivery.message().etag(),
                self.change("first heard of by its message")));
    }
}
