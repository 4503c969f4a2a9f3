package io.starmigrate.worker.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.forecast.Remaining.Lately;
import io.starmigrate.core.task.JobSummary;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.StatusRequest;
import io.starmigrate.worker.status.CountedJob.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusLookTest {
    private final CountedJob job = new CountedJob();
    private final Worker worker = job.worker("w1");
    private List<PartitionTask> tasks = List.of();

    @BeforeEach
    void plan() {
        tasks = Stream.of("p1", "p2", "p3", "p4", "p5").map(job::planned).toList();
    }

    private void publishAll() {
        publish(tasks);
    }

    private void publish(List<PartitionTask> some) {
        some.forEach(task -> job.to(PartitionState.PUBLISHED, task));
    }

    @Test
    void what_a_worker_has_counted_a_moment_ago_is_told_without_reading_a_partition() {
        job.to(PartitionState.CANCELLED, tasks.get(0));
        worker.looks();
        job.passes(Duration.ofSeconds(14));

        StatusLook.Found found = job.status();

        assertThat(job.hasReadAll()).isFalse();
        assertThat(job.asked).containsExactly("summary", "partitions FAILED");
        assertThat(found.counted().worker()).isEqualTo("w1");
        assertThat(found.counted().age()).isEqualTo(Duration.ofSeconds(14));
        assertThat(found.counted().unchanged()).isFalse();
        StatusLook.Found exact = job.status(StatusRequest.EXACT);
        assertThat(job.hasReadAll()).isTrue();
        assertThat(exact.counted().worker()).isNull();
        assertThat(exact.counted().why()).isEmpty();
        assertThat(found.tables()).isEqualTo(exact.tables());
        assertThat(found.remaining()).isEqualTo(exact.remaining());
        assertThat(found.tables().get(0).partitions()).isEqualTo(Map.of("PLANNED", 4, "CANCELLED", 1));
    }

    @Test
    void without_a_worker_every_partition_is_read_and_that_is_said() {
        StatusLook.Found found = job.status();

        assertThat(job.hasReadAll()).isTrue();
        assertThat(found.counted().why()).isEqualTo("no worker has counted them");
        assertThat(found.tables().get(0).partitions()).isEqualTo(Map.of("PLANNED", 5));
    }

    @Test
    void what_was_counted_long_ago_is_told_only_if_nothing_has_changed_since() {
        worker.looks();
        job.passes(Duration.ofDays(3));

        StatusLook.Found unchanged = job.status();
        assertThat(job.hasReadAll()).isFalse();
        assertThat(unchanged.counted().unchanged()).isTrue();

        job.to(PartitionState.EXPORTING, tasks.get(0));
        StatusLook.Found changed = job.status();
        assertThat(job.hasReadAll()).isTrue();
        assertThat(changed.counted().why()).contains("w1", "2026-11-29T12:00:00.123456Z", "changed since");
        assertThat(changed.tables().get(0).partitions()).isEqualTo(Map.of("PLANNED", 4, "EXPORTING", 1));
    }

    @Test
    void how_long_the_rest_takes_is_told_of_now_or_not_at_all() {
        publish(tasks.subList(0, 3));
        job.passes(Duration.ofMinutes(1));
        worker.looks();
        assertThat(lately()).isEqualTo(exactly());
        assertThat(lately()).isNotNull();

        job.passes(Duration.ofHours(2));
        assertThat(lately()).isEqualTo(exactly());
        assertThat(job.status().counted().why()).endsWith("which does not tell how long what is left takes now");

        job.passes(Duration.ofHours(10));
        assertThat(lately()).isNull();
        assertThat(job.hasReadAll()).isFalse();
        assertThat(exactly()).isNull();
    }

    private @Nullable Lately lately() {
        return Objects.requireNonNull(job.status().remaining()).lately();
    }

    private @Nullable Lately exactly() {
        return Objects.requireNonNull(job.status(StatusRequest.EXACT).remaining())
                .lately();
    }

    @Test
    void a_change_that_is_dated_before_the_count_by_a_slow_clock_is_one() {
        publishAll();
        worker.looks();
        job.passes(Duration.ofMinutes(-10));
        job.planned("p1", 2);
        job.passes(Duration.ofMinutes(20));

        assertThat(job.status().isPublished()).isFalse();
        assertThat(job.hasReadAll()).isTrue();
    }

    @Test
    void that_a_job_is_done_is_told_only_if_nothing_has_changed_since() {
        publishAll();
        worker.looks();
        job.passes(Duration.ofSeconds(1));
        assertThat(job.status().isPublished()).isTrue();
        assertThat(job.hasReadAll()).isFalse();
        assertThat(job.status().counted().unchanged()).isTrue();

        job.planned("p6");
        assertThat(job.status().isPublished()).isFalse();
        assertThat(job.hasReadAll()).isTrue();
    }

    @Test
    void what_failed_is_told_as_it_is_now() {
        PartitionTask failed = job.to(PartitionState.FAILED, tasks.get(0));
        worker.looks();
        assertThat(job.status().failures())
                .extracting(Failure::subject)
                .containsExactly(failed.id().toString());

        job.to(PartitionState.PLANNED, failed);
        job.to(PartitionState.FAILED, tasks.get(1));
        assertThat(job.status().failures())
                .extracting(Failure::subject)
                .containsExactly(tasks.get(1).id().toString());
        assertThat(job.hasReadAll()).isFalse();
        assertThat(job.status().tables().get(0).partitions())
                .as("as of when it was counted")
                .isEqualTo(Map.of("PLANNED", 4, "FAILED", 1));
    }

    @Test
    void a_failure_that_a_later_generation_stands_for_is_none() {
        job.to(PartitionState.FAILED, tasks.get(0));
        job.planned("p1", 2);
        worker.looks();

        assertThat(job.status().failures()).isEmpty();
        assertThat(job.hasReadAll()).isFalse();
        assertThat(job.status(StatusRequest.EXACT).failures()).isEmpty();
    }

    @Test
    void where_too_much_has_failed_to_look_at_each_every_partition_is_read() {
        for (int i = 0; i < 101; i++) {
            job.to(PartitionState.FAILED, job.planned("f" + i));
        }
        worker.looks();

        StatusLook.Found found = job.status();

        assertThat(found.failures()).hasSize(101);
        assertThat(found.counted().why()).isEqualTo("more than 100 partitions have failed");
    }

    @Test
    void what_was_counted_of_an_earlier_job_is_not_told() {
        worker.looks();
        JobSummary earlier = job.summary();
        job.stored.forget(CountedJob.NAME);
        job.open("an0therjob");
        Stream.of("p1", "p2", "p3", "p4").forEach(job::planned);
        job.stored.advance(JobSummary.none(CountedJob.NAME).next(job.now, "w1", earlier.counts()));

        assertThat(job.status().counted().why()).contains("an earlier job");
        assertThat(job.status().tables().get(0).partitions()).isEqualTo(Map.of("PLANNED", 4));
    }

    @Test
    void what_another_version_has_counted_in_its_own_way_is_not_told() {
        job.stored.advance(JobSummary.none(CountedJob.NAME).next(job.now, "w9", "eA=="));

        assertThat(job.status().counted().why())
                .isEqualTo("w9 has counted them in a way that this version does not know");
    }

    @Test
    void tasks_that_cannot_be_read_are_named_by_reading_them() {
        job.stored.damaged().task(tasks.get(2).id());
        worker.looks();

        StatusLook.Found found = job.status();

        assertThat(found.counted().why()).isEqualTo("1 partition cannot be read");
        assertThat(found.failures())
                .extracting(Failure::subject)
                .containsExactly(tasks.get(2).id().toString());
    }
}
