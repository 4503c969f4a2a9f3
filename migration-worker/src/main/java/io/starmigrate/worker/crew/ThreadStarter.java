package io.starmigrate.worker.crew;

import io.starmigrate.worker.loop.Role;
import io.starmigrate.worker.loop.RoleThreads;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has each role take its turns on a thread of its own. To be used from one thread. */
public final class ThreadStarter implements Starter {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadStarter.class);

    private final RoleThreads threads;
    private final Resources resources;

    /** @param resources closes the threads beside the roles' own */
    public ThreadStarter(RoleThreads threads, Resources resources) {
        this.threads = threads;
        this.resources = resources;
    }

    @Override
    public void start(String name, Role role, Runnable last) {
        threads.start(name, role, last);
    }

    @Override
    public Executor aside(String name, int size) {
        ExecutorService pool = Executors.newFixedThreadPool(size, work -> {
            Thread thread = new Thread(work, name);
            thread.setUncaughtExceptionHandler((dead, cause) -> uncaught(name, cause));
            return thread;
        });
        resources.keep((AutoCloseable) pool::shutdownNow);
        return pool;
    }

    /** Work that is done aside takes care of what fails; only what makes the process unsound is meant to get here. */
    private void uncaught(String name, Throwable cause) {
        if (cause instanceof Error) {
            threads.end(cause);
        } else {
            LOG.warn("A {} has failed, and is tried again", name, cause);
        }
    }
}
