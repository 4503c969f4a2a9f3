package io.starmigrate.cli.options;

import picocli.CommandLine.Option;

/** Whether a job begins with what both sides hold alike. */
public final class AdoptOptions {
    @Option(
            names = "--adopt",
            description = {
                "Take for published what both sides hold alike, by fingerprint: nothing is moved.",
                "After another tool has cloned the cluster, or for the way back after a cutover."
            })
    public boolean adopt;
}
