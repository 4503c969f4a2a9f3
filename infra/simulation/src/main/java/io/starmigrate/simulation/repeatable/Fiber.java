package io.starmigrate.simulation.repeatable;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Work that can be stopped between two of its port calls and gone on with later. It has a thread of its own, but only
 * one thread of a run is ever awake: whoever resumes a fiber sleeps until it pauses or ends.
 */
public final class Fiber {
    private static final ThreadLocal<@Nullable Fiber> CURRENT = new ThreadLocal<>();

    private final Runnable work;
    private final Semaphore awake = new Semaphore(0);
    private final Semaphore asleep = new Semaphore(0);
    private boolean begun;
    private boolean ended;
    private @Nullable Throwable failure;

    Fiber(Runnable work) {
        this.work = work;
    }

    /** Pauses the fiber this is called on; does nothing on a thread that is none. */
    public static void pause() {
        Fiber current = CURRENT.get();
        if (current != null) {
            current.asleep.release();
            current.awake.acquireUninterruptibly();
        }
    }

    /** The fiber this is called on; empty on a thread that is none: what goes on there is never stopped. */
    public static Optional<Fiber> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    public boolean hasEnded() {
        return ended;
    }

    /**
     * Lets it run until it pauses or ends.
     *
     * @return whether it has ended
     */
    boolean resume(ExecutorService threads) {
        if (begun) {
            awake.release();
        } else {
            begun = true;
            threads.execute(this::run);
        }
        asleep.acquireUninterruptibly();
        return ended;
    }

    /** What it ended with, when it ended badly. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    @SuppressWarnings("CatchingUnchecked") // whatever it is, the run decides
    private void run() {
        CURRENT.set(this);
        try {
            work.run();
        } catch (Throwable thrown) {
            failure = thrown;
        } finally {
            CURRENT.remove();
            ended = true;
            asleep.release();
        }
    }
}
