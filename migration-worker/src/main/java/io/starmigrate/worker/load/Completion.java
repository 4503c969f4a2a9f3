package io.starmigrate.worker.load;

import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a partition task to VERIFYING once every file of its manifest is in staging. Done is counted from the manifest,
 * never from messages. Safe for use by many threads; checking twice is the same as checking once.
 */
public final class Completion {
    private static final Logger LOG = LoggerFactory.getLogger(Completion.class);

    private final TaskRecorder recorder;
    private final LoadProtocol protocol;
    private final WorkerIdentity self;

    public Completion(TaskRecorder recorder, WorkerIdentity self) {
        this.recorder = recorder;
        this.protocol = new LoadProtocol(recorder, self);
        this.self = self;
    }

    /** Moves the task if it is due. */
    public void check(PartitionTaskId id) {
        Optional<PartitionTask> stored = recorder.partition(id);
        if (stored.isEmpty()) {
            return;
        }
        PartitionTask task = stored.get();
        if (task.state() == PartitionState.EXPORTED
                && task.exported() != null
                && task.exported().files() == 0) {
            advance(task, "its manifest is empty");
        } else if (task.state() == PartitionState.LOADING && missing(task).isEmpty()) {
            advance(task, "every file of its manifest is LOADED");
        }
    }

    /** The files of the manifest that are not in this pass's staging yet. */
    public Set<String> missing(PartitionTask task) {
        Manifest manifest = recorder.requireManifest(task);
        Set<String> missing = new HashSet<>(manifest.arrivalNames());
        missing.removeAll(protocol.loaded(task, manifest.attempt()));
        return missing;
    }

    private void advance(PartitionTask task, String why) {
        if (recorder.advance(task.to(PartitionState.VERIFYING, self.change(why)))) {
            LOG.info("{} VERIFYING: {}", task.id(), why);
        }
    }
}
