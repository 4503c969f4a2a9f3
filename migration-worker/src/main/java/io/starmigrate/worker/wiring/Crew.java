package io.starmigrate.worker.wiring;

import com.google.inject.Injector;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.config.RelayMode;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.loop.Duties;
import io.starmigrate.worker.loop.Opening;
import io.starmigrate.worker.loop.Role;
import io.starmigrate.worker.loop.RoleThreads;
import io.starmigrate.worker.loop.StageClock;
import io.starmigrate.worker.plan.JobBindings;
import io.starmigrate.worker.publish.Sweep;
import io.starmigrate.worker.reconcile.Reconciler;
import io.starmigrate.worker.relay.Relay;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The roles of one job. Each opens what it needs on its own thread: what is out of reach keeps only those from working
 * that need it.
 */
final class Crew {
    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);
    private static final int FINGERPRINTS = 4;

    private final Injector injector;
    private final RoleThreads threads;
    private final String job;
    private final StageClock clock;
    private final MigrationConfig config;
    private final Roles roles;
    private final LeaseHolder leases;
    private final JobBindings bindings;

    Crew(Injector injector, RoleThreads threads, String job, StageClock clock) {
        this.injector = injector;
        this.threads = threads;
        this.job = job;
        this.clock = clock;
        this.config = injector.getInstance(MigrationConfig.class);
        this.roles = injector.getInstance(Roles.class);
        this.leases = injector.getInstance(LeaseHolder.class);
        this.bindings = injector.getInstance(JobBindings.class);
    }

    /**
     * Starts what belongs to the source.
     *
     * @return whether every file there is now has been brought over
     */
    BooleanSupplier export() {
        return startExport(() -> {});
    }

    /**
     * Starts what belongs to the target.
     *
     * @return true: what the recorder says of the job is all there is to ask
     */
    BooleanSupplier load() {
        start("importer", Need.TARGET_CLUSTER, () -> roles.importer(job), this::importing, Importer::release);
        ExecutorService verifiers = pool("verifier", FINGERPRINTS);
        start("publisher", Need.TARGET_CLUSTER, () -> roles.sweep(job, verifiers), this::publishing, sweep -> {});
        start("reconciler", Need.TARGET_CLUSTER, () -> roles.reconciler(job), Crew::reconciling, reconciler -> {});
        return () -> true;
    }

    /** Starts both. @return whether every file there is now has been brought over */
    BooleanSupplier exportAndLoad() {
        BooleanSupplier exported = startExport(this::requireTarget);
        load();
        return exported;
    }

    /** Starts what the configuration provides for, until it is told to stop. */
    BooleanSupplier serve() {
        if (config.provides(Need.SOURCE_CLUSTER)) {
            startExport(this::requireTarget);
        }
        if (config.provides(Need.TARGET_CLUSTER)) {
            load();
        }
        return () -> false;
    }

    /** Whoever does not know the target's version cannot choose what it will be able to read. */
    private void requireTarget() {
        if (config.provides(Need.TARGET_CLUSTER)) {
            injector.getInstance(TargetCluster.class);
        }
    }

    private BooleanSupplier startExport(Runnable first) {
        Exporter.Aside aside =
                new Exporter.Aside(pool("preparer", roles.exportsAtMost()), pool("finisher", FINGERPRINTS));
        String lease = Duties.exportLease(job);
        Supplier<Exporter> exporter = () -> {
            first.run();
            return roles.exporter(job, aside);
        };
        start("exporter", Need.SOURCE_CLUSTER, exporter, this::exporting, unused -> leases.release(lease));
        if (config.relay() != RelayMode.BUILTIN) {
            return () -> true;
        }
        ExecutorService copiers = pool("relay", config.limits().relayConcurrency());
        Opening<Relay> relay =
                start("relay", Need.SOURCE_CLUSTER, () -> roles.relay(job, copiers), this::relaying, unused -> {});
        return () -> relay.opened().filter(Relay::isDone).isPresent();
    }

    private <T> Opening<T> start(String name, Need works, Supplier<T> open, Function<T, Role> role, Consumer<T> last) {
        Opening<T> opening = new Opening<>(() -> Worker.told(open), opened -> bound(works, role.apply(opened)));
        threads.start(name, opening, () -> opening.opened().ifPresent(last));
        return opening;
    }

    /** A role that begins once its job is planned, and is about what the configuration is about. */
    private Role bound(Need works, Role role) {
        return () -> bindings.admits(job, works) ? role.step() : Duties.IDLE;
    }

    private Role exporting(Exporter exporter) {
        return Duties.leading(leases, Duties.exportLease(job), clock.timed(Stage.EXPORT, exporter::step));
    }

    private Role relaying(Relay relay) {
        return Duties.shared(clock.timed(Stage.RELAY, relay::step));
    }

    private Role importing(Importer importer) {
        return Duties.shared(clock.timed(Stage.LOAD, () -> importer.step(Duties.IDLE)));
    }

    private Role publishing(Sweep sweep) {
        return Duties.shared(clock.timed(Stage.VERIFY, sweep::step));
    }

    private static Role reconciling(Reconciler reconciler) {
        return Duties.reconciling(reconciler::reconcile, reconciler::repair);
    }

    private ExecutorService pool(String name, int size) {
        ExecutorService pool = Executors.newFixedThreadPool(size, work -> {
            Thread thread = new Thread(work, name);
            thread.setUncaughtExceptionHandler((dead, cause) -> uncaught(name, cause));
            return thread;
        });
        injector.getInstance(Resources.class).keep((AutoCloseable) pool::shutdownNow);
        return pool;
    }

    /** Work that is done aside takes care of what fails; only what makes the process unsound is meant to get here. */
    private void uncaught(String name, Throwable cause) {
        if (cause instanceof Error) {
            threads.end(cause);
        } else {
            LOG.warn("A {} has failed, and is tried again", name, cause);
        }
    }
}
