package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.WorkerIdentity;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be done with partitions whose files cannot be relayed any more: gone or altered files are exported again,
 * as another attempt; what the storage refuses for good stops the partition. Safe for use by many threads.
 */
final class Losses {
    private static final Logger LOG = LoggerFactory.getLogger(Losses.class);

    /** One look may have met an upload that another worker has just completed. */
    private static final int LOOKS = 3;

    /** What sweeps files away again and again would have the source scanned for ever. */
    private static final int ATTEMPTS = 5;

    private final TaskRecorder recorder;
    private final WorkerIdentity self;
    private final Map<FileTaskId, Integer> failures = new ConcurrentHashMap<>();

    Losses(TaskRecorder recorder, WorkerIdentity self) {
        this.recorder = recorder;
        this.self = self;
    }

    void succeeded(FileTaskId id) {
        failures.remove(id);
    }

    /** Counts a copy that failed; the third in a row decides what becomes of the partition. */
    void failed(FileTaskId id, ObjectStoreException failure) {
        switch (failure.reason()) {
            case NO_OBJECT, CHANGED -> {
                if (isLast(id)) {
                    task(id).ifPresent(task -> lost(task, id, String.valueOf(failure.getMessage())));
                }
            }
            case NO_BUCKET, DENIED -> {
                if (isLast(id)) {
                    task(id).ifPresent(task -> recorder.advance(task.to(
                            PartitionState.FAILED,
                            self.change("file " + id.name() + " cannot be relayed: " + failure.getMessage()))));
                }
            }
            case BUSY, UNREACHABLE, REFUSED, ARCHIVED, TOO_LARGE -> failures.remove(id);
        }
    }

    private boolean isLast(FileTaskId id) {
        boolean last = failures.merge(id, 1, Integer::sum) >= LOOKS;
        if (last) {
            failures.remove(id);
        }
        return last;
    }

    /** The task, while the file is one it waits for. */
    private Optional<PartitionTask> task(FileTaskId id) {
        return recorder.partition(id.task())
                .filter(task -> task.state() == PartitionState.EXPORTED || task.state() == PartitionState.LOADING)
                .filter(task ->
                        task.export() != null && task.export().attempt() == id.attempt() && task.exported() != null);
    }

    /** Without what was exported, a retry exports again, too. */
    private void lost(PartitionTask task, FileTaskId id, String found) {
        boolean again = id.attempt() < ATTEMPTS;
        Change why = self.change("file " + id.name() + " is gone from the source storage, or was altered there ("
                + found + ")" + (again ? ": it is exported again" : "; its export was repeated too often"));
        PartitionTask next = task.to(again ? PartitionState.PLANNED : PartitionState.FAILED, why)
                .withExported(null);
        if (recorder.advance(again ? next.nextPass() : next)) {
            LOG.warn("{} {}: {}", task.id(), next.state(), why.why());
        }
    }
}
