package io.starmigrate.worker.job;

import io.starmigrate.core.config.Need;
import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.crew.RoleSettings;
import io.starmigrate.worker.crew.Roles;
import io.starmigrate.worker.load.ForeignRows;
import io.starmigrate.worker.operate.Cancellation;
import io.starmigrate.worker.operate.Redrive;
import io.starmigrate.worker.operate.Repair;
import io.starmigrate.worker.operate.Retry;
import io.starmigrate.worker.operate.RunningWork;
import io.starmigrate.worker.publish.Announcements;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operator's commands do to a job, put together in one place over the ports of one process. What an action
 * needs is opened when it is made. Immutable, and safe for use by many threads; an action says itself how many may use
 * it.
 */
public final class OperatorActions {
    private final Ports ports;
    private final RoleSettings settings;
    private final Roles roles;

    public OperatorActions(Ports ports, RoleSettings settings, Roles roles) {
        this.ports = ports;
        this.settings = settings;
        this.roles = roles;
    }

    /** Puts what failed back to work. */
    public Retry retry() {
        return new Retry(
                ports.recorder(),
                new Announcements(ports.queue(), settings.route().targetRoot()),
                ports.self(),
                () -> settings.provides(Need.TARGET_CLUSTER) ? ports.target().capabilities() : Optional.empty());
    }

    /** Puts back to work what a comparison found unequal. */
    public Repair repair(TargetCluster target) {
        return new Repair(retry(), target, new ForeignRows(target, ports.recorder()));
    }

    /**
     * Ends what is selected of a job, on whichever cluster can be asked.
     *
     * @param source null when it is not at hand
     * @param target null when it is not at hand
     */
    public Cancellation cancellation(
            String job, TaskSelection selection, @Nullable SourceCluster source, @Nullable TargetCluster target) {
        return new Cancellation(
                job,
                selection,
                ports.recorder(),
                ports.leases(),
                ports.self(),
                new RunningWork(ports.recorder(), source, target, ports.self()),
                target == null ? null : new Cancellation.ShowingSide(target, roles.publisher()));
    }

    /**
     * Brings messages that were put aside back.
     *
     * @param letters where they are
     */
    public Redrive redrive(DeadLetters letters) {
        return new Redrive(
                letters,
                ports.queue(),
                ports.recorder(),
                ports.targetStorage(),
                settings.route().targetRoot());
    }
}
