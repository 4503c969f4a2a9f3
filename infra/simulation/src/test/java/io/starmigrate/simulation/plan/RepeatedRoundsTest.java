package io.starmigrate.simulation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.ExportBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.loop.StageClock;
import io.starmigrate.worker.plan.RepeatedRounds;
import io.starmigrate.worker.plan.RoundLog;
import io.starmigrate.worker.plan.RoundRetries;
import io.starmigrate.worker.status.JobWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rounds that nobody has to ask for, and what is written down of rounds. */
class RepeatedRoundsTest {
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final PartitionId ID =
            new PartitionId("job", "shop", ExportBench.PLACE.table(), ExportBench.PLACE.partition());

    private final ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);
    private final AtomicInteger begun = new AtomicInteger();
    private boolean plans;
    private final List<FinishedRound> ended = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final StageClock stages = new StageClock(nanos::get);
    private final List<String> told = new ArrayList<>();
    private final List<PartitionTaskId> tried = new ArrayList<>();
    private @Nullable List<PartitionTask> stale;
    private final TaskRecorder recorder = Weakened.before(
            TaskRecorder.class,
            bench.recorder,
            (method, arguments) -> arguments[0] instanceof String && method.matches("partitions|changed")
                    ? Optional.ofNullable(stale).map(List::stream)
                    : Optional.empty());
    private final RepeatedRounds rounds = new RepeatedRounds(
            recorder,
            JobWatch.eager(recorder, "job", bench.clock),
            new RepeatedRounds.Rhythm(EVERY, bench.clock),
            this::begin,
            stages,
            tries(),
            ended::add);

    private RoundRetries tries() {
        return new RoundRetries(recorder, "job", bench.clock, failed -> failed.forEach(this::retry), told::add);
    }

    private void retry(PartitionTaskId failed) {
        tried.add(failed);
        PartitionTask task = bench.recorder.partition(failed).orElseThrow();
        assertThat(bench.recorder.advance(task.to(
                        PartitionState.PLANNED, new WorkerIdentity("planner", bench.clock).change("once more"))))
                .isTrue();
    }

    private void fails() {
        PartitionTask open = bench.recorder.latest(ID).orElseThrow();
        new TaskFailures(bench.recorder)
                .record(open, new WorkerIdentity("exporter", bench.clock).change("the disk is full"));
    }

    private List<PartitionTaskId> begin() {
        begun.incrementAndGet();
        if (!plans) {
            return List.of();
        }
        bench.clock.advance(Duration.ofSeconds(3));
        return bench.plan() == 0 ? List.of() : List.of(bench.task().id());
    }

    private int after(Duration time) {
        bench.clock.advance(time);
        var unused = rounds.step();
        return begun.get();
    }

    @Test
    void nobodysJobIsNotBegun() {
        after(Duration.ZERO);

        assertThat(after(EVERY)).isZero();
    }

    @Test
    void aRoundBeginsWhenItIsTimeAndTheOneBeforeHasEnded() {
        bench.source.fill(ExportBench.PLACE, List.of("1"));
        bench.plan();
        after(Duration.ZERO);
        assertThat(after(EVERY)).as("what is planned has not ended").isZero();
        bench.round();

        assertThat(after(Duration.ofSeconds(1))).isEqualTo(1);
        assertThat(after(EVERY.minusSeconds(1))).isEqualTo(1);
        assertThat(after(Duration.ofSeconds(1))).isEqualTo(2);
    }

    @Test
    void aRoundHasToMoveWhatOneBeforeItHasOnlyPlanned() {
        bench.source.fill(ExportBench.PLACE, List.of("1", "2"));
        bench.plan();
        bench.plan();
        bench.round();

        FinishedRound ended = new RoundLog(bench.recorder, bench.clock)
                .ended("job", Duration.ofSeconds(4), Map.of())
                .orElseThrow();

        assertThat(ended).isEqualTo(new FinishedRound(2, 1, 20, 4000, Map.of(), bench.clock.instant()));
    }

    /** Somebody has planned the job and all of that is published; rounds of the service plan from now on. */
    private void serves() {
        bench.source.fill(ExportBench.PLACE, List.of("1"));
        bench.plan();
        bench.round();
        plans = true;
        after(Duration.ZERO);
        bench.source.fill(ExportBench.PLACE, List.of("1", "2"));
        after(EVERY);
        assertThat(begun.get()).isEqualTo(1);
    }

    private void exports(Duration time) {
        assertThat(stages.step(Stage.EXPORT, () -> 1)).isEqualTo(1);
        nanos.addAndGet(time.toNanos());
        assertThat(stages.step(Stage.EXPORT, () -> 1)).isEqualTo(1);
        bench.clock.advance(time);
    }

    @Test
    void whatARoundOfTheServiceTookIsWrittenDownAsSyncDoesOfItsOwn() {
        exports(Duration.ofHours(1));
        serves();
        exports(Duration.ofSeconds(20));
        after(Duration.ofSeconds(1));
        assertThat(ended).as("what is under way has not ended").isEmpty();
        bench.round();
        after(Duration.ofMinutes(1));

        Map<String, Long> took = Map.of("PLAN", 3000L, "EXPORT", 20_000L);
        assertThat(ended).singleElement().satisfies(round -> {
            assertThat(round.number()).isEqualTo(2);
            assertThat(round.partitions()).isEqualTo(1);
            assertThat(round.bytes()).isEqualTo(20);
            assertThat(round.stages()).isEqualTo(took);
            assertThat(round.time()).isBetween(Duration.ofSeconds(24), Duration.ofSeconds(84));
        });
        assertThat(new RoundLog(bench.recorder, bench.clock).known("job")).isEqualTo(ended);
        after(Duration.ofMinutes(1));
        assertThat(ended).as("written down once").hasSize(1);
    }

    @Test
    void aRoundIsNotOverBeforeTheIndexShowsWhatItHasPlannedAgain() {
        bench.source.fill(ExportBench.PLACE, List.of("1"));
        bench.plan();
        bench.round();
        plans = true;
        after(Duration.ZERO);
        bench.source.fill(ExportBench.PLACE, List.of("1", "2"));
        stale = bench.recorder.partitions("job").toList();
        after(EVERY);

        assertThat(after(EVERY)).as("the round before has not ended").isEqualTo(1);
        assertThat(ended).as("all that is listed is of before").isEmpty();
        stale = null;
        bench.round();
        after(EVERY);

        assertThat(ended)
                .singleElement()
                .satisfies(round -> assertThat(round.number()).isEqualTo(2));
    }

    @Test
    void whatFailsIsTriedAgainByTheServiceEverMoreSeldom() {
        serves();
        List<Integer> rounds = new ArrayList<>();
        fails();
        after(Duration.ofSeconds(5));
        for (int round = 0; round < 30; round++) {
            int before = tried.size();
            after(EVERY);
            if (tried.size() > before) {
                rounds.add(round);
                fails();
            }
            after(Duration.ofSeconds(5));
        }

        assertThat(rounds).as("ten minutes from one to the next").startsWith(0, 1, 2, 3, 5, 9, 15, 21);
        assertThat(told.get(told.size() - 1)).contains("generation 2 has FAILED, ", " times in a row, and is tried");
    }

    @Test
    void aRoundIsNotOverWhileTheIndexShowsAsFailedWhatIsTriedAgain() {
        serves();
        fails();
        after(Duration.ofMinutes(1));
        stale = bench.recorder.partitions("job").toList();
        after(EVERY);
        assertThat(tried).hasSize(1);
        after(Duration.ofMinutes(1));
        assertThat(ended).as("it is under way, and listed as FAILED").isEmpty();

        stale = null;
        bench.round();
        after(EVERY);
        assertThat(ended)
                .singleElement()
                .satisfies(round -> assertThat(round.partitions())
                        .as("what was put back to work counts among what the round has to move")
                        .isEqualTo(1));
    }

    @Test
    void aRoundThatLeavesOnlyWhatWaitsIsWrittenDown() {
        serves();
        fails();
        after(Duration.ofSeconds(5));
        for (int tries = 0; tries < 4; tries++) {
            after(EVERY);
            fails();
            after(Duration.ofSeconds(5));
        }
        assertThat(ended).as("rounds in which it has failed").isEmpty();

        after(EVERY);
        after(Duration.ofMinutes(1));
        assertThat(tried).as("it waits for longer than that by now").hasSize(4);
        assertThat(ended).hasSize(1);
    }

    @Test
    void aJobThatWasRemovedAndPlannedAnewHasRoundsOfItsOwn() {
        serves();
        bench.recorder.forget("job");
        bench.recorder.open(
                Job.opened("job", JobId.random(new Random(7)), "shop", "shop", List.of(), bench.clock.instant()));
        bench.plan();
        bench.plan();
        bench.round();

        after(EVERY);
        assertThat(ended).as("its second round is nobody else's").isEmpty();
        assertThat(begun.get()).isEqualTo(2);
    }

    @Test
    void aRoundInWhichNothingHasChangedTakesWhatItsPlanTook() {
        serves();
        bench.round();
        after(EVERY);
        bench.clock.advance(Duration.ofMinutes(2));
        after(Duration.ZERO);

        assertThat(ended).hasSize(2);
        assertThat(ended.get(1).partitions()).isZero();
        assertThat(ended.get(1).time()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aRoundThatLeavesSomethingOrIsFollowedByAnotherIsNotWrittenDown() {
        serves();
        fails();
        after(Duration.ofMinutes(1));
        assertThat(ended).isEmpty();
        assertThat(told)
                .containsExactly(
                        "job/shop.orders/p1 generation 2 has FAILED and is tried again by the first round after"
                                + " 1 min 0 s: the disk is full");

        after(EVERY);
        assertThat(begun.get()).as("the others go on").isEqualTo(2);
        bench.plan();
        after(Duration.ofMinutes(1));
        assertThat(new RoundLog(bench.recorder, bench.clock).known("job"))
                .as("somebody else has begun another meanwhile")
                .isEmpty();
    }

    @Test
    void whatARoundTookIsKeptWithItsJobAndTold() {
        bench.source.fill(ExportBench.PLACE, List.of("1", "2"));
        bench.plan();
        bench.round();
        RoundLog log = new RoundLog(bench.recorder, bench.clock);

        FinishedRound ended = log.ended("job", Duration.ofSeconds(4), Map.of(Stage.EXPORT, Duration.ofSeconds(2)))
                .orElseThrow();

        assertThat(log.ended("job", Duration.ofSeconds(9), Map.of()))
                .as("told again")
                .contains(ended);
        assertThat(log.known("job")).containsExactly(ended);
        assertThat(ended).isEqualTo(new FinishedRound(1, 1, 20, 4000, Map.of("EXPORT", 2000L), bench.clock.instant()));
        assertThat(RoundLog.told(ended, log.freeze("job", ended).orElse(null)))
                .isEqualTo("Round 1: 1 partition moved, 20 B, in 4.0 s (export 10 B/s);"
                        + " a freeze for as much would take 9.0 s");
    }
}
