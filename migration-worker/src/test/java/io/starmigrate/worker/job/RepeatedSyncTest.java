package io.starmigrate.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.comparison.Advice;
import io.starmigrate.core.cutover.SmallEnough;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RoundsRequest;
import io.starmigrate.worker.plan.RoundLog;
import io.starmigrate.worker.plan.RoundRetries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ends rounds that are repeated. */
class RepeatedSyncTest {
    private static final Failure REFUSED =
            new Failure("later", "the target has no such table", Advice.leavingOut("migrate plan", "later"));
    private static final Failure FAILED = new Failure("orders/p1", "the disk is full", "migrate retry");

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final List<String> notes = new ArrayList<>();
    private final List<Integer> tries = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private int changed = 5;
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void opens() {
        recorder.open(Job.opened("job", JobId.random(new Random(1)), "shop", "shop", List.of(), Instant.EPOCH));
    }

    /** Each round has one partition less to move. */
    private JobReport rounds(Failure... failures) {
        RoundsRequest request = new RoundsRequest(new SmallEnough.Partitions(2), Duration.ZERO);
        return new RepeatedSync("job", recorder, ProgressListener.SILENT)
                .run(request, () -> round(failures), tries(), () -> false, pause -> {});
    }

    /** Rounds without an end, until so many have ended. */
    private JobReport standby(int rounds, Failure... failures) {
        return new RepeatedSync("job", recorder, told())
                .run(
                        new RoundsRequest(null, Duration.ofSeconds(9)),
                        () -> round(changed == 4 ? failures : new Failure[0]),
                        tries(),
                        () -> changed == 5 - rounds,
                        this::pause);
    }

    private ProgressListener told() {
        return new ProgressListener() {
            @Override
            public void progressed(Progress progress) {}

            @Override
            public void noted(String note) {
                notes.add(note);
            }
        };
    }

    private void pause(Duration time) {
        pauses.add(time);
        now = now.plus(time);
    }

    private RoundRetries tries() {
        return new RoundRetries(recorder, "job", () -> now, failed -> failed.forEach(this::again), notes::add);
    }

    private void again(PartitionTaskId failed) {
        tries.add(changed);
        PartitionTask task = recorder.partition(failed).orElseThrow();
        assertThat(recorder.advance(task.to(PartitionState.PLANNED, change("tried again"))))
                .isTrue();
    }

    private static Change change(String why) {
        return new Change("test", Instant.EPOCH, why);
    }

    /** As many partitions fail; what else was to be moved ends, too. */
    private void fail(long number) {
        for (int i = 0; i < 12; i++) {
            PartitionTaskId id = new PartitionTaskId(new PartitionId("job", "shop", "orders", "p" + i), 1);
            PartitionState end = i < number ? PartitionState.FAILED : PartitionState.CANCELLED;
            if (i < number) {
                recorder.plan(List.of(PartitionTask.planned(id, "", new Estimate(1, 1), "1:1", change("planned"))));
            }
            recorder.partition(id)
                    .filter(task -> task.state() == PartitionState.PLANNED)
                    .map(task -> task.to(end, change("the disk is full")))
                    .ifPresent(task -> assertThat(recorder.advance(task)).isTrue());
        }
    }

    private JobReport round(Failure... failures) {
        fail(Arrays.stream(failures).filter(failure -> !failure.isLeftOut()).count());
        Job job = recorder.job("job").orElseThrow().nextRound(List.of());
        assertThat(recorder.advance(job)).isTrue();
        assertThat(recorder.advance(job.planned(new Job.Plan(changed--, 0, 1)))).isTrue();
        return new JobReport("job", failures.length == 0, List.of(), Map.of(), List.of(failures));
    }

    private static List<Integer> partitions(JobReport report) {
        return report.rounds().orElseThrow().rounds().stream()
                .map(FinishedRound::partitions)
                .toList();
    }

    @Test
    void theyGoOnUntilTheChangeIsSmall() {
        assertThat(partitions(rounds())).containsExactly(5, 4, 3, 2);
    }

    @Test
    void aTableThatIsRefusedIsToldInTheEndAndEndsNothing() {
        JobReport report = rounds(REFUSED);

        assertThat(partitions(report)).containsExactly(5, 4, 3, 2);
        assertThat(report.failures()).containsExactly(REFUSED);
        assertThat(report.ending()).isEqualTo(JobReport.Ending.FAILED);
    }

    @Test
    void aPartitionThatFailsEndsThem() {
        assertThat(partitions(rounds(REFUSED, FAILED))).isEmpty();
        assertThat(changed).isEqualTo(4);
    }

    @Test
    void aPartitionThatFailsIsNamedAndTriedAgainByTheNextRoundOfAStandby() {
        JobReport report = standby(4, REFUSED, FAILED);

        assertThat(partitions(report)).as("rounds of which all was moved").containsExactly(5, 3);
        assertThat(tries).as("put back to work, before the third round").containsExactly(3);
        assertThat(notes)
                .filteredOn(note -> note.contains("FAILED"))
                .containsExactly(
                        "job/shop.orders/p0 generation 1 has FAILED and is tried again by the first round after"
                                + " 1 min 0 s: the disk is full");
        assertThat(pauses).hasSize(3);
        assertThat(pauses.get(0)).isLessThanOrEqualTo(Duration.ofSeconds(9));
        assertThat(pauses.get(1))
                .as("what failed has time to pass, however long the round took")
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void whatFailsForGoodIsTriedAgainEverMoreSeldomAndHoldsUpNoRound() {
        changed = 40;
        RoundsRequest request = new RoundsRequest(null, Duration.ofMinutes(1));
        JobReport report = new RepeatedSync("job", recorder, ProgressListener.SILENT)
                .run(request, () -> round(FAILED), tries(), () -> changed == 0, this::pause);

        assertThat(tries.stream().map(left -> 40 - left)).containsExactly(1, 3, 7, 15, 31);
        assertThat(notes.get(notes.size() - 1))
                .contains("has FAILED, 6 times in a row, and is tried again by the first round after 25 min 0 s");
        assertThat(partitions(report)).as("rounds in which it only waited").hasSize(33);
    }

    @Test
    void aStandbyEndsOnceItsJobIsCutOver() {
        changed = 40;
        JobReport report = new RepeatedSync("job", recorder, told())
                .run(
                        new RoundsRequest(null, Duration.ofMinutes(1)),
                        () -> {
                            JobReport round = round();
                            comesTo(CutoverState.ABANDONED);
                            if (changed == 36) {
                                comesTo(CutoverState.FROZEN);
                            }
                            return round;
                        },
                        tries(),
                        () -> false,
                        this::pause);

        assertThat(partitions(report)).as("whatever was given up").containsExactly(40, 39, 38, 37);
        assertThat(notes).last().asString().contains("is being cut over (FROZEN since", "--abandon");
        assertThat(report.complete()).isTrue();
    }

    private void comesTo(CutoverState state) {
        Job job = recorder.job("job").orElseThrow();
        CutoverProgress begun = CutoverProgress.begun(Instant.EPOCH, null);
        assertThat(recorder.advance(job.cutover(state == CutoverState.BEGUN ? begun : begun.to(state, now))))
                .isTrue();
    }

    @Test
    void aStandbyThatIsStoppedSaysWhatItsLastRoundHasLeft() {
        assertThat(standby(2, FAILED).ending()).isEqualTo(JobReport.Ending.FAILED);
        assertThat(tries).as("put back to work by who was told to stop").isEmpty();
    }

    @Test
    void noMoreThanAScreenIsNamed() {
        Failure[] many = new Failure[12];
        Arrays.fill(many, FAILED);

        standby(3, many);

        assertThat(notes).filteredOn(note -> note.contains("FAILED")).hasSize(10);
        assertThat(notes).contains("So have 2 others; migrate status names each");
    }

    @Test
    void roundsOfSomebodyElseAreToldOnce() {
        changed = 40;
        new RepeatedSync("job", recorder, told())
                .run(
                        new RoundsRequest(null, Duration.ofMinutes(1)),
                        () -> {
                            if (changed < 38 && changed > 34) {
                                var unused = round();
                            }
                            return round();
                        },
                        tries(),
                        () -> changed <= 30,
                        this::pause);

        assertThat(notes)
                .filteredOn(note -> note.contains("Somebody else plans job job, too"))
                .hasSize(1);

        notes.clear();
        changed = 5;
        standby(4);
        assertThat(notes).as("all are its own").noneMatch(note -> note.contains("Somebody else"));
    }

    @Test
    void aRoundWithNothingToMoveSaysSo() {
        assertThat(RoundLog.told(new FinishedRound(7, 0, 0, 2100, Map.of()), null))
                .isEqualTo("Round 7: nothing to move, in 2.1 s");
    }
}
