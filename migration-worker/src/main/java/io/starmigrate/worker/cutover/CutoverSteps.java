package io.starmigrate.worker.cutover;

import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.operate.Retry;
import io.starmigrate.worker.starrocks.Switchover;
import io.starmigrate.worker.starrocks.Switchover.Listing;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.StatusReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a cutover does once the source stands still; each step says what was done and what stands in the way. */
final class CutoverSteps {
    /** How many partitions are named one by one where none of them is a problem: what is told is kept with the job. */
    private static final int NAMED = 20;

    private final JobWork work;
    private final TaskRecorder recorder;
    private final Supplier<TargetCluster> target;
    private final Supplier<Switchover> switching;
    private final OnlyAtTarget alone;
    private final LeftOut leftOut;
    private final UncomparedColumns columns;
    private final List<String> done;
    private final List<String> problems;
    private @Nullable String broken;

    /**
     * Steps that were not taken.
     *
     * @param done hears what was done, one sentence each
     * @param problems hears what stands in the way, one sentence each, with what to do
     */
    CutoverSteps(
            JobWork work,
            TaskRecorder recorder,
            Supplier<TargetCluster> target,
            Supplier<Switchover> switching,
            OnlyAtTarget alone,
            LeftOut leftOut,
            UncomparedColumns columns,
            List<String> done,
            List<String> problems) {
        this.work = work;
        this.recorder = recorder;
        this.target = target;
        this.switching = switching;
        this.alone = alone;
        this.leftOut = leftOut;
        this.columns = columns;
        this.done = done;
        this.problems = problems;
    }

    /** Moves what has changed, but for what was cancelled and is to stay behind. */
    boolean hasMoved(String job, CutoverRequest request, ProgressListener progress) {
        int open = open(job);
        JobReport moved = work.lastRound(job, progress);
        moved.failures()
                .forEach(failure -> problems.add(failure.subject() + " FAILED: " + failure.reason() + "; "
                        + failure.retry() + ", then run migrate cutover again"));
        boolean isWhole = moved.complete()
                || (moved.failures().isEmpty() && !moved.tables().isEmpty() && isAllMoved(job, request));
        if (isWhole) {
            done.add("The last round has moved what had changed: "
                    + Units.counted(open, "partition that was", "partitions that were") + " known before it");
        } else if (problems.isEmpty()) {
            problems.add("The last round was stopped before it ended; run migrate cutover again");
        }
        return isWhole && problems.isEmpty();
    }

    /** Whether nothing is left but what stays behind; what was cancelled and does not is told. */
    private boolean isAllMoved(String job, CutoverRequest request) {
        List<PartitionTask> latest = new StatusReader(recorder).read(job).tasks();
        List<String> behind = request.leftOut() ? leftOut.of(job, latest).cancelled() : List.of();
        List<String> cancelled = Cancelled.among(latest, behind);
        cancelled.forEach(place -> problems.add(
                place + " was CANCELLED, so no round moves it; migrate retry does, then run migrate cutover again"));
        return cancelled.isEmpty()
                && !behind.isEmpty()
                && latest.stream()
                        .filter(task -> !task.isDroppedAtSource())
                        .allMatch(task ->
                                task.state() == PartitionState.PUBLISHED || task.state() == PartitionState.CANCELLED);
    }

    private int open(String job) {
        return Workload.of(new StatusReader(recorder).read(job).tasks()).partitions();
    }

    /**
     * What the last round has published was compared with the source as it published it. Of the rest both sides stand
     * as they were when that was: the source by another plan, which finds nothing that has changed, the target by its
     * tokens. Definitions are compared once more: whoever altered a table has not to have written to it. Then the
     * target shows no rows of partitions that the source does not have, unless somebody wants them to stay.
     */
    boolean isProved(String job, CutoverRequest request, ProgressListener progress) {
        if (!isUnchanged(job, request, progress)) {
            return false;
        }
        new StandingTarget(recorder, target.get()).written(job).forEach(problems::add);
        aloneAtTarget(job, request);
        List<PartitionTask> latest = new StatusReader(recorder).read(job).tasks();
        leftOut(job, latest, request);
        List<String> unlike = Definitions.unlike(work, progress);
        if (!unlike.isEmpty()) {
            problems.add(
                    "Tables and views that are not alike: " + unlike
                            + "; migrate schema --dry-run shows the differences; make them alike, then run migrate cutover again");
        }
        List<String> uncompared = columns.of(latest);
        if (!uncompared.isEmpty()) {
            problems.add("Columns that no proof has compared: " + uncompared + "; "
                    + UncomparedColumns.compare(request.kind() == Kind.PERFORM));
        }
        if (problems.isEmpty()) {
            done.add("Everything is proved: what the last round moved by its rows, the rest by its rows of then and"
                    + " unmoved versions of both sides");
        }
        return problems.isEmpty();
    }

    /** Whether another plan finds, of all that it looks at, nothing that was written since the last round. */
    boolean isUnchanged(String job, CutoverRequest request, ProgressListener progress) {
        JobReport again = work.plan(job, progress);
        if (again.plan().filter(plan -> !plan.refused().isEmpty()).isPresent()) {
            // What was left out may have changed, and a plan of nothing writes nothing down: what is, is of before.
            tell(again.failures());
            return false;
        }
        Optional<Workload> planned = PlannedChange.of(recorder, job);
        if (planned.isEmpty()) {
            problems.add("Somebody else plans a round of the job, so nothing is proved; run migrate cutover again");
            return false;
        }
        int changed = planned.get().partitions();
        if (changed > 0 && request.kind() == Kind.PERFORM) {
            broken = hasPutBack(job, changed)
                    ? Units.counted(changed, "partition was", "partitions were")
                            + " put back to work by migrate retry since the last round; run migrate cutover again: its"
                            + " round moves and compares them"
                    : Cutover.noFreeze("since the last round began, "
                            + Units.counted(changed, "partition has", "partitions have")
                            + " changed, or migrate retry has put them back to work");
            return false;
        }
        if (changed > 0) {
            done.add(Units.counted(changed, "partition")
                    + " changed meanwhile, which a freeze would have kept from changing");
        }
        tell(again.failures());
        return true;
    }

    /** Whether it is nothing but what a command has put back, and nobody has begun with. */
    private boolean hasPutBack(String job, int changed) {
        return new StatusReader(recorder)
                        .read(job).tasks().stream().filter(Retry::hasPutBack).count()
                >= changed;
    }

    private void tell(List<JobReport.Failure> failures) {
        failures.forEach(failure -> problems.add(failure.subject() + ": " + failure.reason()));
    }

    /** No plan has looked at it. */
    private void leftOut(String job, List<PartitionTask> latest, CutoverRequest request) {
        LeftOut.Found found = leftOut.of(job, latest);
        found.changed()
                .forEach(place -> problems.add(place + " has changed since it was published, and "
                        + SettingName.TABLE_NAMES + " or " + SettingName.TASK_FILTER + " leave it out now; "
                        + LeftOut.CHOOSE + ", then run migrate cutover again"));
        found.untold()
                .forEach(table -> problems.add(
                        "the source's " + table + ", a table of an earlier round, cannot be read; make it readable"));
        if (!request.leftOut()) {
            found.unmoved()
                    .forEach(place -> problems.add("the source's " + place + " holds rows, no round has published it,"
                            + " and " + SettingName.TABLE_NAMES + " or " + SettingName.TASK_FILTER + " leave it out; "
                            + LeftOut.CHOOSE
                            + ", or leave it behind: migrate cutover --left-out"));
        } else if (!found.behind().isEmpty()) {
            done.add("Left behind at the source: "
                    + Units.counted(
                            found.behind().size(),
                            "partition that holds rows or was CANCELLED",
                            "partitions that hold rows or were CANCELLED")
                    + ": "
                    + found.behind().stream().limit(NAMED).collect(Collectors.joining(", "))
                    + (found.behind().size() > NAMED ? ", …" : ""));
        }
    }

    private void aloneAtTarget(String job, CutoverRequest request) {
        OnlyAtTarget.Found found = alone.of(job);
        problems.addAll(found.untold());
        List<Place> places = found.places();
        if (request.onlyAtTarget() && places.size() > NAMED) {
            done.add(
                    "They stay as they are: " + Units.counted(places.size(), "partition") + " of the target's hold rows"
                            + ", and the source has no such partitions, first "
                            + places.get(0).table() + "/"
                            + places.get(0).partition());
            return;
        }
        for (Place place : places) {
            String kept = "the target's " + place.table() + "/" + place.partition()
                    + " holds rows, and the source has no such partition";
            if (request.onlyAtTarget()) {
                done.add("It stays as it is: " + kept);
            } else {
                problems.add(kept + "; drop it at the target, or keep it: migrate cutover --only-at-target");
            }
        }
    }

    /** Why the proof has found that a freeze has to be proved anew, and what to do; empty where it has not. */
    Optional<String> broken() {
        return Optional.ofNullable(broken);
    }

    /** Sets back what was paused for the loading. */
    boolean isRestored(ProgressListener progress) {
        List<SchemaStep> restored = work.schema(SchemaRequest.of(Goal.RESTORE, Effect.APPLY), progress)
                .steps();
        restored.stream()
                .filter(SchemaStep::isTrouble)
                .forEach(step -> problems.add(step.object() + " was not set back: "
                        + step.remarks().problems() + "; run migrate cutover again"));
        // Of what somebody has stopped none is trouble, and the target keeps it paused.
        left(restored)
                .forEach(step -> problems.add(step.object() + " was not set back: stopped; run migrate cutover again"));
        long objects = restored.stream()
                .filter(step -> step.standing() == SchemaStep.Standing.DONE)
                .count();
        done.add("What was paused for the loading is set back: " + Units.counted(objects, "object"));
        return problems.isEmpty();
    }

    private static List<SchemaStep> left(List<SchemaStep> applied) {
        return applied.stream()
                .filter(step -> step.standing() == SchemaStep.Standing.TO_DO)
                .toList();
    }

    /**
     * Pauses at the target what was set going there: it would drop and make partitions while rounds go on.
     *
     * @throws MigrationException when it was stopped before all is paused; called again, it goes on
     */
    void pauseAgain(ProgressListener progress) {
        List<SchemaStep> paused = work.schema(SchemaRequest.of(Goal.PAUSE, Effect.APPLY), progress)
                .steps();
        List<String> left = left(paused).stream().map(SchemaStep::object).toList();
        if (!left.isEmpty()) {
            throw new MigrationException(
                    Fault.FAILED,
                    "Stopped before all was paused again at the target: " + left
                            + " are not, and the cutover stands as it was; run the same command again",
                    null);
        }
        for (SchemaStep step : paused) {
            if (step.standing() == SchemaStep.Standing.DONE) {
                done.add("Paused again at the target: " + step.object());
            }
            step.remarks().problems().forEach(why -> done.add("By hand, at the target: " + step.object() + ", " + why));
        }
    }

    /** Tells what somebody has paused at the source, with what sets it going again. */
    void tellPaused() {
        try (Switchover both = switching.get()) {
            both.paused().listed().forEach(again -> done.add("Paused at the source, to be set going by: " + again));
        }
    }

    /** Sets counters above what their columns hold; what has to be done by hand keeps it from being done. */
    boolean isCounted(String job) {
        try (Switchover both = switching.get()) {
            Listing counters = both.counters(recorder.job(job).map(Job::tables).orElse(List.of()));
            counters.listed().forEach(set -> done.add("The counter is set: " + set));
            counters.unread().forEach(byHand -> problems.add("By hand: " + byHand));
        }
        return problems.isEmpty();
    }
}
