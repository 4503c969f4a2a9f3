package io.starmigrate.worker.reconcile;

import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.status.StatusReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
        return clear(job, read(job));
    }

    /** The same for somebody who knows the latest task of each of the job's partitions, a moment old. */
    List<Finding> clear(String job, List<PartitionTask> all) {
        List<Finding> findings = new ArrayList<>();
        for (Stray stray : strays(job, all)) {
            if (stray.task.isPresent()) {
                target.drop(StagingOpener.place(stray.task.get()), stray.name);
            }
            findings.add(stray.finding());
        }
        return findings;
    }

    /** What {@link #clear} would drop or name; changes nothing. */
    public List<Finding> look(String job) {
        return strays(job, read(job)).stream().map(Stray::finding).toList();
    }

    private List<PartitionTask> read(String job) {
        return new StatusReader(recorder).outline(job).tasks();
    }

    private List<Stray> strays(String job, List<PartitionTask> all) {
        List<Stray> strays = new ArrayList<>();
        JobId own = recorder.id(job);
        Set<JobId> others = recorder.jobs().stream()
                .map(Job::id)
                .filter(id -> !id.equals(own))
                .collect(Collectors.toSet());
        Set<String> tables =
                all.stream().map(task -> task.id().partition().table()).collect(Collectors.toCollection(TreeSet::new));
        for (String table : tables) {
            List<String> names = target.stagings(table);
            List<PartitionTask> tasks = names.isEmpty() ? List.of() : of(table, all);
            names.forEach(name -> judge(others, own, table, name, tasks).ifPresent(strays::add));
        }
        return strays;
    }

    /**
     * A job may have a million tasks, and few of its tables have a staging: all of one are looked for when they are.
     */
    private static List<PartitionTask> of(String table, List<PartitionTask> all) {
        return all.stream()
                .filter(task -> task.id().partition().table().equals(table))
                .toList();
    }

    /** Empty when a task that is under way accounts for it, or another job of this recorder has made it. */
    private Optional<Stray> judge(Set<JobId> others, JobId own, String table, String name, List<PartitionTask> tasks) {
        for (PartitionTask listed : tasks) {
            Optional<StagingName> rank = target.named(StagingOpener.place(listed), name);
            if (rank.isPresent() && own.equals(rank.get().job())) {
                return recorder.latest(listed.id().partition())
                        .filter(now -> isOutrun(rank.get(), now))
                        .map(now -> new Stray(table, name, Optional.of(now)));
            }
            if (isRecorded(name, listed)
                    || rank.map(StagingName::job).filter(others::contains).isPresent()) {
                return Optional.empty();
            }
        }
        return Optional.of(new Stray(table, name, Optional.empty()));
    }

    /** Of before names told the job: only the task that has recorded it knows it. */
    private static boolean isRecorded(String name, PartitionTask task) {
        Staging staging = task.staging();
        return staging != null && staging.name().equals(name) && !task.state().isSettled();
    }

    /** A later pass or generation has a staging of its own; a task whose work has ended needs none. */
    private static boolean isOutrun(StagingName rank, PartitionTask now) {
        int generation = now.id().generation();
        return rank.generation() < generation
                || (rank.generation() == generation
                        && !isOfLaterVersion(now)
                        && (rank.pass() < now.pass() || now.state().isSettled()));
    }

    /** Nothing of it can be read: the version that wrote it may be at work on it. */
    private static boolean isOfLaterVersion(PartitionTask now) {
        return now.isUnreadable() && now.changeToken().isEmpty();
    }

    private record Stray(String table, String name, Optional<PartitionTask> task) {
        Finding finding() {
            String subject = "staging " + name + " of " + table;
            return task.map(now -> new Finding(
                            What.STAGING_DROPPED, subject, now.id() + " is " + now.state() + " in pass " + now.pass()))
                    .orElseGet(() -> new Finding(
                            What.UNEXPLAINED,
                            subject,
                            "this job has not made it, or does not know it any more; drop it by hand if nobody else loads"
                                    + " into the table"));
        }
    }
}
