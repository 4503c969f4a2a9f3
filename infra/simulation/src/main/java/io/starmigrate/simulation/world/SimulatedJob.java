package io.starmigrate.simulation.world;

import io.starmigrate.core.config.Limits.LoadLimits;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.config.RelayCompression;
import io.starmigrate.core.config.RelayMode;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.simulation.faults.StaleIndex;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.simulation.target.SimulatedTarget;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.crew.RoleSettings;
import io.starmigrate.worker.crew.RoleSettings.Concurrency;
import io.starmigrate.worker.crew.RoleSettings.Pack;
import io.starmigrate.worker.crew.RoleSettings.Portions;
import io.starmigrate.worker.crew.RoleSettings.Route;
import io.starmigrate.worker.crew.RoleSettings.Waits;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.ContentLabels;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Stream;

/** One job of an installation, and what its recorder says of it. */
public final class SimulatedJob {
    static final String DATABASE = "shop";

    /** How long its workers are silent before that counts. */
    public static final Duration TAKEOVER_AFTER = Duration.ofSeconds(30);

    private static final Waits WAITS =
            new Waits(TAKEOVER_AFTER, Duration.ofMinutes(3), Duration.ofMinutes(5), Duration.ofSeconds(15));

    /** Some rows long, so that files make several pieces. */
    private static final long PIECE = 24;

    /** How long messages stay invisible without a heartbeat. */
    static final Duration VISIBILITY = WAITS.visibility();

    /** What an operator reads of a table that is another job's. */
    private static final String REFUSED = "one job publishes a table";

    private final Installation installation;
    private final World world;
    private final String name;
    private final JobId id;
    private final SimulatedSource source;
    private int commands;
    private int underWay;
    private Instant commanded = Instant.MIN;

    SimulatedJob(Installation installation, String name, SimulatedSource source) {
        this.installation = installation;
        this.world = installation.world();
        this.name = name;
        this.id = new JobId("simulated" + world.jobs().size());
        this.source = source;
    }

    /** Whose it is. */
    public Installation installation() {
        return installation;
    }

    public World world() {
        return world;
    }

    /** Unique within its installation. */
    public String name() {
        return name;
    }

    /** Unique wherever it is asked. */
    JobId id() {
        return id;
    }

    /** The cluster it moves from. */
    public SimulatedSource source() {
        return source;
    }

    /** How its workers work. */
    public RoleSettings settings(RelayMode relay) {
        Pack pack = new Pack(world.packs() ? RelayCompression.ZSTD : RelayCompression.NONE, PIECE);
        return new RoleSettings(
                EnumSet.allOf(Need.class),
                new Route(installation.sourceRoot(), installation.targetRoot(), relay, pack),
                Concurrency.ONE
                        .withConcurrency(2, 3)
                        .withImportConcurrency(3)
                        .withVerifyConcurrency(4)
                        .withRelayConcurrency(2),
                new LoadLimits(2, 1000, Duration.ofSeconds(2)),
                WAITS,
                3,
                new Portions(
                        world.width().groupSize(),
                        world.width().deltaSize(),
                        world.width().splitSize(),
                        world.width().exportAhead(),
                        world.width().syncColumns()));
    }

    /** Ports nothing goes wrong at. */
    public Ports faultless(String name) {
        return new Ports(
                new WorkerIdentity(name, world.clock()),
                new LeaseHolder(installation.recorder(), name, TAKEOVER_AFTER, world.clock()::nanoTime),
                installation.recorder(),
                installation::queue,
                new Ports.ClusterPorts(() -> source, () -> new SimulatedTarget(world.target())),
                new Ports.Storages(world::sourceStorage, world::targetStorage, () -> {
                    throw new IllegalStateException("Nothing is copied beside the faults");
                }),
                new ContentLabels());
    }

    public void commandBegins() {
        underWay++;
        commanded();
    }

    public void commandEnds() {
        underWay--;
        commanded();
    }

    /** Whether an operator is in the middle of something, or the index may not show yet what one has begun. */
    public boolean isJustCommanded() {
        return underWay > 0 || commanded.isAfter(world.clock().instant().minus(StaleIndex.LONGEST));
    }

    /** How often operators have begun or ended something. */
    public int commands() {
        return commands;
    }

    void commanded() {
        commands++;
        commanded = world.clock().instant();
    }

    public Stream<PartitionTask> tasks(PartitionState state) {
        return installation.recorder().partitions(name, state);
    }

    /** The last generation of what is moved to a place. */
    public Optional<PartitionTask> latest(Place place) {
        return installation.recorder().latest(new PartitionId(name, DATABASE, place.table(), place.partition()));
    }

    /** The last generation of each partition. */
    Stream<PartitionTask> latest() {
        return Arrays.stream(PartitionState.values())
                .flatMap(this::tasks)
                .filter(task -> installation
                        .recorder()
                        .latest(task.id().partition())
                        .filter(last -> last.id().equals(task.id()))
                        .isPresent());
    }

    public boolean isSettled() {
        return Arrays.stream(PartitionState.values())
                .filter(state -> !state.isSettled())
                .flatMap(this::tasks)
                .allMatch(task -> task.state().isSettled());
    }

    /** Whether something is left that an operator would retry. */
    boolean wantsRetry() {
        return latest().filter(
                        task -> task.state() == PartitionState.CANCELLED || task.state() == PartitionState.FAILED)
                .anyMatch(task -> !isRefused(task) && isAtSource(task));
    }

    /** Whether what a task moves has not been dropped. */
    public boolean isAtSource(PartitionTask task) {
        return source.places().contains(StagingOpener.place(task));
    }

    /** Whether a task rightly went no further, because another job has its table. */
    public boolean isRefused(PartitionTask task) {
        return task.state() == PartitionState.FAILED
                && (task.change().why().contains(REFUSED)
                        || world.publications().isOfAnother(this, StagingOpener.place(task)));
    }

    @Override
    public String toString() {
        return name + " of " + installation.targetRoot();
    }
}
