package io.starmigrate.worker.backup;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.status.StatusReader;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a job has restored before, beside what it is to restore now: a job is of one backup. Which it is, is told by the
 * manifests that were recorded as its own. Safe for use by many threads.
 *
 * @param described whether the files describe themselves; those that do not are told from others by where they lie, and
 *     each table's may lie elsewhere
 */
public record EarlierRestore(TaskRecorder recorder, boolean described) {
    /** How a manifest stands to what is known of its partition. */
    enum Standing {
        /** Nothing was written down of any files for it. */
        UNKNOWN,
        SAME,
        /** A later export by the job that has exported what was restored. */
        LATER,
        /** A restore of it would mix two backups. */
        OTHER
    }

    /** A partition as it is known, and what was written down of its files last. */
    record Known(PartitionTask latest, Optional<Manifest> recorded) {
        Standing standing(Manifest found, boolean described) {
            return recorded.map(before -> standing(before, found, described)).orElse(Standing.UNKNOWN);
        }

        private static Standing standing(Manifest before, Manifest found, boolean described) {
            if (isSame(before, found, described)) {
                return Standing.SAME;
            }
            boolean later = isOfOneJob(before, found) && found.written().isAfter(before.written());
            return described && later ? Standing.LATER : Standing.OTHER;
        }
    }

    /** What is known of a partition of the job; empty before anything was planned of it. */
    Optional<Known> known(PartitionId own, int attempt) {
        return recorder.latest(own)
                .map(latest -> new Known(
                        latest,
                        IntStream.iterate(latest.id().generation(), generation -> generation > 0, one -> one - 1)
                                .mapToObj(generation -> recorded(new PartitionTaskId(own, generation), attempt))
                                .flatMap(Optional::stream)
                                .findFirst()));
    }

    /** Killed between its two writes, a task does not tell yet which attempt's manifest is its. */
    private Optional<Manifest> recorded(PartitionTaskId id, int attempt) {
        return recorder.partition(id).flatMap(recorder::manifest).or(() -> recorder.manifest(id, attempt));
    }

    /**
     * Refuses what is of another backup than the job's.
     *
     * @param found what is to be restored
     * @param from where it lies
     * @throws MigrationException naming both
     */
    public void require(String job, List<Manifest> found, StorageUri from) {
        boolean same = false;
        for (Manifest manifest : found) {
            Optional<Known> known = known(own(job, manifest), manifest.attempt());
            Standing standing =
                    known.map(one -> one.standing(manifest, described)).orElse(Standing.UNKNOWN);
            if (standing == Standing.OTHER) {
                throw other(job, known.flatMap(Known::recorded).orElseThrow(), manifest, from);
            }
            if (standing == Standing.LATER) {
                known.map(Known::latest).filter(latest -> isBeingLoaded(latest)).ifPresent(latest -> {
                    throw underWay(latest, "Nothing was begun");
                });
            }
            same |= standing == Standing.SAME;
        }
        if (described && !same) {
            requireOneOrigin(job, found, from);
        }
    }

    /** Also where no partition is in both: the job would tell of two backups as of one. */
    private void requireOneOrigin(String job, List<Manifest> found, StorageUri from) {
        new StatusReader(recorder)
                .read(job).tasks().stream()
                        .flatMap(task -> known(task.id().partition(), 1).stream())
                        .flatMap(known -> known.recorded().stream())
                        .filter(before -> !isOfOneJob(before, found.get(0)))
                        .findFirst()
                        .ifPresent(before -> {
                            throw other(job, before, found.get(0), from);
                        });
    }

    /** A partition as the job calls it. */
    static PartitionId own(String job, Manifest found) {
        PartitionId from = found.task().partition();
        return new PartitionId(job, from.database(), from.table(), from.partition());
    }

    /** The generation under which the job restores it: what was published is never changed. */
    static int generation(Manifest found, Optional<Known> before, Standing standing, boolean anew) {
        int theirs = found.task().generation();
        if (before.isEmpty()) {
            return theirs;
        }
        PartitionTask latest = before.get().latest();
        int own = latest.id().generation();
        return switch (standing) {
            case UNKNOWN -> latest.state() == PartitionState.PLANNED ? own : Math.max(own, theirs);
            case SAME -> anew || latest.state() == PartitionState.SUPERSEDED ? own + 1 : own;
            case LATER, OTHER -> Math.max(own + 1, theirs);
        };
    }

    /** Whether they hold the same rows in the same files, wherever these lie: a backup may have been copied. */
    private static boolean isSame(Manifest one, Manifest other, boolean described) {
        if (!described) {
            return one.folder().equals(other.folder()) && one.files().equals(other.files());
        }
        return one.attempt() == other.attempt()
                && one.written().equals(other.written())
                && Objects.equals(one.fingerprint(), other.fingerprint())
                && sizes(one).equals(sizes(other));
    }

    private static List<String> sizes(Manifest manifest) {
        return manifest.files().stream()
                .map(file -> file.name() + "/" + file.size())
                .toList();
    }

    /** Told by the job's id; where a release has written none, by the folder of its database. */
    private static boolean isOfOneJob(Manifest one, Manifest other) {
        if (one.origin() == null || other.origin() == null) {
            return Backup.databaseOf(one).equals(Backup.databaseOf(other));
        }
        return one.origin().equals(other.origin());
    }

    static boolean isBeingLoaded(PartitionTask task) {
        return task.state() == PartitionState.LOADING || task.state() == PartitionState.VERIFYING;
    }

    /**
     * Two generations under way at once would be published in whatever order.
     *
     * @param begun what has been begun of the later run
     */
    static MigrationException underWay(PartitionTask task, String begun) {
        String job = task.id().partition().job();
        return new MigrationException(
                Fault.WRONG_INPUT,
                "Job \"" + job + "\" is still restoring " + task.id() + " of an earlier run of the backup (it is "
                        + task.state() + "), and a later one cannot take its place meanwhile. " + begun
                        + ": let whoever loads it come to an end, or give it up with migrate cancel --job " + job
                        + ", which leaves what is published, and run this again",
                null);
    }

    private static MigrationException other(String job, Manifest before, Manifest found, StorageUri from) {
        PartitionId id = found.task().partition();
        return new MigrationException(
                Fault.WRONG_INPUT,
                "Job \"" + job + "\" has restored the backup of " + before.written() + " from " + before.folder()
                        + ", and "
                        + from + " holds another: of " + id.table() + "/" + id.partition() + " what was written at "
                        + found.written() + ". Nothing was begun: restore it as another job (--job)",
                null);
    }
}
