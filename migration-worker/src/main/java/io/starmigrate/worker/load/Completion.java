package io.starmigrate.worker.load;

import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.TravelGroup;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.util.HashSet;
import java.util.List;
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
        if (task.riding().isPresent()) {
            ride(task, task.riding().get());
        } else if (task.state() == PartitionState.EXPORTED
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

    /** Its carrier takes it along; once that brings its rows no more, it is exported alone. */
    private void ride(PartitionTask task, TravelGroup group) {
        boolean waits = task.state() == PartitionState.EXPORTED || task.state() == PartitionState.LOADING;
        boolean carried = recorder.partition(group.carrier().beside(task.id()))
                .filter(task::isCarriedBy)
                .isPresent();
        if (waits && !carried && recorder.advance(task.parted(self.change("its group fell apart: exported alone")))) {
            LOG.info("{} PLANNED: its group fell apart", task.id());
        }
    }

    /** Those who ride go first: should this end half way, the carrier is found as it was and goes on from there. */
    private void advance(PartitionTask task, String why) {
        List<PartitionTask> next =
                riders(task).stream().map(rider -> advanced(rider, task, why)).toList();
        List<PartitionTask> moved = recorder.advanceTogether(next);
        moved.forEach(rider ->
                LOG.info("{} {}: {}", rider.id(), rider.state(), rider.change().why()));
        if (moved.size() == next.size()) {
            verify(task, why);
        }
    }

    private List<PartitionTask> riders(PartitionTask task) {
        return recorder.partitions(task.riders()).stream()
                .filter(rider -> rider.isCarriedBy(task))
                .toList();
    }

    /** One whose staging was not open has none of the rows. */
    private PartitionTask advanced(PartitionTask rider, PartitionTask carrier, String why) {
        return rider.state() == carrier.state()
                ? rider.to(PartitionState.VERIFYING, self.change(why))
                : rider.parted(self.change("it was not loaded with its group: exported alone"));
    }

    private void verify(PartitionTask task, String why) {
        if (recorder.advance(task.to(PartitionState.VERIFYING, self.change(why)))) {
            LOG.info("{} VERIFYING: {}", task.id(), why);
        }
    }
}
