package io.starmigrate.worker.job;

import io.starmigrate.core.cutover.FreezeEstimate;
import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RoundsReport;
import io.starmigrate.worker.api.RoundsRequest;
import io.starmigrate.worker.plan.FreeJob;
import io.starmigrate.worker.plan.RoundLog;
import io.starmigrate.worker.plan.RoundRetries;
import io.starmigrate.worker.plan.Standby;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Rounds of one job, one after another, until the change is small enough, or something has failed that keeps it from
 * becoming so, or the job is cut over, or it is stopped. To be used once.
 */
final class RepeatedSync {
    private final String job;
    private final RoundLog log;
    private final FreeJob free;
    private final ProgressListener progress;
    private final List<FinishedRound> ended = new ArrayList<>();
    private final OtherRounds others = new OtherRounds();

    RepeatedSync(String job, TaskRecorder recorder, ProgressListener progress) {
        this.job = job;
        this.log = new RoundLog(recorder, InstantSource.system());
        this.free = new FreeJob(recorder);
        this.progress = progress;
    }

    /**
     * Repeats rounds.
     *
     * @param round one round
     * @param tries what failed in a round is tried again before the next, when it is time
     * @param stopped whether somebody has said stop
     * @param pause waits that long, or until somebody says stop
     */
    JobReport run(
            RoundsRequest request,
            Supplier<JobReport> round,
            RoundRetries tries,
            BooleanSupplier stopped,
            Consumer<Duration> pause) {
        while (true) {
            long begun = System.nanoTime();
            others.begun();
            JobReport report = round.get();
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            boolean over = stopped.getAsBoolean()
                    || Standby.isEndedBy(request, report)
                    || isEnough(request, report, tries, took);
            if (!over) {
                pause.accept(Standby.pause(request, report, took));
            }
            Optional<String> held = over ? Optional.empty() : free.held(job);
            held.ifPresent(progress::noted);
            if (over || held.isPresent() || stopped.getAsBoolean()) {
                return report.with(new RoundsReport(ended, log.known(job), report.unlike()));
            }
            if (report.hasFailed()) {
                tries.again();
            }
        }
    }

    private boolean isEnough(RoundsRequest request, JobReport report, RoundRetries tries, Duration took) {
        if (tries.look(report)) {
            // What it took is not what it had to move takes; what only waits it had not to move.
            return false;
        }
        Optional<FinishedRound> round = log.ended(job, took, report.durations());
        if (round.isEmpty()) {
            return false;
        }
        ended.add(round.get());
        others.ended(job, round.get()).ifPresent(progress::noted);
        FreezeEstimate freeze = log.freeze(job, round.get()).orElse(null);
        progress.noted(RoundLog.told(round.get(), freeze));
        return request.until()
                .filter(until -> until.holds(Workload.of(round.get()), freeze))
                .isPresent();
    }
}
