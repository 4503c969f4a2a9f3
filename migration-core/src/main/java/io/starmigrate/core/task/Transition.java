package io.starmigrate.core.task;

/**
 * One line of a partition task's history.
 *
 * @param version which write it was
 * @param state the state it led to
 * @param change who, when and why
 */
public record Transition(long version, PartitionState state, Change change) {}
