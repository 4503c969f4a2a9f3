package io.starmigrate.worker.export;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends tasks of partitions that the source has dropped since they were planned, with their table or without it: as the
 * next plan would, and not as failures. What was made anew by the same name meanwhile is planned anew, as what has
 * changed. Safe for use by many threads.
 */
final class GonePartitions {
    private static final Logger LOG = LoggerFactory.getLogger(GonePartitions.class);
    private static final String ANEW = "the source has dropped the partition and made it anew";

    private final SourceCluster source;
    private final TaskRecorder recorder;
    private final WorkerIdentity self;

    GonePartitions(SourceCluster source, TaskRecorder recorder, WorkerIdentity self) {
        this.source = source;
        this.recorder = recorder;
        this.self = self;
    }

    /**
     * Ends a task whose export was refused, if that is why. Only a refusal is asked about that may be of something
     * missing; what may only not be seen any more is there.
     *
     * @param refusal what the cluster said, for good as far as anybody knows
     * @return false when the partition is there as it was, or the source does not tell
     * @throws ClusterException when whether it is there cannot be asked now
     */
    boolean hasEnded(PartitionTask task, Remedy refusal) {
        if (refusal != Remedy.REPLAN && refusal != Remedy.UNKNOWN) {
            return false;
        }
        PartitionId id = task.id().partition();
        try {
            if (!source.tables().contains(id.table())) {
                return source.lacks(id.table()) && end(task.id());
            }
            Optional<CatalogPartition> found = source.partition(id.table(), id.partition());
            return found.map(now -> isAnother(task, now) && isPlannedAnew(task)).orElseGet(() -> end(task.id()));
        } catch (ClusterException refused) {
            if (refused.isTransient()) {
                throw refused;
            }
            return false;
        }
    }

    /**
     * Has a task planned anew whose partition was made anew with other bounds, before it is exported: rows that are in
     * it now do not fit where it was to be loaded.
     *
     * @param now the partition as the source has it now
     * @return false when it is as it was planned
     */
    boolean isReplanned(PartitionTask task, CatalogPartition now) {
        return ChangeToken.isMadeAnew(task.changeToken(), ChangeToken.of(now).text())
                && planned(task.id().partition())
                        .filter(other -> !other.boundsText().equals(task.bounds()))
                        .isPresent()
                && isPlannedAnew(task);
    }

    /** Whether it is not the one that was exported last, or, before its first export, planned. */
    private boolean isAnother(PartitionTask task, CatalogPartition now) {
        PartitionTask known = recorder.partition(task.id()).orElse(task);
        Export export = known.export();
        String before = export == null ? known.changeToken() : export.changeToken();
        return ChangeToken.isMadeAnew(before, ChangeToken.of(now).text());
    }

    private Optional<CatalogPartition> planned(PartitionId id) {
        return source.table(id.table()).units().stream()
                .filter(unit -> unit.name().equals(id.partition()))
                .findFirst();
    }

    /**
     * The next generation is planned by whoever has this one give way: two of them must not be under way at once.
     * Whoever dies in between leaves it to the next plan.
     */
    private boolean isPlannedAnew(PartitionTask task) {
        Optional<CatalogPartition> unit = planned(task.id().partition());
        Optional<PartitionTask> open = recorder.partition(task.id())
                .filter(now -> now.state() == PartitionState.PLANNED || now.state() == PartitionState.EXPORTING);
        if (unit.isEmpty() || open.isEmpty()) {
            return false;
        }
        PartitionTask before = open.get();
        if (!recorder.advance(before.to(PartitionState.SUPERSEDED, self.change(ANEW)))) {
            // Somebody else writes to it: what it is by then is looked at again.
            return true;
        }
        PartitionTaskId next =
                new PartitionTaskId(task.id().partition(), task.id().generation() + 1);
        var unused = recorder.plan(List.of(PartitionTask.planned(
                        next,
                        unit.get().boundsText(),
                        new Estimate(unit.get().rows(), unit.get().bytes()),
                        ChangeToken.of(unit.get()).text(),
                        self.change(ANEW))
                .withOverwriting(before.overwriting())
                .withLeft(before.staging() == null ? before.left() : before.staging())));
        LOG.info("{} is planned anew as generation {}: {}", task.id(), next.generation(), ANEW);
        return true;
    }

    /** The source has no such partition. @return true */
    boolean end(PartitionTaskId id) {
        recorder.partition(id)
                .filter(now -> now.state() == PartitionState.PLANNED || now.state() == PartitionState.EXPORTING)
                .map(now -> now.gone(self.change(PartitionTask.GONE)))
                .filter(recorder::advance)
                .ifPresent(now -> LOG.info("{} CANCELLED: {}", id, now.change().why()));
        return true;
    }
}
