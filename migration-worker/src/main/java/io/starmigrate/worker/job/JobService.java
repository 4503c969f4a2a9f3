package io.starmigrate.worker.job;

import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.loop.StageClock;
import io.starmigrate.worker.status.JobWatch;
import java.time.Duration;
import java.util.Optional;

/**
 * Has every role work on a job until it is told to stop, shown meanwhile.
 *
 * @param moves has roles work
 * @param planning begins rounds
 * @param repetition how often it does; empty when only commands do
 * @param observing has the job measured and shown
 */
public record JobService(JobMoves moves, RoundPlanning planning, Optional<Duration> repetition, Observing observing) {
    JobReport run(String job, ProgressListener progress) {
        StageClock clock = new StageClock(System::nanoTime);
        JobWatch watch = planning.watch(job);
        RunGoal goal = RunGoal.SERVICE
                .over(watch)
                .beside(threads -> repetition.ifPresent(every -> threads.start(
                        "planner", planning.every(every, watch, clock, moves.tries(job, progress), progress))));
        try (Observed observed = observing.served(job, progress)) {
            return moves.reach(job, goal, clock, progress, observed);
        }
    }
}
