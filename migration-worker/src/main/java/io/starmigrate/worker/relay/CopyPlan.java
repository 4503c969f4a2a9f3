package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.ObjectStore.Part;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.text.Units;
import java.util.ArrayList;
import java.util.List;

/**
 * How an object is cut into parts: no more of them than an upload may have, none larger than it has to be. A pure
 * function of its size and the limits, so that a later run cuts it the same way.
 *
 * @param size the object's length in bytes
 * @param partBytes the length of every part but the last
 */
record CopyPlan(long size, long partBytes) {
    /** The largest part, on S3 and on OSS: with 10,000 of them 48.8 TiB, which is the largest object of both. */
    static final long LARGEST_PART = 5L << 30;

    /** Whole mebibytes, so that parts lie where somebody who reads along expects them. */
    private static final long STEP = 1L << 20;

    /** @throws ObjectStoreException with {@link Reason#TOO_LARGE} when no upload takes an object of this size */
    static CopyPlan of(StoredObject source, RelayLimits limits) {
        long least = (source.size() + limits.mostParts() - 1) / limits.mostParts();
        long part = Math.max(limits.partBytes(), (least + STEP - 1) / STEP * STEP);
        if (part > LARGEST_PART) {
            throw new ObjectStoreException(
                    Reason.TOO_LARGE,
                    "Cannot relay " + source.uri() + ": its " + Units.counted(source.size(), "byte") + " are more than "
                            + Units.counted(limits.mostParts(), "part") + " of " + Units.counted(LARGEST_PART, "byte")
                            + ", the most an upload takes; let it be written in smaller files (of a table: more buckets,"
                            + " or smaller partitions)",
                    null);
        }
        return new CopyPlan(source.size(), part);
    }

    List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        for (long offset = 0; offset < size; offset += partBytes) {
            ranges.add(new Range(ranges.size() + 1, offset, Math.min(partBytes, size - offset)));
        }
        return ranges;
    }

    /** Whether an upload that holds these parts was cut this way. */
    boolean fits(List<Part> held) {
        List<Range> ranges = ranges();
        return held.stream()
                .allMatch(part -> part.number() <= ranges.size()
                        && part.size() == ranges.get(part.number() - 1).length());
    }

    /**
     * One part's bytes.
     *
     * @param number the part's, from 1
     * @param offset its first byte in the object
     * @param length how many
     */
    record Range(int number, long offset, long length) {}
}
