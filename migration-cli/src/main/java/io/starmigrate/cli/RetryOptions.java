package io.starmigrate.cli;

import io.starmigrate.worker.TaskSelection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is to be tried again. */
final class RetryOptions {
    @Mixin
    PartitionOptions partitions = new PartitionOptions();

    @Option(names = "--file", paramLabel = "NAME", description = "Only the partition this exported file failed in.")
    @Nullable
    String file;

    @Option(
            names = "--all-failed",
            description = "Everything that failed or was cancelled; the same as naming nothing.")
    boolean allFailed;

    /** {@code --all-failed} beside a name is no contradiction: of what is named only what failed is tried again. */
    TaskSelection selection() {
        return new TaskSelection(partitions.table, partitions.partition, file);
    }
}
