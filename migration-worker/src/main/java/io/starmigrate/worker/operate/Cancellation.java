package io.starmigrate.worker.operate;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.UnreadableItemException;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.publish.Overwrites;
import io.starmigrate.worker.publish.Publisher;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetCluster.Whereabouts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops partition tasks. A task that is being verified is CANCELLED only after its staging was seen neither staged nor
 * shown, under the lease of those who publish: whatever a stale publisher still sends names a staging that is gone.
 * What shows at the target already is recorded as published instead. Then running loads and exports are cancelled, and
 * asked for until they have ended.
 *
 * <p>To be driven by one thread, step by step, until it is done or the caller's patience is. Killed half way, it can be
 * begun anew.
 */
public final class Cancellation {
    private static final Logger LOG = LoggerFactory.getLogger(Cancellation.class);

    private final TaskRecorder recorder;
    private final LeaseHolder leases;
    private final WorkerIdentity self;
    private final TaskFailures failures;
    private final RunningWork running;
    private final @Nullable TargetCluster target;
    private final @Nullable Publisher publisher;
    private final @Nullable Overwrites overwrites;
    private final TaskSelection selection;
    private final String job;
    private final Map<PartitionTaskId, Finding> settled = new LinkedHashMap<>();
    private final Map<PartitionTaskId, PartitionState> before = new LinkedHashMap<>();
    private final Map<PartitionTaskId, String> obstacles = new LinkedHashMap<>();

    /**
     * @param running what runs in the clusters
     * @param showing null where no target cluster is configured
     */
    public Cancellation(
            String job,
            TaskSelection selection,
            TaskRecorder recorder,
            LeaseHolder leases,
            WorkerIdentity self,
            RunningWork running,
            @Nullable ShowingSide showing) {
        this.job = job;
        this.selection = selection;
        this.recorder = recorder;
        this.leases = leases;
        this.self = self;
        this.failures = new TaskFailures(recorder);
        this.running = running;
        this.target = showing == null ? null : showing.target;
        this.publisher = showing == null ? null : showing.publisher;
        this.overwrites = target == null ? null : new Overwrites(target, recorder, self, leases.clock());
    }

    /**
     * Where what is cancelled may show already.
     *
     * @param publisher records what does; null where nobody is to
     */
    public record ShowingSide(
            TargetCluster target, @Nullable Publisher publisher) {}

    /**
     * Does what can be done now, to every task that is not stopped yet, those planned meanwhile included.
     *
     * @return whether nothing of what is selected goes on any more
     * @throws IllegalArgumentException when the job has no such table or partition
     */
    public boolean step() {
        obstacles.clear();
        running.look();
        for (PartitionTask listed : new SelectedTasks(recorder).of(job, selection)) {
            if (!settled.containsKey(listed.id())) {
                attempt(listed.id());
            }
        }
        return obstacles.isEmpty();
    }

    private void attempt(PartitionTaskId id) {
        try {
            recorder.partition(id).ifPresent(this::cancel);
        } catch (UnreadableItemException damaged) {
            stop(id, damaged);
        } catch (ClusterException | RecorderException failed) {
            LOG.info("{} is cancelled in another try: {}", id, failed.getMessage());
            obstacles.put(id, String.valueOf(failed.getMessage()));
        }
    }

    /** What cannot be read cannot be followed to its end: it is stopped, and said. */
    private void stop(PartitionTaskId id, UnreadableItemException damaged) {
        recorder.partition(id).ifPresent(task -> {
            failures.record(task, self.change(TaskFailures.why(damaged)));
            boolean cancelled = task.state() == PartitionState.CANCELLED;
            obstacles.remove(id);
            settled.put(
                    id,
                    new Finding(
                            cancelled ? What.CANCELLED : What.NOT_CANCELLED,
                            id.toString(),
                            (cancelled ? "" : "it FAILED: ") + TaskFailures.why(damaged)
                                    + "; what runs of it in the clusters is not stopped"));
        });
    }

    private void cancel(PartitionTask task) {
        before.putIfAbsent(task.id(), task.state());
        switch (task.state()) {
            case PLANNED, EXPORTING -> record(task);
            case EXPORTED, LOADING, VERIFYING -> withdraw(task);
            case CANCELLED -> sweep(task);
            case PUBLISHED, FAILED, SUPERSEDED -> leave(task);
        }
    }

    private void leave(PartitionTask task) {
        settled.put(task.id(), new Finding(What.UNCHANGED, task.id().toString(), "it is " + task.state()));
    }

    /** From here on nobody takes the task a step further. */
    private boolean record(PartitionTask task) {
        PartitionTask cancelled = task.to(PartitionState.CANCELLED, self.change("cancelled by command"));
        if (!recorder.advance(cancelled)) {
            obstacles.put(task.id(), "somebody else writes to it");
            return false;
        }
        LOG.info("{} CANCELLED", task.id());
        sweep(cancelled);
        return true;
    }

    private void withdraw(PartitionTask listed) {
        if (target == null && listed.staging() != null) {
            obstacles.put(
                    listed.id(),
                    "the target cluster is not configured, or cannot be reached: its staging cannot be dropped");
            return;
        }
        String lease = StagingOpener.lease(listed.id());
        Optional<Whereabouts> where = leases.holding(lease, held -> fenced(listed.id()));
        if (where.isEmpty()) {
            obstacles.put(listed.id(), "another worker holds the lease " + lease);
        } else if (where.get() == Whereabouts.SHOWN) {
            published(listed);
        }
    }

    /**
     * Cancels a task under its staging's lease.
     *
     * @return SHOWN when it shows at the target already; else it is cancelled, or gone with its job, or what stands in
     *     the way is noted as an obstacle, as it is of staging that is neither shown nor gone
     */
    private Whereabouts fenced(PartitionTaskId id) {
        Optional<PartitionTask> found = recorder.partition(id);
        // Its job may have been cleaned meanwhile: then nothing of it is left to be stopped.
        return found.isPresent() ? fenced(found.get()) : Whereabouts.GONE;
    }

    private Whereabouts fenced(PartitionTask now) {
        PartitionTaskId id = now.id();
        Staging staging = now.staging();
        if (now.state() == PartitionState.VERIFYING && staging != null && target != null) {
            Whereabouts where = withdrawn(StagingOpener.place(now), staging, target);
            if (where != Whereabouts.GONE) {
                obstacles.put(id, "its staging " + staging.name() + " is " + where);
                return where;
            }
        }
        if (!now.state().isSettled() && mayOverwrite(now)) {
            return Whereabouts.GONE;
        }
        if (overwrites != null && now.state() == PartitionState.VERIFYING && overwrites.mayHaveShown(now)) {
            return Whereabouts.SHOWN;
        }
        if (now.state().isSettled()) {
            obstacles.put(id, "it is " + now.state() + " meanwhile");
        } else {
            var unused = record(now);
        }
        return Whereabouts.GONE;
    }

    /** Whether an INSERT OVERWRITE of it, or of one before it, may show yet, which is an obstacle. */
    private boolean mayOverwrite(PartitionTask task) {
        boolean may = overwrites != null && !overwrites.areSettled(task);
        if (may) {
            obstacles.put(task.id(), "an INSERT OVERWRITE of it is under way");
        }
        return may;
    }

    /** Where staging is once it was dropped: what is shown already is not touched. */
    private static Whereabouts withdrawn(Place place, Staging staging, TargetCluster target) {
        if (target.find(place, staging) == Whereabouts.SHOWN) {
            return Whereabouts.SHOWN;
        }
        target.drop(place, staging);
        return target.find(place, staging);
    }

    /** It shows at the target: it is compared and recorded, by whoever is first. */
    private void published(PartitionTask task) {
        if (publisher != null) {
            publisher.publish(task);
        }
        obstacles.put(task.id(), "it shows at the target already and is being recorded as published");
    }

    /** Ends what runs for a task that is CANCELLED, and drops its staging. */
    private void sweep(PartitionTask task) {
        Staging staging = task.staging();
        if (staging != null) {
            if (target == null) {
                obstacles.put(
                        task.id(),
                        "the target cluster is not configured, or cannot be reached: its staging cannot be dropped");
                return;
            }
            target.drop(StagingOpener.place(task), staging);
        }
        if (mayOverwrite(task)) {
            return;
        }
        List<String> ended = new ArrayList<>();
        Optional<String> runs = running.end(task, ended);
        if (runs.isPresent()) {
            obstacles.put(task.id(), runs.get());
            return;
        }
        obstacles.remove(task.id());
        PartitionState was = before.getOrDefault(task.id(), task.state());
        String note = "was " + was + (ended.isEmpty() ? "" : "; " + String.join(", ", ended));
        What what = was == PartitionState.CANCELLED && ended.isEmpty() ? What.UNCHANGED : What.CANCELLED;
        settled.put(task.id(), new Finding(what, task.id().toString(), note));
    }

    /** What has become of it so far; what is not stopped is named with what stands in the way. */
    public OperationReport report() {
        List<Finding> findings = new ArrayList<>(settled.values().stream()
                .filter(finding -> finding.what() != What.UNCHANGED || selection.isNarrow())
                .toList());
        obstacles.forEach((id, why) -> findings.add(new Finding(What.NOT_CANCELLED, id.toString(), why)));
        long cancelled = settled.values().stream()
                .filter(finding -> finding.what() == What.CANCELLED)
                .count();
        return new OperationReport(
                job,
                findings,
                Units.counted(cancelled, "partition") + " cancelled, " + obstacles.size() + " could not be, "
                        + (settled.size() - cancelled) + " had ended already");
    }
}
