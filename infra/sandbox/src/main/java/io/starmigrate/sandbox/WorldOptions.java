package io.starmigrate.sandbox;

import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.StarRocksVersion;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options all commands of the sandbox share. */
final class WorldOptions {
    /** The oldest release whose answers the stand-in has. */
    private static final StarRocksVersion OLDEST = new StarRocksVersion(2, 5, 0);

    private static final StarRocksVersion NEWEST_SERIES =
            new StarRocksVersion(Capabilities.NEWEST.major(), Capabilities.NEWEST.minor(), Integer.MAX_VALUE);

    @Option(
            names = "--scale",
            paramLabel = "S",
            defaultValue = "0.01",
            description = "How much TPC-H data the source holds; 1 is about 1 GB (default ${DEFAULT-VALUE}).")
    double scale;

    @Option(
            names = "--source-version",
            paramLabel = "V",
            defaultValue = "3.3.22",
            description = "The StarRocks the source claims to be (default ${DEFAULT-VALUE}).")
    String sourceVersion = "";

    @Option(
            names = "--target-version",
            paramLabel = "V",
            defaultValue = "3.5.19",
            description = "The StarRocks the target claims to be (default ${DEFAULT-VALUE}).")
    String targetVersion = "";

    @Option(
            names = "--source-mode",
            paramLabel = "M",
            description = "shared_data or shared_nothing (default: shared_data from 3.0 on).")
    @Nullable
    String sourceMode;

    @Option(
            names = "--target-mode",
            paramLabel = "M",
            description = "shared_data or shared_nothing (default: shared_data from 3.0 on).")
    @Nullable
    String targetMode;

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** @throws ParameterException when there is no such world */
    WorldSettings settings(Path directory) {
        if (!(scale > 0 && scale <= 100)) {
            throw wrong("--scale", Double.toString(scale), "write a number above 0, at most 100");
        }
        return new WorldSettings(
                directory,
                personality("source", sourceVersion, sourceMode),
                personality("target", targetVersion, targetMode));
    }

    private Personality personality(String side, String version, @Nullable String mode) {
        StarRocksVersion played = version("--" + side + "-version", version);
        try {
            return Personality.of(played.toString(), mode == null ? usual(played) : mode("--" + side + "-mode", mode));
        } catch (IllegalArgumentException without) {
            throw wrong("--" + side + "-mode", String.valueOf(mode), String.valueOf(without.getMessage()));
        }
    }

    private StarRocksVersion version(String option, String text) {
        try {
            StarRocksVersion version = StarRocksVersion.parse(text);
            if (version.compareTo(OLDEST) >= 0 && version.compareTo(NEWEST_SERIES) <= 0) {
                return version;
            }
        } catch (IllegalArgumentException unreadable) {
            // The same is to be done about it.
        }
        throw wrong(
                option,
                text,
                "write a release from " + OLDEST + " to " + Capabilities.NEWEST.series() + ", such as 3.5.19");
    }

    private RunMode mode(String option, String text) {
        Optional<RunMode> mode = Stream.of(RunMode.values())
                .filter(each ->
                        each.configValue().equals(text.toLowerCase(Locale.ROOT).replace('-', '_')))
                .findFirst();
        return mode.orElseThrow(() -> wrong(option, text, "write shared_data or shared_nothing"));
    }

    /** Shared-data came with 3.0. */
    private static RunMode usual(StarRocksVersion version) {
        return version.atLeast(3, 0) ? RunMode.SHARED_DATA : RunMode.SHARED_NOTHING;
    }

    private ParameterException wrong(String option, String found, String rule) {
        return new ParameterException(spec.commandLine(), "Cannot use " + option + " " + found + ": " + rule);
    }
}
