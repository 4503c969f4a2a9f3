package io.starmigrate.core.comparison;

/**
 * Why something is not equal, and what to do.
 *
 * @param reason what was found
 * @param wayOn the command, or the statement for the target, that helps
 */
public record Explanation(String reason, String wayOn) {}
