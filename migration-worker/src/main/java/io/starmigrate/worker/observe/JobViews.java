package io.starmigrate.worker.observe;

import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.RetryCommand;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.observe.JobObservation.Look;
import io.starmigrate.worker.observe.Throughput.Point;
import io.starmigrate.worker.outage.Reach;
import io.starmigrate.worker.relay.CopyOutcome;
import io.starmigrate.worker.status.ShownState;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes what is shown of what is known. */
final class JobViews {
    private static final int NAMED = 50;

    private final JobObservation seen;
    private final Look look;
    private final Instant now;

    JobViews(JobObservation seen) {
        this.seen = seen;
        this.look = seen.latest();
        this.now = seen.now();
    }

    JobView view() {
        Job job = seen.job();
        List<JobView.FailedPartition> failed = failures(look.picture()).toList();
        return new JobView(
                seen.about().job(),
                job == null ? null : job.source(),
                job == null ? null : job.target(),
                job == null ? 0 : job.round(),
                new JobView.Worker(
                        seen.about().worker(),
                        seen.about().version(),
                        seen.about().started().toString()),
                now.toString(),
                text(look.at()),
                text(look.moved()),
                states(look.picture()),
                stages(),
                new JobView.Failures(failed.size(), failed.stream().limit(NAMED).toList()),
                pacing(),
                outOfReach(seen.dependencies()).toList(),
                seen.dependencies().stream()
                        .map(each -> new JobView.Requests(each.name(), each.answered(), each.failed()))
                        .toList(),
                queue(seen.depth()),
                seen.rounds().stream()
                        .map(round -> new JobView.Round(
                                round.number(),
                                round.partitions(),
                                round.bytes(),
                                round.time().toSeconds()))
                        .toList(),
                series(seen.points()));
    }

    static Stream<JobView.FailedPartition> failures(Picture now) {
        return now.tasks().stream()
                .filter(task -> task.state() == PartitionState.FAILED && !task.isDroppedAtSource())
                .sorted(Comparator.comparing(task -> task.id().toString()))
                .map(JobViews::failure);
    }

    private static JobView.FailedPartition failure(PartitionTask task) {
        String table = task.id().partition().table();
        String partition = task.id().partition().partition();
        return new JobView.FailedPartition(
                table, partition, task.change().at().toString(), task.change().why(), RetryCommand.of(task));
    }

    static Stream<JobView.OutOfReach> outOfReach(List<Reach> dependencies) {
        return dependencies.stream()
                .flatMap(each -> each.since() == null
                        ? Stream.of()
                        : Stream.of(
                                new JobView.OutOfReach(each.name(), each.since().toString(), each.why())));
    }

    private static SortedMap<String, Integer> states(Picture now) {
        SortedMap<String, Integer> states = new TreeMap<>();
        now.tasks().forEach(task -> states.merge(ShownState.of(task), 1, Integer::sum));
        return states;
    }

    private List<JobView.StageView> stages() {
        List<JobView.StageView> stages = new ArrayList<>();
        for (Leg leg : Leg.values()) {
            look.lines().stream()
                    .filter(line -> line.stage() == leg.stage())
                    .forEach(line -> stages.add(stage(line, seen.bytesPerSecond(leg))));
            if (leg == Leg.EXPORT) {
                stages.add(relay());
            }
        }
        return stages;
    }

    private JobView.StageView stage(StageLine line, OptionalDouble rate) {
        return new JobView.StageView(
                line.stage().name(),
                new JobView.Share(line.done(), line.left()),
                new JobView.Share(line.doneBytes(), line.leftBytes()),
                whole(rate),
                secondsLeft(line, rate),
                line.oldest() == null
                        ? null
                        : Math.max(0, Duration.between(line.oldest(), now).toSeconds()));
    }

    private JobView.StageView relay() {
        long files = Stream.of(CopyOutcome.Way.values()).mapToLong(seen::copies).sum();
        return new JobView.StageView(
                Stage.RELAY.name(),
                new JobView.Share(files, null),
                new JobView.Share(seen.relayedBytes(), null),
                whole(seen.relayedPerSecond()),
                null,
                null);
    }

    static @Nullable Long secondsLeft(StageLine line, OptionalDouble rate) {
        if (line.left() == 0) {
            return 0L;
        }
        if (rate.isEmpty() || rate.getAsDouble() < 1) {
            return null;
        }
        long seconds = (long) (line.leftBytes() / rate.getAsDouble());
        // Partitions of a few bytes take what each of them takes, which a rate of bytes does not tell.
        return seconds == 0 ? null : seconds;
    }

    private static @Nullable Long whole(OptionalDouble rate) {
        return rate.isPresent() ? (long) rate.getAsDouble() : null;
    }

    private JobView.Pacing pacing() {
        return new JobView.Pacing(
                seen.atOnce(PacedSide.EXPORT),
                decisions(PacedSide.EXPORT),
                seen.atOnce(PacedSide.LOAD),
                decisions(PacedSide.LOAD));
    }

    private List<JobView.Decision> decisions(PacedSide side) {
        return seen.decisions(side).stream()
                .map(each -> new JobView.Decision(
                        each.at().toString(),
                        each.from(),
                        each.to(),
                        each.cause().name(),
                        each.reason()))
                .toList();
    }

    private static JobView.@Nullable Queue queue(TaskQueue.@Nullable Depth depth) {
        return depth == null ? null : new JobView.Queue(depth.waiting(), depth.held(), depth.dead());
    }

    private static JobView.Series series(List<Point> points) {
        Map<String, List<Long>> bytes = new TreeMap<>();
        for (Leg leg : Leg.values()) {
            bytes.put(leg.stage().name(), counters(points, leg.counter()));
        }
        bytes.put(Stage.RELAY.name(), counters(points, JobObservation.RELAYED));
        return new JobView.Series(
                points.stream().map(point -> point.at().toString()).toList(), bytes);
    }

    private static List<Long> counters(List<Point> points, int counter) {
        return points.stream().map(point -> point.counters().get(counter)).toList();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
