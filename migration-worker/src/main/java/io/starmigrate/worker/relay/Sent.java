package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.ObjectStore.Part;
import io.starmigrate.worker.storage.Crc64;
import java.util.List;

/**
 * A part that went to the target in this run.
 *
 * @param part what the target holds
 * @param crc64 the CRC-64/XZ of its bytes
 */
record Sent(Part part, long crc64) {
    /** The CRC-64 of all parts one after another, as stores write it. */
    static String crc64Of(List<Sent> parts) {
        long crc = 0;
        for (Sent sent : parts) {
            crc = Crc64.join(crc, sent.crc64, sent.part.size());
        }
        return Crc64.text(crc);
    }
}
