package io.starmigrate.worker.plan;

import io.starmigrate.core.cutover.FreezeEstimate;
import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.Stage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes down what rounds took, and says it. */
public final class RoundLog {
    private static final int TRIES = 5;

    private final TaskRecorder recorder;
    private final InstantSource clock;

    /** @param clock tells when a round ends */
    public RoundLog(TaskRecorder recorder, InstantSource clock) {
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * Writes down that the round that was planned last has ended. Called twice for one round, it answers what it wrote
     * the first time.
     *
     * @param time from its first question to its last publication
     * @param stages how long each stage had work
     * @return empty when somebody else has begun another meanwhile
     */
    public Optional<FinishedRound> ended(String job, Duration time, Map<Stage, Duration> stages) {
        Map<String, Long> millis = new TreeMap<>();
        stages.forEach((stage, took) -> millis.put(stage.name(), took.toMillis()));
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Job> known = recorder.job(job);
            Job.Plan plan = known.map(Job::plan).orElse(null);
            if (known.isEmpty() || plan == null) {
                return Optional.empty();
            }
            Optional<FinishedRound> written = written(known.get());
            if (written.isPresent()) {
                return written;
            }
            FinishedRound round = new FinishedRound(
                    known.get().round(), plan.partitions(), plan.bytes(), time.toMillis(), millis, clock.instant());
            if (recorder.advance(known.get().finished(round))) {
                return Optional.of(round);
            }
        }
        return Optional.empty();
    }

    private static Optional<FinishedRound> written(Job job) {
        return job.recentRounds().stream()
                .filter(round -> round.number() == job.round())
                .findFirst();
    }

    /** The job's last rounds, oldest first. */
    public List<FinishedRound> known(String job) {
        return recorder.job(job).map(Job::recentRounds).orElse(List.of());
    }

    /** The freeze that is expected for a change as large as a round's. */
    public Optional<FreezeEstimate> freeze(String job, FinishedRound round) {
        return FreezeEstimate.of(Workload.of(round), known(job));
    }

    /**
     * What a round had to move, its rates, and, where somebody can tell, the freeze that is expected for as much, in
     * one line.
     */
    public static String told(FinishedRound round, @Nullable FreezeEstimate freeze) {
        String rates = round.stages().entrySet().stream()
                .filter(stage -> round.bytes() > 0 && stage.getValue() > 0)
                .map(stage -> stage.getKey().toLowerCase(Locale.ROOT) + " "
                        + Units.bytes(round.bytes() * 1000 / stage.getValue()) + "/s")
                .collect(Collectors.joining(", "));
        String moved = round.partitions() == 0
                ? "nothing to move"
                : Units.counted(round.partitions(), "partition") + " moved, " + Units.bytes(round.bytes());
        return "Round " + round.number() + ": " + moved + ", in " + Units.duration(round.time())
                + (rates.isEmpty() ? "" : " (" + rates + ")")
                + (freeze == null
                        ? ""
                        : "; a freeze for as much would take "
                                + Units.expected(freeze.expected(), freeze.least(), freeze.most()));
    }
}
