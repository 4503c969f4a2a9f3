package io.starmigrate.sandbox;

import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options both commands share. */
final class WorldOptions {
    @Option(
            names = "--scale",
            paramLabel = "S",
            defaultValue = "0.01",
            description = "How much TPC-H data the source holds; 1 is about 1 GB (default ${DEFAULT-VALUE}).")
    double scale;

    @Option(
            names = "--source-version",
            paramLabel = "V",
            defaultValue = "3.3.14",
            description = "The StarRocks the source claims to be (default ${DEFAULT-VALUE}).")
    String sourceVersion = "";

    @Option(
            names = "--target-version",
            paramLabel = "V",
            defaultValue = "3.5.2",
            description = "The StarRocks the target claims to be (default ${DEFAULT-VALUE}).")
    String targetVersion = "";

    /** @throws IllegalArgumentException when a version is none of those that the stand-ins can be */
    WorldSettings settings(Path directory) {
        Personality source = Personality.of(sourceVersion, mode(sourceVersion));
        Personality target = Personality.of(targetVersion, RunMode.SHARED_DATA);
        require(source.atLeast(2, 3), "--source-version", sourceVersion, "it knows versions from 2.3 on");
        require(
                target.atLeast(3, 0),
                "--target-version",
                targetVersion,
                "it is a shared-data cluster, which came with 3.0");
        return new WorldSettings(directory, source, target);
    }

    private static void require(boolean known, String option, String version, String why) {
        if (!known) {
            throw new IllegalArgumentException("Cannot start a stand-in with " + option + " " + version + ": " + why);
        }
    }

    /** Shared-data came with 3.0. */
    private static RunMode mode(String version) {
        return version.startsWith("2.") || version.startsWith("1.") ? RunMode.SHARED_NOTHING : RunMode.SHARED_DATA;
    }
}
