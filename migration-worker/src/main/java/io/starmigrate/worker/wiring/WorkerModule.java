package io.starmigrate.worker.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.forecast.Assumptions;
import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.backup.DefinedTables;
import io.starmigrate.worker.backup.DefinedTables.Folder;
import io.starmigrate.worker.backup.RestorePorts;
import io.starmigrate.worker.backup.RestorePreparation;
import io.starmigrate.worker.comparison.Comparing;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.crew.Resources;
import io.starmigrate.worker.crew.RoleSettings;
import io.starmigrate.worker.crew.Roles;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.job.JobChecks;
import io.starmigrate.worker.job.JobInspection;
import io.starmigrate.worker.job.JobMigrator;
import io.starmigrate.worker.job.JobMovement;
import io.starmigrate.worker.job.JobMoves;
import io.starmigrate.worker.job.JobOperations;
import io.starmigrate.worker.job.JobRun;
import io.starmigrate.worker.job.JobService;
import io.starmigrate.worker.job.Lifetime;
import io.starmigrate.worker.job.Observing;
import io.starmigrate.worker.job.OnDemand;
import io.starmigrate.worker.job.ReachableClusters;
import io.starmigrate.worker.job.RoundPlanning;
import io.starmigrate.worker.loop.Stopping;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.pace.LastRounds;
import io.starmigrate.worker.pace.LiveTimetables;
import io.starmigrate.worker.plan.JobBindings;
import io.starmigrate.worker.plan.PlannedOverwrites;
import io.starmigrate.worker.plan.RecorderName;
import io.starmigrate.worker.plan.RoundPorts;
import io.starmigrate.worker.plan.Rounds;
import io.starmigrate.worker.plan.SetRates;
import io.starmigrate.worker.plan.TargetDrops;
import io.starmigrate.worker.schema.SchemaMigration;
import io.starmigrate.worker.starrocks.clusters.ClusterConnections;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes what works over the ports of a worker. */
final class WorkerModule extends AbstractModule {
    private final MigrationConfig config;
    private final HandedIn given;

    WorkerModule(MigrationConfig config, HandedIn given) {
        this.config = config;
        this.given = given;
    }

    @Provides
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Provides
    @Singleton
    Stopping stopping() {
        return new Stopping();
    }

    @Provides
    @Singleton
    JobBindings bindings(TaskRecorder recorder, RecorderName named, ClusterConnections clusters, WorkerIdentity self) {
        return new JobBindings(config, recorder, named, clusters, self.clock());
    }

    @Provides
    @Singleton
    Roles roles(Ports ports, LastRounds last) {
        LiveTimetables hours = new LiveTimetables(config.timetables());
        return new Roles(ports, RoleSettings.of(config))
                .within(() -> allowed(hours, ports.self().clock()))
                .lifting(last);
    }

    private static int allowed(LiveTimetables hours, InstantSource clock) {
        return (int) hours.concurrency(timeOfDay(clock)).orElse(Integer.MAX_VALUE);
    }

    private Assumptions assumed(InstantSource clock) {
        return SetRates.of(config, new LiveTimetables(config.timetables()).hours(), timeOfDay(clock));
    }

    private static LocalTime timeOfDay(InstantSource clock) {
        return LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault());
    }

    @Provides
    @Singleton
    Rounds rounds(
            Ports ports,
            Roles roles,
            ClusterConnections clusters,
            JobBindings bindings,
            RandomGenerator random,
            Stopping stopping) {
        ReachableClusters reachable = new ReachableClusters(ports, roles.settings());
        return new Rounds(
                config,
                new RoundPorts(ports.recorder(), ports.self(), ports::source, clusters),
                bindings,
                new PlannedOverwrites(ports.recorder(), ports.self(), reachable::target),
                new TargetDrops(ports.recorder(), ports::source, reachable::target, config.onSourceDrop()),
                random,
                stopping);
    }

    @Provides
    Comparing comparing(TaskRecorder recorder, WorkerIdentity self, ClusterConnections clusters) {
        return new Comparing(config, recorder, self, clusters);
    }

    @Provides
    @Singleton
    JobChecks checks(Ports ports, Roles roles, ClusterConnections clusters, Rounds rounds, RandomGenerator random) {
        return new JobChecks(ports, roles.settings(), clusters, rounds, random);
    }

    @Provides
    SchemaMigration schema(
            ClusterConnections clusters, Resources resources, JobBindings bindings, WorkerIdentity self) {
        return new SchemaMigration(
                resources.keep(clusters.sourceSchema()),
                resources.keep(clusters.targetSchema()),
                config.selection(),
                config.neighbours(),
                bindings::requireApart,
                self.clock());
    }

    @Provides
    DefinedTables defined(ClusterConnections clusters, Resources resources, Ports ports, Roles roles) {
        RoleSettings.Route route = roles.settings().route();
        List<Folder> folders = new ArrayList<>();
        folders.add(new Folder(ports.sourceStorage(), route.sourceRoot()));
        if (roles.settings().relays()) {
            folders.add(new Folder(ports.targetStorage(), route.targetRoot()));
        }
        return new DefinedTables(resources.keep(clusters.sourceSchema()), folders);
    }

    @Provides
    RestorePreparation restoring(
            Ports ports, JobBindings bindings, ClusterConnections clusters, RandomGenerator random, Stopping stopping) {
        RestorePorts reached = new RestorePorts(
                ports.recorder(),
                ports.self(),
                clusters,
                ports::target,
                List.of(ports::sourceStorage, ports::targetStorage));
        return new RestorePreparation(config, reached, bindings, random, stopping);
    }

    @Provides
    JobOperations operations(
            Ports ports,
            Leases leases,
            Provider<DeadLetters> letters,
            Roles roles,
            JobBindings bindings,
            Stopping stopping) {
        return new JobOperations(ports, roles.settings(), leases, new Provided<>(letters), roles, bindings, stopping);
    }

    @Provides
    @Singleton
    Observing observing(Ports ports, Outages outages) {
        return new Observing(
                config.observe(),
                config.observeToken(),
                config.emf(),
                given.meters(),
                ports,
                outages,
                Map.of(
                        PacedSide.EXPORT, config.limits().concurrency(),
                        PacedSide.LOAD, config.limits().importConcurrency(),
                        PacedSide.VERIFY, config.limits().verifyConcurrency()));
    }

    @Provides
    @Singleton
    OnDemand opened(
            Provider<SchemaMigration> schema,
            Provider<DefinedTables> defined,
            Provider<RestorePreparation> restoring,
            WorkerIdentity self) {
        return new OnDemand(
                new Provided<>(schema),
                new Provided<>(defined),
                new Provided<>(restoring),
                () -> assumed(self.clock()));
    }

    @Provides
    @Singleton
    JobRun run(Ports ports, Roles roles, Outages outages, Observing observing, Stopping stopping) {
        return new JobRun(ports.recorder(), roles, outages, observing, ports.self(), stopping);
    }

    @Provides
    @Singleton
    JobMoves moves(
            Ports ports,
            Roles roles,
            Rounds rounds,
            JobBindings bindings,
            JobChecks checks,
            OnDemand opened,
            JobRun run) {
        return new JobMoves(ports, roles, rounds, bindings, checks, opened, run);
    }

    @Provides
    @Singleton
    JobMovement movement(Ports ports, Rounds rounds, JobMoves moves, Observing observing) {
        JobService service = new JobService(moves, new RoundPlanning(ports, rounds), config.roundEvery(), observing);
        return new JobMovement(rounds, moves, service);
    }

    @Provides
    JobMigrator migration(
            Ports ports,
            JobBindings bindings,
            JobMovement movement,
            JobInspection inspection,
            OnDemand opened,
            JobOperations operations,
            Lifetime lifetime) {
        return new JobMigrator(ports, bindings, movement, inspection, opened.schema(), operations, lifetime);
    }

    @Provides
    @Singleton
    JobInspection inspection(Comparing comparing, JobChecks checks) {
        return new JobInspection(comparing, checks);
    }

    @Provides
    Lifetime lifetime(Resources resources, Stopping stopping) {
        return new Lifetime(resources, stopping);
    }
}
