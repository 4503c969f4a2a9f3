package io.starmigrate.worker.comparison;

import io.starmigrate.worker.starrocks.ClusterView;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A cluster that is asked no more than a few things at once. Safe for use by many threads. */
final class BoundedView implements AutoCloseable {
    private static final String STOPPED = "it was stopped";

    private final ClusterView view;
    private final PacedGate gate;
    private final ExecutorService askers;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    /** @param atOnce how many at most, from 1; fewer while the cluster is under pressure */
    BoundedView(String name, ClusterView view, int atOnce, InstantSource clock) {
        this.view = view;
        this.gate = new PacedGate(name, atOnce, view::pressure, clock);
        this.askers = Executors.newFixedThreadPool(atOnce, work -> {
            Thread thread = new Thread(work, "compare-" + name);
            // A statement that outlives a stop holds nobody up.
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The answer, once it is there; after {@link #stop} it ends with a {@link CancellationException}. */
    <T> CompletableFuture<T> ask(Function<ClusterView, T> question) {
        CompletableFuture<T> stop = stopped.thenApply(unused -> {
            throw new CancellationException(STOPPED);
        });
        return CompletableFuture.supplyAsync(
                        () -> {
                            if (stopped.isDone()) {
                                throw new CancellationException(STOPPED);
                            }
                            return through(question);
                        },
                        askers)
                .applyToEither(stop, Function.identity());
    }

    private <T> T through(Function<ClusterView, T> question) {
        try {
            gate.enter();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException(STOPPED);
        }
        try {
            return question.apply(view);
        } finally {
            gate.leave();
        }
    }

    /** Ends what was asked, and what will be. Returns at once. */
    void stop() {
        stopped.complete(null);
    }

    @Override
    public void close() {
        askers.shutdown();
        view.close();
    }
}
