package io.starmigrate.cli.options;

import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.RetryRequest.Which;
import io.starmigrate.worker.api.TaskSelection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is to be tried again. */
public final class RetryOptions {
    @Mixin
    PartitionOptions partitions = new PartitionOptions();

    @Mixin
    OverwriteOptions overwrites = new OverwriteOptions();

    @Option(names = "--file", paramLabel = "NAME", description = "Only the partition this exported file failed in.")
    @Nullable
    String file;

    @Option(
            names = "--all-failed",
            description = "Everything that failed or was cancelled; the same as naming nothing.")
    boolean allFailed;

    @Option(
            names = "--published",
            description = "What is published instead: it is exported, loaded and published once more.")
    boolean published;

    /** {@code --all-failed} beside a name is no contradiction: of what is named only what failed is tried again. */
    public RetryRequest request() {
        TaskSelection selection = new TaskSelection(partitions.table, partitions.partition, file);
        return new RetryRequest(selection, published ? Which.PUBLISHED : Which.STOPPED, overwrites.overwriting());
    }
}
