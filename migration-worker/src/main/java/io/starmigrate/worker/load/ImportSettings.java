package io.starmigrate.worker.load;

import io.starmigrate.core.config.Limits.LoadLimits;
import io.starmigrate.core.storage.StorageUri;
import java.time.Duration;

/**
 * How files are loaded. Immutable.
 *
 * @param storage where the target loads from
 * @param load when messages of one partition become a load
 * @param importConcurrency loads at once to begin with, from 1; pressure on the target lowers it for a while, and what
 *     it says that it runs at once raises it; StarRocks runs {@code max_broker_load_job_concurrency} (5)
 * @param attempts how often a load is submitted under a new label before its partition FAILS, from 1
 * @param waits how long what is waited for
 */
public record ImportSettings(StorageUri storage, LoadLimits load, int importConcurrency, int attempts, Waits waits) {
    /**
     * How long what is waited for.
     *
     * @param takeoverAfter how long a submitted label the target does not list may still turn up
     * @param visibility how long messages stay invisible without a heartbeat
     * @param longestLoad how long a load may be under way before it is asked to stop and tried again
     */
    public record Waits(Duration takeoverAfter, Duration visibility, Duration longestLoad) {}
}
