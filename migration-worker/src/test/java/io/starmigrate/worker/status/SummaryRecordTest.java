package io.starmigrate.worker.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.JobSummary;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.api.TableReport;
import io.starmigrate.worker.status.CountedJob.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SummaryRecordTest {
    private final CountedJob job = new CountedJob();
    private List<PartitionTask> tasks = List.of();

    @BeforeEach
    void plan() {
        tasks = Stream.of("p1", "p2", "p3", "p4").map(job::planned).toList();
    }

    private Map<String, Integer> counted() {
        List<TableReport> tables =
                CountsText.read(job.summary().counts()).orElseThrow().tables();
        return tables.get(0).partitions();
    }

    @Test
    void a_job_is_counted_again_when_it_has_changed_and_some_time_has_passed() {
        Worker worker = job.worker("w1");
        worker.looks();
        assertThat(counted()).isEqualTo(Map.of("PLANNED", 4));

        job.to(PartitionState.EXPORTING, tasks.get(0));
        job.passes(Duration.ofSeconds(10));
        worker.looks();
        assertThat(job.summary().version()).isEqualTo(1);
        job.passes(Duration.ofSeconds(5));
        worker.looks();
        assertThat(counted()).isEqualTo(Map.of("PLANNED", 3, "EXPORTING", 1));
    }

    @Test
    void an_idle_worker_counts_once_more_when_what_changed_last_is_long_ago_and_then_asks_nothing() {
        tasks.forEach(task -> job.to(PartitionState.PUBLISHED, task));
        Worker worker = job.worker("w1");
        worker.looks();
        for (int i = 0; i < 120; i++) {
            job.passes(Duration.ofMinutes(1));
            worker.looks();
        }
        long version = job.summary().version();
        assertThat(version).isLessThan(5);
        job.asked.clear();
        job.passes(Duration.ofSeconds(20));

        worker.summary().looked(worker.watch().picture());

        assertThat(job.asked).doesNotContain("summary", "advance");
        assertThat(CountsText.read(job.summary().counts())
                        .orElseThrow()
                        .recent()
                        .tasks())
                .isZero();
    }

    @Test
    void what_is_under_way_is_counted_every_minute_also_when_it_does_not_move() {
        Worker worker = job.worker("w1");
        for (int i = 0; i < 60; i++) {
            worker.looks();
            job.passes(Duration.ofMinutes(1));
            assertThat(job.status().counted().age()).isLessThan(Duration.ofMinutes(2));
            assertThat(job.hasReadAll()).isFalse();
        }
    }

    @Test
    void an_older_picture_never_replaces_a_newer_one() {
        Worker slow = job.worker("slow");
        slow.watch().picture();
        job.meanwhile = () -> {
            job.to(PartitionState.EXPORTING, tasks.get(0));
            job.worker("quick").looks();
        };

        slow.looks();

        assertThat(job.summary().worker()).isEqualTo("quick");
        assertThat(counted()).isEqualTo(Map.of("PLANNED", 3, "EXPORTING", 1));
    }

    @Test
    void what_changed_before_somebody_elses_count_was_read_is_counted_too() {
        Worker worker = job.worker("w2");
        worker.watch().picture();
        job.passes(Duration.ofMillis(100));
        job.to(PartitionState.EXPORTING, tasks.get(0));

        // No look is due yet: what is known is older than the change.
        worker.summary().looked(worker.watch().picture());

        assertThat(counted()).isEqualTo(Map.of("PLANNED", 3, "EXPORTING", 1));
    }

    @Test
    void of_several_workers_one_counts() {
        job.worker("w1").looks();
        job.passes(Duration.ofSeconds(5));

        job.worker("w2").looks();

        assertThat(job.summary().worker()).isEqualTo("w1");
        assertThat(job.summary().version()).isEqualTo(1);
    }

    @Test
    void a_command_that_ends_counts_what_it_leaves() {
        Worker worker = job.worker("w1");
        worker.looks();
        tasks.forEach(task -> job.to(PartitionState.PUBLISHED, task));
        job.passes(Duration.ofSeconds(1));

        worker.ends();

        assertThat(counted()).isEqualTo(Map.of("PUBLISHED", 4));
        assertThat(job.status().isPublished()).isTrue();
        assertThat(job.hasReadAll()).isFalse();
    }

    @Test
    void a_small_job_and_some_of_its_partitions_are_not_counted() {
        JobWatch some = job.worker("w1").watch().only(Set.of(tasks.get(0).id().partition()));
        job.record(some, "w1").looked(some.picture());
        assertThat(job.summary()).isEqualTo(JobSummary.none(CountedJob.NAME));

        CountedJob small = new CountedJob();
        Stream.of("p1", "p2", "p3").forEach(small::planned);
        small.worker("w1").looks();
        assertThat(small.summary()).isEqualTo(JobSummary.none(CountedJob.NAME));
    }

    @Test
    void a_job_that_was_planned_anew_under_its_name_is_counted_by_itself() {
        Worker worker = job.worker("w1");
        worker.looks();
        job.stored.forget(CountedJob.NAME);
        job.open("an0therjob");
        job.passes(Duration.ofSeconds(15));
        Stream.of("q1", "q2", "q3", "q4", "q5").forEach(job::planned);

        worker.looks();

        assertThat(counted()).isEqualTo(Map.of("PLANNED", 5));
        assertThat(job.status().counted().worker()).isEqualTo("w1");
    }

    @Test
    void no_work_stops_where_nothing_can_be_written() {
        Worker worker = job.worker("w1");
        job.refuses = true;
        worker.looks();
        assertThat(job.summary().version()).isZero();

        job.refuses = false;
        job.passes(Duration.ofSeconds(15));
        worker.looks();
        assertThat(job.summary().version()).isEqualTo(1);
    }
}
