package io.starmigrate.cli.options;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options every command takes. */
public class CommandOptions {
    @Option(
            names = "--env",
            paramLabel = "FILE",
            defaultValue = ".env",
            description = "Configuration file (default: ${DEFAULT-VALUE}).")
    public Path env = Path.of(".env");

    @Option(names = "--json", description = "Print the report as one JSON object on the last line of standard output.")
    public boolean json;

    @Option(names = "--debug", description = "Show stack traces, and log what is done in detail.")
    public boolean debug;

    @Option(names = "--log-file", paramLabel = "FILE", description = "Write the log to this file as well.")
    @Nullable
    public Path logFile;
}
