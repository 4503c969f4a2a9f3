package io.starmigrate.worker.cutover;

import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.starrocks.Switchover;
import io.starmigrate.worker.starrocks.Switchover.Listing;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Hands the target over to applications: what was paused there is set back, counters are set. Takes it back again, too.
 */
final class TargetHandover {
    private final JobWork work;
    private final TaskRecorder recorder;
    private final Supplier<Switchover> switching;
    private final StepNotes notes;

    TargetHandover(JobWork work, TaskRecorder recorder, Supplier<Switchover> switching, StepNotes notes) {
        this.work = work;
        this.recorder = recorder;
        this.switching = switching;
        this.notes = notes;
    }

    /** Sets back what was paused for the loading. */
    boolean isRestored(String job, ProgressListener progress) {
        List<SchemaStep> restored = work.schema(SchemaRequest.of(Goal.RESTORE, Effect.APPLY), progress)
                .steps();
        restored.stream()
                .filter(SchemaStep::isTrouble)
                .forEach(step -> notes.problems()
                        .add(step.object() + " was not set back: "
                                + step.remarks().problems() + "; run migrate cutover again"));
        // Of what somebody has stopped none is trouble, and the target keeps it paused.
        left(restored)
                .forEach(step ->
                        notes.problems().add(step.object() + " was not set back: stopped; run migrate cutover again"));
        long objects = restored.stream()
                .filter(step -> step.standing() == SchemaStep.Standing.DONE)
                .count();
        notes.done().add("What was paused for the loading is set back: " + Units.counted(objects, "object"));
        List<String> leftOut =
                known(job).filter(table -> !chosen(job).contains(table)).toList();
        if (!leftOut.isEmpty()) {
            notes.done()
                    .add("What was paused of tables that were moved before and are left out now, is not set back: "
                            + leftOut + "; choose them (" + SettingName.TABLE_NAMES + ") for that");
        }
        return notes.problems().isEmpty();
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
                notes.done().add("Paused again at the target: " + step.object());
            }
            step.remarks()
                    .problems()
                    .forEach(why -> notes.done().add("By hand, at the target: " + step.object() + ", " + why));
        }
    }

    /** Tells what somebody has paused at the source, with what sets it going again. */
    void tellPaused() {
        try (Switchover both = switching.get()) {
            both.paused()
                    .listed()
                    .forEach(again -> notes.done().add("Paused at the source, to be set going by: " + again));
        }
    }

    /** Sets counters above what their columns hold; what has to be done by hand keeps it from being done. */
    boolean isCounted(String job) {
        try (Switchover both = switching.get()) {
            Listing counters = both.counters(known(job).toList());
            counters.listed().forEach(set -> notes.done().add("The counter is set: " + set));
            counters.unread().forEach(byHand -> notes.problems().add("By hand: " + byHand));
        }
        return notes.problems().isEmpty();
    }

    private List<String> chosen(String job) {
        return recorder.job(job).map(Job::tables).orElse(List.of());
    }

    /** All that the target shows of the job, chosen now or not: applications write to all of it. */
    private Stream<String> known(String job) {
        Set<String> frozen = recorder.job(job)
                .flatMap(Job::lastCutover)
                .map(progress -> progress.frozen().keySet())
                .orElse(Set.of());
        return Stream.concat(chosen(job).stream(), frozen.stream().sorted()).distinct();
    }
}
