package io.starmigrate.worker.comparison;

import io.starmigrate.worker.starrocks.ClusterView;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A cluster that is asked no more than a few things at once. Safe for use by many threads. */
final class BoundedView implements AutoCloseable {
    private final ClusterView view;
    private final ExecutorService askers;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    BoundedView(String name, ClusterView view, int atOnce) {
        this.view = view;
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
            throw new CancellationException("it was stopped");
        });
        return CompletableFuture.supplyAsync(
                        () -> {
                            if (stopped.isDone()) {
                                throw new CancellationException("it was stopped");
                            }
                            return question.apply(view);
                        },
                        askers)
                .applyToEither(stop, Function.identity());
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
