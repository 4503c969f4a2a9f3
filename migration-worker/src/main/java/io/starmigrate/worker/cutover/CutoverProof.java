package io.starmigrate.worker.cutover;

import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.operate.Retry;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.StatusReader;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether everything is proved: what the last round has moved, and of the rest that nobody has written to it.
 */
final class CutoverProof {
    /** How many partitions are named one by one where none of them is a problem: what is told is kept with the job. */
    private static final int NAMED = 20;

    private final JobWork work;
    private final TaskRecorder recorder;
    private final Supplier<TargetCluster> target;
    private final OnlyAtTarget alone;
    private final LeftOutLook leftOut;
    private final UncomparedColumns columns;
    private final StepNotes notes;
    private Picture seen = new Picture("", List.of());
    private boolean anyLeftOut;
    private @Nullable String broken;
    private @Nullable String putBack;
    private Set<Place> due = Set.of();
    private final List<String> toBeDropped = new ArrayList<>();

    CutoverProof(
            JobWork work,
            TaskRecorder recorder,
            Supplier<TargetCluster> target,
            OnlyAtTarget alone,
            LeftOutLook leftOut,
            UncomparedColumns columns,
            StepNotes notes) {
        this.work = work;
        this.recorder = recorder;
        this.target = target;
        this.alone = alone;
        this.leftOut = leftOut;
        this.columns = columns;
        this.notes = notes;
    }

    /**
     * What the last round has published was compared with the source as it published it. Of the rest both sides stand
     * as they were when that was: the source by another plan, which finds nothing that has changed, the target by its
     * tokens. Definitions are compared once more: whoever altered a table has not to have written to it. Then the
     * target shows no rows of partitions that the source does not have, unless somebody wants them to stay. One pass
     * over the recorder's index serves all of that: applications stand still.
     */
    boolean isProved(String job, CutoverRequest request, ProgressListener progress) {
        if (!isUnchanged(job, request, progress)) {
            return false;
        }
        new StandingTarget(recorder, target.get()).written(seen).forEach(notes.problems()::add);
        List<PartitionTask> latest = seen.tasks();
        aloneAtTarget(job, latest, request);
        LeftOutLook.Found out = leftOut(job, latest, request);
        var unused =
                LastRoundStep.noneCancelled(recorder, notes, latest, request.leftOut() ? out.cancelled() : List.of());
        List<String> unlike = Definitions.unlike(work, progress);
        if (!unlike.isEmpty()) {
            notes.problems()
                    .add(
                            "Tables and views that are not alike: " + unlike
                                    + "; migrate schema --dry-run shows the differences; make them alike, then run migrate cutover again");
        }
        List<String> uncompared = columns.of(latest);
        if (!uncompared.isEmpty()) {
            notes.problems()
                    .add("Columns that no proof has compared: " + uncompared + "; "
                            + UncomparedColumns.compare(request.kind() == Kind.PERFORM));
        }
        if (notes.problems().isEmpty() && toBeDropped.isEmpty()) {
            notes.done()
                    .add("Everything is proved: what the last round moved by its rows, the rest by its rows of then and"
                            + " unmoved versions of both sides");
        }
        return notes.problems().isEmpty() && toBeDropped.isEmpty();
    }

    /** Whether another plan finds, of all that it looks at, nothing that was written since the last round. */
    boolean isUnchanged(String job, CutoverRequest request, ProgressListener progress) {
        JobReport again = work.plan(job, progress);
        if (again.plan().filter(plan -> !plan.refused().isEmpty()).isPresent()) {
            // What was left out may have changed, and a plan of nothing writes nothing down: what is, is of before.
            tell(again.failures());
            return false;
        }
        due = OnlyAtTarget.due(again);
        seen = new StatusReader(recorder).read(job);
        Optional<Workload> planned = PlannedChange.of(recorder, job, seen.tasks());
        if (planned.isEmpty()) {
            notes.problems()
                    .add("Somebody else plans a round of the job, so nothing is proved; run migrate cutover again");
            return false;
        }
        int changed = planned.get().partitions();
        if (changed > 0 && request.kind() == Kind.PERFORM) {
            if (hasPutBack(changed)) {
                putBack = Units.counted(changed, "partition was", "partitions were")
                        + " put back to work by migrate retry since the last round";
            } else {
                broken = "since the last round began, "
                        + Units.counted(changed, "partition has", "partitions have")
                        + " changed, or migrate retry has put them back to work, or a round that was under way"
                        + " had exported them before the freeze";
            }
            return false;
        }
        if (changed > 0) {
            notes.done()
                    .add(Units.counted(changed, "partition")
                            + " changed meanwhile, which a freeze would have kept from changing");
        }
        tell(seen.failures());
        tell(again.failures());
        return true;
    }

    /** Whether what no plan looks at stands as it was published; not asked where there is none. */
    boolean leftOutStands(String job, CutoverRequest request) {
        if (anyLeftOut) {
            var unused = leftOut(job, seen.tasks(), request);
        }
        return notes.problems().isEmpty();
    }

    /** Whether it is nothing but what a command has put back, and nobody has begun with. */
    private boolean hasPutBack(int changed) {
        List<PartitionTask> open =
                seen.tasks().stream().filter(task -> !task.state().isSettled()).toList();
        return open.size() >= changed && open.stream().allMatch(Retry::hasPutBack);
    }

    private void tell(List<JobReport.Failure> failures) {
        failures.forEach(failure -> notes.problems().add(failure.subject() + ": " + failure.reason()));
    }

    /** No plan has looked at it. */
    private LeftOutLook.Found leftOut(String job, List<PartitionTask> latest, CutoverRequest request) {
        LeftOutLook.Found found = leftOut.of(job, latest);
        anyLeftOut = found.any();
        found.changed()
                .forEach(place -> notes.problems()
                        .add(place + " has changed since it was published, and " + SettingName.TABLE_NAMES + " or "
                                + SettingName.TASK_FILTER + " leave it out now; " + LeftOutLook.CHOOSE
                                + ", then run migrate cutover again"));
        found.untold()
                .forEach(table -> notes.problems()
                        .add("the source's " + table
                                + ", a table of an earlier round, cannot be read; make it readable"));
        if (!request.leftOut()) {
            found.unmoved()
                    .forEach(place -> notes.problems()
                            .add("the source's " + place + " holds rows, no round has published it,"
                                    + " and " + SettingName.TABLE_NAMES + " or " + SettingName.TASK_FILTER
                                    + " leave it out; " + LeftOutLook.CHOOSE
                                    + ", or leave it behind: migrate cutover --left-out"));
        } else if (!found.behind().isEmpty()) {
            say("Left behind at the source: "
                    + Units.counted(
                            found.behind().size(),
                            "partition that holds rows or was CANCELLED",
                            "partitions that hold rows or were CANCELLED")
                    + ": "
                    + found.behind().stream().limit(NAMED).collect(Collectors.joining(", "))
                    + (found.behind().size() > NAMED ? ", …" : ""));
        }
        return found;
    }

    /** Once, however often it is found. */
    private void say(String sentence) {
        if (!notes.done().contains(sentence)) {
            notes.done().add(sentence);
        }
    }

    private void aloneAtTarget(String job, List<PartitionTask> latest, CutoverRequest request) {
        OnlyAtTarget.Found found = alone.of(job, latest);
        notes.problems().addAll(found.untold());
        List<Place> places = found.places();
        if (request.onlyAtTarget() && places.size() > NAMED) {
            notes.done()
                    .add("They stay as they are: " + Units.counted(places.size(), "partition")
                            + " of the target's hold rows"
                            + ", and the source has no such partitions, first "
                            + places.get(0).table() + "/"
                            + places.get(0).partition());
            return;
        }
        for (Place place : places) {
            String kept = "the target's " + place.table() + "/" + place.partition()
                    + " holds rows, and the source has no such partition";
            if (request.onlyAtTarget()) {
                notes.done().add("It stays as it is: " + kept);
                continue;
            }
            boolean isDue = due.contains(place);
            String problem = kept + "; drop it at the target, or keep it: migrate cutover --only-at-target";
            if (isDue && request.kind() == Kind.PERFORM) {
                toBeDropped.add(problem);
            } else if (isDue) {
                notes.done().add(kept + "; the next round drops it");
            } else {
                notes.problems().add(problem);
            }
        }
    }

    /**
     * What the last round, or somebody beside it, has shown of partitions that the source had dropped by then, and that
     * another one drops: a problem each where none does. Told once, empty where there is nothing of it.
     */
    List<String> takeToBeDropped() {
        List<String> taken = List.copyOf(toBeDropped);
        toBeDropped.clear();
        return taken;
    }

    /**
     * Why the last round and the source differ, as the beginning of a sentence, which disproves the freeze unless its
     * versions still stand: told once, empty where they do not differ.
     */
    Optional<String> takeBroken() {
        Optional<String> taken = Optional.ofNullable(broken);
        broken = null;
        return taken;
    }

    /**
     * What was put back to work since the last round, which has broken no freeze: told once, empty where nothing was.
     */
    Optional<String> takePutBack() {
        Optional<String> taken = Optional.ofNullable(putBack);
        putBack = null;
        return taken;
    }
}
