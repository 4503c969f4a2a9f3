package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.ObjectStore.Part;
import io.starmigrate.core.storage.StoredObject;
import java.util.ArrayList;
import java.util.List;

/**
 * How an object is cut into parts. A pure function of its size and the limits, so that a later run cuts it the same
 * way.
 *
 * @param size the object's length in bytes
 * @param partBytes the length of every part but the last
 */
record CopyPlan(long size, int partBytes) {
    /** The most parts an upload may have, on S3 and on OSS. */
    private static final int MOST_PARTS = 10_000;

    static CopyPlan of(StoredObject source, RelayLimits limits) {
        if (source.size() > (long) limits.partBytes() * MOST_PARTS) {
            throw new IllegalArgumentException("Cannot relay " + source.uri() + ": its " + source.size()
                    + " bytes are more than " + MOST_PARTS + " parts of " + limits.partBytes()
                    + " bytes; relay in larger parts");
        }
        return new CopyPlan(source.size(), limits.partBytes());
    }

    boolean fitsOneRequest() {
        return size <= partBytes;
    }

    List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        for (long offset = 0; offset < size; offset += partBytes) {
            ranges.add(new Range(ranges.size() + 1, offset, (int) Math.min(partBytes, size - offset)));
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
    record Range(int number, long offset, int length) {}
}
