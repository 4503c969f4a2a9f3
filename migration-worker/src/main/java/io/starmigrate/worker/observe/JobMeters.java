package io.starmigrate.worker.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.pace.PacingDecision.Cause;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.worker.outage.Reach;
import io.starmigrate.worker.relay.CopyOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A job's measures in a registry; {@code docs/observe.md} lists them. Their names are an interface: dashboards and
 * alerts hold on to them. To be used from one thread; the registry reads from any.
 */
public final class JobMeters implements AutoCloseable {
    private static final String SECONDS = "seconds";
    private static final String BYTES = "bytes";
    private static final String STAGE = "stage";

    private final JobObservation seen;
    private final MeterSet meters;
    private final Set<String> known = new HashSet<>();

    /** Registers what is there to be measured from the beginning. */
    public JobMeters(MeterRegistry registry, JobObservation seen) {
        this.seen = seen;
        this.meters = new MeterSet(registry, seen);
        meters.gauge("worker", "", "A worker, in which version; always 1", version(), one -> 1);
        partitions();
        for (Leg leg : Leg.values()) {
            stage(leg);
        }
        relay();
        pacing();
        ages();
        queue();
        refresh();
    }

    private Tags version() {
        return Tags.of("worker", seen.about().worker(), "version", seen.about().version());
    }

    /** Registers what has become known since: what the worker depends on shows when it is first asked for something. */
    public void refresh() {
        seen.dependencies().stream()
                .filter(each -> known.add("on " + each.name()))
                .forEach(each -> dependency(each.name()));
        seen.roles().stream().filter(each -> known.add("role " + each.name())).forEach(each -> role(each.name()));
    }

    private void partitions() {
        for (PartitionState state : PartitionState.values()) {
            meters.gauge(
                    "partitions",
                    "",
                    "Partitions by state",
                    Tags.of("state", state.name()),
                    now -> now.latest().picture().count(state));
        }
        meters.gauge(
                "round",
                "",
                "Rounds begun",
                Tags.empty(),
                now -> now.job() == null ? Double.NaN : now.job().round());
        meters.gauge(
                "round.age.seconds",
                SECONDS,
                "How far the target is behind: for how long no whole round has ended",
                Tags.empty(),
                JobMeters::behind);
    }

    /** Nothing is behind once the applications write to the target. */
    private static double behind(JobObservation now) {
        Instant ended = now.lastRoundEnded();
        return ended == null ? Double.NaN : since(now, ended);
    }

    private void stage(Leg leg) {
        Tags stage = Tags.of(STAGE, lower(leg.stage()));
        moved(leg, stage);
        left(leg, stage);
        if (leg != Leg.PUBLISH) {
            meters.counter(
                    "retries",
                    "",
                    "Exports submitted again, and partitions loaded again",
                    stage,
                    leg == Leg.EXPORT ? JobObservation::exportRetries : JobObservation::loadRetries);
        }
    }

    private void moved(Leg leg, Tags stage) {
        meters.counter(
                "stage.partitions",
                "",
                "Partitions through the stage since the start",
                stage,
                now -> now.moved(leg).partitions());
        meters.counter(
                "stage.files", "", "Their files", stage, now -> now.moved(leg).files());
        meters.counter(
                "stage.bytes",
                BYTES,
                "Their bytes",
                stage,
                now -> now.moved(leg).bytes());
    }

    private void left(Leg leg, Tags stage) {
        meters.gauge(
                "stage.left.partitions",
                "",
                "Partitions still to go through",
                stage,
                now -> line(now, leg, StageLine::left));
        meters.gauge(
                "stage.left.bytes",
                BYTES,
                "Their bytes, estimated",
                stage,
                now -> line(now, leg, StageLine::leftBytes));
        meters.gauge(
                "stage.rate.bytes",
                BYTES,
                "Bytes a second, over ten minutes",
                stage,
                now -> now.bytesPerSecond(leg).orElse(Double.NaN));
        meters.gauge("stage.left.seconds", SECONDS, "What is left, at that rate", stage, now -> secondsLeft(now, leg));
        meters.gauge(
                "stage.oldest.seconds",
                SECONDS,
                "For how long the partition that has stood in the stage longest has not changed",
                stage,
                now -> line(now, leg, each -> since(now, each.oldest())));
    }

    private static double line(JobObservation now, Leg leg, ToDoubleFunction<StageLine> value) {
        return now.latest().lines().stream()
                .filter(line -> line.stage() == leg.stage())
                .mapToDouble(value)
                .findFirst()
                .orElse(0);
    }

    private static double secondsLeft(JobObservation now, Leg leg) {
        return line(now, leg, each -> {
            Long left = JobViews.secondsLeft(each, now.bytesPerSecond(leg));
            return left == null ? Double.NaN : left;
        });
    }

    private void relay() {
        for (CopyOutcome.Way way : CopyOutcome.Way.values()) {
            copies(lower(way), now -> now.copies(way));
        }
        copies("failed", JobObservation::failedCopies);
        meters.counter("relay.bytes", BYTES, "Bytes this worker has sent", Tags.empty(), JobObservation::relayedBytes);
        meters.gauge(
                "relay.rate.bytes",
                BYTES,
                "Bytes a second that this worker sends, over ten minutes",
                Tags.empty(),
                now -> now.relayedPerSecond().orElse(Double.NaN));
    }

    private void copies(String way, ToDoubleFunction<JobObservation> value) {
        meters.counter("relay.files", "", "Copies of this worker, by what became of them", Tags.of("way", way), value);
    }

    private void pacing() {
        meters.gauge(
                "pacing.exports",
                "",
                "Exports that may run at once",
                Tags.empty(),
                now -> now.atOnce(PacedSide.EXPORT));
        meters.gauge("pacing.loads", "", "Loads that may run at once", Tags.empty(), now -> now.atOnce(PacedSide.LOAD));
        for (PacedSide side : PacedSide.values()) {
            for (Cause cause : Cause.values()) {
                meters.counter(
                        "pacing.decisions",
                        "",
                        "What was decided of how much may run at once, by what was found",
                        Tags.of("side", lower(side), "cause", lower(cause)),
                        now -> now.decisions(side, cause));
            }
        }
    }

    private void ages() {
        meters.gauge(
                "look.age.seconds",
                SECONDS,
                "How old what is known of the job is",
                Tags.empty(),
                now -> since(now, now.latest().at()));
        meters.gauge(
                "standstill.seconds",
                SECONDS,
                "For how long nothing has changed although something is under way",
                Tags.empty(),
                JobMeters::standstill);
    }

    private static double standstill(JobObservation now) {
        return now.latest().picture().isSettled() ? 0 : since(now, now.latest().moved());
    }

    private void queue() {
        messages("waiting", TaskQueue.Depth::waiting);
        messages("held", TaskQueue.Depth::held);
        messages("dead", TaskQueue.Depth::dead);
    }

    private void messages(String state, ToDoubleFunction<TaskQueue.Depth> value) {
        meters.gauge("queue.messages", "", "Messages on the queue, about", Tags.of("state", state), now -> {
            TaskQueue.Depth depth = now.depth();
            return depth == null ? Double.NaN : value.applyAsDouble(depth);
        });
    }

    private void dependency(String name) {
        Tags dependency = Tags.of("dependency", plain(name));
        meters.counter(
                "requests",
                "",
                "Requests by what became of them",
                dependency.and("outcome", "answered"),
                now -> of(now.dependencies(), name, Reach::answered));
        meters.counter(
                "requests",
                "",
                "Requests by what became of them",
                dependency.and("outcome", "failed"),
                now -> of(now.dependencies(), name, Reach::failed));
        meters.counter(
                "requests",
                "",
                "Requests by what became of them",
                dependency.and("outcome", "slow_down"),
                now -> of(now.dependencies(), name, Reach::slowedDown));
        meters.gauge(
                "out.of.reach.seconds",
                SECONDS,
                "For how long it has not answered",
                dependency,
                now -> of(now.dependencies(), name, each -> since(now, each.since())));
    }

    private void role(String name) {
        meters.counter(
                "role.failures",
                "",
                "Steps that failed and are done again",
                Tags.of("role", name),
                now -> of(now.roles(), name, Reach::failed));
    }

    /** Without the address in brackets: a label is to stay the same wherever the thing is. */
    private static String plain(String name) {
        int address = name.indexOf(" (");
        return address < 0 ? name : name.substring(0, address);
    }

    private static double of(List<Reach> all, String name, ToDoubleFunction<Reach> value) {
        return all.stream()
                .filter(each -> each.name().equals(name))
                .mapToDouble(value)
                .findFirst()
                .orElse(0);
    }

    private static double since(JobObservation now, @Nullable Instant then) {
        return then == null ? 0 : Math.max(0, Duration.between(then, now.now()).toMillis() / 1_000.0);
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /** Takes the gauges back; what was counted stays until the job is measured again. */
    @Override
    public void close() {
        meters.close();
    }
}
