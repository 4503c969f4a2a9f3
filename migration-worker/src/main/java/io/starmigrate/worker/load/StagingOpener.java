package io.starmigrate.worker.load;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.LeaseHolder.Held;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.StagingRefusal;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Intent;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetTogether.StagingRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the staging of a partition task, once per pass. Before the task names its staging no load into it is recorded,
 * so whatever an earlier try of this job made is a leftover; the lease's token ranks the tries.
 *
 * <p>Safe for use by many threads.
 */
public final class StagingOpener {
    private final TargetCluster target;
    private final TaskRecorder recorder;
    private final LeaseHolder leases;
    private final WorkerIdentity self;
    private final TableHold hold;
    private final ForeignRows foreign;
    private final EarlierLoads earlier;

    public StagingOpener(TargetCluster target, TaskRecorder recorder, LeaseHolder leases, WorkerIdentity self) {
        this.target = target;
        this.recorder = recorder;
        this.leases = leases;
        this.self = self;
        this.hold = new TableHold(target, recorder, self);
        this.foreign = new ForeignRows(target, recorder);
        this.earlier = new EarlierLoads(target, recorder, leases.clock());
    }

    /** The name of the lease under which a task's staging is opened and published. */
    public static String lease(PartitionTaskId id) {
        return "staging/" + id.raw();
    }

    /**
     * The task as it is now, its staging open; empty when another worker is opening it, it takes no loads now, or what
     * was sent into an earlier staging of the same name may not have ended.
     */
    public Optional<PartitionTask> open(PartitionTaskId id) {
        Optional<PartitionTask> now = loading(id);
        if (now.isEmpty() || now.get().staging() != null) {
            return now;
        }
        return leases.holding(lease(id), held -> loading(id).flatMap(task -> open(task, held)))
                .flatMap(opened -> opened);
    }

    private Optional<PartitionTask> loading(PartitionTaskId id) {
        return recorder.partition(id).filter(StagingOpener::isLoading);
    }

    private static boolean isLoading(PartitionTask task) {
        return task.state() == PartitionState.EXPORTED || task.state() == PartitionState.LOADING;
    }

    /** The same under a lease the caller holds, also for a task that is being verified without any load. */
    public Optional<PartitionTask> open(PartitionTask task, Held held) {
        if (task.staging() != null) {
            return Optional.of(task);
        }
        StagingName name = name(task, held);
        requireAlike(task);
        hold.take(task);
        foreign.refuse(task);
        Staging left = task.left();
        boolean intended = left != null && left.isIntended();
        if (left != null && !intended) {
            target.drop(place(task), left);
        }
        if (!earlier.haveEnded(task)) {
            return Optional.empty();
        }
        Optional<PartitionTask> ready = intended || !target.namesStaging(place(task))
                ? Optional.of(task)
                : recorded(task.revised(self.change("staging " + name + " is about to be made"))
                        .withLeft(Staging.intended(name.toString())));
        return ready.flatMap(now -> make(now, name, intended ? Intent.RECORDED : Intent.NEW));
    }

    /**
     * Opens the stagings of several tasks of one table, as far as that can be done together; whoever is still without
     * is opened alone.
     *
     * @throws ClusterException when the target asks to wait, or another job has the table
     */
    void openTogether(List<PartitionTask> tasks) {
        var unused =
                leases.holdingAll(tasks.stream().map(task -> lease(task.id())).toList(), held -> {
                    List<PartitionTask> now =
                            recorder
                                    .partitions(tasks.stream()
                                            .map(PartitionTask::id)
                                            .toList())
                                    .stream()
                                    .filter(StagingOpener::isLoading)
                                    .filter(task -> held.containsKey(lease(task.id())))
                                    .filter(task -> task.staging() == null && task.left() == null)
                                    .toList();
                    if (!now.isEmpty()) {
                        hold.take(now.get(0));
                        Set<PartitionTaskId> clean = foreign.clean(now);
                        open(
                                now.stream()
                                        .filter(task -> clean.contains(task.id()))
                                        .toList(),
                                held);
                    }
                    return now;
                });
    }

    private void open(List<PartitionTask> tasks, Map<String, Held> held) {
        Map<Place, Staging> made = target.openTogether(tasks.stream()
                .map(task -> new StagingRequest(
                        place(task), name(task, Objects.requireNonNull(held.get(lease(task.id())))), task.bounds()))
                .toList());
        var unused = recorder.advanceTogether(tasks.stream()
                .flatMap(task ->
                        Optional.ofNullable(made.get(place(task))).map(staging -> withOpen(task, staging)).stream())
                .toList());
    }

    private StagingName name(PartitionTask task, Held held) {
        return new StagingName(
                recorder.id(task.id().partition().job()), task.id().generation(), task.pass(), held.token());
    }

    private Optional<PartitionTask> make(PartitionTask task, StagingName name, Intent intent) {
        Staging staging;
        try {
            staging = target.open(place(task), name, task.bounds(), intent);
        } catch (ClusterException refused) {
            Staging left = task.left();
            if (left != null && left.isIntended() && StagingRefusal.provesNoneMade(refused)) {
                // None was made: what is there later was made by somebody else.
                var unused = recorder.advance(
                        task.revised(self.change("no staging was made")).withLeft(null));
            }
            throw refused;
        }
        return recorded(withOpen(task, staging));
    }

    private PartitionTask withOpen(PartitionTask task, Staging staging) {
        PartitionTask next = task.state() == PartitionState.EXPORTED
                ? task.to(PartitionState.LOADING, self.change("staging " + staging.name() + " is open"))
                : task.revised(self.change("staging " + staging.name() + " is open for pass " + task.pass()));
        return next.withStaging(staging).withLeft(null);
    }

    private Optional<PartitionTask> recorded(PartitionTask next) {
        return recorder.advance(next) ? Optional.of(next) : Optional.empty();
    }

    /**
     * Refuses a switch for a job that does not hold the table any more.
     *
     * @throws ClusterException saying who has it
     */
    public void requireHold(PartitionTask task) {
        hold.require(task);
    }

    /**
     * A table that lacks a column, or wants one more, is told by name instead of by a failed load; of those who ride
     * their carrier has been asked.
     */
    private void requireAlike(PartitionTask task) {
        Export export = task.export();
        if (export != null && task.riding().isEmpty()) {
            target.check(
                    task.id().partition().table(),
                    export.columns().stream().map(FileColumn::name).toList());
        }
    }

    /** Where a task is published to. */
    public static Place place(PartitionTask task) {
        return new Place(task.id().partition().table(), task.id().partition().partition());
    }
}
