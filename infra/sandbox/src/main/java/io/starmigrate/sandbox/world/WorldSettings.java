package io.starmigrate.sandbox.world;

import io.starmigrate.standin.Personality;
import java.nio.file.Path;

/**
 * How a world is made.
 *
 * @param directory where everything is kept; made when it is not there
 * @param source the source cluster's version and mode
 * @param target the target cluster's version and mode
 */
public record WorldSettings(Path directory, Personality source, Personality target) {}
