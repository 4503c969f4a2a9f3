package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.worker.relay.CopyOutcome.Checked;
import io.starmigrate.worker.relay.CopyOutcome.Way;
import java.time.Instant;

/**
 * Copies objects that fit one request, each on the thread that asks for it. They share a part of the memory that large
 * objects never take. Safe for use by many threads.
 */
final class SmallCopy {
    private final ObjectStore source;
    private final ObjectStore target;
    private final Tries attempts;
    private final SmallMemory memory;
    private final Bandwidth bandwidth;

    SmallCopy(ObjectStore source, ObjectStore target, RelayLimits limits, Bandwidth bandwidth, SmallMemory memory) {
        this.source = source;
        this.target = target;
        this.bandwidth = bandwidth;
        this.attempts = new Tries(limits);
        this.memory = memory;
    }

    /** Reads and writes it; what fails for a moment is read and written again. */
    CopyOutcome copy(StorageUri from, int size, String etag, StorageUri to) {
        return memory.holding(size, from, () -> attempts.of(() -> once(from, size, etag, to)));
    }

    private CopyOutcome once(StorageUri from, int size, String etag, StorageUri to) {
        bandwidth.take(size);
        ObjectStore.Whole whole = source.whole(from, etag, size);
        Provenance provenance = new Provenance(new StoredObject(from, size, etag, Instant.EPOCH), whole.crc64());
        StoredObject written = target.put(
                to, whole.content(), provenance.metadata(whole.content().md5()));
        return new CopyOutcome(Way.COPIED, written, size, whole.checked() ? Checked.SOURCE_CHECKSUM : Checked.PARTS);
    }
}
