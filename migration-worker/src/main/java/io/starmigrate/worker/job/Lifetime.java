package io.starmigrate.worker.job;

import io.starmigrate.worker.crew.Resources;
import io.starmigrate.worker.loop.Stopping;

/**
 * How long a migrator works.
 *
 * @param resources closed with it
 * @param stopping what its parts ask, too
 */
public record Lifetime(Resources resources, Stopping stopping) {}
