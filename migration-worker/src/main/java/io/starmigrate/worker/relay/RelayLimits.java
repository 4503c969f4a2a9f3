package io.starmigrate.worker.relay;

import java.time.Duration;

/**
 * What a relay may take of this machine, for all its copies together. At most {@code partBytes * partsAtOnce} bytes of
 * large objects are held in memory, however large an object is: larger parts than these are not held, but passed on as
 * they are read. Objects that fit one part have {@link #smallBytes} for themselves.
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

    private static final int STANDARD_PART = 8 << 20;
    private static final int STANDARD_ATTEMPTS = 5;
    private static final int MOST_AT_ONCE = 48;
    private static final int SHARES = 4;

    private static final int OTHER_REQUESTS = 8;

    /** A thread either reads or writes a small object: two of them keep the lines to both stores busy. */
    public static final int SMALL_AT_ONCE = 2;

    /** The least memory that copies can do with: 32 MiB. */
    public static final long LEAST_MEMORY = (long) SHARES * STANDARD_PART;

    /** The smallest part that S3 takes, unless it is the last. */
    public static final int SMALLEST_PART = 5 << 20;

    /** What the standard limits hold in memory: 128 MiB. */
    public static final long STANDARD_MEMORY = 128L << 20;

    /** Twelve parts of 8 MiB at once, and 32 MiB for small objects; five tries. */
    public static final RelayLimits STANDARD = within(STANDARD_MEMORY);

    /** Limits with as many parts as the stores take. */
    public RelayLimits(int partBytes, int partsAtOnce, int attempts, Duration backoff) {
        this(partBytes, partsAtOnce, attempts, backoff, MOST_PARTS);
    }

    /**
     * Limits that hold no more than this in memory: a quarter for small objects, the rest for parts of large ones.
     *
     * @param memory in bytes; less than {@link #LEAST_MEMORY} is taken for that
     */
    public static RelayLimits within(long memory) {
        long held = Math.max(memory, LEAST_MEMORY);
        int parts = (int) Math.min(MOST_AT_ONCE, held / (SHARES * (long) STANDARD_PART) * (SHARES - 1));
        return new RelayLimits(STANDARD_PART, parts, STANDARD_ATTEMPTS, Duration.ofMillis(500));
    }

    /**
     * How many requests copies send to one store at once.
     *
     * @param relays how many objects are copied at once
     */
    public int requestsAtOnce(int relays) {
        return (SMALL_AT_ONCE + 1) * relays + partsAtOnce + OTHER_REQUESTS;
    }

    /** How many bytes of small objects are held in memory. */
    long smallBytes() {
        return Math.max(partBytes, (long) partBytes * partsAtOnce / (SHARES - 1));
    }

    /** Whether an object of this length is written in one request. */
    boolean fitsOneRequest(long size) {
        return size <= partBytes;
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
