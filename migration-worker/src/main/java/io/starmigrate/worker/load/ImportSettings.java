package io.starmigrate.worker.load;

import io.starmigrate.core.storage.StorageUri;
import java.time.Duration;

/**
 * How files are loaded.
 *
 * @param storage where the target loads from
 * @param maxFiles the most files one load takes, from 1
 * @param maxSize a load that has so many bytes takes no further file
 * @param maxWait how long the first file of a load waits for others
 * @param importConcurrency the most loads at once, from 1; StarRocks runs {@code max_broker_load_job_concurrency} (5)
 * @param attempts how often a load is submitted under a new label before its partition FAILS, from 1
 * @param takeoverAfter how long a submitted label the target does not list may still turn up
 * @param visibility how long messages stay invisible without a heartbeat
 * @param longest how long a load may be under way before it is asked to stop and tried again
 */
public record ImportSettings(
        StorageUri storage,
        int maxFiles,
        long maxSize,
        Duration maxWait,
        int importConcurrency,
        int attempts,
        Duration takeoverAfter,
        Duration visibility,
        Duration longest) {}
