package io.starmigrate.worker.backup;

import io.starmigrate.core.plan.TableSelection;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.backup.EarlierRestore.Known;
import io.starmigrate.worker.backup.EarlierRestore.Standing;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.relay.RelayedFiles;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.StatusReader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A restore, but for the tables it needs: what of a backup it brings, what is refused, and what is written down. A job
 * restores one run of one backup: what it shows is what that run has left, whatever it has restored before.
 */
public final class BackupRestore {
    private final TaskRecorder recorder;
    private final WorkerIdentity self;
    private final Supplier<TargetCluster> target;

    /** @param target asked only where something is PUBLISHED */
    public BackupRestore(TaskRecorder recorder, WorkerIdentity self, Supplier<TargetCluster> target) {
        this.recorder = recorder;
        this.self = self;
        this.target = target;
    }

    /**
     * What of a backup comes; nothing is written down.
     *
     * @param selection the tables that are wanted
     * @throws MigrationException when nothing was found, it is not clear what is meant, it is another backup than the
     *     job has restored before, or another run than what the job has restored of other tables
     */
    public ChosenBackup chosen(String job, ObjectStore storage, RestoreRequest request, TableSelection selection) {
        Set<String> before =
                open(job).map(task -> task.id().partition().table()).collect(Collectors.toSet());
        ChosenBackup chosen = ChosenBackup.of(storage, request, selection, before);
        require(job, request, chosen.manifests());
        requireOneRun(job, chosen.beside(), request.from());
        return chosen;
    }

    /**
     * Refuses files of another backup than the job has restored before.
     *
     * @param found what is to be restored
     */
    void require(String job, RestoreRequest request, List<Manifest> found) {
        new EarlierRestore(recorder, request.bare() == null).require(job, found, request.from());
    }

    /**
     * Writes down what is to be loaded; again, it goes on.
     *
     * @param open the job
     * @param storage where the files lie
     * @return the manifests as this job's
     */
    public List<Manifest> write(
            Job open, ObjectStore storage, List<Manifest> found, Overwriting overwriting, boolean described) {
        List<Manifest> lying = found.stream()
                .map(manifest -> RelayedFiles.asTheyLie(storage, manifest))
                .toList();
        return new Restoration(recorder, self, published -> new ShownBackup(recorder, target.get()).lost(published))
                .write(open, lying, overwriting, described);
    }

    /**
     * What the target shows, or will, as the job has restored it of an earlier run, and the run that it restores now
     * does not hold: by {@code table/partition}.
     *
     * @param own what comes now
     * @param left tables of which nothing comes, which is told already
     */
    public List<String> past(String job, ChosenBackup chosen, List<Manifest> own, Set<String> left) {
        Set<PartitionId> held = Stream.concat(
                        own.stream().map(manifest -> manifest.task().partition()),
                        chosen.beside().stream().map(manifest -> EarlierRestore.own(job, manifest)))
                .collect(Collectors.toCollection(HashSet::new));
        List<PartitionTask> past = tasks(job)
                .filter(task -> !held.contains(task.id().partition()))
                .filter(task -> !left.contains(task.id().partition().table()))
                .filter(task -> !chosen.lacking().containsKey(name(task))
                        && !chosen.lacking().containsKey(task.id().partition().table()))
                .toList();
        Set<Place> shown = shown(past);
        return past.stream()
                .filter(task -> !task.state().isSettled() || shown.contains(StagingOpener.place(task)))
                .map(BackupRestore::name)
                .sorted()
                .toList();
    }

    private Set<Place> shown(List<PartitionTask> tasks) {
        List<Place> published = tasks.stream()
                .filter(this::wasPublished)
                .map(StagingOpener::place)
                .toList();
        return published.isEmpty() ? Set.of() : target.get().shown(published).keySet();
    }

    /** What came after it may have been given up. */
    private boolean wasPublished(PartitionTask latest) {
        return Stream.iterate(latest.id().generation(), generation -> generation > 0, generation -> generation - 1)
                .flatMap(generation ->
                        recorder.partition(new PartitionTaskId(latest.id().partition(), generation)).stream())
                .anyMatch(task -> task.state() == PartitionState.PUBLISHED);
    }

    /** What it has restored, or is about to. */
    private Stream<PartitionTask> open(String job) {
        return tasks(job).filter(task -> task.state() != PartitionState.CANCELLED);
    }

    private Stream<PartitionTask> tasks(String job) {
        return new StatusReader(recorder).read(job).tasks().stream();
    }

    private static String name(PartitionTask task) {
        return task.id().partition().table() + "/" + task.id().partition().partition();
    }

    /**
     * Of tables that are not chosen now, the job has to have what the backup holds now: else what is chosen comes of
     * another run, and the target shows two at once.
     */
    private void requireOneRun(String job, List<Manifest> beside, StorageUri from) {
        EarlierRestore earlier = new EarlierRestore(recorder, true);
        for (Manifest manifest : beside) {
            Optional<Known> known = earlier.known(EarlierRestore.own(job, manifest), manifest.attempt());
            Standing standing = known.map(one -> one.standing(manifest, true)).orElse(Standing.UNKNOWN);
            if (standing != Standing.SAME) {
                throw ofAnotherRun(job, manifest, known.flatMap(Known::recorded), from);
            }
        }
    }

    private static MigrationException ofAnotherRun(
            String job, Manifest found, Optional<Manifest> before, StorageUri from) {
        PartitionId id = found.task().partition();
        String name = id.table() + "/" + id.partition();
        return new MigrationException(
                Fault.WRONG_INPUT,
                "Job \"" + job + "\" has restored table " + id.table() + " of another run of the backup than " + from
                        + " holds now: "
                        + before.map(then -> "of " + name + " what was written at " + then.written() + ", and there is "
                                        + "what was written at " + found.written())
                                .orElse(name + ", written at " + found.written() + ", it has not restored")
                        + ". What is chosen now would be of another run than that. Nothing was begun: choose "
                        + id.table() + ", too (" + SettingName.TABLE_NAMES
                        + "), and all comes of one run, or restore as another job (--job)",
                null);
    }
}
