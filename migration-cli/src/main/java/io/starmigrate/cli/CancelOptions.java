package io.starmigrate.cli;

import picocli.CommandLine.Option;

/** Who says that a job is stopped. */
final class CancelOptions {
    @Option(names = "--dry-run", description = "Only tell what would be stopped.")
    boolean dryRun;

    @Option(names = "--yes", description = "Do not ask before the whole job is stopped.")
    boolean yes;
}
