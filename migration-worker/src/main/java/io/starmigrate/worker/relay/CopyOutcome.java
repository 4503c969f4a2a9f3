package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.StoredObject;

/**
 * How a copy ended.
 *
 * @param way what had to be done
 * @param target what the target store holds now
 * @param bytes how many bytes went to the target in this run; 0 when it was there already
 * @param checked how far equality with the source is proved
 */
public record CopyOutcome(Way way, StoredObject target, long bytes, Checked checked) {
    /** What had to be done. */
    public enum Way {
        /** Every byte was sent in this run. */
        COPIED,
        /** An upload that an earlier run had begun was finished: only missing parts were sent. */
        RESUMED,
        /** The target held the object already. */
        SKIPPED
    }

    /**
     * How far equality with the source is proved. In every case each byte was read from the source under the one entity
     * tag, each range had its full length, the target store accepted each part under its protocol's checksum of the
     * bytes held here, and the object's length is the source's.
     */
    public enum Checked {
        /** Moreover, the checksum of all bytes sent in this run is the one the source store keeps of the object. */
        SOURCE_CHECKSUM,
        /**
         * Nothing more: the source store keeps none of the whole, or not all bytes passed through this run. A byte
         * damaged between the source's disk and this process would have to be one that TLS let pass.
         */
        PARTS
    }
}
