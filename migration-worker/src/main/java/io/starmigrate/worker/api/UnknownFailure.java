package io.starmigrate.worker.api;

/**
 * A failure of a cluster that no rule of this version knows; each partition that meets one is tried once more.
 *
 * @param text what the cluster said, as one partition has met it; the others' differ in numbers, or words that hold
 *     some, at most
 * @param times how often it was met
 * @param subject the first partition that has met it
 */
public record UnknownFailure(String text, int times, String subject) {}
