package io.starmigrate.simulation.safeguard;

import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.LoadKind;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.target.TargetStatements;
import io.starmigrate.simulation.world.Safeguard;
import io.starmigrate.simulation.world.SimulatedJob;
import io.starmigrate.simulation.world.World;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Nobody knows of copies of the target's rows that were sent before, and each has a label of its own: one that a dead
 * worker sent, and that ends after staging was proved, doubles rows.
 */
final class CopiesSentAgain implements Safeguard {
    /** Of each job's own: seeds that run side by side must not number each other's labels. */
    private final Map<SimulatedJob, AtomicInteger> sent = Collections.synchronizedMap(new WeakHashMap<>());

    @Override
    public void provoke(World world) {
        world.target().faults().loseOverwrites(0.6);
    }

    @Override
    public TaskRecorder recorder(TaskRecorder real) {
        return Weakened.before(TaskRecorder.class, real, (method, arguments) -> {
            boolean copy = arguments.length == 1 && arguments[0] instanceof Load load && load.kind() == LoadKind.COPY;
            return !copy
                    ? Optional.empty()
                    : Optional.of(method.equals("advance") ? true : Objects.requireNonNull(arguments[0]));
        });
    }

    @Override
    public TargetStatements target(TargetStatements real, SimulatedJob job) {
        AtomicInteger ofJob = sent.computeIfAbsent(job, unused -> new AtomicInteger());
        return Weakened.before(TargetStatements.class, real, (method, arguments) -> {
            if (!method.equals("keep")) {
                return Optional.empty();
            }
            real.keep(
                    (Place) Objects.requireNonNull(arguments[0]),
                    (String) Objects.requireNonNull(arguments[1]),
                    arguments[2] + "_" + ofJob.incrementAndGet(),
                    (BucketChoice) Objects.requireNonNull(arguments[3]));
            return Optional.of("unheard");
        });
    }
}
