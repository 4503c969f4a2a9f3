package io.starmigrate.cli;

import picocli.CommandLine.Option;

/** Whose tables of the target are touched. */
final class ClaimOptions {
    @Option(
            names = "--take-over",
            description = "Publish tables that another job publishes, too: say it once, when that job is over or its"
                    + " installation is gone.")
    boolean takeOver;
}
