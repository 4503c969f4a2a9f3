package io.starmigrate.worker.job;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.TaskQueue.Depth;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.crew.Ports.Storages;
import io.starmigrate.worker.crew.RoleName;
import io.starmigrate.worker.crew.Roles;
import io.starmigrate.worker.loop.RoleThreads;
import io.starmigrate.worker.observe.JobObservation;
import io.starmigrate.worker.observe.http.ObserveServer;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job that is measured, and shown where there is a server. What fails in here is a line of the debug log. */
final class WatchedJob implements Observed {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedJob.class);

    /** What is asked for those who watch alone is asked as seldom as this. */
    private static final Duration ASK = Duration.ofMinutes(1);

    /** The same of a job on which nothing is to be done. */
    private static final Duration SETTLED = Duration.ofMinutes(5);

    private final Ports ports;
    private final JobObservation seen;
    private final Measures measures;
    private final @Nullable ObserveServer server;
    private volatile Duration pause = ASK;

    /** @param server shows it; null where none does */
    WatchedJob(Ports ports, JobObservation seen, Measures measures, @Nullable ObserveServer server) {
        this.ports = ports;
        this.seen = seen;
        this.measures = measures;
        this.server = server;
    }

    @Override
    public Roles over(Roles roles) {
        Ports its = roles.ports(RoleName.RELAY);
        Storages storages = new Storages(its::sourceStorage, its::targetStorage, () -> seen.counting(its.copy()));
        return roles.giving(RoleName.RELAY, its.with(storages)).telling(seen::paced);
    }

    @Override
    public void start(RoleThreads threads) {
        threads.start("observer", this::ask);
    }

    private Duration ask() {
        String job = seen.view().job();
        Depth depth = asked(() -> Optional.of(ports.queue().depth())).orElse(null);
        seen.found(asked(() -> ports.recorder().job(job)).orElse(null), depth);
        return pause;
    }

    /** How long what was asked of a job that looks so stands. */
    static Duration pause(Picture now) {
        boolean open = Arrays.stream(PartitionState.values())
                .filter(state -> !state.isSettled())
                .anyMatch(state -> now.count(state) > 0);
        return open ? ASK : SETTLED;
    }

    /** Whoever needs it more says that it is out of reach. */
    private static <T> Optional<T> asked(Supplier<Optional<T>> question) {
        try {
            return question.get();
        } catch (RuntimeException unknown) {
            LOG.debug("Not known: {}", unknown.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void look(Picture now) {
        try {
            pause = pause(now);
            seen.look(now);
            measures.refresh();
        } catch (RuntimeException failed) {
            LOG.debug("A look at the job was not measured", failed);
        }
    }

    @Override
    public void close() {
        try {
            if (server != null) {
                server.close();
            }
            measures.close();
        } catch (RuntimeException failed) {
            LOG.debug("What was measured was not closed", failed);
        }
    }
}
