package io.starmigrate.core.task;

import static io.starmigrate.core.task.TaskSamples.CHANGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.pace.PacingDecision;
import io.starmigrate.core.pace.PacingDecision.Cause;
import io.starmigrate.core.starrocks.catalog.ClusterIdentity;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link TaskRecorder} keeps of jobs. */
abstract class RecordedJobsContract {
    static final JobId ID = new JobId("k3y0fajob1");

    final String job = "job-" + UUID.randomUUID().toString().substring(0, 8);

    /** The recorder under test; it may hold what earlier tests wrote. */
    protected abstract TaskRecorder recorder();

    @Test
    void the_first_to_open_a_job_wins_and_later_ones_are_told_what_is_there() {
        Job first = Job.opened(job, ID, "tpch", "tpch_copy", List.of("orders", "订单"), CHANGE.at());

        assertThat(recorder().job(job)).isEmpty();
        assertThat(recorder().open(first)).isEqualTo(first);
        assertThat(recorder().open(Job.opened(job, new JobId("0123456789"), "other", "", List.of(), CHANGE.at())))
                .isEqualTo(first);
        assertThat(recorder().job(job)).contains(first);
    }

    @Test
    void a_job_moves_from_version_to_version_and_never_back() {
        Job first = recorder().open(Job.opened(job, ID, "tpch", "", List.of("orders"), CHANGE.at()));
        Job second = first.nextRound(List.of("orders", "lineitem"));
        Job third = second.planned(new Job.Plan(3, 4, 1L << 50, 9));

        assertThat(recorder().advance(third)).isFalse();
        assertThat(recorder().advance(second)).isTrue();
        assertThat(recorder().advance(second)).as("the same write once more").isTrue();
        assertThat(recorder().advance(first.planned(new Job.Plan(0, 0, 0)))).isFalse();
        assertThat(recorder().advance(third)).isTrue();
        assertThat(recorder().job(job)).contains(third);
    }

    @Test
    void a_jobs_pace_is_written_once_for_each_version_and_goes_with_the_job() {
        recorder().open(Job.opened(job, ID, "tpch", "", List.of("orders"), CHANGE.at()));
        JobPace first = JobPace.none(job, PacedSide.EXPORT)
                .with("w1", new PacingDecision(CHANGE.at(), PacedSide.EXPORT, 5, 2, Cause.CPU, "CPU at 91 %"));
        JobPace other = JobPace.none(job, PacedSide.EXPORT)
                .with("w2", new PacingDecision(CHANGE.at(), PacedSide.EXPORT, 5, 5, Cause.UNKNOWN, "not told"));

        assertThat(recorder().pace(job, PacedSide.EXPORT)).isEqualTo(JobPace.none(job, PacedSide.EXPORT));
        assertThat(recorder().advance(first)).isTrue();
        assertThat(recorder().advance(first)).as("the same write once more").isTrue();
        assertThat(recorder().advance(other)).isFalse();
        assertThat(recorder().pace(job, PacedSide.EXPORT)).isEqualTo(first);
        assertThat(recorder().pace(job, PacedSide.LOAD).decisions()).isEmpty();
        recorder().forget(job);
        assertThat(recorder().pace(job, PacedSide.EXPORT).version()).isZero();
    }

    @Test
    void what_was_counted_of_a_job_is_never_replaced_by_who_has_not_read_it_and_goes_with_the_job() {
        recorder().open(Job.opened(job, ID, "tpch", "", List.of("orders"), CHANGE.at()));
        JobSummary first = JobSummary.none(job).next(CHANGE.at(), "w1", "7 是");
        JobSummary second = first.next(CHANGE.at().plusSeconds(20), "w2", "8");

        assertThat(recorder().summary(job)).isEqualTo(JobSummary.none(job));
        assertThat(recorder().advance(first)).isTrue();
        assertThat(recorder().advance(first)).as("the same write once more").isTrue();
        assertThat(recorder().advance(JobSummary.none(job).next(CHANGE.at().plusSeconds(9), "w2", "6")))
                .as("counted without having read the first")
                .isFalse();
        assertThat(recorder().advance(second)).isTrue();
        assertThat(recorder().advance(first.next(CHANGE.at().plusSeconds(30), "w1", "7")))
                .as("counted without having read the second")
                .isFalse();
        assertThat(recorder().summary(job)).isEqualTo(second);
        recorder().forget(job);
        assertThat(recorder().summary(job)).isEqualTo(JobSummary.none(job));
    }

    @Test
    void a_job_keeps_the_id_it_was_opened_with() {
        Job first = recorder().open(Job.opened(job, ID, "tpch", "", List.of("orders"), CHANGE.at()));

        assertThat(recorder().advance(first.nextRound(List.of("lineitem")))).isTrue();
        assertThat(recorder().id(job)).isEqualTo(ID);
        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> recorder().id(job + "x"))
                .withMessageContainingAll(job + "x", "plan it first");
    }

    @Test
    void a_job_keeps_what_it_is_about() {
        ClusterIdentity cluster = new ClusterIdentity("7", List.of("fe:9030"), List.of("a:9030"));
        Binding exported = new Binding(
                new Binding.Side(cluster, "tpch", "oss://x/y"),
                Binding.Side.UNKNOWN,
                "a > 0",
                Map.of("订单", "orders"),
                "r");
        Binding both = exported.joined(new Binding(
                Binding.Side.UNKNOWN, new Binding.Side(cluster, "tpch2", "s3://x/y"), "a > 0", Map.of(), ""));
        Job first = recorder()
                .open(Job.opened(job, ID, "tpch", "", List.of("orders"), CHANGE.at())
                        .about(exported));

        assertThat(recorder().advance(first.bound(both))).isTrue();
        assertThat(recorder().job(job)).contains(first.bound(both));
    }

    @Test
    void a_job_that_was_never_opened_cannot_move() {
        assertThat(recorder()
                        .advance(Job.opened(job, ID, "tpch", "", List.of(), CHANGE.at())
                                .nextRound(List.of())))
                .isFalse();
    }

    @Test
    void all_jobs_are_listed_by_name() {
        recorder().open(Job.opened(job + "b", ID, "tpch", "", List.of(), CHANGE.at()));
        recorder().open(Job.opened(job + "a", ID, "tpch", "", List.of(), CHANGE.at()));

        assertThat(recorder().jobs()).extracting(Job::name).isSorted().containsOnlyOnce(job + "a", job + "b");
    }
}
