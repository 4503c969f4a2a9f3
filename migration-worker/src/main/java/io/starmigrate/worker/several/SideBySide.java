package io.starmigrate.worker.several;

import io.starmigrate.worker.api.MigrationException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs that one process works on at once, each on a thread of its own. One that cannot go on ends alone, and is told;
 * what nobody foresaw ends all of them.
 */
public final class SideBySide {
    private static final Logger LOG = LoggerFactory.getLogger(SideBySide.class);

    private final Runnable stop;
    private final AtomicReference<Throwable> first = new AtomicReference<>();

    /** @param stop asks all of them to end */
    public SideBySide(Runnable stop) {
        this.stop = stop;
    }

    /**
     * One job.
     *
     * @param name what the log calls it
     * @param run works until it is asked to end
     */
    public record Work<T>(String name, Supplier<T> run) {}

    /**
     * Runs all of them until the last has ended. Interrupted, it asks them to end, and returns when they have, still
     * interrupted.
     *
     * @return what those answered that ended in good order
     * @throws RuntimeException what ended the first that did not
     * @throws Error the same
     */
    public <T> List<T> run(List<Work<T>> all) {
        List<AtomicReference<@Nullable T>> answers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (Work<T> work : all) {
            AtomicReference<@Nullable T> answer = new AtomicReference<>();
            answers.add(answer);
            threads.add(new Thread(() -> run(work, answer), "job-" + work.name()));
        }
        threads.forEach(Thread::start);
        join(threads);
        throwFirst();
        List<T> answered = new ArrayList<>();
        for (AtomicReference<@Nullable T> answer : answers) {
            T given = answer.get();
            if (given != null) {
                answered.add(given);
            }
        }
        return answered;
    }

    private <T> void run(Work<T> work, AtomicReference<@Nullable T> answer) {
        try {
            answer.set(work.run().get());
        } catch (MigrationException ended) {
            first.compareAndSet(null, ended);
            LOG.error("Job {} ends, the others go on: {}", work.name(), ended.getMessage());
        } catch (RuntimeException | Error unforeseen) {
            first.compareAndSet(null, unforeseen);
            stop.run();
            LOG.error("Job {} ends, and all others with it", work.name(), unforeseen);
        }
    }

    /** Whoever is interrupted asks all of them to end, and waits on: what still runs is not to be left behind. */
    private void join(List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException asked) {
                    interrupted = true;
                    stop.run();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void throwFirst() {
        Throwable cause = first.get();
        if (cause instanceof Error unsound) {
            throw unsound;
        }
        if (cause instanceof RuntimeException failed) {
            throw failed;
        }
    }
}
