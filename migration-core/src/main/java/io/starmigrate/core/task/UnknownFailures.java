package io.starmigrate.core.task;

/**
 * Failures of the engine that no rule knows: in each state one of them is tried once more.
 *
 * @param state where it met the last one
 * @param times how many there were, in all states
 * @param text what the last one said
 */
public record UnknownFailures(PartitionState state, int times, String text) {}
