package io.starmigrate.cli.options;

import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the target's tables are to be. */
public final class SchemaOptions {
    @Option(
            names = "--dry-run",
            description = "Only print the statements, and how the target's own tables differ; change nothing.")
    boolean dryRun;

    @Option(
            names = "--restore",
            description = {
                "Set back what was paused for the loading, for the cutover:",
                "dynamic partitions, partition lifetimes, refreshes."
            })
    boolean restore;

    @Option(
            names = "--storage-volume",
            paramLabel = "NAME",
            description = "Storage volume of a shared-data target's tables (default: the target's).")
    @Nullable
    String storageVolume;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            description = "Replicas of a shared-nothing target's tables (default: the source's, or the target's).")
    void replicas(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("Cannot make tables with " + number + " replicas: name 1 or more");
        }
        replicas = number;
    }

    private @Nullable Integer replicas;

    @Option(
            names = "--without",
            paramLabel = "PROPERTY",
            split = ",",
            description = "Properties that are not brought over, comma separated.")
    Set<String> without = new LinkedHashSet<>();

    public SchemaRequest request() {
        return new SchemaRequest(
                restore ? Goal.RESTORE : Goal.CREATE,
                dryRun ? Effect.ONLY_TELL : Effect.APPLY,
                storageVolume,
                replicas,
                without);
    }
}
