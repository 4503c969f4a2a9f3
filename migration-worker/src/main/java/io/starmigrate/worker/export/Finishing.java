package io.starmigrate.worker.export;

import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.worker.TaskFailures;
import io.starmigrate.worker.WorkerIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes exports aside: a fingerprint takes as long as a scan of the partition, and exports go on meanwhile. What
 * fails is tried again after a pause, so that a source in trouble is not scanned again and again.
 */
final class Finishing {
    private static final Logger LOG = LoggerFactory.getLogger(Finishing.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final ExportFinisher finisher;
    private final TaskFailures failures;
    private final WorkerIdentity self;
    private final Executor executor;
    private final Set<PartitionTaskId> busy = ConcurrentHashMap.newKeySet();
    private final Map<PartitionTaskId, Instant> later = new ConcurrentHashMap<>();

    Finishing(ExportFinisher finisher, TaskFailures failures, WorkerIdentity self, Executor executor) {
        this.finisher = finisher;
        this.failures = failures;
        this.self = self;
        this.executor = executor;
    }

    /** How many are being finished. */
    int size() {
        return busy.size();
    }

    /** @param export what the cluster calls the export; empty when it does not say */
    void begin(PartitionTask task, String export) {
        Instant notBefore = later.getOrDefault(task.id(), Instant.MIN);
        if (!notBefore.isAfter(self.clock().instant()) && busy.add(task.id())) {
            executor.execute(() -> finish(task, export));
        }
    }

    private void finish(PartitionTask task, String export) {
        try {
            finisher.finish(task, export);
            later.remove(task.id());
        } catch (ObjectStoreException refused) {
            switch (refused.reason()) {
                case NO_BUCKET, DENIED ->
                    failures.record(task, self.change("its files cannot be listed: " + refused.getMessage()));
                case NO_OBJECT, CHANGED, ARCHIVED, TOO_LARGE, BUSY, UNREACHABLE, REFUSED -> postpone(task, refused);
            }
        } catch (RuntimeException failure) {
            postpone(task, failure);
        } finally {
            busy.remove(task.id());
        }
    }

    private void postpone(PartitionTask task, RuntimeException failure) {
        later.put(task.id(), self.clock().instant().plus(PAUSE));
        LOG.warn("The export of {} is done but its manifest is not yet: {}", task.id(), failure.getMessage());
    }
}
