package io.starmigrate.core.config;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything a migration is told from outside. Immutable; made by {@link ConfigLoader}.
 *
 * <p>What {@link #provides} is false for was neither needed nor completely configured: asking for it is a programming
 * error and throws {@link IllegalStateException}.
 */
public final class MigrationConfig {
    private static final Pattern JOB = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private final String job;
    private final Clusters clusters;
    private final Storages storages;
    private final @Nullable AwsConfig aws;
    private final Work work;

    MigrationConfig(String job, Clusters clusters, Storages storages, @Nullable AwsConfig aws, Work work) {
        this.job = job;
        this.clusters = clusters;
        this.storages = storages;
        this.aws = aws;
        this.work = work;
    }

    /** Whether a text can name a job: 1 to 40 ASCII letters, digits, underscores and hyphens. */
    public static boolean isJobName(String text) {
        return JOB.matcher(text).matches();
    }

    /** The job's name. */
    public String job() {
        return job;
    }

    /** Whether this part is completely configured. */
    public boolean provides(Need need) {
        return provided().contains(need);
    }

    /** The source cluster. */
    public ClusterConfig source() {
        return configured(clusters.source, Need.SOURCE_CLUSTER);
    }

    /** The target cluster. */
    public ClusterConfig target() {
        return configured(clusters.target, Need.TARGET_CLUSTER);
    }

    /** The place the source cluster exports to. */
    public StorageConfig sourceStorage() {
        return configured(storages.source, Need.SOURCE_STORAGE);
    }

    /** The place the target cluster loads from. */
    public StorageConfig targetStorage() {
        return configured(storages.target, Need.TARGET_STORAGE);
    }

    /** Who brings files from the one place to the other. */
    public Relay relay() {
        return storages.relay;
    }

    /** Where the recorder and the queue are. */
    public AwsConfig aws() {
        return configured(aws, Need.LEDGER);
    }

    /** Which part of the source database moves. */
    public Selection selection() {
        return work.selection;
    }

    /** How much happens at once. */
    public Limits limits() {
        return work.limits;
    }

    private Set<Need> provided() {
        Set<Need> provided = EnumSet.noneOf(Need.class);
        if (clusters.source != null) {
            provided.add(Need.SOURCE_CLUSTER);
        }
        if (clusters.target != null) {
            provided.add(Need.TARGET_CLUSTER);
        }
        if (storages.source != null) {
            provided.add(Need.SOURCE_STORAGE);
        }
        if (storages.target != null) {
            provided.add(Need.TARGET_STORAGE);
        }
        if (aws != null) {
            provided.add(Need.LEDGER);
        }
        return provided;
    }

    private static <T> T configured(@Nullable T part, Need need) {
        if (part == null) {
            throw new IllegalStateException("The configuration was loaded without " + need);
        }
        return part;
    }

    record Clusters(
            @Nullable ClusterConfig source, @Nullable ClusterConfig target) {}

    record Storages(
            @Nullable StorageConfig source, @Nullable StorageConfig target, Relay relay) {}

    record Work(Selection selection, Limits limits) {}
}
