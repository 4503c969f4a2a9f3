package io.starmigrate.core.task;

/**
 * What the source's catalog said.
 *
 * @param rows rows, unmerged and minutes old
 * @param bytes bytes, unmerged and minutes old
 */
public record Estimate(long rows, long bytes) {}
