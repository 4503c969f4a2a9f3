package io.starmigrate.cli.options;

import io.starmigrate.worker.api.Operations.Scope;
import picocli.CommandLine.Option;

/** What is to be removed, and who says so. */
public final class CleanOptions {
    @Option(names = "--source", description = "Remove the files of the source storage as well.")
    boolean source;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = {
                "Keep the job, its records and the newest N exports of each partition, and remove the files of those",
                "before them."
            })
    public void keep(int generations) {
        if (generations < 1) {
            throw new IllegalArgumentException("Cannot keep " + generations + " exports: keep 1 or more");
        }
        keep = generations;
    }

    public int keep;

    @Option(names = "--dry-run", description = "Only tell what would be removed.")
    public boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    public boolean yes;

    public Scope scope() {
        return source ? Scope.SOURCE_AND_TARGET : Scope.TARGET;
    }
}
