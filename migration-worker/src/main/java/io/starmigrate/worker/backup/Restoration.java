package io.starmigrate.worker.backup;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.backup.EarlierRestore.Known;
import io.starmigrate.worker.backup.EarlierRestore.Standing;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a backup's partitions down as exported, so that whoever loads goes on as with any other export. Each step is
 * one conditional write: killed anywhere, it is done again and goes on.
 */
public final class Restoration {
    /** Somebody may take up what waits after all have been looked at, and before it has given way. */
    private static final String HALF_BEGUN =
            "Of the later run some partitions may be planned already, which this goes on with when it is run again";

    /** What the target has shown may be altered since: told by whoever can look. */
    @FunctionalInterface
    public interface Shown {
        /** Which of these PUBLISHED tasks the target shows no more as they were published. */
        Set<PartitionTaskId> lost(List<PartitionTask> published);
    }

    private final TaskRecorder recorder;
    private final WorkerIdentity self;
    private final Shown shown;

    public Restoration(TaskRecorder recorder, WorkerIdentity self, Shown shown) {
        this.recorder = recorder;
        this.self = self;
        this.shown = shown;
    }

    /** One manifest, and what is known of its partition. */
    private record Found(Manifest manifest, Optional<Known> before, Standing standing) {
        boolean isPublished() {
            return standing == Standing.SAME
                    && before.map(Known::latest)
                            .filter(task -> task.state() == PartitionState.PUBLISHED)
                            .isPresent();
        }
    }

    /**
     * Writes them down. What the job has restored of them before stays as it is while the target shows it; what it does
     * not show any more, and all where rows are to be replaced, is restored once more as the next generation.
     *
     * @param job opened, and of no source
     * @param manifests where their files are now
     * @param overwriting whether rows at the target are replaced that this job has not put there
     * @param described whether the files describe themselves
     * @return the manifests as this job's
     * @throws MigrationException when what an earlier run of the backup has left is being loaded by now
     */
    public List<Manifest> write(Job job, List<Manifest> manifests, Overwriting overwriting, boolean described) {
        EarlierRestore earlier = new EarlierRestore(recorder, described);
        List<Found> found = manifests.stream()
                .map(manifest -> found(earlier, job, manifest))
                .toList();
        Set<PartitionTaskId> anew = anew(found, overwriting);
        return found.stream()
                .map(one -> {
                    boolean again = one.before()
                            .map(Known::latest)
                            .map(PartitionTask::id)
                            .filter(anew::contains)
                            .isPresent();
                    Manifest own = own(job, one, again);
                    one.before()
                            .map(Known::latest)
                            .filter(latest ->
                                    latest.id().generation() < own.task().generation())
                            .ifPresent(this::giveWay);
                    write(own, again, overwriting);
                    return own;
                })
                .toList();
    }

    private static Found found(EarlierRestore earlier, Job job, Manifest manifest) {
        Optional<Known> before = earlier.known(id(job, manifest), manifest.attempt());
        return new Found(
                manifest,
                before,
                before.map(known -> known.standing(manifest, earlier.described()))
                        .orElse(Standing.UNKNOWN));
    }

    private Set<PartitionTaskId> anew(List<Found> found, Overwriting overwriting) {
        List<PartitionTask> published = found.stream()
                .filter(Found::isPublished)
                .flatMap(one -> one.before().stream())
                .map(Known::latest)
                .toList();
        return overwriting == Overwriting.TOLD
                ? published.stream().map(PartitionTask::id).collect(Collectors.toSet())
                : published.isEmpty() ? Set.of() : shown.lost(published);
    }

    private static PartitionId id(Job job, Manifest manifest) {
        PartitionId from = manifest.task().partition();
        return new PartitionId(job.name(), job.source(), from.table(), from.partition());
    }

    private static Manifest own(Job job, Found found, boolean anew) {
        int generation = EarlierRestore.generation(found.manifest(), found.before(), found.standing(), anew);
        return found.manifest()
                .at(found.manifest().folder(), new PartitionTaskId(id(job, found.manifest()), generation));
    }

    /** What waits of an earlier run would be loaded, too, and might show last. */
    private void giveWay(PartitionTask earlier) {
        PartitionTask now = earlier;
        while (!now.state().isSettled() || now.state() == PartitionState.FAILED) {
            if (EarlierRestore.isBeingLoaded(now)) {
                throw EarlierRestore.underWay(now, HALF_BEGUN);
            }
            PartitionTask next =
                    now.to(PartitionState.SUPERSEDED, self.change("a later run of the backup takes its place"));
            now = recorder.advance(next) ? next : now(now);
        }
    }

    private void write(Manifest manifest, boolean anew, Overwriting overwriting) {
        PartitionTask planned = PartitionTask.planned(
                manifest.task(),
                manifest.bounds(),
                new Estimate(rows(manifest), manifest.bytes()),
                "",
                self.change(anew ? "found in a backup, which is restored once more" : "found in a backup"));
        recorder.plan(List.of(overwriting == Overwriting.TOLD ? planned.withOverwriting(overwriting) : planned));
        recorder.record(manifest);
        PartitionTask task = now(planned);
        while (task.state() == PartitionState.PLANNED
                || task.state() == PartitionState.EXPORTING
                || isToBeTold(task, overwriting)) {
            task = isToBeTold(task, overwriting) ? told(task) : next(task, manifest);
        }
    }

    /** What was begun before that was said. */
    private static boolean isToBeTold(PartitionTask task, Overwriting overwriting) {
        return overwriting == Overwriting.TOLD
                && task.overwriting() != Overwriting.TOLD
                && !task.state().isSettled();
    }

    private PartitionTask told(PartitionTask task) {
        PartitionTask next = task.revised(self.change("told to replace rows the job has not put there"))
                .withOverwriting(Overwriting.TOLD);
        return recorder.advance(next) ? next : now(task);
    }

    private PartitionTask now(PartitionTask task) {
        return recorder.partition(task.id())
                .orElseThrow(() -> new RecorderException("There is no task " + task.id() + " any more", null));
    }

    private PartitionTask next(PartitionTask task, Manifest manifest) {
        PartitionTask next = task.state() == PartitionState.PLANNED
                ? task.to(PartitionState.EXPORTING, self.change("it lies in " + manifest.folder()))
                        .withExport(new Export(
                                manifest.attempt(),
                                manifest.folder(),
                                "",
                                manifest.columns(),
                                manifest.format(),
                                self.clock().instant()))
                : task.to(
                                PartitionState.EXPORTED,
                                self.change(Units.counted(manifest.files().size(), "file") + " of a backup"))
                        .withExported(new Exported(manifest.files().size(), manifest.bytes(), manifest.fingerprint()));
        return recorder.advance(next) ? next : now(task);
    }

    private static long rows(Manifest manifest) {
        return manifest.fingerprint() == null ? 0 : manifest.fingerprint().rows();
    }

    /** Whether every file lies where this job's files are loaded from. */
    public static boolean isInPlace(List<Manifest> own, StorageUri root) {
        return own.stream()
                .allMatch(manifest -> manifest.files().stream()
                        .allMatch(file -> manifest.folder()
                                .resolve(file.name())
                                .equals(manifest.id(file).below(root))));
    }
}
