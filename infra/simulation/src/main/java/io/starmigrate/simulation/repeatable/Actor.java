package io.starmigrate.simulation.repeatable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One thread of a process: a step at a time, each of which may be stopped half way, and pauses between them. */
public final class Actor {
    /** The pause after a last step. */
    public static final Duration ENDED = Duration.ofSeconds(-1);

    private final String name;
    private final InstantSource clock;
    private final Supplier<Duration> step;
    private @Nullable Fiber paused;
    private Instant due = Instant.MIN;
    private boolean ended;

    /** @param step answers how long to pause after it, or {@link #ENDED} */
    public Actor(String name, InstantSource clock, Supplier<Duration> step) {
        this.name = name;
        this.clock = clock;
        this.step = step;
    }

    /**
     * Goes on with the step that was stopped, or makes another.
     *
     * @param stoppable whether a new step may be stopped half way
     * @return what it ended with, when it ended badly
     */
    @SuppressWarnings("CatchingUnchecked") // whatever it is, the run decides
    public Optional<Throwable> go(boolean stoppable, ExecutorService threads) {
        if (paused == null && !stoppable) {
            try {
                work();
                return Optional.empty();
            } catch (Throwable thrown) {
                return Optional.of(thrown);
            }
        }
        Fiber fiber = paused == null ? new Fiber(this::work) : paused;
        paused = fiber.resume(threads) ? null : fiber;
        return paused == null ? fiber.failure() : Optional.empty();
    }

    private void work() {
        Duration pause = step.get();
        ended = pause.equals(ENDED);
        due = clock.instant().plus(pause);
    }

    /** Whether a step of it is stopped half way. */
    public boolean isPaused() {
        return paused != null;
    }

    /** Whether there is something for it to do now. */
    public boolean isDue() {
        return isPaused() || !(ended || due.isAfter(clock.instant()));
    }

    public boolean hasEnded() {
        return ended;
    }

    @Override
    public String toString() {
        return name;
    }
}
