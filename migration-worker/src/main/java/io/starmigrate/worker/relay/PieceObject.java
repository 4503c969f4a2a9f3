package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStore.Part;
import io.starmigrate.core.storage.ObjectStore.Upload;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.text.Units;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece on its way into the target storage: what is written goes there in parts, and is seen by nobody before
 * {@link #show}. To be used by one thread at a time.
 */
final class PieceObject extends OutputStream {
    private static final int FIRST = 64 << 10;

    private final ObjectStore target;
    private final StorageUri to;
    private final Map<String, String> metadata;
    private final int partBytes;
    private final List<Part> parts = new ArrayList<>();
    private byte[] held = new byte[FIRST];
    private int filled;
    private long size;
    private @Nullable Upload upload;

    /** @param partBytes how much is held in memory at most, and sent as one part */
    PieceObject(ObjectStore target, StorageUri to, Map<String, String> metadata, int partBytes) {
        this.target = target;
        this.to = to;
        this.metadata = metadata;
        this.partBytes = partBytes;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int done = 0;
        while (done < length) {
            if (filled == partBytes) {
                sendPart();
            }
            int fits = Math.min(length - done, partBytes - filled);
            if (filled + fits > held.length) {
                held = Arrays.copyOf(held, Math.min(partBytes, Math.max(2 * held.length, filled + fits)));
            }
            System.arraycopy(bytes, offset + done, held, filled, fits);
            filled += fits;
            done += fits;
        }
        size += length;
    }

    /** Its length in bytes, as far as it was written. */
    long size() {
        return size;
    }

    /** Sends what is still held in memory, and lets the memory go. */
    void letGo() {
        if (filled > 0 || parts.isEmpty()) {
            sendPart();
        }
        held = new byte[0];
    }

    /** Makes the object of it. */
    StoredObject show() {
        Upload begun = upload;
        StoredObject shown = begun == null ? target.put(to, Payload.within(held, filled), metadata) : completed(begun);
        if (shown.size() != size) {
            throw new ObjectStoreException(
                    Reason.REFUSED,
                    "Cannot relay to " + to + ": the target has " + Units.counted(shown.size(), "byte") + " of "
                            + Units.count(size) + "; delete it and relay it again",
                    null);
        }
        return shown;
    }

    /** Drops what was sent, as far as that can be done now: a later run drops what is left. */
    void drop(RuntimeException because) {
        Upload begun = upload;
        if (begun != null) {
            try {
                target.abort(begun);
            } catch (ObjectStoreException e) {
                because.addSuppressed(e);
            }
        }
    }

    private void sendPart() {
        Upload begun = upload;
        if (begun == null) {
            // What an earlier run has left is of no use: its compressor's state is gone.
            target.unfinished(to).forEach(target::abort);
            begun = target.begin(to, metadata);
            upload = begun;
        }
        parts.add(target.upload(begun, parts.size() + 1, Payload.within(held, filled)));
        filled = 0;
    }

    // The answer may be lost though the object is there: ask.
    private StoredObject completed(Upload begun) {
        if (filled > 0) {
            sendPart();
        }
        try {
            return target.complete(begun, parts);
        } catch (ObjectStoreException e) {
            return target.head(to)
                    .filter(there -> there.size() == size && target.metadata(to).equals(metadata))
                    .orElseThrow(() -> e);
        }
    }
}
