package io.starmigrate.worker.identity;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.PutBack.Way;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Who this worker is, for leases and for the history of every task. Immutable.
 *
 * @param name unique among the workers of a recorder, such as {@link #ofProcess} makes
 * @param clock for the times people read
 */
public record WorkerIdentity(String name, InstantSource clock) {
    /**
     * One that no other process ever is. Containers may share a host's name, and each of them calls its process 1: what
     * is drawn tells them apart, and a process from the one before it whose leases it would else take for its own.
     *
     * @param process what the system calls it, such as {@code 4711@host}
     * @param random draws what follows that: eight hexadecimal digits
     */
    public static WorkerIdentity ofProcess(String process, RandomGenerator random, InstantSource clock) {
        return new WorkerIdentity(process + "-" + HexFormat.of().toHexDigits(random.nextInt()), clock);
    }

    /**
     * Numbers by chance that another worker does not draw as well, so that no two do anything in step. The same ones
     * from the beginning each time this is called.
     */
    public RandomGenerator draws() {
        return new SplittableRandom(name.hashCode());
    }

    /** A change this worker makes now. */
    public Change change(String why) {
        return new Change(name, clock.instant(), why);
    }

    /** One that puts back to work what had ended. */
    public Change puttingBack(String why, Way way) {
        return Change.puttingBack(name, clock.instant(), why, way);
    }
}
