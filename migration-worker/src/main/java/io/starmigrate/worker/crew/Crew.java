package io.starmigrate.worker.crew;

import io.starmigrate.core.config.Need;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.export.LeasedTables;
import io.starmigrate.worker.export.TableShare;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.loop.Duties;
import io.starmigrate.worker.loop.LazyRole;
import io.starmigrate.worker.loop.Role;
import io.starmigrate.worker.loop.StageClock;
import io.starmigrate.worker.publish.Sweep;
import io.starmigrate.worker.reconcile.Reconciler;
import io.starmigrate.worker.relay.Relay;
import io.starmigrate.worker.relay.RelayLimits;
import io.starmigrate.worker.status.JobWatch;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The roles of one job, each with its duty. Each opens what it needs in its own turns: what is out of reach keeps only
 * those from working that need it. To be used once, from one thread.
 */
public final class Crew {
    /** Who started a command waits for its end. */
    private static final Duration COMMAND_WAITS = Duration.ofSeconds(2);

    /** The longest that SQS lets a receive wait. */
    private static final Duration SERVICE_WAITS = Duration.ofSeconds(20);

    private final JobWatch watch;
    private final Roles roles;
    private final Starter starter;
    private final StageClock clock;
    private final Predicate<Need> admitted;

    /**
     * A crew of whom nobody works yet.
     *
     * @param starter what they run on
     * @param clock is told when each stage has work
     * @param admitted whether a role may work with a cluster; asked before each turn
     */
    public Crew(JobWatch watch, Roles roles, Starter starter, StageClock clock, Predicate<Need> admitted) {
        this.watch = watch;
        this.roles = roles;
        this.starter = starter;
        this.clock = clock;
        this.admitted = admitted;
    }

    /**
     * Starts what belongs to the source.
     *
     * @return whether every file there is now has been brought over
     */
    public BooleanSupplier export() {
        return startExport(aside -> roles.exporterOfEach(watch, aside, share()));
    }

    /**
     * Starts what belongs to the target.
     *
     * @return whether the target is known to be the job's: before that nobody says that all is done there
     */
    public BooleanSupplier load() {
        return load(COMMAND_WAITS);
    }

    /** @param patience how long it may wait for a message, and so for how long it may have to be waited for */
    private BooleanSupplier load(Duration patience) {
        start(
                RoleName.IMPORTER,
                Need.TARGET_CLUSTER,
                () -> roles.importer(watch),
                importer -> importing(importer, patience),
                Importer::release);
        Executor verifiers =
                starter.aside("verifier", roles.settings().concurrency().verifyConcurrency());
        start(
                RoleName.PUBLISHER,
                Need.TARGET_CLUSTER,
                () -> roles.sweep(watch, verifiers),
                this::publishing,
                sweep -> {});
        start(
                RoleName.RECONCILER,
                Need.TARGET_CLUSTER,
                () -> roles.reconciler(watch),
                Crew::reconciling,
                reconciler -> {});
        return () -> admitted.test(Need.TARGET_CLUSTER);
    }

    /**
     * Starts both.
     *
     * @return whether every file there is now has been brought over
     */
    public BooleanSupplier exportAndLoad() {
        BooleanSupplier exported = startExport(this::grouping);
        load();
        return exported;
    }

    /**
     * Starts what brings files from elsewhere, and loads them.
     *
     * @return whether every file has been brought over
     */
    public BooleanSupplier bringAndLoad() {
        BooleanSupplier brought = startRelay(Need.TARGET_CLUSTER, roles::announcingRelay);
        load();
        return brought;
    }

    /**
     * Starts what there is something to work with for, until it is told to stop.
     *
     * @return false
     */
    public BooleanSupplier serve() {
        if (roles.settings().provides(Need.SOURCE_CLUSTER)) {
            startExport(this::grouping);
        }
        if (roles.settings().provides(Need.TARGET_CLUSTER)) {
            load(SERVICE_WAITS);
        }
        return () -> false;
    }

    /** Whoever does not know the target's version cannot choose what it will be able to read. */
    private Exporter grouping(Exporter.Aside aside) {
        if (roles.settings().provides(Need.TARGET_CLUSTER)) {
            var unused = roles.ports(RoleName.EXPORTER).target();
        }
        return roles.exporter(watch, aside, share());
    }

    private BooleanSupplier startExport(Function<Exporter.Aside, Exporter> exporter) {
        RoleSettings.Concurrency most = roles.settings().concurrency();
        Exporter.Aside aside = new Exporter.Aside(
                starter.aside("preparer", most.exportsAtMost()), starter.aside("finisher", most.verifyConcurrency()));
        start(RoleName.EXPORTER, Need.SOURCE_CLUSTER, () -> exporter.apply(aside), this::exporting, Exporter::release);
        return roles.settings().relays() ? startRelay(Need.SOURCE_CLUSTER) : () -> true;
    }

    private BooleanSupplier startRelay(Need works) {
        return startRelay(works, roles::relay);
    }

    private BooleanSupplier startRelay(Need works, BiFunction<JobWatch, Relay.Copiers, Relay> bringing) {
        RoleSettings.Concurrency most = roles.settings().concurrency();
        Relay.Copiers copiers = new Relay.Copiers(
                starter.aside("relay", RelayLimits.SMALL_AT_ONCE * most.relayConcurrency()),
                starter.aside("relay-large", most.relayConcurrency()));
        LazyRole<Relay> relay =
                start(RoleName.RELAY, works, () -> bringing.apply(watch, copiers), this::relaying, unused -> {});
        return () -> relay.opened().filter(Relay::isDone).isPresent();
    }

    private <T> LazyRole<T> start(
            RoleName name, Need works, Supplier<T> open, Function<T, Role> role, Consumer<T> last) {
        LazyRole<T> opening =
                new LazyRole<>(() -> OperatorErrors.translating(open), opened -> admitted(works, role.apply(opened)));
        starter.start(name.toString(), opening, () -> opening.opened().ifPresent(last));
        return opening;
    }

    private Role admitted(Need works, Role role) {
        return () -> admitted.test(works) ? role.step() : Duties.IDLE;
    }

    private TableShare share() {
        Ports its = roles.ports(RoleName.EXPORTER);
        return new LeasedTables(its.leases(), watch.job(), its.self().clock());
    }

    private Role exporting(Exporter exporter) {
        return Duties.shared(clock.timed(Stage.EXPORT, exporter::step));
    }

    private Role relaying(Relay relay) {
        return Duties.shared(clock.timed(Stage.RELAY, relay::step));
    }

    private Role importing(Importer importer, Duration patience) {
        return Duties.waiting(patience, wait -> clock.step(Stage.LOAD, () -> importer.step(wait)));
    }

    private Role publishing(Sweep sweep) {
        return Duties.shared(clock.timed(Stage.VERIFY, sweep::step));
    }

    private static Role reconciling(Reconciler reconciler) {
        return Duties.reconciling(reconciler::reconcileChanged, reconciler::repair);
    }
}
