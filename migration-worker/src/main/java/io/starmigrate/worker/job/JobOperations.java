package io.starmigrate.worker.job;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.api.Operations;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.RetryRequest.Which;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.backup.BackupList;
import io.starmigrate.worker.backup.Retention;
import io.starmigrate.worker.crew.OperatorErrors;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.crew.RoleSettings;
import io.starmigrate.worker.crew.Roles;
import io.starmigrate.worker.loop.Duties;
import io.starmigrate.worker.loop.RoleThreads;
import io.starmigrate.worker.loop.Stopping;
import io.starmigrate.worker.operate.Cancellation;
import io.starmigrate.worker.operate.Cleaning;
import io.starmigrate.worker.operate.JobFolder;
import io.starmigrate.worker.operate.JobMessages;
import io.starmigrate.worker.operate.LeaseWatch;
import io.starmigrate.worker.operate.Redrive;
import io.starmigrate.worker.operate.SelectedTasks;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.plan.FreeJob;
import io.starmigrate.worker.plan.JobBindings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The operations, over the ports of one worker. What a command does not need is not opened. */
public final class JobOperations implements Operations {
    /** An index lists what was written within a second; after that long it is no longer waited for. */
    private static final Duration LISTED = Duration.ofSeconds(30);

    /** Beyond the leases of the dead, time for the clusters to end what they were told to. */
    private static final Duration CLUSTERS = Duration.ofMinutes(1);

    private final Ports ports;
    private final RoleSettings settings;
    private final Leases leases;
    private final Supplier<DeadLetters> letters;
    private final Roles roles;
    private final OperatorActions actions;
    private final JobBindings bindings;
    private final ReachableClusters clusters;
    private final Stopping stopping;
    private final AtomicReference<RoleThreads> waiting = new AtomicReference<>();

    /** @param leases those of every worker, to be looked at */
    public JobOperations(
            Ports ports,
            RoleSettings settings,
            Leases leases,
            Supplier<DeadLetters> letters,
            Roles roles,
            JobBindings bindings,
            Stopping stopping) {
        this.ports = ports;
        this.settings = settings;
        this.leases = leases;
        this.letters = letters;
        this.roles = roles;
        this.actions = new OperatorActions(ports, settings, roles);
        this.bindings = bindings;
        this.stopping = stopping;
        this.clusters = new ReachableClusters(ports, settings);
    }

    @Override
    public OperationReport reconcile(String job) {
        return told(job, () -> roles.wholeReconciler(job).reconcile());
    }

    @Override
    public OperationReport retry(String job, RetryRequest request) {
        return told(job, () -> {
            new FreeJob(ports.recorder()).requireWork(job);
            OperationReport report = actions.retry().retry(job, request);
            if (request.which() == Which.PUBLISHED) {
                // A plan just after this takes for unchanged what it does not find listed.
                SelectedTasks selected = new SelectedTasks(ports.recorder());
                await(() -> selected.areListed(job, request.selection()), LISTED);
            }
            return report;
        });
    }

    @Override
    public OperationReport cancellable(String job, TaskSelection selection) {
        return told(job, () -> {
            List<Finding> findings = new SelectedTasks(ports.recorder())
                    .of(job, selection).stream()
                            .filter(task -> !task.state().isSettled())
                            .map(task ->
                                    new Finding(What.WOULD_CANCEL, task.id().toString(), "it is " + task.state()))
                            .toList();
            return new OperationReport(
                    job, findings, Units.counted(findings.size(), "partition") + " would be cancelled; none was");
        });
    }

    @Override
    public OperationReport cancel(String job, TaskSelection selection) {
        return told(job, () -> {
            Cancellation cancellation = actions.cancellation(
                    job,
                    selection,
                    clusters.source().orElse(null),
                    clusters.target().orElse(null));
            await(cancellation::step, patience());
            return cancellation.report();
        });
    }

    @Override
    public OperationReport redrive(String job, Effect effect) {
        return told(job, () -> {
            Redrive redrive = actions.redrive(letters.get());
            return switch (effect) {
                case APPLY -> redrive.apply(job);
                case ONLY_TELL -> redrive.tell(job);
            };
        });
    }

    @Override
    public OperationReport cleanable(String job, Scope scope) {
        return told(job, () -> permitted(job, cleaning(job, scope)).look());
    }

    @Override
    public OperationReport clean(String job, Scope scope) {
        return told(job, () -> {
            Cleaning cleaning = permitted(job, cleaning(job, scope));
            // Whoever begins to export now waits, as for any other exporter. A dead worker's lease has to lapse here,
            // too.
            Duration length = settings.waits().takeoverAfter();
            try (HeldExports held = new HeldExports(job, ports.leases(), cleaning.exportLeases(), length, stopping)) {
                await(held::take, patience());
                held.keep();
                return cleaning.clean(held);
            }
        });
    }

    @Override
    public OperationReport backups(String job) {
        return OperatorErrors.translating(() -> {
            List<Finding> findings = folders(Scope.SOURCE_AND_TARGET).stream()
                    .flatMap(folder -> BackupList.of(folder.storage(), folder.root()).stream())
                    .toList();
            return new OperationReport(
                    job,
                    findings,
                    Units.counted(findings.size(), "table of a backup was", "tables of backups were")
                            + " found in the storages");
        });
    }

    @Override
    public OperationReport prune(String job, int keep, Scope scope, Effect effect) {
        return told(job, () -> {
            List<Finding> findings = folders(scope).stream()
                    .flatMap(folder -> {
                        stopping.require();
                        return new Retention(ports.recorder(), folder.storage(), folder.root())
                                .apply(job, keep, effect).stream();
                    })
                    .toList();
            return new OperationReport(
                    job,
                    findings,
                    Units.counted(findings.size(), "generation")
                            + (effect == Effect.APPLY ? " removed" : " would be removed; nothing was")
                            + ": of each partition the newest " + keep + " stay");
        });
    }

    private Cleaning cleaning(String job, Scope scope) {
        JobMessages messages = new JobMessages(ports.queue(), letters.get());
        return new Cleaning(
                job,
                ports.recorder(),
                leases,
                clusters.target().orElse(null),
                messages,
                folders(scope),
                staying(scope));
    }

    private List<JobFolder> folders(Scope scope) {
        StorageUri target = settings.route().targetRoot();
        List<JobFolder> folders = new ArrayList<>();
        folders.add(new JobFolder(ports.targetStorage(), target));
        if (scope == Scope.SOURCE_AND_TARGET && !settings.route().sourceRoot().equals(target)) {
            folders.add(new JobFolder(ports.sourceStorage(), settings.route().sourceRoot()));
        }
        return folders;
    }

    private List<StorageUri> staying(Scope scope) {
        StorageUri source = settings.route().sourceRoot();
        return scope == Scope.SOURCE_AND_TARGET
                        || source.equals(settings.route().targetRoot())
                ? List.of()
                : List.of(source);
    }

    private Cleaning permitted(String job, Cleaning cleaning) {
        cleaning.obstacle().ifPresent(why -> {
            throw refused("Cannot clean job \"" + job + "\": " + why);
        });
        LeaseWatch watch = new LeaseWatch(leases, cleaning.leaseNames(), System::nanoTime);
        List<String> beaten = new ArrayList<>();
        await(
                () -> {
                    watch.look().ifPresent(beaten::add);
                    return watch.isQuiet() || !beaten.isEmpty();
                },
                patience());
        if (!watch.isQuiet()) {
            String why = beaten.isEmpty() ? "its leases could not be watched to their end" : beaten.get(0);
            throw refused("Cannot clean job \"" + job + "\": " + why + "; stop every worker of the job first");
        }
        return cleaning;
    }

    private Duration patience() {
        return settings.waits().takeoverAfter().multipliedBy(2).plus(CLUSTERS);
    }

    private static MigrationException refused(String why) {
        return new MigrationException(Fault.WRONG_INPUT, why, null);
    }

    private void await(BooleanSupplier done, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        // Whoever waits here is told at once what is out of reach, and may ask again.
        try (RoleThreads wait = new RoleThreads(new Outages(ports.self().clock()), failure -> true)) {
            waiting.set(wait);
            if (!stopping.isAsked()) {
                wait.await(() -> done.getAsBoolean() || System.nanoTime() - end > 0, Duties.LOOK);
            }
        } finally {
            waiting.set(null);
        }
    }

    /** Ends a wait that is under way, and begins none any more. */
    void stop() {
        stopping.ask();
        RoleThreads wait = waiting.get();
        if (wait != null) {
            wait.stop();
        }
    }

    private OperationReport told(String job, Supplier<OperationReport> work) {
        return stopping.begun(() -> OperatorErrors.translating(() -> {
            bindings.requireKnown(job);
            bindings.require(job);
            try {
                return work.get();
            } catch (IllegalArgumentException misspelt) {
                throw new MigrationException(Fault.WRONG_INPUT, String.valueOf(misspelt.getMessage()), misspelt);
            }
        }));
    }
}
