package io.starmigrate.worker.several;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RoundsRequest;
import io.starmigrate.worker.plan.RoundRetries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A standby over several databases, one of which has a partition that fails for good. */
class RoundsTogetherTest {
    private static final MigrationConfig CONFIG = ConfigLoader.parse(
                    "test", "", Map.of("JOB_NAME", "all"), EnumSet.noneOf(Need.class))
            .config();
    private static final List<DatabasePart> PARTS =
            List.of(new DatabasePart("shop", "all.shop", CONFIG), new DatabasePart("hr", "all.hr", CONFIG));
    private static final PartitionTaskId FAILING =
            new PartitionTaskId(new PartitionId("all.hr", "hr", "people", "p1"), 1);

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final List<String> notes = new ArrayList<>();
    private final List<Integer> tries = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private int rounds;

    @BeforeEach
    void planned() {
        for (DatabasePart part : PARTS) {
            recorder.open(Job.opened(
                    part.job(),
                    JobId.random(new Random(1)),
                    part.database(),
                    part.database(),
                    List.of(),
                    Instant.EPOCH));
        }
        recorder.plan(List.of(PartitionTask.planned(FAILING, "", new Estimate(1, 1), "1:1", change("planned"))));
    }

    private static Change change(String why) {
        return new Change("test", Instant.EPOCH, why);
    }

    private void comesTo(PartitionState state) {
        recorder.partition(FAILING)
                .filter(task -> task.state() != state)
                .map(task -> task.to(state, change("the disk is full")))
                .ifPresent(task -> assertThat(recorder.advance(task)).isTrue());
    }

    private JobReport one(DatabasePart part, ProgressListener progress) {
        Job job = recorder.job(part.job()).orElseThrow().nextRound(List.of());
        assertThat(recorder.advance(job)).isTrue();
        assertThat(recorder.advance(job.planned(new Job.Plan(1, 0, 1)))).isTrue();
        if (part.database().equals("shop")) {
            rounds++;
            return new JobReport(part.job(), true, List.of(), Map.of(), List.of());
        }
        comesTo(PartitionState.FAILED);
        Failure failure = new Failure("people/p1", "the disk is full", "migrate retry");
        return new JobReport(part.job(), false, List.of(), Map.of(), List.of(failure));
    }

    private RoundRetries tries(DatabasePart part) {
        return new RoundRetries(
                recorder,
                part.job(),
                () -> now,
                failed -> {
                    assertThat(failed).containsExactly(FAILING);
                    tries.add(rounds);
                    comesTo(PartitionState.PLANNED);
                },
                line -> notes.add(part.database() + ": " + line));
    }

    private JobReport standby(int most) {
        ProgressListener told = new ProgressListener() {
            @Override
            public void progressed(Progress progress) {}

            @Override
            public void noted(String note) {
                notes.add(note);
            }
        };
        return new RoundsTogether("all", recorder, told, () -> rounds == most)
                .run(
                        new RoundsRequest(null, Duration.ofMinutes(1)),
                        PARTS,
                        this::one,
                        this::tries,
                        time -> now = now.plus(time));
    }

    @Test
    void whatFailsInOneIsTriedAgainEverMoreSeldomAndNamedWithIt() {
        standby(12);

        assertThat(tries).containsExactly(1, 3, 7);
        assertThat(notes)
                .filteredOn(note -> note.contains("FAILED"))
                .hasSize(11)
                .allMatch(note -> note.startsWith("hr: all.hr/hr.people/p1 generation 1 has FAILED"))
                .last()
                .asString()
                .contains("4 times in a row");
        assertThat(notes)
                .filteredOn(note -> note.startsWith("Round "))
                .as("rounds of all in which it only waited")
                .hasSize(7);
    }

    @Test
    void noneBeginsOnceOneOfThemIsCutOver() {
        Job job = recorder.job("all.hr").orElseThrow();
        CutoverProgress begun = CutoverProgress.begun(Instant.EPOCH, null);
        assertThat(recorder.advance(job.cutover(begun.to(CutoverState.FROZEN, now))))
                .isTrue();

        assertThatThrownBy(() -> standby(3))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("\"all.hr\" is being cut over (FROZEN since");
        assertThat(rounds).isZero();
    }
}
