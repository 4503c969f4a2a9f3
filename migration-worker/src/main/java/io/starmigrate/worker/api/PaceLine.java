package io.starmigrate.worker.api;

import java.time.Instant;

/**
 * A decision on how much of a job runs at once.
 *
 * @param of {@code EXPORT}, {@code LOAD} or {@code VERIFY}
 * @param at when it was made
 * @param worker who made it, for itself
 * @param from how many could run at once before
 * @param to how many from then on; as many where nothing could be found out
 * @param cause what was found, in one word
 * @param reason the same in a sentence
 */
public record PaceLine(String of, Instant at, String worker, int from, int to, String cause, String reason) {}
