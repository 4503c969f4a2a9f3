package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.worker.relay.CopyOutcome.Proof;
import io.starmigrate.worker.relay.CopyOutcome.Way;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/**
 * Copies objects that fit one request, each on the thread that asks for it. They share a part of the memory that large
 * objects never take. Safe for use by many threads.
 */
final class SmallCopy {
    private static final int UNIT = 1024;

    private final ObjectStore source;
    private final ObjectStore target;
    private final Attempts attempts;
    private final Semaphore memory;
    private final Bandwidth bandwidth;

    SmallCopy(ObjectStore source, ObjectStore target, RelayLimits limits, Bandwidth bandwidth) {
        this.source = source;
        this.target = target;
        this.bandwidth = bandwidth;
        this.attempts = new Attempts(limits);
        this.memory = new Semaphore(units(limits.smallBytes()), true);
    }

    /** Reads and writes it; what fails for a moment is read and written again. */
    CopyOutcome copy(StorageUri from, int size, String etag, StorageUri to) {
        int taken = units(size);
        try {
            memory.acquire(taken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The relay of " + from + " was interrupted");
        }
        try {
            return attempts.of(() -> once(from, size, etag, to));
        } finally {
            memory.release(taken);
        }
    }

    private CopyOutcome once(StorageUri from, int size, String etag, StorageUri to) {
        bandwidth.take(size);
        ObjectStore.Whole whole = source.whole(from, etag, size);
        Provenance provenance = new Provenance(new StoredObject(from, size, etag, Instant.EPOCH), whole.crc64());
        StoredObject written = target.put(to, whole.content(), provenance.metadata());
        return new CopyOutcome(Way.COPIED, written, size, whole.checked() ? Proof.SOURCE_CHECKSUM : Proof.PARTS);
    }

    private static int units(long bytes) {
        return Math.toIntExact((bytes + UNIT - 1) / UNIT);
    }
}
