package io.starmigrate.cli.options;

import io.starmigrate.core.forecast.Assumptions;
import io.starmigrate.worker.api.MigrationException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a forecast stands on. */
public final class ForecastOptions {
    @Option(
            names = "--assumptions",
            paramLabel = "FILE",
            description = "Rates and prices that differ, as NAME=NUMBER; docs/cost.md lists the names.")
    @Nullable
    Path file;

    private static String why(Exception wrong) {
        if (wrong instanceof NoSuchFileException) {
            return "there is no such file; name another with --assumptions";
        }
        return wrong instanceof IOException ? wrong.toString() : String.valueOf(wrong.getMessage());
    }

    /**
     * Refuses what would not count.
     *
     * @throws MigrationException when something was told
     */
    public void requireNone() {
        if (file != null) {
            throw new MigrationException(
                    MigrationException.Fault.WRONG_INPUT,
                    "--assumptions are for what is to be moved, and --adopt moves nothing; leave one of them out",
                    null);
        }
    }

    /**
     * What an operator knows better; empty where nothing was told.
     *
     * @throws MigrationException when the file cannot be read, or has what is no name or number
     */
    public Optional<Assumptions> assumptions() {
        if (file == null) {
            return Optional.empty();
        }
        try (Reader in = Files.newBufferedReader(file)) {
            return Optional.of(Assumptions.standard().with(in));
        } catch (IOException | IllegalArgumentException wrong) {
            throw new MigrationException(
                    MigrationException.Fault.WRONG_INPUT,
                    "Cannot read the assumptions in " + file + ": " + why(wrong),
                    wrong);
        }
    }
}
