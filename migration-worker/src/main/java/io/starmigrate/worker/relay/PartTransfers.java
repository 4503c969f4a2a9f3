package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.worker.storage.Crc;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The threads that move parts. One thread holds one part at most, so their number bounds the memory of all copies
 * together. Safe for use by many threads.
 */
final class PartTransfers implements AutoCloseable {
    private final ObjectStore source;
    private final RelayLimits limits;
    private final Tries attempts;
    private final Bandwidth bandwidth;
    private final ExecutorService threads;
    private final ThreadLocal<byte[]> memory;

    /** @param threads as many as there may be parts in memory; they are stopped with this */
    PartTransfers(ObjectStore source, RelayLimits limits, Bandwidth bandwidth, ExecutorService threads) {
        this.source = source;
        this.limits = limits;
        this.bandwidth = bandwidth;
        attempts = new Tries(limits);
        memory = ThreadLocal.withInitial(() -> new byte[0]);
        this.threads = threads;
    }

    static ExecutorService threads(int size) {
        AtomicInteger number = new AtomicInteger();
        return Executors.newFixedThreadPool(size, task -> {
            Thread thread = new Thread(task, "relay-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Reads each range and sends it, many at once, and returns when nothing is under way any more. A range that fails
     * for a moment is read and sent again; the first that fails for good stops the others.
     *
     * @param crc the checksum that is wanted of each range's content; null for none
     * @param send what is done with a range's content
     * @return what sending gave, in the order of the ranges
     */
    <T> List<T> move(StoredObject object, List<CopyPlan.Range> ranges, @Nullable Crc crc, Sending<T> send) {
        List<Callable<T>> moving = new ArrayList<>();
        ranges.forEach(range -> moving.add(() -> moveOne(object, range, crc, send)));
        return all(object.uri(), moving);
    }

    /**
     * Does all of this, many at once, and returns when nothing is under way any more; the first that fails stops those
     * that have not begun.
     *
     * @param object what all of them are about
     * @return what they gave, in their order
     */
    <T> List<T> all(StorageUri object, List<Callable<T>> work) {
        AtomicBoolean stopped = new AtomicBoolean();
        List<Future<T>> moving = new ArrayList<>();
        work.forEach(one -> moving.add(threads.submit(unlessStopped(stopped, one))));
        return collect(object, moving, stopped);
    }

    /**
     * The memory of the thread that asks, one of those that move parts: whatever it moves, it holds no other. What it
     * moved before has left it.
     *
     * @param bytes how many are to be moved: there is memory for them, or for one part of them
     */
    byte[] memory(long bytes) {
        int wanted = (int) Math.min(limits.partBytes(), bytes);
        byte[] held = memory.get();
        if (held.length < wanted) {
            held = new byte[wanted];
            memory.set(held);
        }
        return held;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private <T> T moveOne(StoredObject object, CopyPlan.Range range, @Nullable Crc crc, Sending<T> send) {
        return attempts.of(() -> {
            try (PartContent content = content(object, range, crc)) {
                return send.send(range, content);
            }
        });
    }

    private PartContent content(StoredObject object, CopyPlan.Range range, @Nullable Crc crc) {
        return range.length() > limits.partBytes()
                ? new PartContent.Passing(source, object, range, bandwidth::take, crc)
                : new PartContent.Held(read(object, range), crc);
    }

    /** Into this thread's own memory, which its last part has left. */
    private Payload read(StoredObject object, CopyPlan.Range range) {
        Payload content = Payload.within(memory(limits.partBytes()), (int) range.length());
        bandwidth.take(content.length());
        source.fill(object.uri(), object.etag(), range.offset(), content);
        return content;
    }

    private static <T> Callable<T> unlessStopped(AtomicBoolean stopped, Callable<T> work) {
        return () -> {
            if (stopped.get()) {
                throw new CancellationException("Another part failed");
            }
            try {
                return work.call();
            } catch (RuntimeException e) {
                stopped.set(true);
                throw e;
            }
        };
    }

    private static <T> List<T> collect(StorageUri object, List<Future<T>> moving, AtomicBoolean stopped) {
        List<T> results = new ArrayList<>();
        Function<Throwable, RuntimeException> failure = cause -> cause instanceof RuntimeException e
                ? e
                : new IllegalStateException("Cannot relay " + object + ": " + cause, cause);
        List<RuntimeException> failures = new ArrayList<>();
        for (Future<T> part : moving) {
            try {
                results.add(part.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error unsound) {
                    throw unsound;
                }
                failures.add(failure.apply(e.getCause()));
            } catch (InterruptedException e) {
                stopped.set(true);
                moving.forEach(other -> other.cancel(true));
                Thread.currentThread().interrupt();
                throw new CancellationException("The relay of " + object + " was interrupted");
            }
        }
        failures.stream()
                .filter(e -> !(e instanceof CancellationException))
                .findFirst()
                .or(() -> failures.stream().findFirst())
                .ifPresent(first -> {
                    throw first;
                });
        return results;
    }

    /** What is done with the content of a range. */
    @FunctionalInterface
    interface Sending<T> {
        T send(CopyPlan.Range range, PartContent content);
    }
}
