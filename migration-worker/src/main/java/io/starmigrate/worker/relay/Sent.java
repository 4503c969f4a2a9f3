package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.ObjectStore.Part;
import io.starmigrate.worker.storage.Crc;
import java.util.List;

/**
 * A part that was sent in this run.
 *
 * @param part what the target holds
 * @param sum the checksum of its bytes, of the kind that the source keeps; 0 where it keeps none
 */
record Sent(Part part, long sum) {
    /** The checksum of all parts one after another, as stores write it. */
    static String joined(List<Sent> parts, Crc crc) {
        long joined = 0;
        for (Sent sent : parts) {
            joined = crc.join(joined, sent.sum, sent.part.size());
        }
        return crc.text(joined);
    }
}
