package io.starmigrate.worker.loop;

import io.starmigrate.worker.identity.LeaseHolder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/** When each role works and how long it pauses: the same for every driver of its loop. */
public final class Duties {
    /**
     * The pause of who has nothing to do. Short, because of a small job it is most of the time; how often the recorder
     * is asked meanwhile is for {@code WatchPace} to say.
     */
    public static final Duration IDLE = Duration.ofSeconds(1);

    /** How often who waits for a job, or for its end, looks: as often as a person wants to see that it goes on. */
    public static final Duration LOOK = Duration.ofSeconds(1);

    /** However long a wait may be, its length is counted no further. */
    private static final int MOST_IDLE = 1_000;

    /** The pause of who has work under way: each step asks a cluster about it once. */
    private static final Duration BUSY = Duration.ofMillis(500);

    /**
     * Between two looks of the reconciler, which lists and reads much: what is lost is rare, and holds up only itself.
     */
    private static final Duration REPAIR = Duration.ofMinutes(5);

    /** A full reconciliation lists every object of the job: once an hour is seldom enough to be cheap. */
    private static final int LOOKS = 12;

    private Duties() {}

    /**
     * A role that waits for its work where the work comes from: for longer each time there is none, so that who has
     * nothing to do asks seldom.
     *
     * @param longest how long it waits at most
     * @param steps is told how long to wait, and answers how much is left
     */
    public static Role waiting(Duration longest, ToIntFunction<Duration> steps) {
        AtomicInteger idle = new AtomicInteger();
        return () -> {
            Duration wait = IDLE.multipliedBy(idle.get() + 1L);
            int left = steps.applyAsInt(wait.compareTo(longest) < 0 ? wait : longest);
            idle.set(left > 0 ? 0 : Math.min(idle.get() + 1, MOST_IDLE));
            return left > 0 ? BUSY : IDLE;
        };
    }

    /** A role that any number of workers have. */
    public static Role shared(Steps steps) {
        return () -> steps.step() > 0 ? BUSY : IDLE;
    }

    /** A role only one worker has at a time: who holds the lease of this name. */
    public static Role leading(LeaseHolder leases, String lease, Steps steps) {
        Role work = shared(steps);
        return () -> leases.keep(lease) ? work.step() : IDLE;
    }

    /** Looks at what is under way every few minutes, and at everything once in an hour. */
    public static Role reconciling(Runnable everything, Runnable underWay) {
        AtomicInteger looks = new AtomicInteger();
        return () -> {
            (looks.getAndIncrement() % LOOKS == 0 ? everything : underWay).run();
            return REPAIR;
        };
    }
}
