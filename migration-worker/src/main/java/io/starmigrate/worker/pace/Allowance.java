package io.starmigrate.worker.pace;

import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * What is said of how much may run at once, whatever the cluster bears; both are asked each time.
 *
 * @param hours the most at this time of day, from 0
 * @param lifted whether nothing slows the work now but the hard ceiling
 */
public record Allowance(IntSupplier hours, BooleanSupplier lifted) {}
