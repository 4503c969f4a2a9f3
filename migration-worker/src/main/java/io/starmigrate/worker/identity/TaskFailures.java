package io.starmigrate.worker.identity;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.UnreadableItemException;
import io.starmigrate.worker.api.ProgressListener;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Stops partition tasks with a reason, whatever else is written to them meanwhile. Safe for use by many threads. */
public final class TaskFailures {
    private static final Logger LOG = LoggerFactory.getLogger(TaskFailures.class);
    private static final int TRIES = 10;

    private final TaskRecorder recorder;

    public TaskFailures(TaskRecorder recorder) {
        this.recorder = recorder;
    }

    /**
     * Moves a task to FAILED; one that carries others, and whose files are not all loaded yet, leaves its group instead
     * and is exported alone: whose fault it was is seen then, and the others go on without it. When this returns the
     * outcome is recorded: it FAILED, work on it had ended already, or it has gone on to another pass or export, which
     * this failure says nothing of.
     *
     * @param known the task as it was when it failed
     * @throws RecorderException when the outcome is unknown
     */
    public void record(PartitionTask known, Change why) {
        record(known, why, next -> next.to(PartitionState.FAILED, why));
    }

    /** The same of a task whose place holds rows that nobody has said it may replace; that is recorded, too. */
    public void refuseForRows(PartitionTask known, Change why) {
        record(known, why, next -> next.refusedForRows(why));
    }

    private void record(PartitionTask known, Change why, UnaryOperator<PartitionTask> failed) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<PartitionTask> now = recorder.partition(known.id()).filter(task -> concerns(known, task));
            if (now.isEmpty()) {
                return;
            }
            PartitionTask next = isCarrying(now.get()) ? now.get().parted(why) : failed.apply(now.get());
            if (recorder.advance(next)) {
                LOG.atLevel(next.state() == PartitionState.FAILED ? Level.ERROR : Level.WARN)
                        .addMarker(ProgressListener.TOLD)
                        .log("{} {}: {}", known.id(), next.state(), why.why());
                return;
            }
        }
        throw new RecorderException(
                "Cannot record that " + known.id() + " FAILED: others write to it all the time; it is tried again",
                null);
    }

    /**
     * Does something with one task. Should an item of it be unreadable, the task FAILS with the reason, and nothing
     * else does.
     *
     * @return false when it FAILED so
     * @throws RecorderException when the outcome is unknown
     */
    public boolean isolate(PartitionTask known, WorkerIdentity self, Runnable work) {
        try {
            work.run();
            return true;
        } catch (UnreadableItemException damaged) {
            record(known, self.change(why(damaged)));
            return false;
        }
    }

    /** Why a task FAILED one of whose items cannot be read, and the way on. */
    public static String why(UnreadableItemException damaged) {
        return "an item of it cannot be read: " + damaged.getMessage()
                + "; migrate retry moves it once more, as its next generation";
    }

    private static boolean isCarrying(PartitionTask task) {
        return task.carrying().isPresent() && task.isOnTheWay();
    }

    static boolean concerns(PartitionTask known, PartitionTask now) {
        return !now.state().isSettled() && now.pass() == known.pass() && attempt(now) == attempt(known);
    }

    private static int attempt(PartitionTask task) {
        return task.export() == null ? 0 : task.export().attempt();
    }
}
