package io.starmigrate.simulation.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.operate.Redrive;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedriveTest extends OperatorBench {
    @Test
    void a_letter_that_can_be_processed_now_goes_back_and_is_put_right() {
        letter(bench.file("a.csv"), 1, "it has 1 bytes");

        assertThat(kinds(bench.redrive().tell("job"))).containsExactly(What.REDRIVEN);
        assertThat(bench.messages()).as("only told").isZero();
        OperationReport report = bench.redrive().apply("job");

        assertThat(report.succeeded()).isTrue();
        assertThat(report.findings().get(0).note()).isEqualTo("was there because: it has 1 bytes");
        assertThat(bench.queue.deadLetters()).isEmpty();
        assertThat(bench.queue.receive(1, AT_ONCE).get(0).message().size()).isEqualTo(file.size());
    }

    @Test
    void of_what_lies_where_it_was_exported_to_the_manifest_tells_all() {
        letter(bench.file("a.csv"), 1, "it has 1 bytes");
        TaskRecorder unasked = Weakened.before(TaskRecorder.class, bench.recorder, "file", arguments -> {
            throw new AssertionError("asked for " + arguments[0]);
        });

        var unused = new Redrive(bench.queue, bench.queue, unasked, bench.storage, Bench.ROOT).apply("job");

        assertThat(bench.queue.receive(1, AT_ONCE).get(0).message().etag()).isEqualTo(file.etag());
    }

    @Test
    void a_letter_stays_until_the_queue_has_taken_its_message() {
        letter(bench.file("a.csv"), 1, "it has 1 bytes");

        OperationReport refused = bench.redrive(messages -> messages).apply("job");

        assertThat(kinds(refused)).containsExactly(What.KEPT);
        assertThat(bench.queue.deadLetters()).hasSize(1);
        OperationReport taken = bench.redrive(messages -> {
                    assertThat(bench.queue.deadLetters()).as("while it is sent").hasSize(1);
                    return List.of();
                })
                .apply("job");
        assertThat(kinds(taken)).containsExactly(What.REDRIVEN);
        assertThat(bench.queue.deadLetters()).isEmpty();
    }

    @Test
    void a_letter_of_a_check_that_is_over_goes_back_for_an_importer_to_forget() {
        PartitionId canary = new PartitionId("check-0unh5apxqk", "check", "canary", "canary");
        letter(new FileTaskId(new PartitionTaskId(canary, 1), 1, "put.csv"), 7, "the recorder has no job");

        assertThat(kinds(bench.redrive().apply("job"))).containsExactly(What.REDRIVEN);
        assertThat(bench.queue.deadLetters()).isEmpty();
        assertThat(bench.messages()).isEqualTo(1);
    }

    @Test
    void a_letter_that_would_come_back_dead_stays_and_is_named() {
        letter(bench.file("foreign.csv"), 7, "not listed");
        letter(new FileTaskId(new PartitionTaskId(new PartitionId("job", "shop", "orders", "p9"), 1), 1, "x"), 7, "p9");
        letter(new FileTaskId(new PartitionTaskId(new PartitionId("other", "a", "b", "c"), 1), 1, "x"), 7, "other");
        bench.recorder.open(Job.opened("other", new JobId("otherother"), "a", "b", List.of(), bench.clock.instant()));
        bench.storage.put(bench.file("a.csv").below(Bench.ROOT), new byte[] {'x'}, Map.of());
        letter(bench.file("a.csv"), 1, "altered");

        OperationReport report = bench.redrive().apply("job");

        assertThat(kinds(report)).containsExactlyInAnyOrder(What.KEPT, What.KEPT, What.UNCHANGED, What.KEPT);
        assertThat(report.succeeded()).isFalse();
        assertThat(bench.queue.deadLetters()).hasSize(4);
        assertThat(bench.queue.take(10)).as("given back").hasSize(4);
        assertThat(bench.messages()).isZero();
    }
}
