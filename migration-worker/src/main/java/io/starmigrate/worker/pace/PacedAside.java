package io.starmigrate.worker.pace;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Has work done aside in the order in which it comes, no more of it at once than was allowed last: one, before anything
 * was. Nobody waits for a turn, and what runs is not stopped when less is allowed. Safe for use by many threads.
 */
public final class PacedAside implements Executor {
    private final Executor executor;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int most = 1;
    private int running;

    /** @param executor does it; it may have a limit of its own */
    public PacedAside(Executor executor) {
        this.executor = executor;
    }

    /** From now on so much at once; one where nothing is allowed, as what comes here was begun already. */
    public void allow(int limit) {
        set(Math.max(1, limit));
        begin();
    }

    @Override
    public void execute(Runnable work) {
        add(work);
        begin();
    }

    private void begin() {
        for (Optional<Runnable> next = next(); next.isPresent(); next = next()) {
            Runnable work = next.get();
            executor.execute(() -> done(work));
        }
    }

    private void done(Runnable work) {
        try {
            work.run();
        } finally {
            ended();
        }
        try {
            begin();
        } catch (RejectedExecutionException over) {
            // Nothing is done here any more, nor asked for.
            return;
        }
    }

    private synchronized void set(int limit) {
        most = limit;
    }

    private synchronized void add(Runnable work) {
        waiting.add(work);
    }

    private synchronized void ended() {
        running--;
    }

    private synchronized Optional<Runnable> next() {
        if (running >= most || waiting.isEmpty()) {
            return Optional.empty();
        }
        running++;
        return Optional.of(waiting.remove());
    }
}
