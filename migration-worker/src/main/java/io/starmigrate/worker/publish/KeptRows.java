package io.starmigrate.worker.publish;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.Labels;
import io.starmigrate.core.task.Delta;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.LoadKind;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetCluster.Shown;
import io.starmigrate.worker.starrocks.TargetDeltas;
import io.starmigrate.worker.starrocks.TargetDeltas.Kept;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the rows that did not travel into staging: a statement inside the target, which goes on when its sender is
 * gone.
 *
 * <p>The fence: it is written down before it is sent, and sent once in a pass, by who wrote it down. It counts only if
 * StarRocks says of its label that it is FINISHED; whatever else became of it, the pass is over, its staging dropped,
 * and the next pass is of all rows. So nothing is added to a staging that was proved.
 *
 * <p>Safe for use by many threads, under the lease of the task's staging.
 */
final class KeptRows {
    private static final Logger LOG = LoggerFactory.getLogger(KeptRows.class);

    private final TargetCluster target;
    private final TaskRecorder recorder;
    private final WorkerIdentity self;

    KeptRows(TargetCluster target, TaskRecorder recorder, WorkerIdentity self) {
        this.target = target;
        this.recorder = recorder;
        this.self = self;
    }

    /** How far staging's share of kept rows is. */
    enum Standing {
        /** All of them are in staging, or none had to be. */
        THERE,
        /** Nobody knows yet: ask again later. */
        UNDER_WAY,
        /** They are not, and will not be: the pass is over. */
        LOST
    }

    /** Brings them, or finds out what became of them. */
    Standing bring(PartitionTask task, Manifest manifest, Staging staging) {
        Delta delta = manifest.delta();
        if (delta == null) {
            return Standing.THERE;
        }
        Optional<Load> known = recorder.loads(task.id()).stream()
                .filter(load -> load.pass() == task.pass() && load.kind() == LoadKind.COPY)
                .findFirst();
        if (known.isPresent()) {
            return standing(known.get());
        }
        Place place = StagingOpener.place(task);
        if (target.namesStaging(place)) {
            // The copy would find the staging of another pass by the same name.
            return Standing.LOST;
        }
        Optional<String> token = target.shown(place).map(Shown::token).map(ChangeToken::text);
        Optional<TargetDeltas> deltas = target.deltas();
        if (deltas.isEmpty() || !token.equals(Optional.of(delta.token()))) {
            LOG.info("{}: the target shows other rows than those that were compared", task.id());
            return Standing.LOST;
        }
        return send(task, manifest, staging, delta, deltas.get());
    }

    private Standing send(PartitionTask task, Manifest manifest, Staging staging, Delta delta, TargetDeltas deltas) {
        String label = label(task, staging);
        Load first =
                Load.copy(task.id(), label, task.pass(), self.change("INSERT into " + staging.name() + " is sent"));
        if (!recorder.record(first).equals(first)) {
            return Standing.UNDER_WAY;
        }
        try {
            deltas.keep(StagingOpener.place(task), staging, new Kept(label, delta.travelled(), manifest.columnNames()));
        } catch (ClusterException refused) {
            LOG.info("{}: {}", label, refused.getMessage());
            if (refused.remedy() == Remedy.ASK_AGAIN) {
                throw refused;
            }
            return standing(first);
        }
        return finished(first);
    }

    private static String label(PartitionTask task, Staging staging) {
        List<String> names = List.of(
                task.id().partition().job(),
                task.id().partition().table(),
                "keep",
                "g" + task.id().generation());
        return Labels.label(
                names,
                List.of(
                        task.id().toString(),
                        staging.name(),
                        Long.toString(staging.partitionId()),
                        Integer.toString(task.pass())));
    }

    private Standing standing(Load copy) {
        if (copy.state() != LoadState.SUBMITTED) {
            return copy.state() == LoadState.FINISHED ? Standing.THERE : Standing.LOST;
        }
        // First what is known by its label, then what is executed: what ends in between has ended.
        LoadStatus status = target.loads(List.of(copy.label())).get(copy.label());
        if (status == null) {
            Optional<Set<String>> executing = target.executing(List.of(copy.label()));
            return executing.filter(labels -> labels.contains(copy.label())).isPresent()
                    ? Standing.UNDER_WAY
                    : over(copy.to(LoadState.ABANDONED, self.change("no front end that answers knows or executes it")));
        }
        return switch (status.state()) {
            case FINISHED -> finished(copy);
            case RUNNING, UNKNOWN -> Standing.UNDER_WAY;
            case CANCELLED ->
                over(copy.to(
                        LoadState.CANCELLED, self.change("StarRocks says that it is CANCELLED: " + status.error())));
        };
    }

    private Standing finished(Load copy) {
        return recorder.advance(copy.finished(0, self.change("StarRocks says that it is FINISHED")))
                ? Standing.THERE
                : Standing.UNDER_WAY;
    }

    private Standing over(Load ended) {
        return recorder.advance(ended) ? Standing.LOST : Standing.UNDER_WAY;
    }
}
