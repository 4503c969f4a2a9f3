package io.starmigrate.core.config;

import io.starmigrate.core.starrocks.transfer.Unload;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.storage.StorageUri;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    static final Pattern JOB = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private final String job;
    private final Clusters clusters;
    private final Route route;
    private final @Nullable AwsConfig aws;
    private final Work work;

    MigrationConfig(String job, Clusters clusters, Route route, @Nullable AwsConfig aws, Work work) {
        this.job = job;
        this.clusters = clusters;
        this.route = route;
        this.aws = aws;
        this.work = work;
    }

    /** Whether a text can name a job: 1 to 40 ASCII letters, digits, underscores and hyphens. */
    public static boolean isJobName(String text) {
        return JOB.matcher(text).matches();
    }

    /** Why what {@code --job} was given cannot name a job, and what can; empty when it can. */
    public static Optional<String> jobNameFault(String text) {
        return isJobName(text)
                ? Optional.empty()
                : Optional.of(
                        "Cannot use \"" + text + "\" as a job name: write --job with 1 to 40 letters, digits, _ and -");
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
        return configured(route.source.config, Need.SOURCE_STORAGE);
    }

    /** The place the target cluster loads from. */
    public StorageConfig targetStorage() {
        return configured(route.target.config, Need.TARGET_STORAGE);
    }

    /** The folder everything is exported below; known without the means to reach it. */
    public StorageUri sourceRoot() {
        return configured(route.source.root, Need.SOURCE_STORAGE);
    }

    /** The folder everything is loaded from; known without the means to reach it. */
    public StorageUri targetRoot() {
        return configured(route.target.root, Need.TARGET_STORAGE);
    }

    /** The folder of a storage, also where its means are not complete; empty where none is configured. */
    public Optional<StorageUri> knownRoot(Need storage) {
        return Optional.ofNullable(storage == Need.SOURCE_STORAGE ? route.source.root : route.target.root);
    }

    /** The databases it moves, where it may be more than one: then {@link #of} has a configuration of each. */
    public Optional<Databases> databases() {
        return Optional.ofNullable(clusters.databases);
    }

    /** Where the other databases come that the same configuration moves; none where it is about one. */
    public List<MovedDatabase> neighbours() {
        return clusters.neighbours;
    }

    /**
     * What this says of one of several databases.
     *
     * @param database its name at the source
     * @param all the names of all that move
     */
    public MigrationConfig of(String database, List<String> all) {
        Databases several = databases().orElseThrow(() -> new IllegalStateException("It is about one database"));
        MovedDatabase moved = several.moved(database);
        Selection selection = new Selection(
                several.tables(database),
                work.selection.taskFilter(),
                work.selection.dataFilter(),
                moved.renames(),
                several.syncColumns(database));
        Clusters own = new Clusters(
                clusters.source == null ? null : clusters.source.with(moved.source()),
                clusters.target == null ? null : clusters.target.with(moved.target()),
                null,
                all.stream()
                        .filter(name -> !name.equals(database))
                        .map(several::moved)
                        .toList());
        return new MigrationConfig(Databases.job(job, database), own, route, aws, work.with(selection));
    }

    /**
     * The same for one of several jobs that one process works on at once: what it may use is divided among them evenly.
     *
     * @param jobs how many, from 1
     * @param place which of them, from 0: where it is shown, at a port of its own
     * @throws IllegalArgumentException where there is too little for each
     */
    public MigrationConfig sharedBy(int jobs, int place) {
        return jobs == 1 ? this : new MigrationConfig(job, clusters, route, aws, work.sharedBy(jobs, place));
    }

    /** Who brings files from the one place to the other. */
    public RelayMode relay() {
        return route.relay;
    }

    /** Where the recorder and the queue are. */
    public AwsConfig aws() {
        return configured(aws, Need.RECORDER);
    }

    /** Which part of the source database moves. */
    public Selection selection() {
        return work.selection;
    }

    /** How much happens at once. */
    public Limits limits() {
        return work.limits;
    }

    /** What it says of times of day, now. */
    public Timetables timetables() {
        return work.timetables;
    }

    /** The same, whose timetables are read again once the file has changed that it came from. */
    MigrationConfig following(Path file, Map<String, String> environment) {
        Timetables followed = Timetables.following(file, environment, work.timetables);
        return new MigrationConfig(job, clusters, route, aws, work.with(followed));
    }

    /** By which of several open ways tables leave the source. */
    public Unload unload() {
        return work.unload;
    }

    /** How tables that are not partitioned come to show. */
    public PublishMode publish() {
        return work.publish;
    }

    /** What becomes of the target's partitions that the source has dropped. */
    public SourceDrop onSourceDrop() {
        return work.sourceDrop;
    }

    /** How often the service begins a round; empty when only commands do. */
    public Optional<Duration> roundEvery() {
        return Optional.of(work.roundEvery).filter(every -> !every.isZero());
    }

    /** Where the service shows how far it is; empty when it does not. */
    public Optional<ListenAddress> observe() {
        return Optional.of(work.observe).filter(address -> !address.isOff());
    }

    /** What whoever looks on has to bring; empty where everybody may who reaches it. */
    public Secret observeToken() {
        return work.observeToken;
    }

    /** Where a CloudWatch agent hears the service's metrics; empty when none does. */
    public Optional<ListenAddress> emf() {
        return Optional.of(work.emf).filter(address -> !address.isOff());
    }

    private Set<Need> provided() {
        Set<Need> provided = EnumSet.noneOf(Need.class);
        if (clusters.source != null) {
            provided.add(Need.SOURCE_CLUSTER);
        }
        if (clusters.target != null) {
            provided.add(Need.TARGET_CLUSTER);
        }
        if (route.source.config != null) {
            provided.add(Need.SOURCE_STORAGE);
        }
        if (route.target.config != null) {
            provided.add(Need.TARGET_STORAGE);
        }
        if (aws != null) {
            provided.add(Need.RECORDER);
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
            @Nullable ClusterConfig source,
            @Nullable ClusterConfig target,
            @Nullable Databases databases,
            List<MovedDatabase> neighbours) {
        Clusters {
            neighbours = List.copyOf(neighbours);
        }
    }

    record Route(Place source, Place target, RelayMode relay) {
        static Route unknown() {
            return new Route(new Place(null, null), new Place(null, null), RelayMode.NONE);
        }
    }

    record Place(@Nullable StorageUri root, @Nullable StorageConfig config) {}

    record Work(
            Selection selection,
            Limits limits,
            Unload unload,
            PublishMode publish,
            SourceDrop sourceDrop,
            Duration roundEvery,
            ListenAddress observe,
            Secret observeToken,
            ListenAddress emf,
            Timetables timetables) {
        Work with(Timetables other) {
            return new Work(
                    selection, limits, unload, publish, sourceDrop, roundEvery, observe, observeToken, emf, other);
        }

        Work with(Selection other) {
            return new Work(
                    other, limits, unload, publish, sourceDrop, roundEvery, observe, observeToken, emf, timetables);
        }

        Work sharedBy(int jobs, int place) {
            ListenAddress own = observe.isOff() || observe.port() == 0 ? observe : observe.at(observe.port() + place);
            return new Work(
                    selection,
                    limits.sharedBy(jobs),
                    unload,
                    publish,
                    sourceDrop,
                    roundEvery,
                    own,
                    observeToken,
                    emf,
                    timetables.sharedBy(jobs));
        }
    }
}
