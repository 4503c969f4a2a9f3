package io.starmigrate.simulation.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Leases.Lease;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.operate.Cleaning;
import io.starmigrate.worker.operate.JobMessages;
import io.starmigrate.worker.starrocks.ClaimStore.Claim;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TargetCluster.Intent;
import io.starmigrate.worker.starrocks.TargetCluster.Whereabouts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A job that is removed leaves nothing of its own behind, and everybody else's as it was, to be used at once. */
class WholeCleanTest extends OperatorBench {
    private static final FileTaskId OTHER =
            new FileTaskId(new PartitionTaskId(new PartitionId("job2", "a", "b", "c"), 1), 1, "x");

    private static Claim claim(String job, JobId id) {
        return new Claim(job, id, "here", Instant.parse("2026-11-29T01:02:03Z"));
    }

    private static List<Finding> of(List<Finding> findings, String subject) {
        return findings.stream()
                .filter(finding -> finding.subject().contains(subject))
                .toList();
    }

    @Test
    void its_claims_are_told_and_let_go_and_those_of_others_stay() {
        bench.advance(PartitionState.FAILED);
        bench.target.claims().take("orders", claim("job", Bench.JOB_ID));
        assertThat(of(bench.cleaning().look().findings(), "claim"))
                .extracting(Finding::what, Finding::subject, Finding::note)
                .containsExactly(tuple(What.WOULD_REMOVE, "claim on orders", "another job may publish the table"));
        assertThat(bench.target.claims().owner("orders")).isPresent();

        assertThat(of(bench.cleaning().clean(Bench.ALONE).findings(), "claim"))
                .extracting(Finding::what, Finding::note)
                .containsExactly(tuple(What.REMOVED, "another job may publish the table"));
        assertThat(bench.target.claims().owner("orders")).isEmpty();
    }

    @Test
    void a_table_that_another_job_has_taken_over_stays_its() {
        bench.advance(PartitionState.FAILED);
        bench.target.claims().take("orders", claim("other", new JobId("otherother")));

        assertThat(of(bench.cleaning().look().findings(), "claim")).isEmpty();
        assertThat(of(bench.cleaning().clean(Bench.ALONE).findings(), "claim")).isEmpty();

        assertThat(bench.target.claims().owner("orders")).isPresent();
    }

    @Test
    void staging_that_only_its_task_knows_is_dropped() {
        PartitionTask task = bench.task();
        StagingName ofBefore = new StagingName(null, 1, 1, 3);
        Staging staging = bench.target.open(Bench.PLACE, ofBefore, "(('p1'))", Intent.NEW);
        bench.recorder.advance(task.to(PartitionState.LOADING, task.change()).withStaging(staging));
        bench.advance(PartitionState.FAILED);

        bench.cleaning().clean(Bench.ALONE);

        assertThat(bench.target.find(Bench.PLACE, staging)).isEqualTo(Whereabouts.GONE);
    }

    @Test
    void staging_that_nobody_needs_is_told_before() {
        bench.advance(PartitionState.FAILED);
        bench.target.open(Bench.PLACE, new StagingName(Bench.JOB_ID, 1, 1, 1), "(('p1'))", Intent.NEW);

        assertThat(of(bench.cleaning().look().findings(), "staging"))
                .extracting(Finding::what)
                .containsExactly(What.STAGING_DROPPED);
        assertThat(bench.state.leftovers()).hasSize(1);
    }

    @Test
    void messages_and_letters_of_others_are_to_be_had_at_once_and_its_own_are_counted() {
        bench.advance(PartitionState.FAILED);
        letter(OTHER, 7, "other");
        letter(bench.file("a.csv"), 7, "mine");
        FileMessage message = new FileMessage(OTHER, OTHER.below(Bench.ROOT), 7, "e");
        bench.queue.send(List.of(message));
        bench.announce(file);
        bench.cleaning().look();
        assertThat(bench.queue.take(10)).as("given back").hasSize(2);
        bench.pass(Bench.VISIBILITY);

        List<Finding> removed = bench.cleaning().clean(Bench.ALONE).findings();

        assertThat(of(removed, "messages")).extracting(Finding::note).containsExactly("2 of the job");
        assertThat(of(removed, "records")).extracting(Finding::note).containsExactly("1 partition");
        assertThat(bench.queue.take(10)).hasSize(1);
        assertThat(bench.queue.receive(10, Duration.ZERO))
                .extracting(delivery -> delivery.message())
                .containsExactly(message);
    }

    @Test
    void nobody_is_let_in_before_the_records_are_gone() {
        bench.advance(PartitionState.FAILED);
        bench.recorder.write(Lease.first("export/job/orders", "operator", Duration.ofSeconds(30)));
        List<Boolean> recorded = new ArrayList<>();
        TaskRecorder seen = Weakened.before(TaskRecorder.class, bench.recorder, (method, arguments) -> {
            if (method.equals("forget")) {
                recorded.add(bench.recorder.lease("export/job/orders").isPresent());
            }
            return Optional.empty();
        });

        new Cleaning(
                        "job",
                        seen,
                        bench.recorder,
                        bench.target,
                        new JobMessages(bench.queue, bench.queue),
                        List.of(),
                        List.of())
                .clean(Bench.ALONE);

        assertThat(recorded).as("held while records go").containsExactly(true);
        assertThat(bench.recorder.lease("export/job/orders")).isEmpty();
    }

    @Test
    void who_loses_its_hold_removes_nothing_more() {
        bench.advance(PartitionState.FAILED);
        Cleaning.Hold lost = new Cleaning.Hold() {
            @Override
            public void require() {
                throw new MigrationException(Fault.WRONG_INPUT, "a worker has begun to work on it", null);
            }

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> bench.cleaning().clean(lost)).hasMessageContaining("has begun");
        assertThat(bench.recorder.partition(Bench.ID)).isPresent();
    }

    @Test
    void what_would_go_is_told_by_its_states() {
        bench.advance(PartitionState.FAILED);

        assertThat(of(bench.cleaning().look().findings(), "records"))
                .extracting(Finding::note)
                .containsExactly("1 partition with histories, files, loads and manifests: 1 FAILED");
        assertThat(bench.cleaning().exportLeases()).containsExactly("export/job/orders");
    }
}
