package io.starmigrate.worker.job;

import io.starmigrate.core.task.Overwriting;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.loop.Duties;
import io.starmigrate.worker.loop.Role;
import io.starmigrate.worker.loop.StageClock;
import io.starmigrate.worker.plan.Claiming;
import io.starmigrate.worker.plan.Purpose;
import io.starmigrate.worker.plan.RepeatedRounds;
import io.starmigrate.worker.plan.RoundLog;
import io.starmigrate.worker.plan.RoundRetries;
import io.starmigrate.worker.plan.Rounds;
import io.starmigrate.worker.status.JobWatch;
import java.time.Duration;

/**
 * Begins a service's rounds.
 *
 * @param ports those of the worker that does
 * @param rounds plans them
 */
public record RoundPlanning(Ports ports, Rounds rounds) {
    /** What the worker knows of a job: nothing yet. */
    JobWatch watch(String job) {
        return JobWatch.paced(ports.recorder(), job, ports.self().clock());
    }

    /** Whoever has the lease begins a round every so often, and tries again what failed in those before. */
    Role every(Duration time, JobWatch watch, StageClock stages, RoundRetries tries, ProgressListener progress) {
        String job = watch.job();
        RoundLog log = new RoundLog(ports.recorder(), ports.self().clock());
        RepeatedRounds repeated = new RepeatedRounds(
                ports.recorder(),
                watch,
                new RepeatedRounds.Rhythm(time, ports.self().clock()),
                () -> rounds.begin(watch, Purpose.LOAD, Claiming.RESPECT, Overwriting.REFUSED, progress)
                        .again(),
                stages,
                tries,
                round -> progress.noted(
                        RoundLog.told(round, log.freeze(job, round).orElse(null))));
        return Duties.leading(ports.leases(), "rounds/" + job, repeated::step);
    }
}
