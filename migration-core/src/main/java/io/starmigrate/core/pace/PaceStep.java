package io.starmigrate.core.pace;

import io.starmigrate.core.pace.PacingDecision.Cause;

/**
 * What is decided.
 *
 * @param from how many may run at once before
 * @param to how many from then on; as many where nothing could be found out
 * @param cause what was found
 * @param reason the same in words
 */
public record PaceStep(int from, int to, Cause cause, String reason) {}
