package io.starmigrate.core.storage;

/**
 * A checksum that a store keeps of all bytes of an object, and that follows from those of its parts.
 *
 * @param algorithm what it is
 * @param value it, as the store writes it
 */
public record KeptChecksum(Algorithm algorithm, String value) {
    /** Which stores keep. */
    public enum Algorithm {
        /** CRC-64/XZ, as an unsigned decimal: OSS. */
        CRC64_XZ,
        /** CRC-64/NVME, in Base64: S3, of what was not written with another one. */
        CRC64_NVME,
        /** CRC-32, in Base64: S3. */
        CRC32,
        /** CRC-32C, in Base64: S3. */
        CRC32C
    }
}
