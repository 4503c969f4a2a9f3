package io.starmigrate.worker.load;

import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.SecondTries;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster.Landing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who rides with a task whose files are loaded: their rows are in its files, so its loads go into the stagings of all,
 * or are not sent. Safe for use by many threads.
 */
public final class Riders {
    /** Messages must be kept invisible meanwhile: a step of an importer opens no more of one group. */
    private static final int AT_ONCE = 50;

    private final TaskRecorder recorder;
    private final StagingOpener opener;
    private final SecondTries tries;
    private final TaskFailures failures;
    private final WorkerIdentity self;

    /** @param tries of all that load */
    public Riders(TaskRecorder recorder, StagingOpener opener, SecondTries tries, WorkerIdentity self) {
        this.recorder = recorder;
        this.opener = opener;
        this.tries = tries;
        this.failures = new TaskFailures(recorder);
        this.self = self;
    }

    /** Whether a group can be loaded. */
    enum GroupStaging {
        /** The stagings of all are open. */
        OPEN,
        /** Some more are open than before: go on. */
        OPENING,
        /** One of them waits for another worker, or has left, and the group with it. */
        NOT_NOW
    }

    /**
     * Opens the stagings of all who ride with a task. One that does not any more, or cannot be staged, ends the group:
     * then all of them are exported alone.
     *
     * @throws ClusterException when the target asks to wait
     */
    GroupStaging open(PartitionTask carrier) {
        List<PartitionTask> riding = riding(carrier);
        Optional<PartitionTaskId> left = left(carrier, riding);
        if (left.isPresent()) {
            part(carrier, left.get());
            return GroupStaging.NOT_NOW;
        }
        List<PartitionTask> closed =
                riding.stream().filter(rider -> rider.staging() == null).toList();
        List<PartitionTask> some = closed.subList(0, Math.min(AT_ONCE, closed.size()));
        openTogether(some);
        Set<PartitionTaskId> open = recorder
                .partitions(some.stream().map(PartitionTask::id).toList())
                .stream()
                .filter(rider -> rider.staging() != null && rider.isCarriedBy(carrier))
                .map(PartitionTask::id)
                .collect(Collectors.toSet());
        if (!some.stream().allMatch(rider -> open.contains(rider.id()) || isOpened(rider))) {
            return GroupStaging.NOT_NOW;
        }
        return some.size() == closed.size() ? GroupStaging.OPEN : GroupStaging.OPENING;
    }

    /** Whoever cannot be opened together is told why alone. */
    private void openTogether(List<PartitionTask> riders) {
        try {
            opener.openTogether(riders);
        } catch (ClusterException refused) {
            if (refused.isTransient()) {
                throw refused;
            }
        }
    }

    private boolean isOpened(PartitionTask rider) {
        try {
            return opener.open(rider.id()).isPresent();
        } catch (ClusterException refused) {
            if (refused.isTransient()) {
                throw refused;
            }
            tries.refused(rider, refused, "it cannot be staged: " + refused.getMessage());
            return false;
        }
    }

    /** Where a load of these files goes; empty when one who rides with the task has left. */
    Optional<List<Landing>> landings(PartitionTask carrier) {
        List<PartitionTask> riding = riding(carrier);
        List<Landing> into = Stream.concat(Stream.of(carrier), riding.stream())
                .flatMap(task -> landing(task).stream())
                .toList();
        if (landing(carrier).isEmpty()) {
            throw new IllegalStateException(carrier.id() + " is loaded without staging");
        }
        return into.size() == carrier.riders().size() + 1 ? Optional.of(into) : Optional.empty();
    }

    /** Those who ride with it now. */
    private List<PartitionTask> riding(PartitionTask carrier) {
        return recorder.partitions(carrier.riders()).stream()
                .filter(now -> now.isCarriedBy(carrier))
                .toList();
    }

    private static Optional<PartitionTaskId> left(PartitionTask carrier, List<PartitionTask> riding) {
        Set<PartitionTaskId> there = riding.stream().map(PartitionTask::id).collect(Collectors.toSet());
        return carrier.riders().stream().filter(rider -> !there.contains(rider)).findFirst();
    }

    private static Optional<Landing> landing(PartitionTask task) {
        Staging staging = task.staging();
        return staging == null ? Optional.empty() : Optional.of(new Landing(StagingOpener.place(task), staging));
    }

    private void part(PartitionTask carrier, PartitionTaskId left) {
        failures.record(
                carrier,
                self.change("its group fell apart, " + left.partition().partition() + " has left it: exported alone"));
    }
}
