package io.starmigrate.worker.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Of when what {@code migrate status} says of a job's partitions is, and who counted them.
 *
 * @param job the job's name
 * @param at as of when; by the clock of who counted
 * @param age how long ago that was when it was asked for; by both clocks
 * @param worker who counted; null where every partition was read for this answer
 * @param unchanged whether nothing has changed since; false where that was not looked at
 * @param why every partition was read although a worker might have counted them; empty where a worker has, or where
 *     that was asked for
 */
public record Counting(
        String job, Instant at, Duration age, @Nullable String worker, boolean unchanged, String why) {}
