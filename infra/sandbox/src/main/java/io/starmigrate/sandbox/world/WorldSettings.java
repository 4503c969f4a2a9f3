package io.starmigrate.sandbox.world;

import io.starmigrate.standin.Personality;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a world is made.
 *
 * @param directory where everything is kept; made when it is not there
 * @param source the source cluster's version and mode
 * @param target the target cluster's version and mode
 * @param checkInterval how often the clusters look for exports and loads that wait; in a real one five seconds
 */
public record WorldSettings(Path directory, Personality source, Personality target, Duration checkInterval) {
    /** One whose clusters hardly let anything wait. */
    public WorldSettings(Path directory, Personality source, Personality target) {
        this(directory, source, target, Duration.ofMillis(30));
    }
}
