package io.starmigrate.cli.options;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options every command about a job takes. */
public final class JobOptions extends CommandOptions {
    @Option(
            names = "--job",
            paramLabel = "NAME",
            description =
                    "Name of the job: letters, digits, _ and -, at most 40 (default: JOB_NAME of the configuration).")
    @Nullable
    public String job;
}
