package io.starmigrate.worker.starrocks;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Looks at many things, a few at once: a look must not crowd out what a cluster is there for. */
public final class FewAtOnce {
    private static final int AT_ONCE = 4;

    private FewAtOnce() {}

    /** What each look found, in order; throws what the first of them that failed threw. */
    public static <T, R> List<R> each(Collection<T> all, Function<T, R> look) {
        ExecutorService scans = Executors.newFixedThreadPool(AT_ONCE, work -> {
            Thread thread = new Thread(work, "few-at-once");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<CompletableFuture<R>> looks = all.stream()
                    .map(one -> CompletableFuture.supplyAsync(() -> look.apply(one), scans))
                    .toList();
            return looks.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } finally {
            scans.shutdownNow();
        }
    }
}
