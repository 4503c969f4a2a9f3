package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.StorageUri;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** The memory that objects share which fit one request; large ones never take of it. Safe for use by many threads. */
final class SmallMemory {
    private static final int UNIT = 1024;

    private final Semaphore memory;
    private final int all;

    SmallMemory(RelayLimits limits) {
        all = units(limits.smallBytes());
        memory = new Semaphore(all, true);
    }

    /**
     * Does something that holds so many bytes; waits until they are free. What takes more than there is takes all.
     *
     * @param object what is relayed
     * @throws CancellationException when the thread is interrupted
     */
    <T> T holding(long bytes, StorageUri object, Supplier<T> work) {
        int taken = Math.min(all, units(bytes));
        try {
            memory.acquire(taken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The relay of " + object + " was interrupted");
        }
        try {
            return work.get();
        } finally {
            memory.release(taken);
        }
    }

    private static int units(long bytes) {
        return Math.toIntExact((bytes + UNIT - 1) / UNIT);
    }
}
