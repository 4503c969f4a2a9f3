package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.UnreadableItemException;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.outage.Reopening;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.event.Level;

/**
 * Counts the copies of files that failed, and decides what becomes of their partitions: gone or altered files are
 * exported again; what the storage refuses for good stops the partition. Safe for use by many threads.
 */
final class CopyFailures {
    /** One look may have met an upload that another worker has just completed. */
    private static final int LOOKS = 3;

    /** Rights that were given a moment ago take this long to be known everywhere. */
    private static final Duration LASTING = Duration.ofMinutes(1);

    private final TaskRecorder recorder;
    private final LostFiles lost;
    private final TaskFailures tasks;
    private final WorkerIdentity self;
    private final Reopening stores;
    private final Map<FileTaskId, Run> failures = new ConcurrentHashMap<>();

    /** @param stores is told whether they answer */
    CopyFailures(TaskRecorder recorder, WorkerIdentity self, Reopening stores) {
        this.recorder = recorder;
        this.lost = new LostFiles(recorder, self);
        this.tasks = new TaskFailures(recorder);
        this.self = self;
        this.stores = stores;
    }

    /**
     * How loud it is said that something is relayed again. A store that is out of reach is spoken of once for all
     * files; one that lets others in, nobody else speaks of.
     */
    static Level level(ObjectStoreException failure) {
        return failure.reason() == Reason.UNREACHABLE ? Level.DEBUG : Level.WARN;
    }

    void succeeded(FileTaskId id) {
        stores.answered();
        failures.remove(id);
    }

    /** Counts a copy that failed; the third in a row decides what becomes of the partition. */
    void failed(FileTaskId id, ObjectStoreException failure) {
        if (failure.reason() == Reason.UNREACHABLE) {
            stores.failed();
        } else {
            stores.answered();
        }
        switch (failure.reason()) {
            case NO_OBJECT, CHANGED -> {
                if (isLast(id, Duration.ZERO)) {
                    task(id).ifPresent(task -> lost.exportAgain(task, gone(id, failure)));
                }
            }
            case TOO_LARGE, ARCHIVED -> refused(id, failure.getMessage() + "; then run migrate retry", Duration.ZERO);
            case NO_BUCKET, DENIED, REFUSED -> refused(id, String.valueOf(failure.getMessage()));
            case BUSY, UNREACHABLE -> failures.remove(id);
        }
    }

    /** Counts a copy that is refused; the partition FAILS when that does not pass. */
    void refused(FileTaskId id, String why) {
        refused(id, why, LASTING);
    }

    /** A file whose item cannot be read: no repetition cures that. */
    void unreadable(FileTaskId id, UnreadableItemException damaged) {
        task(id).ifPresent(task -> tasks.record(task, self.change(TaskFailures.why(damaged))));
    }

    private void refused(FileTaskId id, String why, Duration lasting) {
        if (isLast(id, lasting)) {
            task(id).ifPresent(task ->
                    tasks.record(task, self.change("file " + id.name() + " cannot be relayed: " + why)));
        }
    }

    private boolean isLast(FileTaskId id, Duration lasting) {
        Instant now = self.clock().instant();
        Run run = failures.merge(id, new Run(1, now), (before, unused) -> new Run(before.looks + 1, before.since));
        boolean last = run.looks >= LOOKS && !run.since.plus(lasting).isAfter(now);
        if (last) {
            failures.remove(id);
        }
        return last;
    }

    /** Failures in a row, and when the first was. */
    private record Run(int looks, Instant since) {}

    /** The task, while the file is one it waits for. */
    private Optional<PartitionTask> task(FileTaskId id) {
        return recorder.partition(id.task())
                .filter(task -> task.state() == PartitionState.EXPORTED || task.state() == PartitionState.LOADING)
                .filter(task ->
                        task.export() != null && task.export().attempt() == id.attempt() && task.exported() != null);
    }

    private static String gone(FileTaskId id, ObjectStoreException failure) {
        return "file " + id.name() + " is gone from the source storage, or was altered there (" + failure.getMessage()
                + ")";
    }
}
