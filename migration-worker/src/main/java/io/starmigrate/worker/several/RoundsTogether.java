package io.starmigrate.worker.several;

import static java.util.Objects.requireNonNull;

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
import io.starmigrate.worker.several.DatabasePart.Done;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rounds of several databases: each goes over all of them, and the change is that of all. */
final class RoundsTogether {
    private final String job;
    private final RoundLog log;
    private final FreeJob free;
    private final ProgressListener progress;
    private final BooleanSupplier stopped;
    private final List<FinishedRound> ended = new ArrayList<>();

    RoundsTogether(String job, TaskRecorder recorder, ProgressListener progress, BooleanSupplier stopped) {
        this.job = job;
        this.log = new RoundLog(recorder, InstantSource.system());
        this.free = new FreeJob(recorder);
        this.progress = progress;
        this.stopped = stopped;
    }

    /**
     * Repeats rounds.
     *
     * @param one a round of one database
     * @param tries what failed in a round of one is tried again before the next, when it is time
     * @param pause waits that long, or until somebody says stop
     */
    JobReport run(
            RoundsRequest request,
            List<DatabasePart> parts,
            BiFunction<DatabasePart, ProgressListener, JobReport> one,
            Function<DatabasePart, RoundRetries> tries,
            Consumer<Duration> pause) {
        parts.forEach(part -> free.requireRounds(part.job()));
        Map<DatabasePart, RoundRetries> all = new LinkedHashMap<>();
        parts.forEach(part -> all.put(part, tries.apply(part)));
        while (true) {
            long begun = System.nanoTime();
            JobReport report = round(all, one);
            boolean isOver = stopped.getAsBoolean() || Standby.isEndedBy(request, report) || isEnough(request, parts);
            if (!isOver) {
                pause.accept(Standby.pause(request, report, Duration.ofNanos(System.nanoTime() - begun)));
            }
            Optional<String> held = isOver ? Optional.empty() : held(parts);
            held.ifPresent(progress::noted);
            if (isOver || held.isPresent() || stopped.getAsBoolean()) {
                return report.with(new RoundsReport(ended, known(parts), report.unlike()));
            }
            if (report.hasFailed()) {
                all.values().forEach(RoundRetries::again);
            }
        }
    }

    private JobReport round(
            Map<DatabasePart, RoundRetries> parts, BiFunction<DatabasePart, ProgressListener, JobReport> one) {
        ProgressOfAll all = new ProgressOfAll(progress);
        boolean isWhole = true;
        List<Done<JobReport>> done = new ArrayList<>();
        List<FinishedRound> rounds = new ArrayList<>();
        for (DatabasePart part : parts.keySet()) {
            if (stopped.getAsBoolean()) {
                break;
            }
            long begun = System.nanoTime();
            JobReport report = one.apply(part, all.of(part.database()));
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            boolean hasFailed = requireNonNull(parts.get(part)).look(report);
            isWhole &= !hasFailed;
            if (!hasFailed) {
                log.ended(part.job(), took, report.durations()).ifPresent(rounds::add);
            }
            done.add(new Done<>(part, report));
        }
        if (!isWhole || done.size() < parts.size()) {
            // The sum of some is no round of all.
            rounds.clear();
        }
        rounds.stream().reduce(RoundsTogether::sum).ifPresent(round -> {
            ended.add(round);
            progress.noted(RoundLog.told(round, freeze(round, parts.keySet())));
        });
        return JobReports.of(new DatabaseAnswers<>(job, done, parts.size()));
    }

    /** Why no further round is to begin; empty where one may. */
    private Optional<String> held(List<DatabasePart> parts) {
        return parts.stream().flatMap(part -> free.held(part.job()).stream()).findFirst();
    }

    private boolean isEnough(RoundsRequest request, List<DatabasePart> parts) {
        if (ended.isEmpty()) {
            return false;
        }
        FinishedRound last = ended.get(ended.size() - 1);
        return request.until()
                .filter(until -> until.holds(Workload.of(last), freeze(last, parts)))
                .isPresent();
    }

    private @Nullable FreezeEstimate freeze(FinishedRound round, Collection<DatabasePart> parts) {
        return FreezeEstimate.of(Workload.of(round), known(parts)).orElse(null);
    }

    /**
     * The last rounds of all, whoever made them, oldest first: of each database the last, then those before. As many as
     * the one has that has fewest: the sum of some is no round of all.
     */
    private List<FinishedRound> known(Collection<DatabasePart> parts) {
        List<List<FinishedRound>> each =
                parts.stream().map(part -> log.known(part.job())).toList();
        int count = each.stream().mapToInt(List::size).min().orElse(0);
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> count + 1 - i)
                .flatMap(back ->
                        each.stream()
                                .map(rounds -> rounds.get(rounds.size() - back))
                                .reduce(RoundsTogether::sum)
                                .stream())
                .toList();
    }

    /** Rounds of two databases, one after the other, as one. */
    static FinishedRound sum(FinishedRound one, FinishedRound other) {
        Map<String, Long> stages = new TreeMap<>(one.stages());
        other.stages().forEach((stage, millis) -> stages.merge(stage, millis, Long::sum));
        return new FinishedRound(
                Math.max(one.number(), other.number()),
                one.partitions() + other.partitions(),
                one.bytes() + other.bytes(),
                one.millis() + other.millis(),
                stages,
                other.ended());
    }
}
