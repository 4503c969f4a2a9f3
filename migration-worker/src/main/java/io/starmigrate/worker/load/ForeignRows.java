package io.starmigrate.worker.load;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.RetryCommand;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetCluster.Shown;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps rows at the target that the job has not put there: a place is replaced only while it shows what the job
 * published last, or nothing, or when an operator has told so.
 *
 * <p>Between the last look and the switch nobody can keep others from writing: StarRocks has no conditional switch.
 *
 * <p>Safe for use by many threads; throws {@link ClusterException}.
 */
public final class ForeignRows {
    private final TargetCluster target;
    private final TaskRecorder recorder;

    public ForeignRows(TargetCluster target, TaskRecorder recorder) {
        this.target = target;
        this.recorder = recorder;
    }

    /**
     * Refuses to replace what others have written.
     *
     * @throws ClusterException {@link ClusterException#isOfOthersRows}, naming what was found and the way on
     */
    public void refuse(PartitionTask task) {
        if (task.overwriting() == Overwriting.TOLD) {
            return;
        }
        Place place = StagingOpener.place(task);
        target.shown(place).flatMap(shown -> found(task.id(), place, shown)).ifPresent(found -> {
            throw ClusterException.othersRows(refusal(task.id(), found));
        });
    }

    /**
     * Those of several tasks of one table whose places show nothing of others, as far as few questions tell; of the
     * rest ask {@link #refuse}.
     */
    public Set<PartitionTaskId> clean(Collection<PartitionTask> tasks) {
        Map<Place, Shown> shown =
                target.shown(tasks.stream().map(StagingOpener::place).toList());
        Map<Place, PartitionTask> strange = new LinkedHashMap<>();
        for (PartitionTask task : tasks) {
            Place place = StagingOpener.place(task);
            Shown now = shown.get(place);
            if (task.overwriting() != Overwriting.TOLD && now != null && !isKnown(task.id(), now)) {
                strange.put(place, task);
            }
        }
        boolean empty = strange.isEmpty() || target.rowsTogether(strange.keySet()) == 0;
        return tasks.stream()
                .filter(task -> empty || !strange.containsKey(StagingOpener.place(task)))
                .map(PartitionTask::id)
                .collect(Collectors.toSet());
    }

    private boolean isKnown(PartitionTaskId id, Shown shown) {
        return published(id)
                .map(PartitionTask::published)
                .filter(before -> shown.token().text().equals(before.token()))
                .isPresent();
    }

    /** What an operator reads of rows that were found. */
    public static String refusal(PartitionTaskId id, String found) {
        return "the target's " + id.partition().table() + "/" + id.partition().partition() + " " + found
                + ". Keep them elsewhere, or have them replaced: " + RetryCommand.overwriting(id);
    }

    /**
     * What a place holds that this job has not put there, in words; empty when nothing.
     *
     * @param shown what it shows now
     */
    public Optional<String> found(PartitionTaskId id, Place place, Shown shown) {
        Optional<PartitionTask> before = published(id);
        @Nullable
        String known =
                before.map(PartitionTask::published).map(Published::token).orElse(null);
        if (shown.token().text().equals(known)) {
            return Optional.empty();
        }
        long rows = target.rows(place);
        if (rows == 0) {
            return Optional.empty();
        }
        return before.isPresent()
                ? changed(before.get(), place, shown, rows)
                : Optional.of("holds " + Units.counted(rows, "row") + " that this job has not put there");
    }

    /** The last generation before this one that was published. */
    private Optional<PartitionTask> published(PartitionTaskId id) {
        for (int generation = id.generation() - 1; generation > 0; generation--) {
            Optional<PartitionTask> before = recorder.partition(new PartitionTaskId(id.partition(), generation))
                    .filter(task -> task.state() == PartitionState.PUBLISHED);
            if (before.isPresent()) {
                return before;
            }
        }
        return Optional.empty();
    }

    /** Compaction moves the token, too, before 3.3: the rows decide. */
    private Optional<String> changed(PartitionTask before, Place place, Shown shown, long rows) {
        String since = "has changed since this job published it (generation "
                + before.id().generation() + ", " + before.change().at() + "): it holds " + Units.counted(rows, "row");
        Published published = before.published();
        Export export = before.export();
        if (published == null || export == null) {
            return Optional.of(since + ", and what it held then is not recorded");
        }
        Fingerprint then = published.fingerprint();
        Fingerprint now;
        try {
            now = target.fingerprint(place, export.columnNames(), then.recipe());
        } catch (ClusterException refused) {
            if (refused.remedy().isTransient()) {
                throw refused;
            }
            return Optional.of(since + "; whether they are the same cannot be told: " + refused.getMessage());
        }
        if (!then.proves(now)) {
            return Optional.of(since + ", it held " + then.rows() + "; others have written to it");
        }
        List<String> partly = then.partlyProvedBy(now);
        if (!partly.isEmpty()) {
            return Optional.of(since + ", as then; whether others have changed " + String.join(", ", partly)
                    + ", which cannot be compared in full, cannot be told");
        }
        Optional<String> beside = beside(place, export.columnNames());
        requireStill(place, shown.token());
        return beside.map(found -> since + ", as then; " + found);
    }

    /** The columns that the source lacks are in no fingerprint, and are empty once the place is replaced. */
    private Optional<String> beside(Place place, List<String> loaded) {
        OptionalLong rows = target.rowsBeside(place, loaded);
        if (rows.isEmpty()) {
            return Optional.of("it has columns of its own that StarRocks fills, so whether others have is not told");
        }
        return rows.getAsLong() == 0
                ? Optional.empty()
                : Optional.of(Units.counted(rows.getAsLong(), "row has", "rows have")
                        + " values in columns that the source does not have");
    }

    private void requireStill(Place place, ChangeToken token) {
        if (!target.shown(place).map(Shown::token).equals(Optional.of(token))) {
            throw new ClusterException(
                    Remedy.RETRY_LATER,
                    place + " is being written to while it is looked at; it is looked at again",
                    null);
        }
    }
}
