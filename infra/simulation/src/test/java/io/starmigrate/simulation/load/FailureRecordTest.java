package io.starmigrate.simulation.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.worker.identity.SecondTries;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written of a failure when somebody else writes to its task, or it has gone on. */
class FailureRecordTest {
    private static final int TRIES = 10;
    private static final String ODD = "nobody has ever heard of this";

    private final Bench bench = new Bench();
    private final WorkerIdentity self = new WorkerIdentity("one", bench.clock);
    private final TaskFailures failures = new TaskFailures(bench.recorder);
    private int written;

    @BeforeEach
    void load() {
        bench.write("a.csv", "1");
        bench.export("1");
        bench.advance(PartitionState.LOADING);
    }

    /** A recorder in which somebody else is first so often. */
    private TaskRecorder lateTimes(int often) {
        return Weakened.before(
                TaskRecorder.class,
                bench.recorder,
                "advance",
                arguments -> written++ < often ? Optional.of(false) : Optional.empty());
    }

    @Test
    void a_failure_is_written_as_soon_as_nobody_else_is_first() {
        new TaskFailures(lateTimes(TRIES - 1)).record(bench.task(), self.change("gone"));

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
    }

    @Test
    void a_failure_that_cannot_be_written_is_not_taken_for_written() {
        TaskFailures late = new TaskFailures(lateTimes(TRIES));

        assertThatThrownBy(() -> late.record(bench.task(), self.change("gone")))
                .isInstanceOf(RecorderException.class)
                .hasMessageContaining("others write to it all the time");
        assertThat(written).isEqualTo(TRIES);
        assertThat(bench.task().state()).isEqualTo(PartitionState.LOADING);
    }

    @Test
    void a_failure_says_nothing_of_another_pass() {
        PartitionTask known = bench.task();
        bench.startsAnotherPass();

        failures.record(known, self.change("gone"));

        assertThat(bench.task().state()).isEqualTo(PartitionState.LOADING);
    }

    @Test
    void a_failure_says_nothing_of_another_export() {
        bench.exportsAgain(2);
        PartitionTask known = bench.task();
        bench.exportsAgain(3);

        failures.record(known, self.change("gone"));

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTING);
    }

    @Test
    void what_no_rule_knows_is_tried_twice_by_all_workers_together() {
        SecondTries first = new SecondTries(bench.recorder, self);
        assertThat(first.refused(bench.task(), Remedy.UNKNOWN, ODD)).isFalse();
        assertThat(first.isResting(Bench.ID)).isTrue();
        assertThat(first.refused(bench.task(), Remedy.UNKNOWN, ODD))
                .as("it rests")
                .isFalse();

        bench.pass(SecondTries.PAUSE);
        assertThat(first.isResting(Bench.ID)).isFalse();
        SecondTries second = new SecondTries(bench.recorder, new WorkerIdentity("two", bench.clock));
        assertThat(second.refused(bench.task(), Remedy.UNKNOWN, ODD)).isTrue();

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).startsWith(ODD).contains("it was tried twice");
    }

    @Test
    void what_a_rule_knows_fails_at_once() {
        SecondTries tries = new SecondTries(bench.recorder, self);

        assertThat(tries.refused(bench.task(), Remedy.WRONG_INPUT, "no such column"))
                .isTrue();

        assertThat(bench.task().change().why()).isEqualTo("no such column");
        assertThat(tries.isResting(Bench.ID)).isFalse();
    }

    @Test
    void a_second_try_that_cannot_be_written_is_not_begun() {
        SecondTries late = new SecondTries(lateTimes(TRIES), self);

        assertThatThrownBy(() -> late.refused(bench.task(), Remedy.UNKNOWN, ODD))
                .isInstanceOf(RecorderException.class);
        assertThat(written).isEqualTo(TRIES);
        assertThat(late.isResting(Bench.ID)).isFalse();
    }

    @Test
    void a_second_try_is_nobody_s_once_its_task_has_gone_on() {
        PartitionTask known = bench.task();
        bench.startsAnotherPass();

        assertThat(new SecondTries(bench.recorder, self).refused(known, Remedy.UNKNOWN, ODD))
                .isFalse();

        assertThat(bench.task().unknown()).isNull();
    }

    @Test
    void only_the_task_of_an_item_that_cannot_be_read_fails() {
        assertThat(failures.isolate(bench.task(), self, () -> {})).isTrue();
        PartitionTask known = bench.task();
        bench.recorder.damaged().manifest(Bench.ID, 1);

        assertThat(failures.isolate(known, self, () -> bench.recorder.requireManifest(known)))
                .isFalse();

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
    }
}
