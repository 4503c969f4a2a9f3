package io.starmigrate.sandbox.world;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.storage.BackendStorage;
import io.starmigrate.standin.storage.CloudConnector;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a world is made.
 *
 * @param directory where everything is kept; made when it is not there
 * @param source the source cluster's version and mode
 * @param target the target cluster's version and mode
 * @param checkInterval how often the clusters look for exports and loads that wait; in a real one five seconds
 * @param sourceLine how the source's back ends reach object storage
 * @param targetLine how the target's do
 */
public record WorldSettings(
        Path directory,
        Personality source,
        Personality target,
        Duration checkInterval,
        BackendStorage.Connector sourceLine,
        BackendStorage.Connector targetLine) {
    /** One whose clusters reach storage as fast as they can. */
    public WorldSettings(Path directory, Personality source, Personality target, Duration checkInterval) {
        this(directory, source, target, checkInterval, new CloudConnector(), new CloudConnector());
    }

    /** One whose clusters hardly let anything wait. */
    public WorldSettings(Path directory, Personality source, Personality target) {
        this(directory, source, target, Duration.ofMillis(30));
    }
}
