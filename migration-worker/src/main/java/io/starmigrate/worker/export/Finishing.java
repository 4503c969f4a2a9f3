package io.starmigrate.worker.export;

import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.pace.PacedAside;
import io.starmigrate.worker.starrocks.ClusterException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Finishes exports aside: a fingerprint takes as long as a scan of the partition, and exports go on meanwhile. What
 * fails is tried again after a pause, so that a source in trouble is not scanned again and again.
 */
final class Finishing {
    private static final Logger LOG = LoggerFactory.getLogger(Finishing.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** Rights that were given a moment ago take this long to be known everywhere. */
    private static final Duration LASTING = Duration.ofMinutes(1);

    private final ExportFinisher finisher;
    private final TaskFailures failures;
    private final WorkerIdentity self;
    private final PacedAside executor;
    private final Set<PartitionTaskId> busy = ConcurrentHashMap.newKeySet();
    private final Map<PartitionTaskId, Instant> since = new ConcurrentHashMap<>();
    private final Map<PartitionTaskId, Instant> later = new ConcurrentHashMap<>();

    Finishing(ExportFinisher finisher, TaskFailures failures, WorkerIdentity self, Executor executor) {
        this.finisher = finisher;
        this.failures = failures;
        this.self = self;
        this.executor = new PacedAside(executor);
    }

    /** Which partitions' exports are being finished. */
    Stream<PartitionTaskId> busy() {
        return busy.stream();
    }

    /** From now on so many at once, or one: each may be a scan. */
    void allow(int limit) {
        executor.allow(limit);
    }

    /** How many are being finished. */
    int size() {
        return busy.size();
    }

    /**
     * @param export what the cluster calls the export; empty when it does not say
     * @return whether that begins now
     */
    boolean begin(PartitionTask task, String export) {
        Instant notBefore = later.getOrDefault(task.id(), Instant.MIN);
        if (!notBefore.isAfter(self.clock().instant()) && busy.add(task.id())) {
            executor.execute(() -> finish(task, export));
            return true;
        }
        return false;
    }

    private void finish(PartitionTask task, String export) {
        try {
            failures.isolate(task, self, () -> finisher.finish(task, export));
            later.remove(task.id());
            since.remove(task.id());
        } catch (ObjectStoreException refused) {
            refused(task, refused);
        } catch (RuntimeException failure) {
            postpone(task, failure);
        } finally {
            busy.remove(task.id());
        }
    }

    /** A store that lets nobody in is waited for; one that refuses only this is not. */
    private void refused(PartitionTask task, ObjectStoreException refused) {
        Instant now = self.clock().instant();
        boolean forGood = refused.reason() == Reason.DENIED || refused.reason() == Reason.REFUSED;
        boolean lasting = forGood
                && !since.computeIfAbsent(task.id(), id -> now).plus(LASTING).isAfter(now);
        if (lasting && finisher.canList(task)) {
            since.remove(task.id());
            failures.record(task, self.change("its manifest cannot be made: " + refused.getMessage()));
        } else {
            postpone(task, refused);
        }
    }

    private void postpone(PartitionTask task, RuntimeException failure) {
        later.put(task.id(), self.clock().instant().plus(PAUSE));
        // What is out of reach is spoken of once for all tasks.
        LOG.atLevel(isOutage(failure) ? Level.DEBUG : Level.WARN)
                .log("The export of {} is done but its manifest is not yet: {}", task.id(), failure.getMessage());
    }

    private static boolean isOutage(RuntimeException failure) {
        return failure instanceof RecorderException
                || (failure instanceof ObjectStoreException refused && refused.isOutage())
                || (failure instanceof ClusterException lost && lost.isUnreached());
    }
}
