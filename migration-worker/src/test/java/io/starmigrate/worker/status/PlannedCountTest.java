package io.starmigrate.worker.status;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.api.StatusRequest;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a plan has counted is told before any worker has looked, and only for as long as nothing has begun. */
class PlannedCountTest {
    private final CountedJob job = new CountedJob();
    private List<PartitionTask> tasks = List.of();

    @BeforeEach
    void plan() {
        tasks = Stream.of("p1", "p2", "p3", "p4", "p5").map(job::planned).toList();
        job.passes(Duration.ofSeconds(1));
    }

    private Job planned(int known) {
        Job before = job.stored.job(CountedJob.NAME).orElseThrow();
        Job planned = before.planned(new Job.Plan(known, 0, 0, known));
        assertThat(job.stored.advance(planned)).isTrue();
        return planned;
    }

    private void count(Job planned) {
        PlannedCount count = new PlannedCount(job.stored, new WorkerIdentity("planner", () -> job.now), 3);
        tasks.forEach(task -> count.add(task.id(), task.estimate()));
        count.write(planned);
    }

    private void assertReadsAll() {
        job.status();
        assertThat(job.hasReadAll()).isTrue();
    }

    @Test
    void what_was_planned_is_told_at_once_and_days_later_without_reading_a_partition() {
        count(planned(5));

        for (Duration later : List.of(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(3))) {
            job.passes(later);
            StatusLook.Found found = job.status();
            assertThat(job.hasReadAll()).isFalse();
            assertThat(found.counted().worker()).isEqualTo("planner");
            assertThat(found.tables().get(0).partitions()).isEqualTo(Map.of("PLANNED", 5));
            StatusLook.Found exact = job.status(StatusRequest.EXACT);
            assertThat(found.tables()).isEqualTo(exact.tables());
            assertThat(found.remaining()).isEqualTo(exact.remaining());
            assertThat(found.isPublished()).isFalse();
        }
        assertThat(job.status().counted().unchanged()).isTrue();
    }

    @Test
    void who_has_planned_is_told_what_it_has_counted_since_and_nobody_elses() {
        Instant begun = job.now;
        Job planned = planned(5);
        StatusLook look = new StatusLook(job.stored, () -> job.now, 3);
        assertThat(look.countedBy("planner", planned, begun))
                .as("nothing was counted")
                .isEmpty();
        count(planned);

        assertThat(look.countedBy("planner", planned, begun).orElseThrow().tables())
                .isEqualTo(job.status(StatusRequest.EXACT).tables());
        assertThat(look.countedBy("another", planned, begun)).isEmpty();
        assertThat(look.countedBy("planner", planned, job.now.plusMillis(1)))
                .as("of before")
                .isEmpty();
        job.to(PartitionState.FAILED, tasks.get(0));
        assertThat(look.countedBy("planner", planned, begun).orElseThrow().failures())
                .as("what failed is as it is now")
                .hasSize(1);
    }

    @Test
    void it_is_not_told_once_something_has_begun_whatever_clock_has_dated_that() {
        count(planned(5));
        job.passes(Duration.ofMinutes(-4));
        job.to(PartitionState.EXPORTING, tasks.get(0));
        job.passes(Duration.ofMinutes(10));

        assertReadsAll();
    }

    @Test
    void it_is_not_told_once_something_was_put_back() {
        count(planned(5));
        job.passes(Duration.ofMinutes(5));
        job.to(PartitionState.PLANNED, job.to(PartitionState.FAILED, tasks.get(0)));

        assertReadsAll();
    }

    @Test
    void it_is_not_told_while_more_is_planned_and_after_that() {
        count(planned(5));
        job.passes(Duration.ofMinutes(5));
        Job next = job.stored.job(CountedJob.NAME).orElseThrow().nextRound(List.of("t"));
        assertThat(job.stored.advance(next)).isTrue();
        assertReadsAll();

        planned(6);
        assertReadsAll();
    }

    @Test
    void nothing_is_written_of_a_job_of_which_something_is_not_planned() {
        job.to(PartitionState.EXPORTING, tasks.get(0));
        count(planned(5));
        assertThat(job.summary().version()).isZero();
    }

    @Test
    void nothing_is_written_of_a_job_of_which_a_part_was_chosen() {
        count(planned(6));
        assertThat(job.summary().version()).isZero();
    }

    @Test
    void a_job_of_few_partitions_is_not_counted() {
        tasks = tasks.subList(0, 3);
        count(planned(3));
        assertThat(job.summary().version()).isZero();
    }

    /** A job of five published partitions that a worker has counted, of which two have changed since. */
    private List<PartitionTask> laterRound(Duration pause) {
        planned(5);
        tasks.forEach(job::published);
        job.worker("worker").looks();
        assertThat(job.summary().version()).isEqualTo(1);
        job.passes(pause);
        return List.of(job.planned("p1", 2), job.planned("p4", 2), job.planned("p9"));
    }

    private void countWritten(List<PartitionTask> written, int known) {
        PlannedCount count = new PlannedCount(job.stored, new WorkerIdentity("planner", () -> job.now), 3);
        written.forEach(task -> count.addWritten(task.id(), task.estimate()));
        count.write(planned(known));
    }

    @Test
    void what_a_later_round_has_planned_is_told_with_what_was_counted_before() {
        for (Duration pause : List.of(Duration.ofSeconds(20), Duration.ofHours(8))) {
            PlannedCountTest other = new PlannedCountTest();
            other.plan();
            other.toldLater(pause);
        }
    }

    private void toldLater(Duration pause) {
        countWritten(laterRound(pause), 6);

        assertThat(job.summary().version()).isEqualTo(2);
        for (Duration later : List.of(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(1))) {
            job.passes(later);
            StatusLook.Found found = job.status();
            assertThat(job.hasReadAll()).isFalse();
            assertThat(found.counted().worker()).isEqualTo("planner");
            assertThat(found.tables().get(0).partitions()).isEqualTo(Map.of("PUBLISHED", 3, "PLANNED", 3));
            StatusLook.Found exact = job.status(StatusRequest.EXACT);
            assertThat(found.tables()).isEqualTo(exact.tables());
            assertThat(requireNonNull(found.remaining()).workload())
                    .isEqualTo(requireNonNull(exact.remaining()).workload());
            assertThat(found.isPublished()).isFalse();
        }
        job.to(
                PartitionState.EXPORTING,
                job.stored.latest(tasks.get(0).id().partition()).orElseThrow());
        assertReadsAll();
    }

    @Test
    void a_later_round_is_not_counted_when_something_else_has_changed_or_what_it_wrote_is_not_listed_yet() {
        List<PartitionTask> written = laterRound(Duration.ofMinutes(30));
        countWritten(written.subList(0, 2), 6);
        assertThat(job.summary().version()).as("something else was planned").isEqualTo(1);

        PartitionTask begun = job.to(PartitionState.EXPORTING, written.get(0));
        countWritten(written, 6);
        assertThat(job.summary().version()).as("one is under way").isEqualTo(1);
        assertThat(begun.state()).isEqualTo(PartitionState.EXPORTING);
    }
}
