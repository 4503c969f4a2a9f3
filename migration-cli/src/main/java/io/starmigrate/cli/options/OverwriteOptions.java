package io.starmigrate.cli.options;

import io.starmigrate.core.task.Overwriting;
import picocli.CommandLine.Option;

/** Whether rows at the target are replaced that the job has not put there. */
public final class OverwriteOptions {
    @Option(
            names = "--overwrite",
            description = {
                "Replace the rows that the target holds already, whoever wrote them.",
                "Without it such a partition fails before anything is loaded for it."
            })
    boolean overwrite;

    public Overwriting overwriting() {
        return overwrite ? Overwriting.TOLD : Overwriting.REFUSED;
    }
}
