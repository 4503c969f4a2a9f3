package io.starmigrate.standin.jobs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that carry out jobs: a checker looks at intervals for jobs that wait, and starts as many as the cluster's
 * limit lets run at once. Timers have a thread of their own.
 */
public final class JobThreads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobThreads.class);

    private final ExecutorService workers;
    private final int limit;
    private final Duration interval;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;
    private boolean looking;
    private final ScheduledExecutorService timers =
            Executors.newSingleThreadScheduledExecutor(work -> thread(work, "timer"));

    /**
     * @param limit jobs at once, at least 1
     * @param interval how often the checker looks, at least a millisecond
     */
    public JobThreads(String name, int limit, Duration interval) {
        this.workers = Executors.newFixedThreadPool(limit, work -> thread(work, name));
        this.limit = limit;
        this.interval = interval;
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, "starrocks-" + name);
        thread.setDaemon(true);
        return thread;
    }

    /** Does a job once the checker has looked and another may run. */
    public synchronized void work(Runnable job) {
        waiting.add(job);
        lookLater();
    }

    private void lookLater() {
        if (!looking && !waiting.isEmpty()) {
            looking = true;
            later(interval, this::look);
        }
    }

    private synchronized void look() {
        looking = false;
        while (running < limit && !waiting.isEmpty()) {
            Runnable job = waiting.remove();
            running++;
            workers.execute(() -> run(job));
        }
        lookLater();
    }

    private void run(Runnable job) {
        try {
            guarded(job);
        } finally {
            synchronized (this) {
                running--;
            }
        }
    }

    /** Does something short after the wait, however busy the threads are. */
    public void later(Duration wait, Runnable action) {
        Future<?> scheduled = timers.schedule(() -> guarded(action), wait.toMillis(), TimeUnit.MILLISECONDS);
        if (scheduled.isCancelled()) {
            throw new IllegalStateException("Cannot start job: the cluster is closed");
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException defect) {
            LOG.error("A job of the stand-in ended by a defect", defect);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
        timers.shutdownNow();
    }
}
