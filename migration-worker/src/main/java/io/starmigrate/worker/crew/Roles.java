package io.starmigrate.worker.crew;

import io.starmigrate.core.config.Need;
import io.starmigrate.core.config.RelayCompression;
import io.starmigrate.core.config.RelayMode;
import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.pace.Pacer;
import io.starmigrate.core.pace.PacingDecision;
import io.starmigrate.core.storage.StorageKind;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.worker.crew.RoleSettings.Portions;
import io.starmigrate.worker.export.DeltaChoices;
import io.starmigrate.worker.export.ExportFinisher;
import io.starmigrate.worker.export.ExportPorts;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.export.Exporter.ExportSettings;
import io.starmigrate.worker.export.PackingChoice;
import io.starmigrate.worker.export.TableShare;
import io.starmigrate.worker.identity.SecondTries;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.load.Completion;
import io.starmigrate.worker.load.ImportPorts;
import io.starmigrate.worker.load.ImportSettings;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.load.LoadBatches;
import io.starmigrate.worker.load.LoadSubmission;
import io.starmigrate.worker.load.LoadWatch;
import io.starmigrate.worker.load.ObjectSizes;
import io.starmigrate.worker.load.Riders;
import io.starmigrate.worker.load.ShutStorage;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.pace.LastRounds;
import io.starmigrate.worker.pace.Steering;
import io.starmigrate.worker.plan.Adoption;
import io.starmigrate.worker.plan.Forecasts;
import io.starmigrate.worker.publish.Announcements;
import io.starmigrate.worker.publish.LoadedFiles;
import io.starmigrate.worker.publish.PublishPorts;
import io.starmigrate.worker.publish.Publisher;
import io.starmigrate.worker.publish.Sweep;
import io.starmigrate.worker.reconcile.JobFiles;
import io.starmigrate.worker.reconcile.Reconciler;
import io.starmigrate.worker.relay.Relay;
import io.starmigrate.worker.relay.RelayPorts;
import io.starmigrate.worker.starrocks.SnapshotFingerprints;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.status.JobWatch;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts the roles of a worker together, in the product and wherever they are tried. What a role needs is opened when the
 * role is made, which throws what its ports throw while something is out of reach. Immutable, and safe for use by many
 * threads; a role says itself how many may use it.
 */
public final class Roles {
    private final Ports ports;
    private final RoleSettings settings;
    private final Map<RoleName, Ports> others;
    private final PacingRules pacing;

    public Roles(Ports ports, RoleSettings settings) {
        this(ports, settings, Map.of(), PacingRules.BY_CLUSTERS);
    }

    private Roles(Ports ports, RoleSettings settings, Map<RoleName, Ports> others, PacingRules pacing) {
        this.ports = ports;
        this.settings = settings;
        this.others = others;
        this.pacing = pacing;
    }

    /** The same, with somebody who hears how much may run at once. */
    public Roles telling(Consumer<PacingDecision> listener) {
        return new Roles(ports, settings, others, pacing.telling(listener));
    }

    /** The same, of which no more runs at once at either cluster than is allowed when it is asked. */
    public Roles within(IntSupplier allowed) {
        return new Roles(ports, settings, others, pacing.within(allowed));
    }

    /** The same, slowed by nothing but hard ceilings while a job is in the last round of its cutover. */
    public Roles lifting(LastRounds last) {
        return new Roles(ports, settings, others, pacing.lifting(last::of));
    }

    /** The same, one of which reaches the world by ports of its own: it is watched, or kept from what it relies on. */
    public Roles giving(RoleName role, Ports its) {
        Map<RoleName, Ports> all = new EnumMap<>(RoleName.class);
        all.putAll(others);
        all.put(role, its);
        return new Roles(ports, settings, all, pacing);
    }

    /** What a role reaches the world by. */
    public Ports ports(RoleName role) {
        return others.getOrDefault(role, ports);
    }

    public RoleSettings settings() {
        return settings;
    }

    /** What plans will take. */
    public Forecasts forecasts() {
        boolean packed = settings.route().pack().compression() != RelayCompression.NONE;
        boolean crosses = settings.route().relay() != RelayMode.NONE;
        return new Forecasts(
                ports.recorder(),
                crosses,
                packed && settings.relays(),
                settings.portions().groupSize());
    }

    /** What all the roles of one worker know of a job. */
    public JobWatch watch(String job) {
        return JobWatch.paced(ports.recorder(), job, ports.self().clock());
    }

    /**
     * Exports a job's partitions to be loaded: small ones together.
     *
     * @param aside does what takes long
     * @param share which tables it works on
     */
    public Exporter exporter(JobWatch watch, Exporter.Aside aside, TableShare share) {
        return exporter(watch, aside, share, settings.portions());
    }

    /** Exports a job's partitions each to files of its own, and all of them: what may become a backup. */
    Exporter exporterOfEach(JobWatch watch, Exporter.Aside aside, TableShare share) {
        return exporter(watch, aside, share, settings.portions().ofEach());
    }

    private Exporter exporter(JobWatch watch, Exporter.Aside aside, TableShare share, Portions portions) {
        Ports its = ports(RoleName.EXPORTER);
        RoleSettings.Concurrency most = settings.concurrency();
        Steering steering =
                steering(watch.job(), its, PacedSide.EXPORT, Pacer.following(most.concurrency(), most.exportsAtMost()));
        DeltaChoices deltas = new DeltaChoices(
                its.source(), () -> target(its), its.recorder(), portions.deltaSize(), portions.syncColumns());
        ExportFinisher finisher =
                new ExportFinisher(its.source(), its.sourceStorage(), its.recorder(), its.self(), packing(its), deltas);
        ExportSettings how = new ExportSettings(
                settings.route().sourceRoot(),
                settings.attempts(),
                settings.waits().takeoverAfter(),
                portions.groupSize(),
                portions.splitSize(),
                portions.exportAhead());
        ExportPorts reached = new ExportPorts(its.source(), its.recorder(), its.self());
        return new Exporter(watch, reached, finisher, steering, how, aside, share);
    }

    private Steering steering(String job, Ports its, PacedSide side, Pacer pacer) {
        return pacing.steering(job, its, side, pacer, settings.waits().measure());
    }

    private PackingChoice packing(Ports its) {
        return settings.relays()
                ? new PackingChoice(
                        settings.route().pack().compression(),
                        settings.route().pack().pieceBytes(),
                        () -> target(its).flatMap(TargetCluster::capabilities))
                : PackingChoice.none();
    }

    private Optional<TargetCluster> target(Ports its) {
        return settings.provides(Need.TARGET_CLUSTER) ? Optional.of(its.target()) : Optional.empty();
    }

    /** Brings a job's files over; the trigger announces them, where it can. */
    public Relay relay(JobWatch watch, Relay.Copiers copiers) {
        // OSS tells the trigger nothing: who has brought the files says so.
        return relay(watch, copiers, settings.route().targetRoot().kind() != StorageKind.S3);
    }

    /**
     * The same, and it announces them itself: a backup may be restored by way of a folder that no trigger listens to.
     */
    public Relay announcingRelay(JobWatch watch, Relay.Copiers copiers) {
        return relay(watch, copiers, true);
    }

    private Relay relay(JobWatch watch, Relay.Copiers copiers, boolean announcing) {
        Ports its = ports(RoleName.RELAY);
        StorageUri root = settings.route().targetRoot();
        RelayPorts reached = new RelayPorts(its.recorder(), its.copy(), its.targetStorage(), its.leases(), its.self());
        return new Relay(watch, reached, root, announcing ? announced(its, root) : (manifest, tags) -> {}, copiers);
    }

    private static BiConsumer<Manifest, Map<FileTaskId, String>> announced(Ports its, StorageUri root) {
        return (manifest, tags) -> new Announcements(its.queue(), root)
                .announceAll(manifest, tags, its.recorder().files(manifest.task()));
    }

    /** Loads the files of whatever a watch concerns. */
    public Importer importer(JobWatch job) {
        Ports its = ports(RoleName.IMPORTER);
        ImportSettings how = importSettings();
        Steering steering = steering(
                job.job(), its, PacedSide.LOAD, Pacer.following(how.importConcurrency(), how.importConcurrency()));
        StagingOpener opener = opener(its);
        SecondTries tries = new SecondTries(its.recorder(), its.self());
        Riders riders = new Riders(its.recorder(), opener, tries, its.self());
        ObjectSizes sizes = new ObjectSizes(
                its::targetStorage, how.storage(), its.recorder(), its.self().clock());
        ImportPorts reached = new ImportPorts(its.target(), its.queue(), its.recorder(), its.labels(), its.self());
        LoadSubmission submission = new LoadSubmission(reached, riders, tries, sizes, how, steering);
        LoadBatches batches = new LoadBatches(reached, opener, riders, tries, submission, how);
        ShutStorage shut = new ShutStorage(sizes, its.self());
        Consumer<Manifest> again = manifest -> announced(its, how.storage()).accept(manifest, Map.of());
        LoadWatch watch = new LoadWatch(reached, submission, completion(its), tries, how, shut, again);
        return new Importer(job::concerns, reached, sizes, batches, watch, how, steering);
    }

    private ImportSettings importSettings() {
        RoleSettings.Waits waits = settings.waits();
        return new ImportSettings(
                settings.route().targetRoot(),
                settings.load(),
                settings.concurrency().importConcurrency(),
                settings.attempts(),
                new ImportSettings.Waits(waits.takeoverAfter(), waits.visibility(), waits.longestLoad()));
    }

    /** Takes for published what both sides hold alike. */
    public Adoption adoption() {
        StorageUri root = settings.route().sourceRoot();
        return new Adoption(ports.recorder(), ports.source(), ports.target(), root, ports.self(), Adoption.FEW_AT_ONCE);
    }

    /** Publishes a job's partitions. */
    public Sweep sweep(JobWatch watch, Executor verifiers) {
        Ports its = ports(RoleName.PUBLISHER);
        int most = settings.concurrency().verifyConcurrency();
        Steering steering = steering(watch.job(), its, PacedSide.VERIFY, new Pacer(most, most));
        IntSupplier limit = () -> steering.limit(() -> its.target().pressure());
        TaskFailures failures = new TaskFailures(its.recorder());
        return new Sweep(watch, completion(its), publisher(), failures, its.self(), verifiers, limit);
    }

    /** Publishes one partition of any job. */
    public Publisher publisher() {
        Ports its = ports(RoleName.PUBLISHER);
        StorageUri root = settings.route().targetRoot();
        return new Publisher(
                new PublishPorts(its.target(), its.recorder(), its.leases(), its.self()),
                new Announcements(its.queue(), root),
                opener(its),
                new LoadedFiles(its.recorder(), its.targetStorage(), root),
                new SnapshotFingerprints(
                        () -> settings.provides(Need.SOURCE_CLUSTER) ? Optional.of(its.source()) : Optional.empty()));
    }

    /** Sets going what stands still, again and again beside the others. */
    public Reconciler reconciler(JobWatch watch) {
        return reconciler(watch, settings.waits().still());
    }

    /** Sets going all that waits, once: nobody knows for how long it has stood still. */
    public Reconciler wholeReconciler(String job) {
        return reconciler(JobWatch.eager(ports.recorder(), job, ports.self().clock()), Duration.ZERO);
    }

    private Reconciler reconciler(JobWatch watch, Duration still) {
        Ports its = ports(RoleName.RECONCILER);
        StorageUri root = settings.route().targetRoot();
        JobFiles files = new JobFiles(its.targetStorage(), root, origin(its));
        Announcements announcements = new Announcements(its.queue(), root);
        return new Reconciler(watch, its.recorder(), its.target(), files, announcements, its.self(), still);
    }

    private JobFiles.@Nullable SourceFiles origin(Ports its) {
        return settings.relays() && settings.provides(Need.SOURCE_STORAGE)
                ? new JobFiles.SourceFiles(its.eitherStorage(settings.route()), its.copy())
                : null;
    }

    private static StagingOpener opener(Ports its) {
        return new StagingOpener(its.target(), its.recorder(), its.leases(), its.self());
    }

    private static Completion completion(Ports its) {
        return new Completion(its.recorder(), its.self());
    }
}
