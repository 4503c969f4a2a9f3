package io.starmigrate.worker.operate;

import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.DeadLetters.DeadLetter;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.export.LeasedTables;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.reconcile.StagingCensus;
import io.starmigrate.worker.relay.Relay;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.status.StatusReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Removes everything of a finished job: staging, messages, files, records; the records last, so that a clean that was
 * killed finds the rest again, but for the leases that keep others away. A backup that the job was restored from, where
 * it lay, stays. The caller has made sure that nobody works on the job. To be used once.
 */
public final class Cleaning {
    private static final String FREE = "another job may publish the table";

    private final String job;
    private final TaskRecorder recorder;
    private final Leases leases;
    private final @Nullable TargetCluster target;
    private final JobMessages messages;
    private final List<JobFolder> folders;
    private final List<StorageUri> staying;

    /**
     * @param target null where no target cluster is configured
     * @param folders the folders whose files are removed
     * @param staying where files of jobs are that are left
     */
    public Cleaning(
            String job,
            TaskRecorder recorder,
            Leases leases,
            @Nullable TargetCluster target,
            JobMessages messages,
            List<JobFolder> folders,
            List<StorageUri> staying) {
        this.job = job;
        this.recorder = recorder;
        this.leases = leases;
        this.target = target;
        this.messages = messages;
        this.folders = List.copyOf(folders);
        this.staying = List.copyOf(staying);
    }

    /** Why the job cannot be cleaned; empty when every partition of it has ended. */
    public Optional<String> obstacle() {
        List<PartitionTask> unfinished =
                tasks().stream().filter(task -> !task.state().isSettled()).toList();
        return unfinished.isEmpty()
                ? Optional.empty()
                : Optional.of(Units.counted(unfinished.size(), "partition is", "partitions are") + " unfinished, first "
                        + unfinished.get(0).id() + ", which is "
                        + unfinished.get(0).state()
                        + "; let them end, or run migrate cancel");
    }

    /** The leases that those who work on the job hold. */
    public List<String> leaseNames() {
        Stream<String> ofTasks = tasks().stream()
                .flatMap(task -> IntStream.rangeClosed(1, task.id().generation())
                        .mapToObj(generation -> new PartitionTaskId(task.id().partition(), generation)))
                .flatMap(id -> Stream.of(StagingOpener.lease(id), Relay.lease(id)));
        // Earlier releases have one lease for all tables.
        return Stream.of(Stream.of("export/" + job), exportLeases().stream(), ofTasks)
                .flatMap(names -> names)
                .toList();
    }

    /** The leases without which nobody exports a table of the job. */
    public List<String> exportLeases() {
        Stream<String> planned = recorder.job(job).stream().flatMap(found -> found.tables().stream());
        return Stream.concat(
                        planned,
                        tasks().stream().map(task -> task.id().partition().table()))
                .distinct()
                .map(table -> LeasedTables.lease(job, table))
                .toList();
    }

    /** What {@link #clean} would remove; changes nothing. */
    public OperationReport look() {
        List<Finding> findings = new ArrayList<>();
        if (target != null) {
            new StagingCensus(recorder, target).look(job).forEach(findings::add);
            claimed(target).forEach(table -> findings.add(wouldRemove(claim(table), FREE)));
        }
        List<DeadLetter> letters = messages.letters(job);
        messages.giveBack();
        findings.add(wouldRemove("dead letters", letters.size() + " of the job"));
        List<PartitionTask> tasks = tasks();
        for (JobFolder folder : folders) {
            findings.add(isRestoredFrom(folder, tasks) ? kept(folder) : wouldRemove(files(folder), folder.count(job)));
        }
        findings.addAll(left());
        findings.add(wouldRemove(
                "records",
                Units.counted(tasks.size(), "partition") + " with histories, files, loads and manifests: "
                        + states(tasks)));
        return new OperationReport(job, findings, "this would be removed; nothing was");
    }

    /** Keeps everybody else from the job meanwhile. */
    public interface Hold extends AutoCloseable {
        /**
         * Asked before each step.
         *
         * @throws MigrationException when somebody else may work on the job by now, or it is not to go on
         */
        void require();

        /** Ends it; again, it changes nothing. */
        @Override
        void close();
    }

    /**
     * Removes it.
     *
     * @param hold is asked before each step, and closed at last
     */
    public OperationReport clean(Hold hold) {
        Set<String> exports = new LinkedHashSet<>(exportLeases());
        hold.require();
        List<Finding> findings = new ArrayList<>();
        if (target == null) {
            findings.add(new Finding(What.UNCHANGED, "staging", "no target cluster is configured"));
        } else {
            tasks().forEach(task -> {
                hold.require();
                drop(task, target);
            });
            hold.require();
            findings.addAll(new StagingCensus(recorder, target).clear(job));
            claimed(target).forEach(table -> {
                hold.require();
                release(table, target).ifPresent(findings::add);
            });
        }
        hold.require();
        findings.add(removed("messages and dead letters", messages.remove(job) + " of the job"));
        List<PartitionTask> tasks = tasks();
        for (JobFolder folder : folders) {
            hold.require();
            findings.add(isRestoredFrom(folder, tasks) ? kept(folder) : removed(files(folder), folder.remove(job)));
        }
        findings.addAll(left());
        hold.require();
        leaseNames().stream().filter(name -> !exports.contains(name)).forEach(this::forget);
        findings.add(removed("records", Units.counted(recorder.forget(job), "partition")));
        // Until here they have kept others away; nobody renews what is forgotten.
        hold.close();
        exports.forEach(this::forget);
        return new OperationReport(job, findings, "job " + job + " is removed");
    }

    private void forget(String lease) {
        leases.lease(lease).ifPresent(leases::forget);
    }

    /**
     * Whether a job of no source has its rows from there: files that it has not made, and cannot make again. A later
     * generation does not say where an earlier one came from, and as long as none says it, the job has made nothing.
     */
    private boolean isRestoredFrom(JobFolder folder, List<PartitionTask> tasks) {
        List<PartitionTask> restored = tasks.stream()
                .filter(task -> !task.isUnreadable() && task.changeToken().isEmpty())
                .toList();
        if (restored.isEmpty()) {
            return tasks.isEmpty() && isOfNoSource();
        }
        List<StorageUri> from = restored.stream().flatMap(this::cameFrom).toList();
        return from.isEmpty() || from.stream().anyMatch(lay -> lay.isBelow(folder.folder(job)));
    }

    private Stream<StorageUri> cameFrom(PartitionTask latest) {
        Stream<PartitionTask> earlier = latest.export() == null
                ? IntStream.range(1, latest.id().generation())
                        .mapToObj(generation -> new PartitionTaskId(latest.id().partition(), generation))
                        .flatMap(id -> recorder.partition(id).stream())
                : Stream.empty();
        return Stream.concat(Stream.of(latest), earlier)
                .flatMap(task -> Stream.ofNullable(task.export()))
                .map(Export::folder);
    }

    private boolean isOfNoSource() {
        return recorder.job(job)
                .flatMap(known -> Optional.ofNullable(known.binding()))
                .filter(bound -> !bound.source().cluster().isKnown())
                .isPresent();
    }

    private Finding kept(JobFolder folder) {
        return new Finding(
                What.UNCHANGED,
                files(folder),
                "they are the backup that the job was restored from, and stay; remove them with the storage's own tools");
    }

    private List<Finding> left() {
        return staying.stream()
                .map(
                        root -> new Finding(
                                What.UNCHANGED,
                                "files below " + DataFileKey.jobFolder(root, job),
                                "what the source has exported stays there; --source removes it, too, as long as the job has its"
                                        + " records: then use the storage's own tools. Another job of this name exports beside it"))
                .toList();
    }

    private String files(JobFolder folder) {
        return "files below " + folder.folder(job);
    }

    /** The tables that only this job may publish until it lets them go. */
    private List<String> claimed(TargetCluster at) {
        Optional<Job> known = recorder.job(job);
        if (known.isEmpty()) {
            return List.of();
        }
        JobId id = known.get().id();
        return Stream.concat(
                        known.get().tables().stream(),
                        tasks().stream().map(task -> task.id().partition().table()))
                .distinct()
                .filter(table ->
                        at.claims().owner(table).filter(owner -> owner.isOf(id)).isPresent())
                .toList();
    }

    private Optional<Finding> release(String table, TargetCluster at) {
        return at.claims().release(table, recorder.id(job)) ? Optional.of(released(table)) : Optional.empty();
    }

    private static Finding released(String table) {
        return removed(claim(table), FREE);
    }

    private static String claim(String table) {
        return "claim on " + table;
    }

    private static void drop(PartitionTask task, TargetCluster from) {
        Stream.of(task.staging(), task.left())
                .filter(staging -> staging != null && !staging.isIntended())
                .forEach(staging -> from.drop(StagingOpener.place(task), staging));
    }

    private List<PartitionTask> tasks() {
        return new StatusReader(recorder).read(job).tasks();
    }

    private static String states(List<PartitionTask> tasks) {
        return Units.tally(tasks.stream()
                .collect(Collectors.groupingBy(PartitionTask::state, TreeMap::new, Collectors.counting())));
    }

    private static Finding wouldRemove(String subject, String note) {
        return new Finding(What.WOULD_REMOVE, subject, note);
    }

    private static Finding removed(String subject, String note) {
        return new Finding(What.REMOVED, subject, note);
    }
}
