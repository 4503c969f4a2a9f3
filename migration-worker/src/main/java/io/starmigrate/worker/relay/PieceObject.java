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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A piece on its way into the target storage: what is written goes there in parts, and is seen by nobody before
 * {@link #show}. Parts that an earlier run has sent are not sent again. To be used by one thread at a time.
 */
final class PieceObject extends OutputStream {
    private final ObjectStore target;
    private final Bandwidth bandwidth;
    private final StorageUri to;
    private final Map<String, String> metadata;
    private final int partBytes;
    private final List<Part> parts = new ArrayList<>();
    private byte[] held;
    private int filled;
    private long size;
    private @Nullable Upload upload;
    private @Nullable HalfSent before;

    /**
     * @param bandwidth limits what is sent
     * @param memory holds what is not sent yet, and is this object's until it was let go; where it is too small a
     *     larger one takes its place
     * @param partBytes how much is held in memory at most, and sent as one part
     */
    PieceObject(
            ObjectStore target,
            Bandwidth bandwidth,
            StorageUri to,
            Map<String, String> metadata,
            byte[] memory,
            int partBytes) {
        this.target = target;
        this.bandwidth = bandwidth;
        this.to = to;
        this.metadata = metadata;
        this.held = memory;
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
        StoredObject shown = begun == null ? put() : completed(begun);
        if (shown.size() != size) {
            throw new ObjectStoreException(
                    Reason.REFUSED,
                    "Cannot relay to " + to + ": the target has " + Units.counted(shown.size(), "byte") + " of "
                            + Units.count(size) + "; delete it and relay it again",
                    null);
        }
        return shown;
    }

    /**
     * Whether the object was begun by a run that says otherwise what it is of: its bytes are these all the same. What
     * an upload was begun with a store tells of its object alone, so this is known once it was shown.
     */
    boolean isOfAnother() {
        return before != null && !target.metadata(to).equals(metadata);
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

    private StoredObject put() {
        bandwidth.take(filled);
        return target.put(to, Payload.within(held, filled), metadata);
    }

    private void sendPart() {
        Payload content = Payload.within(held, filled);
        Upload begun = upload == null ? begun(content) : upload;
        upload = begun;
        int number = parts.size() + 1;
        HalfSent left = before;
        Optional<Part> there = left == null ? Optional.empty() : left.part(number, content);
        parts.add(there.orElseGet(() -> {
            bandwidth.take(content.length());
            return target.upload(begun, number, content);
        }));
        filled = 0;
    }

    private Upload begun(Payload first) {
        HalfSent left = HalfSent.beginning(target, to, first).orElse(null);
        before = left;
        return left == null ? target.begin(to, metadata) : left.upload();
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
