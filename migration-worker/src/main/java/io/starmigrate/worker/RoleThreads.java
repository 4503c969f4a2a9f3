package io.starmigrate.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs each role of a worker on a thread of its own until told to stop. A step that throws is logged and tried again
 * after a pause: one bad moment does not end a role.
 *
 * <p>Safe for use by many threads. To be used once.
 */
final class RoleThreads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RoleThreads.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration JOIN = Duration.ofSeconds(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopping = lock.newCondition();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<RuntimeException> fatal = new AtomicReference<>();
    private final Duration join;
    private boolean stopped;

    RoleThreads() {
        this(JOIN);
    }

    /** @param join how long {@link #close} waits for all roles together */
    RoleThreads(Duration join) {
        this.join = join;
    }

    /** A role's work, again and again: each call does what can be done now and answers how long to pause. */
    @FunctionalInterface
    interface Role {
        Duration step();
    }

    /** Starts a role. */
    void start(String name, Role role) {
        start(name, role, () -> {});
    }

    /**
     * Starts a role.
     *
     * @param last what is to be done on its thread after the last step
     */
    void start(String name, Role role, Runnable last) {
        Thread thread = new Thread(() -> drive(name, role, last), "role-" + name);
        threads.add(thread);
        thread.start();
    }

    private void drive(String name, Role role, Runnable last) {
        while (!isStopped()) {
            pause(guarded(name, role));
        }
        guarded(name, () -> {
            last.run();
            return Duration.ZERO;
        });
    }

    private Duration guarded(String name, Role role) {
        try {
            return role.step();
        } catch (MigrationException hopeless) {
            fatal.compareAndSet(null, hopeless);
            stop();
            return Duration.ZERO;
        } catch (RuntimeException failure) {
            LOG.warn("The {} could not go on and tries again: {}", name, failure.getMessage());
            LOG.debug("The {} failed", name, failure);
            return AFTER_FAILURE;
        }
    }

    /** Waits until the condition holds or {@link #stop} is called, looking every {@code interval}. */
    void await(BooleanSupplier done, Duration interval) {
        while (!isStopped() && !done.getAsBoolean()) {
            pause(interval);
        }
        RuntimeException failure = fatal.get();
        if (failure != null) {
            throw failure;
        }
    }

    /** Lets every role finish its step and end. Returns at once. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            stopping.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Stops every role and waits until its step has ended, for all of them together no longer than half a minute. */
    @Override
    public void close() {
        stop();
        long end = System.nanoTime() + join.toNanos();
        for (Thread thread : threads) {
            try {
                // A join of zero would wait for ever.
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
            if (thread.isAlive()) {
                LOG.warn("{} is still in its step and is left behind", thread.getName());
            }
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
