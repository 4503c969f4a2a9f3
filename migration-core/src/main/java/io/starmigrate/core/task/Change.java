package io.starmigrate.core.task;

import java.time.Instant;

/**
 * Who changed something, when and why.
 *
 * @param by the worker, the trigger or the command
 * @param at by the changer's clock: for people, never for decisions
 * @param why in words an operator understands; never a secret
 */
public record Change(String by, Instant at, String why) {}
