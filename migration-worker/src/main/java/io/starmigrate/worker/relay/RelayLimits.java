package io.starmigrate.worker.relay;

import java.time.Duration;

/**
 * What a relay may take of this machine, for all its copies together. At most {@code partBytes * partsAtOnce} bytes of
 * content are held in memory, however large an object is: larger parts than these are not held, but passed on as they
 * are read.
 *
 * @param partBytes the size of a part, unless the object is too large for parts of this size; an object that is no
 *     larger is written in one request. At least 5 MiB, the smallest part S3 takes
 * @param partsAtOnce how many parts are under way at once, from 1
 * @param attempts how often one part is tried, from 1; each try reads it from the source again
 * @param backoff the wait before the second try; it doubles with each further one
 * @param mostParts the most parts an upload may have, from 2: 10,000 on S3 and on OSS
 */
public record RelayLimits(int partBytes, int partsAtOnce, int attempts, Duration backoff, int mostParts) {
    private static final int MOST_PARTS = 10_000;

    /** The smallest part that S3 takes, unless it is the last. */
    public static final int SMALLEST_PART = 5 << 20;

    /** 16 parts of 8 MiB at once, so 128 MiB of memory; five tries. */
    public static final RelayLimits STANDARD = new RelayLimits(8 << 20, 16, 5, Duration.ofMillis(500));

    /** Limits with as many parts as the stores take. */
    public RelayLimits(int partBytes, int partsAtOnce, int attempts, Duration backoff) {
        this(partBytes, partsAtOnce, attempts, backoff, MOST_PARTS);
    }

    public RelayLimits {
        if (partBytes < SMALLEST_PART) {
            throw new IllegalArgumentException(
                    "Cannot relay in parts of " + partBytes + " bytes: S3 takes none below " + SMALLEST_PART);
        }
        if (mostParts < 2 || mostParts > MOST_PARTS) {
            throw new IllegalArgumentException(
                    "Cannot relay in up to " + mostParts + " parts: it must be from 2 to " + MOST_PARTS);
        }
        if (partsAtOnce < 1 || attempts < 1 || backoff.isNegative() || backoff.isZero()) {
            throw new IllegalArgumentException("Cannot relay with " + partsAtOnce + " parts at once, " + attempts
                    + " attempts and a wait of " + backoff + ": each must be positive");
        }
    }
}
