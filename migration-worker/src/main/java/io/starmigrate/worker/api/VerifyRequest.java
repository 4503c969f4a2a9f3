package io.starmigrate.worker.api;

/**
 * What is to be found out by a comparison.
 *
 * @param keys of how many keys of each partition that is not equal it says that they differ; 0: of none, which saves
 *     some scans of such partitions
 */
public record VerifyRequest(int keys) {
    /** Which partitions are equal, and nothing more. */
    public static final VerifyRequest PARTITIONS = new VerifyRequest(0);

    /** @throws IllegalArgumentException when the number is negative */
    public VerifyRequest {
        if (keys < 0) {
            throw new IllegalArgumentException("Cannot name " + keys + " keys: name 1 or more");
        }
    }
}
