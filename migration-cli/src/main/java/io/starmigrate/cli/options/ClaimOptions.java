package io.starmigrate.cli.options;

import picocli.CommandLine.Option;

/** Whose tables of the target are touched. */
public final class ClaimOptions {
    @Option(
            names = "--take-over",
            description = "Publish tables that another job publishes, too: say it once, when that job is over or its"
                    + " installation is gone.")
    public boolean takeOver;
}
