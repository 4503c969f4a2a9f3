package io.starmigrate.cli.options;

import io.starmigrate.worker.api.TaskSelection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which partitions of a job a command is about. */
public final class PartitionOptions {
    @Option(
            names = "--table",
            paramLabel = "T",
            description = "Only this table; * and ? stand for other characters, a name in backquotes for itself."
                    + " With its database where the job has several: shop.orders.")
    @Nullable
    String table;

    @Option(names = "--partition", paramLabel = "P", description = "Only this partition.")
    @Nullable
    String partition;

    public TaskSelection selection() {
        return new TaskSelection(table, partition, null);
    }
}
