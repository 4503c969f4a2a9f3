package io.starmigrate.standin.jobs;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that carry out jobs: as many at once as the cluster's limit says, others wait. Timers have a thread of their
 * own.
 */
public final class JobThreads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobThreads.class);

    private final ScheduledExecutorService workers;
    private final ScheduledExecutorService timers =
            Executors.newSingleThreadScheduledExecutor(work -> thread(work, "timer"));

    /** @param limit jobs at once, at least 1 */
    public JobThreads(String name, int limit) {
        this.workers = Executors.newScheduledThreadPool(limit, work -> thread(work, name));
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, "starrocks-" + name);
        thread.setDaemon(true);
        return thread;
    }

    /** Does a job after the wait, when a thread is free. */
    public void work(Duration wait, Runnable job) {
        schedule(workers, wait, job);
    }

    /** Does something short after the wait, however busy the threads are. */
    public void later(Duration wait, Runnable action) {
        schedule(timers, wait, action);
    }

    private static void schedule(ScheduledExecutorService threads, Duration wait, Runnable work) {
        Future<?> scheduled = threads.schedule(() -> guarded(work), wait.toMillis(), TimeUnit.MILLISECONDS);
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
