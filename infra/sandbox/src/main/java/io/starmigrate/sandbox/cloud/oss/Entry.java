package io.starmigrate.sandbox.cloud.oss;

import java.time.Instant;

/**
 * An object of a bucket.
 *
 * @param key its name
 * @param size its length in bytes
 * @param modified when it was written
 * @param attributes what is kept beside its bytes
 */
record Entry(String key, long size, Instant modified, Attributes attributes) {}
