package io.starmigrate.bench;

import io.starmigrate.lambda.QueuedFileEventHandler;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The trigger's jar as it is deployed.
 *
 * @param path where it lies
 */
record FunctionJar(Path path) {
    private static final String NAME = "file-event-lambda.jar";
    private static final double BYTES = 1e6;
    private static final double TENTHS = 10;

    /** The one that was built beside the classes of this run. */
    static FunctionJar find() throws IOException {
        Path built = placeOf(QueuedFileEventHandler.class).resolveSibling(NAME);
        if (!Files.exists(built)) {
            throw new IOException("the trigger's jar is not at " + built + ": build it (mvn package)");
        }
        return new FunctionJar(built);
    }

    /** Where this benchmark's own classes are. */
    static Path benchmark() {
        return placeOf(TriggerProcess.class);
    }

    double megabytes() throws IOException {
        return Math.round(Files.size(path) / BYTES * TENTHS) / TENTHS;
    }

    private static Path placeOf(Class<?> its) {
        try {
            return Path.of(
                    its.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(its + " has no place", impossible);
        }
    }
}
