package io.starmigrate.worker.crew;

import io.starmigrate.worker.loop.Role;
import io.starmigrate.worker.loop.RoleThreads;
import java.util.concurrent.Executor;

/** Has each role take its turns on a thread of its own, which ends, as what is done aside does, with the threads. */
public final class ThreadStarter implements Starter {
    private final RoleThreads threads;

    public ThreadStarter(RoleThreads threads) {
        this.threads = threads;
    }

    @Override
    public void start(String name, Role role, Runnable last) {
        threads.start(name, role, last);
    }

    @Override
    public Executor aside(String name, int size) {
        return threads.aside(name, size);
    }
}
