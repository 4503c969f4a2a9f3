package io.starmigrate.worker.cutover;

import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.TaskRecorder;
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
import java.util.function.Supplier;

/**
 * Sets back at the target what was paused for the loading, and pauses it again; says what was done and what is left.
 */
final class SettingBack {
    private final JobWork work;
    private final TaskRecorder recorder;
    private final Supplier<Switchover> switching;
    private final List<String> done;
    private final List<String> problems;

    /**
     * @param done hears what was done, one sentence each
     * @param problems hears what stands in the way, one sentence each, with what to do
     */
    SettingBack(
            JobWork work,
            TaskRecorder recorder,
            Supplier<Switchover> switching,
            List<String> done,
            List<String> problems) {
        this.work = work;
        this.recorder = recorder;
        this.switching = switching;
        this.done = done;
        this.problems = problems;
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
