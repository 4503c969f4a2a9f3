package io.starmigrate.simulation.bench;

import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.task.QueueException;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.faults.Crash;
import io.starmigrate.simulation.faults.Dependency;
import io.starmigrate.simulation.faults.FaultRates;
import io.starmigrate.simulation.faults.Interference;
import io.starmigrate.simulation.faults.Interference.Happenings;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.repeatable.Latecomers;
import io.starmigrate.simulation.repeatable.VirtualClock;
import io.starmigrate.simulation.target.SimulatedTarget;
import io.starmigrate.simulation.target.TargetState;
import io.starmigrate.simulation.target.TargetStatements;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What goes wrong between a command or role of a bench and its ports, which are called by one thread: a call is
 * refused, its reply is lost, it is applied late or twice, or whoever made it dies.
 */
public final class Mishaps {
    private static final Set<String> EXPORTS_ONCE = Set.of("export");
    private static final Set<String> STATEMENTS_ONCE = Set.of("load", "add", "rename", "switchIn", "overwrite", "keep");

    private final Chance chance;
    private final Latecomers latecomers;
    private final Runnable beside;
    private FaultRates rates = FaultRates.NONE;

    /** @param beside goes on beside every call */
    public Mishaps(Chance chance, VirtualClock clock, Runnable beside) {
        this.chance = chance;
        this.latecomers = new Latecomers(clock);
        this.beside = beside;
    }

    /** From now on, calls go wrong as often as this; nobody is ever paused, as nobody else would go on. */
    public void hit(FaultRates often) {
        rates = new FaultRates(
                often.before(), often.after(), often.late(), often.twice(), 0, often.crash(), often.world());
    }

    /** Runs a command; false when it did not end well, in one of the ways in which commands may end. */
    public boolean survives(Runnable command) {
        try {
            command.run();
            return true;
        } catch (Crash
                | RecorderException
                | QueueException
                | ClusterException
                | ObjectStoreException
                | MigrationException dead) {
            return false;
        }
    }

    public TaskRecorder recorder(TaskRecorder real) {
        return around(TaskRecorder.class, real, Set.of(), Dependency.RECORDER, true);
    }

    public SourceCluster source(SourceCluster real) {
        return around(SourceCluster.class, real, EXPORTS_ONCE, Dependency.SOURCE_CLUSTER, true);
    }

    /** None of its statements is late: nobody could keep what others write before a switch that comes then. */
    public TargetCluster target(TargetState real) {
        return new SimulatedTarget(
                around(TargetStatements.class, real, STATEMENTS_ONCE, Dependency.TARGET_CLUSTER, false));
    }

    private <T> T around(Class<T> port, T real, Set<String> once, Dependency dependency, boolean late) {
        return new Interference("somebody", chance, new Around(late), Mishaps::mayDie)
                .around(port, real, once, dependency);
    }

    private static void mayDie(boolean dying) {
        if (dying) {
            throw new Crash();
        }
    }

    private final class Around implements Happenings {
        private final boolean late;

        Around(boolean late) {
            this.late = late;
        }

        @Override
        public FaultRates rates() {
            return late
                    ? rates
                    : new FaultRates(rates.before(), rates.after(), 0, rates.twice(), 0, rates.crash(), rates.world());
        }

        @Override
        public boolean isOut(Dependency dependency) {
            latecomers.come(() -> {});
            beside.run();
            return false;
        }

        @Override
        public void note(Supplier<String> happening) {
            // Nobody replays these.
        }

        @Override
        public void later(Duration time, Runnable happening) {
            latecomers.add(time, happening);
        }
    }
}
