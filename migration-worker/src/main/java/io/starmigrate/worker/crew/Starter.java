package io.starmigrate.worker.crew;

import io.starmigrate.worker.loop.Role;
import java.util.concurrent.Executor;

/** What roles run on: the threads of a process, or whoever else lets them take their turns. */
public interface Starter {
    /**
     * Has a role take its turns from now on, until it is told to stop. Returns at once.
     *
     * @param name what messages call it
     * @param last is done after the last turn
     */
    void start(String name, Role role, Runnable last);

    /**
     * What does a role's work beside its turns.
     *
     * @param name what messages call it
     * @param size how much of it at once, from 1
     */
    Executor aside(String name, int size);
}
