package io.starmigrate.worker.export;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.CancelledExports;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.export.Exporter.ExportSettings;
import io.starmigrate.worker.identity.SecondTries;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.pace.Steering;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of exports that the source has cancelled, or knows nothing of. To be used by one thread. */
final class UnfinishedExports {
    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedExports.class);

    private final SourceCluster source;
    private final ExportSubmission submission;
    private final SentExports sent;
    private final ShutStorage storage;
    private final Cancellations cancellations;
    private final Steering steering;
    private final WorkerIdentity self;
    private final Duration takeoverAfter;
    private final Map<StorageUri, Instant> missed = new HashMap<>();

    UnfinishedExports(
            SourceCluster source,
            ExportSubmission submission,
            SentExports sent,
            ShutStorage storage,
            Steering steering,
            WorkerIdentity self,
            ExportSettings settings) {
        this.source = source;
        this.submission = submission;
        this.sent = sent;
        this.storage = storage;
        this.cancellations = new Cancellations(self.clock(), settings.attempts());
        this.steering = steering;
        this.self = self;
        this.takeoverAfter = settings.takeoverAfter();
    }

    /** A look at all exports begins: they are exported to these folders. */
    void look(Set<StorageUri> folders) {
        storage.look(folders);
    }

    /** Whether no export is to be sent, as some wait for their storage. */
    boolean holdBack() {
        return storage.holdsBack();
    }

    /** The cluster lists it. */
    void heardOf(PartitionTask task) {
        missed.remove(Exporter.exportOf(task).folder());
    }

    /**
     * The cluster does not list it: it never arrived, or was forgotten. A late arrival writes to a folder of its own.
     * Answers whether it counts as running.
     */
    boolean unheardOf(PartitionTask task) {
        StorageUri folder = Exporter.exportOf(task).folder();
        Instant now = self.clock().instant();
        // Timed from when this worker first missed it: another worker's clock may say anything.
        if (missed.computeIfAbsent(folder, first -> now).plus(takeoverAfter).isAfter(now)) {
            return true;
        }
        missed.remove(folder);
        if (task.carrying().isPresent()) {
            fail(task, "the source does not know the export of its group to " + folder);
            return false;
        }
        LOG.info("The source does not know the export of {} to {}; it is submitted again", task.id(), folder);
        return submission.again(task, Cancellations.before(task), "the source does not know the export to " + folder);
    }

    /** One that the source has cancelled; answers whether it counts as running. */
    boolean cancelled(PartitionTask task, ExportStatus status) {
        Remedy remedy = status.remedy();
        String error = status.error();
        if (storage.holds(task, remedy)) {
            LOG.debug("Export of {} waits for its storage: {}", task.id(), error);
            return true;
        }
        if (remedy == Remedy.SLOW_DOWN) {
            steering.pushedBack();
        }
        boolean outage = storage.hasHeld(task);
        CancelledExports cancelled = Cancellations.with(task, status, outage);
        boolean unknown = remedy == Remedy.UNKNOWN;
        if (task.carrying().isPresent()) {
            fail(task, "the export of its group was cancelled by the source: " + error);
            source.forget(Exporter.exportOf(task).folder());
            return false;
        }
        boolean lasting =
                !storage.mayHaveOpenedFor(task, remedy) && (unknown ? task.isTriedTwice() : !remedy.isTransient());
        boolean over = lasting || cancellations.areTooMany(cancelled);
        // The next one is of all rows by one statement, which the source may take; nothing is counted of it yet.
        if (over && Exporter.exportOf(task).isWhole()) {
            submission.cancelled(task, remedy, "its export was cancelled by the source: " + error);
            source.forget(Exporter.exportOf(task).folder());
            return false;
        }
        Duration least = unknown ? SecondTries.PAUSE : Cancellations.rest(cancelled, status, over || outage);
        if (!cancellations.haveRested(task, least)) {
            return false;
        }
        LOG.info("Export of {} was cancelled by the source ({}); it is submitted again", task.id(), error);
        source.forget(Exporter.exportOf(task).folder());
        if (over) {
            sent.givenUp(task);
        }
        PartitionTask next = unknown ? task.afterUnknown(error) : task;
        return submission.again(
                over ? SlicedExports.givenUp(next).withUnknown(null) : next,
                over ? CancelledExports.NONE : cancelled,
                "export cancelled by the source: " + error);
    }

    private void fail(PartitionTask task, String why) {
        submission.failed(task, why);
    }
}
