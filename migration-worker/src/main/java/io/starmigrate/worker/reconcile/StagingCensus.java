package io.starmigrate.worker.reconcile;

import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.OperationReport.Finding;
import io.starmigrate.worker.OperationReport.What;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.StatusReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Accounts for the stagings of a job's tables: each belongs to a task that is under way, or to one that has outrun it.
 * Those that nobody needs any more are dropped. Safe to be done by many at once.
 */
public final class StagingCensus {
    private final TaskRecorder recorder;
    private final TargetCluster target;

    public StagingCensus(TaskRecorder recorder, TargetCluster target) {
        this.recorder = recorder;
        this.target = target;
    }

    /** Drops what nobody needs, and names what nothing accounts for. */
    public List<Finding> clear(String job) {
        List<Finding> findings = new ArrayList<>();
        for (Stray stray : strays(job)) {
            if (stray.task.isPresent()) {
                target.drop(StagingOpener.place(stray.task.get()), stray.name);
            }
            findings.add(stray.finding());
        }
        return findings;
    }

    /** What {@link #clear} would drop or name; changes nothing. */
    public List<Finding> look(String job) {
        return strays(job).stream().map(Stray::finding).toList();
    }

    private List<Stray> strays(String job) {
        List<Stray> strays = new ArrayList<>();
        new StatusReader(recorder)
                .read(job).tasks().stream()
                        .collect(Collectors.groupingBy(
                                task -> task.id().partition().table()))
                        .forEach((table, tasks) -> target.stagings(table)
                                .forEach(name -> judge(job, table, name, tasks).ifPresent(strays::add)));
        return strays;
    }

    /** Empty when a task that is under way accounts for it. */
    private Optional<Stray> judge(String job, String table, String name, List<PartitionTask> tasks) {
        boolean owned = false;
        for (PartitionTask listed : tasks) {
            Place place = StagingOpener.place(listed);
            Optional<StagingName> rank = target.named(place, name);
            if (rank.isPresent()) {
                owned = true;
                Optional<PartitionTask> now = recorder.latest(listed.id().partition());
                if (now.isPresent() && isOutrun(rank.get(), now.get()) && !othersWorkOn(job, now.get())) {
                    return Optional.of(new Stray(table, name, now));
                }
            }
        }
        return owned || othersWorkOn(job, table)
                ? Optional.empty()
                : Optional.of(new Stray(table, name, Optional.empty()));
    }

    /** A later pass or generation has a staging of its own; a task whose work has ended needs none. */
    private static boolean isOutrun(StagingName rank, PartitionTask now) {
        int generation = now.id().generation();
        return rank.generation() < generation
                || (rank.generation() == generation
                        && (rank.pass() < now.pass() || now.state().isSettled()));
    }

    /** Stagings of other jobs that load into the same place have names of the same kind. */
    private boolean othersWorkOn(String job, PartitionTask task) {
        PartitionId id = task.id().partition();
        return others(job).stream()
                .map(other -> new PartitionId(other.name(), other.source(), id.table(), id.partition()))
                .flatMap(other -> recorder.latest(other).stream())
                .anyMatch(other -> !other.state().isSettled());
    }

    private boolean othersWorkOn(String job, String table) {
        return others(job).stream()
                .anyMatch(other -> other.tables().contains(table)
                        && List.of(PartitionState.EXPORTED, PartitionState.LOADING, PartitionState.VERIFYING).stream()
                                .flatMap(state -> recorder.partitions(other.name(), state))
                                .anyMatch(task -> task.id().partition().table().equals(table)));
    }

    private List<Job> others(String job) {
        String database = recorder.job(job).map(Job::target).orElse("");
        return recorder.jobs().stream()
                .filter(other -> !other.name().equals(job) && other.target().equals(database))
                .toList();
    }

    private record Stray(String table, String name, Optional<PartitionTask> task) {
        Finding finding() {
            String subject = "staging " + name + " of " + table;
            return task.map(now -> new Finding(
                            What.STAGING_DROPPED, subject, now.id() + " is " + now.state() + " in pass " + now.pass()))
                    .orElseGet(() -> new Finding(
                            What.UNEXPLAINED,
                            subject,
                            "no partition of the job has it; drop it by hand if nobody else loads into the table"));
        }
    }
}
