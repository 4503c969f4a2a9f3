package io.starmigrate.cli.options;

import picocli.CommandLine.Option;

/** Who says that a job is stopped. */
public final class CancelOptions {
    @Option(names = "--dry-run", description = "Only tell what would be stopped.")
    public boolean dryRun;

    @Option(names = "--yes", description = "Do not ask before the whole job is stopped.")
    public boolean yes;
}
