package io.starmigrate.worker.cutover;

import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep;
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

    /** Moves what has changed. */
    boolean hasMoved(String job, ProgressListener progress) {
        int open = open(job);
        JobReport moved = work.lastRound(job, progress);
        moved.failures()
                .forEach(failure -> problems.add(failure.subject() + " FAILED: " + failure.reason() + "; "
                        + failure.retry() + ", then run migrate cutover again"));
        if (moved.complete()) {
            done.add("The last round has moved what had changed: "
                    + Units.counted(open, "partition that was", "partitions that were") + " known before it");
        } else if (moved.failures().isEmpty() && !hasCancelled(job)) {
            problems.add("The last round was stopped before it ended; run migrate cutover again");
        }
        return moved.complete() && problems.isEmpty();
    }

    private boolean hasCancelled(String job) {
        List<String> cancelled =
                Cancelled.among(new StatusReader(recorder).read(job).tasks());
        cancelled.forEach(place -> problems.add(
                place + " was CANCELLED, so no round moves it; migrate retry does, then run migrate cutover again"));
        return !cancelled.isEmpty();
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
            problems.add("Columns that no proof has compared: " + uncompared + "; " + UncomparedColumns.COMPARE
                    + ", then run migrate cutover again");
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
            broken = "since the last round began, " + Units.counted(changed, "partition has", "partitions have")
                    + " changed";
            return false;
        }
        if (changed > 0) {
            done.add(Units.counted(changed, "partition")
                    + " changed meanwhile, which a freeze would have kept from changing");
        }
        tell(again.failures());
        return true;
    }

    private void tell(List<JobReport.Failure> failures) {
        failures.forEach(failure -> problems.add(failure.subject() + ": " + failure.reason()));
    }

    /** No plan has looked at it. */
    private void leftOut(String job, List<PartitionTask> latest, CutoverRequest request) {
        LeftOut.Found found = leftOut.of(job, latest);
        found.changed()
                .forEach(place -> problems.add(place + " has changed since it was published, and TABLE_NAMES or"
                        + " TASK_FILTER leave it out now; " + LeftOut.CHOOSE + ", then run migrate cutover again"));
        found.untold()
                .forEach(table -> problems.add(
                        "the source's " + table + ", a table of an earlier round, cannot be read; make it readable"));
        if (!request.leftOut()) {
            found.unmoved()
                    .forEach(place -> problems.add("the source's " + place + " holds rows, no round has published it,"
                            + " and TABLE_NAMES or TASK_FILTER leave it out; " + LeftOut.CHOOSE
                            + ", or leave it behind: migrate cutover --left-out"));
        } else if (!found.unmoved().isEmpty()) {
            done.add("Left behind at the source: "
                    + Units.counted(found.unmoved().size(), "partition that holds rows", "partitions that hold rows")
                    + ": "
                    + found.unmoved().stream().limit(NAMED).collect(Collectors.joining(", "))
                    + (found.unmoved().size() > NAMED ? ", …" : ""));
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

    /** Why the proof has found that there was no freeze; empty where it has not. */
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
        long objects = restored.stream()
                .filter(step -> step.standing() == SchemaStep.Standing.DONE)
                .count();
        done.add("What was paused for the loading is set back: " + Units.counted(objects, "object"));
        return problems.isEmpty();
    }

    /** Pauses at the target what was set going there: it would drop and make partitions while rounds go on. */
    void pauseAgain(ProgressListener progress) {
        for (SchemaStep step : work.schema(SchemaRequest.of(Goal.PAUSE, Effect.APPLY), progress)
                .steps()) {
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
