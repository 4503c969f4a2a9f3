package io.starmigrate.worker.export;

import io.starmigrate.core.starrocks.error.ErrorClassification;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.Transition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often the source has cancelled exports of a generation, and how long to wait before the next: read from the
 * task's history, so that it does not matter which worker saw them. A retry by command begins anew.
 *
 * <p>What cancels every export, such as a change of leader, says nothing of this one: it only makes the pauses longer.
 * To be used from one thread.
 */
final class Cancellations {
    /** What a history's line begins with for each. */
    static final String REASON = "export cancelled by the source: ";

    /** A source that changes its leader so often does not get anything exported. */
    private static final int INTERRUPTIONS = 20;

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 6;

    private final TaskRecorder recorder;
    private final InstantSource clock;
    private final int most;
    private final Map<StorageUri, Rest> rests = new HashMap<>();

    /** @param most how often exports may be cancelled for reasons of their own before the generation FAILS */
    Cancellations(TaskRecorder recorder, InstantSource clock, int most) {
        this.recorder = recorder;
        this.clock = clock;
        this.most = most;
    }

    /** Whether it is not to be tried again, after it was cancelled with this error. */
    boolean areTooMany(PartitionTask task, String error) {
        List<String> before = before(task);
        long own = before.stream().filter(text -> !isInterruption(text)).count() + (isInterruption(error) ? 0 : 1);
        return own >= most || before.size() + 1 >= INTERRUPTIONS;
    }

    private static boolean isInterruption(String error) {
        Remedy remedy = ErrorClassification.remedy(0, error);
        return remedy == Remedy.NEW_ATTEMPT || remedy == Remedy.ASK_AGAIN;
    }

    /** Whether the pause after the attempt that was cancelled last is over; the first one is not waited for. */
    boolean haveRested(PartitionTask task) {
        Instant now = clock.instant();
        Rest rest = rests.computeIfAbsent(
                Exporter.exportOf(task).folder(),
                folder -> new Rest(now.plus(pause(before(task).size()))));
        boolean over = !rest.until.isAfter(now);
        if (over) {
            rests.remove(Exporter.exportOf(task).folder());
        }
        return over;
    }

    private static Duration pause(int cancellations) {
        if (cancellations == 0) {
            return Duration.ZERO;
        }
        Duration pause = SHORTEST.multipliedBy(1L << Math.min(cancellations - 1, DOUBLINGS));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    /** The errors of this generation's cancelled exports since it was planned, or put back to work. */
    private List<String> before(PartitionTask task) {
        List<Transition> history = recorder.history(task.id());
        int from = 0;
        for (int i = 0; i < history.size(); i++) {
            from = history.get(i).state() == PartitionState.PLANNED ? i : from;
        }
        return history.subList(from, history.size()).stream()
                .map(step -> step.change().why())
                .filter(why -> why.startsWith(REASON))
                .map(why -> why.substring(REASON.length()))
                .toList();
    }

    private record Rest(Instant until) {}
}
