package io.starmigrate.sandbox.kills;

import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.TaskRecorder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code migrate cutover} in a process of its own, which is killed as {@code kill -9} does once it is recorded to be so
 * far. From one thread.
 */
public final class CutoverKills {
    private static final long LOOK = 1_000_000;

    private final WorkerCommand command;
    private final TaskRecorder recorder;
    private final String job;
    private final Duration patience;

    /**
     * @param env the configuration
     * @param directory where the log of the processes is
     * @param patience how long one process may take
     */
    public CutoverKills(Path env, String job, TaskRecorder recorder, Path directory, Duration patience) {
        this.command = WorkerCommand.cutover(env, job, directory);
        this.recorder = recorder;
        this.job = job;
        this.patience = patience;
    }

    /**
     * Starts one, and kills it as soon as it is recorded to be this far, or further.
     *
     * @return how far it is left
     * @throws IllegalStateException if it ends by itself before, or takes too long
     */
    public CutoverState killedIn(CutoverState state) {
        Process process = command.start();
        try {
            long end = System.nanoTime() + patience.toNanos();
            while (recorded().filter(now -> now.compareTo(state) >= 0).isEmpty()) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException("Not " + state + ", but " + recorded() + " as the process "
                            + (process.isAlive() ? "has taken " + patience : "ended by itself") + ":\n"
                            + command.lastLines());
                }
                LockSupport.parkNanos(LOOK);
            }
        } finally {
            process.destroyForcibly();
            process.onExit().join();
        }
        return recorded().orElseThrow();
    }

    /**
     * Starts one and lets it end by itself.
     *
     * @return its exit code
     */
    public int ended() throws TimeoutException, InterruptedException {
        Process process = command.start();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TimeoutException("Not ended within " + patience + ":\n" + command.lastLines());
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** How far it is; empty before it has begun. */
    public Optional<CutoverState> recorded() {
        return recorder.job(job).flatMap(Job::lastCutover).map(CutoverProgress::state);
    }

    /** What the processes said last. */
    public String lastLines() {
        return command.lastLines();
    }
}
