package io.starmigrate.core.config;

import java.time.Duration;

/**
 * How much happens at once. Each component is called like its key.
 *
 * @param concurrency {@code CONCURRENCY}: running export jobs to begin with, at least 1; the pressure on the source
 *     lowers and raises it
 * @param importConcurrency {@code IMPORT_CONCURRENCY}: running loads to begin with, at least 1; the pressure on the
 *     target lowers it, and what it says that it runs at once raises it
 * @param verifyConcurrency {@code VERIFY_CONCURRENCY}: partitions whose rows are compared at once, at least 1
 * @param relay {@code RELAY_*}: what bringing files over may take
 * @param load {@code LOAD_MAX_*}: when messages of one partition become a load
 * @param takeoverAfter {@code TAKEOVER_AFTER}: how long a worker, or a cluster about what it was sent, is silent before
 *     that counts, at least 2 s
 * @param groupSize {@code GROUP_SIZE}: up to how many bytes partitions of a table travel together; 0: each alone
 * @param deltaSize {@code DELTA_SIZE}: from how many bytes on only what differs of a changed partition travels; 0:
 *     never
 * @param splitSize {@code SPLIT_SIZE}: above how many bytes a partition is exported in slices; 0: never
 * @param exportAhead {@code EXPORT_AHEAD}: from how many bytes on that are exported and not yet published no more
 *     exports begin; 0: whatever is
 */
public record Limits(
        int concurrency,
        int importConcurrency,
        int verifyConcurrency,
        RelayShare relay,
        LoadLimits load,
        Duration takeoverAfter,
        long groupSize,
        long deltaSize,
        long splitSize,
        long exportAhead) {
    /** The least {@code RELAY_MEMORY}, in bytes. */
    public static final long LEAST_RELAY_MEMORY = 32L << 20;

    /** Those whose exports begin whatever is not yet published. */
    public Limits(
            int concurrency,
            int importConcurrency,
            int verifyConcurrency,
            RelayShare relay,
            LoadLimits load,
            Duration takeoverAfter,
            long groupSize,
            long deltaSize,
            long splitSize) {
        this(
                concurrency,
                importConcurrency,
                verifyConcurrency,
                relay,
                load,
                takeoverAfter,
                groupSize,
                deltaSize,
                splitSize,
                0);
    }

    /** What each of several jobs has of it; at least one of everything. */
    Limits sharedBy(int jobs) {
        long memory = relay.memory / jobs;
        if (memory < LEAST_RELAY_MEMORY) {
            throw new IllegalArgumentException("Cannot share RELAY_MEMORY=" + (relay.memory >> 20) + "MB among " + jobs
                    + " jobs: each needs " + (LEAST_RELAY_MEMORY >> 20) + "MB; give "
                    + (jobs * (LEAST_RELAY_MEMORY >> 20))
                    + "MB, or have several services, each with some of the databases");
        }
        return new Limits(
                Math.max(1, concurrency / jobs),
                Math.max(1, importConcurrency / jobs),
                Math.max(1, verifyConcurrency / jobs),
                new RelayShare(Math.max(1, relay.concurrency / jobs), memory, relay.compression),
                load,
                takeoverAfter,
                groupSize,
                deltaSize,
                splitSize,
                exportAhead == 0 ? 0 : Math.max(1, exportAhead / jobs));
    }

    /**
     * What bringing files over may take of this machine.
     *
     * @param concurrency {@code RELAY_CONCURRENCY}: files being relayed at once, at least 1
     * @param memory {@code RELAY_MEMORY}: bytes of files held in memory, at least {@link #LEAST_RELAY_MEMORY}
     * @param compression {@code RELAY_COMPRESSION}: how files of CSV are packed
     */
    public record RelayShare(int concurrency, long memory, RelayCompression compression) {}

    /**
     * A load is submitted when the first of these is reached.
     *
     * @param maxFiles number of files, at least 1
     * @param maxSize their size in bytes, at least 1
     * @param maxWait how long the first file waits for more; zero to wait for none
     */
    public record LoadLimits(int maxFiles, long maxSize, Duration maxWait) {}
}
