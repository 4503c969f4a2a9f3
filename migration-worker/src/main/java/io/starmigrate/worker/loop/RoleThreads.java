package io.starmigrate.worker.loop;

import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.outage.Pauses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the loop of each role, and of the command that waits for them, run on a thread of its own until told to stop. A
 * step that throws is tried again after a pause: neither one bad moment nor an outage of any length ends a role.
 *
 * <p>Safe for use by many threads. To be used once.
 */
public final class RoleThreads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RoleThreads.class);
    private static final Duration JOIN = Duration.ofSeconds(30);
    private static final Duration TELL = Duration.ofSeconds(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopping = lock.newCondition();
    private final List<Thread> threads = new ArrayList<>();
    private final List<ExecutorService> pools = new ArrayList<>();
    private final AtomicReference<Throwable> fatal = new AtomicReference<>();
    private final Outages outages;
    private final Predicate<RuntimeException> hopeless;
    private final Duration join;
    private boolean stopped;
    private volatile boolean thrown;

    /**
     * @param outages is told of steps that fail
     * @param hopeless what no repetition cures: it ends them all
     */
    public RoleThreads(Outages outages, Predicate<RuntimeException> hopeless) {
        this(outages, hopeless, JOIN);
    }

    /** @param join how long {@link #close} waits for all roles together */
    public RoleThreads(Outages outages, Predicate<RuntimeException> hopeless, Duration join) {
        this.outages = outages;
        this.hopeless = hopeless;
        this.join = join;
    }

    /** Says what is out of reach, once a minute, and what is back. */
    public void startTelling() {
        start("teller", () -> {
            outages.tell(LOG::warn, LOG::info);
            return TELL;
        });
    }

    /** Starts a role. */
    public void start(String name, Role role) {
        start(name, role, () -> {});
    }

    /**
     * Starts a role.
     *
     * @param last what is to be done on its thread after the last step
     */
    public void start(String name, Role role, Runnable last) {
        Thread thread = new Thread(() -> drive(name, role, last), "role-" + name);
        thread.setUncaughtExceptionHandler((dead, cause) -> end(cause));
        lock.lock();
        try {
            threads.add(thread);
        } finally {
            lock.unlock();
        }
        thread.start();
    }

    /**
     * What does the roles' work beside their turns, until {@link #close}. Such work takes care of what fails; what
     * makes the process unsound ends everything.
     *
     * @param name what messages call it
     * @param size how much of it at once, from 1
     */
    public Executor aside(String name, int size) {
        ExecutorService pool = Executors.newFixedThreadPool(size, work -> new Thread(work, name));
        lock.lock();
        try {
            pools.add(pool);
        } finally {
            lock.unlock();
        }
        return work -> pool.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error cause) {
                // Here, not in the thread's handler: a pool is over before the handlers of its threads have run.
                asideFailed(name, cause);
            }
        });
    }

    private void asideFailed(String name, Throwable cause) {
        if (cause instanceof Error) {
            end(cause);
        } else {
            Interruption.unlessEnded(cause, () -> LOG.warn("A {} has failed, and is tried again", name, cause));
        }
    }

    private void drive(String name, Role role, Runnable last) {
        RoleLoop loop = loop(name, role);
        while (!isStopped()) {
            pause(loop.turn());
        }
        loop(name, () -> {
                    last.run();
                    return Duration.ZERO;
                })
                .turn();
    }

    private RoleLoop loop(String name, Role role) {
        return new RoleLoop(name, role, hopeless, outages.ofRole(name), Pauses.STANDARD);
    }

    /**
     * Stops everything because of this, and says so; {@link #await} throws it, or {@link #close} where nobody waits any
     * more. The first cause counts.
     */
    public void end(Throwable cause) {
        fatal.compareAndSet(null, cause);
        stop();
        // Last: what there is too little of may keep the log from saying anything.
        LOG.debug("Everything ends", cause);
        if (cause instanceof Error) {
            LOG.error("Everything ends, because the process is not sound any more: {}", cause.toString());
        }
    }

    /**
     * Waits until the condition holds or {@link #stop} is called, looking every {@code interval}.
     *
     * @throws RuntimeException what is hopeless, here or in a role
     * @throws Error what a role met: the process is to end
     */
    public void await(BooleanSupplier done, Duration interval) {
        AtomicBoolean reached = new AtomicBoolean();
        RoleLoop looking = loop("look at the job", () -> {
            reached.set(done.getAsBoolean());
            return reached.get() ? Duration.ZERO : interval;
        });
        while (!isStopped() && !reached.get()) {
            pause(looking.turn());
        }
        throwFatal();
    }

    private void throwFatal() {
        Throwable cause = fatal.get();
        if (cause == null) {
            return;
        }
        thrown = true;
        if (cause instanceof Error error) {
            throw error;
        }
        throw cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }

    /** Lets every role finish its step and end. Returns at once. */
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            stopping.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stops every role and waits until its step has ended, then ends what is done {@link #aside}, and waits for that:
     * for all of it together no longer than half a minute. Closing twice is closing once.
     *
     * @throws Error what a role met in its last step, or what was done aside: the process is to end
     */
    @Override
    public void close() {
        stop();
        join(System.nanoTime() + join.toNanos());
        if (!thrown && fatal.get() instanceof Error) {
            throwFatal();
        }
    }

    private void join(long end) {
        List<ExecutorService> asides = started(pools);
        try {
            for (Thread thread : started(threads)) {
                // A join of zero would wait for ever.
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
                if (thread.isAlive()) {
                    LOG.warn("{} is still in its step and is left behind", thread.getName());
                }
            }
            // Not before: a role in its last step may still hand something over.
            asides.forEach(ExecutorService::shutdownNow);
            for (ExecutorService pool : asides) {
                if (!pool.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    LOG.warn("What is done aside has not ended and is left behind");
                }
            }
        } catch (InterruptedException interrupted) {
            asides.forEach(ExecutorService::shutdownNow);
            Thread.currentThread().interrupt();
        }
    }

    private <T> List<T> started(List<T> all) {
        lock.lock();
        try {
            return List.copyOf(all);
        } finally {
            lock.unlock();
        }
    }

    private boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    private void pause(Duration time) {
        lock.lock();
        try {
            long left = time.toNanos();
            while (!stopped && left > 0) {
                left = stopping.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            stopped = true;
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
