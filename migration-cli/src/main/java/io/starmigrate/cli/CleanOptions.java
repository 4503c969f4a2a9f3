package io.starmigrate.cli;

import io.starmigrate.worker.api.Operations.Scope;
import picocli.CommandLine.Option;

/** What is to be removed, and who says so. */
final class CleanOptions {
    @Option(names = "--source", description = "Remove the files of the source storage as well.")
    boolean source;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = {
                "Keep the job, its records and the newest N exports of each partition, and remove the files of those",
                "before them."
            })
    void keep(int generations) {
        if (generations < 1) {
            throw new IllegalArgumentException("Cannot keep " + generations + " exports: keep 1 or more");
        }
        keep = generations;
    }

    int keep;

    @Option(names = "--dry-run", description = "Only tell what would be removed.")
    boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    Scope scope() {
        return source ? Scope.SOURCE_AND_TARGET : Scope.TARGET;
    }
}
