package io.starmigrate.sandbox.simulation;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** One role of one worker: a step at a time, each of which may be stopped half way. */
final class Actor {
    private final String name;
    private final Runnable step;
    private @Nullable Fiber paused;

    Actor(String name, Runnable step) {
        this.name = name;
        this.step = step;
    }

    /**
     * Goes on with the step that was stopped, or makes another.
     *
     * @param stoppable whether a new step may be stopped half way
     * @return what it ended with, when it ended badly
     */
    @SuppressWarnings("CatchingUnchecked") // whatever it is, the run decides
    Optional<Throwable> go(boolean stoppable, ExecutorService threads) {
        if (paused == null && !stoppable) {
            try {
                step.run();
                return Optional.empty();
            } catch (Throwable thrown) {
                return Optional.of(thrown);
            }
        }
        Fiber fiber = paused == null ? new Fiber(step) : paused;
        paused = fiber.resume(threads) ? null : fiber;
        return paused == null ? fiber.failure() : Optional.empty();
    }

    /** Whether a step of it is stopped half way. */
    boolean isPaused() {
        return paused != null;
    }

    @Override
    public String toString() {
        return name;
    }
}
