package io.starmigrate.worker.export;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PutBack.Way;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.export.DeltaChoices.Chosen;
import io.starmigrate.worker.identity.SecondTries;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.loop.Interruption;
import io.starmigrate.worker.pace.Steering;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import io.starmigrate.worker.starrocks.SourceCluster.Unload;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses how a partition is exported, whole, by what differs of it or in slices, and sends it. Each attempt is written
 * down with its folder before it is submitted. Safe for use by many threads, for tasks of different partitions.
 */
final class AttemptSender {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptSender.class);

    private final SourceCluster source;
    private final TaskRecorder recorder;
    private final TaskFailures failures;
    private final WorkerIdentity self;
    private final Attempts attempts;
    private final DeltaChoices deltas;
    private final SlicedExports slices;
    private final SentExports sent;
    private final GonePartitions gone;
    private final UnloadChoice choice;
    private final SecondTries tries;
    private final Steering steering;

    AttemptSender(
            ExportPorts ports,
            Attempts attempts,
            Division division,
            SentExports sent,
            SecondTries tries,
            Steering steering) {
        this.source = ports.source();
        this.recorder = ports.recorder();
        this.failures = new TaskFailures(recorder);
        this.self = ports.self();
        this.attempts = attempts;
        this.deltas = division.deltas;
        this.slices = division.slices;
        this.sent = sent;
        this.gone = new GonePartitions(source, recorder, self);
        this.choice = new UnloadChoice(source);
        this.tries = tries;
        this.steering = steering;
    }

    /** What chooses which rows of a partition an export has. */
    record Division(DeltaChoices deltas, SlicedExports slices) {}

    Attempts attempts() {
        return attempts;
    }

    /** Whether a task has been refused lately, and is not to be tried again yet. */
    boolean isResting(PartitionTask task) {
        return tries.isResting(task.id());
    }

    /**
     * Writes the next attempt down, then submits it; one whose partition is gone, or has changed since it was planned,
     * is not.
     */
    void submit(PartitionTask task) {
        begin(task, choice.again(task).orElse(null));
    }

    /** The same of one that was PLANNED, and how that had put it back to work; null where it had not. */
    void begin(PartitionTask task, @Nullable Way putBack) {
        Optional.ofNullable(task.export()).map(Export::folder).ifPresent(deltas::forget);
        try {
            PartitionId id = task.id().partition();
            Optional<CatalogPartition> partition =
                    UnloadChoice.read(id, () -> source.partition(id.table(), id.partition()));
            if (partition.isEmpty()) {
                var unused = gone.end(task.id());
                return;
            }
            if (gone.isReplanned(task, partition.get())) {
                return;
            }
            Optional<Chosen> delta = deltas.choose(task, partition.get());
            Optional<Unload> split =
                    delta.isPresent() ? Optional.empty() : UnloadChoice.read(id, () -> slices.choose(task));
            Unload unload = delta.map(Chosen::unload).or(() -> split).orElseGet(() -> choice.whole(id, putBack));
            Export next = attempts.next(task, unload, partition.get());
            if (split.isPresent()) {
                PartitionTask first = task.withExport(next);
                sending(first, () -> slices.first(first, split.get()));
                return;
            }
            delta.ifPresent(some -> deltas.remember(next.folder(), some.delta()));
            PartitionTask written =
                    task.withExport(delta.map(some -> next.with(some.share())).orElse(next));
            if (recorder.advance(written)) {
                submit(written, unload);
            } else {
                deltas.forget(next.folder());
            }
        } catch (ClusterException refused) {
            refused(task, refused);
        }
    }

    /**
     * Sends what the slices of a task have to send next.
     *
     * @param task as it is, or with the attempt that is written down before anything can be refused
     */
    void sending(PartitionTask task, Supplier<Optional<PartitionTask>> send) {
        try {
            send.get().ifPresent(this::cancelUnwanted);
        } catch (ClusterException refused) {
            refused(task, refused);
        }
    }

    /** Submits an attempt that is written down. */
    void submit(PartitionTask written, Unload unload) {
        try {
            StorageUri folder = Exporter.exportOf(written).folder();
            sent.sending(written.id(), folder);
            source.export(unload, folder);
            cancelUnwanted(written);
        } catch (ClusterException refused) {
            refused(written, refused);
        }
    }

    /**
     * Ends a task whose export was cancelled, for good as far as anybody knows: it FAILS, unless its partition is gone.
     *
     * @throws ClusterException when whether it is there cannot be asked now
     */
    void cancelled(PartitionTask task, Remedy remedy, String why) {
        if (!gone.hasEnded(task, remedy)) {
            failures.record(task, self.change(remedy == Remedy.UNKNOWN ? SecondTries.twice(why) : why));
        }
    }

    /** A task FAILS, whatever becomes of its partition. */
    void failed(PartitionTask task, String why) {
        failures.record(task, self.change(why));
    }

    /** Cancelled between its record and its submission, nobody else would stop it. */
    private void cancelUnwanted(PartitionTask written) {
        StorageUri folder = Exporter.exportOf(written).folder();
        boolean wanted = recorder.partition(written.id())
                .filter(now -> now.state() == PartitionState.EXPORTING
                        && Exporter.exportOf(now).folder().equals(folder))
                .isPresent();
        if (!wanted) {
            LOG.info("The export of {} to {} is cancelled again", written.id(), folder);
            List<ExportStatus> running = source.exports(SlicedExports.folders(Exporter.exportOf(written))).stream()
                    .filter(status -> status.state() == ClusterJobState.RUNNING)
                    .toList();
            running.forEach(source::cancel);
        }
    }

    void refused(PartitionTask task, ClusterException refused) {
        if (!refused.isTransient()) {
            if (!gone.hasEnded(task, refused.remedy())) {
                tries.refused(task, refused, String.valueOf(refused.getMessage()));
            }
            return;
        }
        if (refused.remedy() == Remedy.SLOW_DOWN) {
            steering.pushedBack();
        }
        Interruption.unlessEnded(refused, () -> LOG.info("Export of {} waits: {}", task.id(), refused.getMessage()));
    }
}
