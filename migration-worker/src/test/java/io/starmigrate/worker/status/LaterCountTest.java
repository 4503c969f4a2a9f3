package io.starmigrate.worker.status;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.JobSummary;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was counted before a round was planned, with what it has planned: as if everything had been read. */
class LaterCountTest {
    private final CountedJob job = new CountedJob();
    private final PartitionTask published = job.published(job.planned("p1"));

    private Job stored() {
        return job.stored.job(CountedJob.NAME).orElseThrow();
    }

    private JobCounts everything() {
        return JobCounts.of(stored(), new StatusReader(job.stored).read(CountedJob.NAME), job.now);
    }

    private JobSummary counted() {
        return summary(everything());
    }

    private JobSummary summary(JobCounts counts) {
        return JobSummary.none(CountedJob.NAME).next(job.now, "worker", CountsText.write(counts));
    }

    private Optional<JobCounts> later(JobSummary before, PartitionTask... planned) {
        return later(job.recorder, before, planned);
    }

    private Optional<JobCounts> later(TaskRecorder recorder, JobSummary before, PartitionTask... planned) {
        return new LaterCount(
                        recorder,
                        Stream.of(planned).collect(Collectors.toMap(PartitionTask::id, PartitionTask::estimate)))
                .of(stored(), before, job.now);
    }

    private Change change() {
        return new Change("w", job.now, "because");
    }

    private PartitionTask write(PartitionTask task) {
        assertThat(job.stored.advance(task)).isTrue();
        return task;
    }

    private PartitionTask ofAnotherTable() {
        PartitionTask task = PartitionTask.planned(
                new PartitionTaskId(new PartitionId(CountedJob.NAME, "shop", "u", "u"), 1),
                "",
                new Estimate(1, 7),
                "",
                change());
        job.stored.plan(List.of(task));
        return task;
    }

    /** Each partition in another state than the others, long ago or just now. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3_600})
    void itIsWhatWhoeverReadsEverythingCounts(int secondsBefore) {
        job.to(PartitionState.CANCELLED, job.planned("p2"));
        PartitionTask gone = job.published(job.planned("p3"));
        write(gone.revised(change()).withDroppedAtSource(job.now));
        write(job.planned("p4").to(PartitionState.FAILED, change()).afterUnknown("strange"));
        job.planned("p5");
        job.published(ofAnotherTable());
        job.passes(Duration.ofSeconds(secondsBefore));
        JobSummary before = counted();
        job.passes(Duration.ofSeconds(1));
        PartitionTask[] written = {job.planned("p1", 2), job.planned("p2", 2), job.planned("p3", 2), job.planned("p9")};

        JobCounts counts = later(before, written).orElseThrow();

        JobCounts exact = everything();
        assertThat(counts.tables()).isEqualTo(exact.tables());
        assertThat(counts.unknown()).isEqualTo(exact.unknown()).hasSize(1);
        assertThat(counts.recent()).isEqualTo(exact.recent());
        assertThat(counts.id()).isEqualTo(exact.id());
        assertThat(requireNonNull(counts.remaining()).workload())
                .isEqualTo(requireNonNull(exact.remaining()).workload());
    }

    @Test
    void aRoundThatPlansNothingOrTooMuchIsNotCounted() {
        JobSummary before = counted();
        job.asked.clear();
        Map<PartitionTaskId, Estimate> many = new HashMap<>();
        IntStream.rangeClosed(0, Recent.MOST)
                .forEach(i -> many.put(
                        new PartitionTaskId(new PartitionId(CountedJob.NAME, "shop", "t", "m" + i), 1),
                        new Estimate(1, 1)));

        assertThat(later(before)).isEmpty();
        assertThat(new LaterCount(job.recorder, many).of(stored(), before, job.now))
                .isEmpty();
        assertThat(job.asked).as("nobody is asked").isEmpty();
    }

    @Test
    void whatWasCountedOfAnotherJobOrOfDamagedItemsOrNeverIsNoGround() {
        JobCounts before = everything();
        PartitionTask next = job.planned("p1", 2);
        assertThat(later(summary(before), next)).isPresent();

        JobCounts other = new JobCounts(
                new JobId("otherother"), before.recent(), 0, before.tables(), before.unknown(), before.remaining());
        JobCounts damaged =
                new JobCounts(before.id(), before.recent(), 1, before.tables(), before.unknown(), before.remaining());
        assertThat(later(summary(other), next)).isEmpty();
        assertThat(later(summary(damaged), next)).isEmpty();
        assertThat(later(JobSummary.none(CountedJob.NAME), next)).isEmpty();
    }

    @Test
    void whatStoodBeforeHasToBeSettledAndTold() {
        job.to(PartitionState.EXPORTING, job.planned("p2"));
        write(job.planned("p3").to(PartitionState.FAILED, change()).afterUnknown("strange"));
        job.passes(Duration.ofHours(1));
        JobSummary before = counted();

        assertThat(later(before, job.planned("p1", 2))).isPresent();
        before = counted();
        assertThat(later(before, job.planned("p2", 2))).as("it was under way").isEmpty();
        before = counted();
        assertThat(later(before, job.planned("p3", 2)))
                .as("its failure was counted")
                .isEmpty();
        before = counted();
        assertThat(later(before, job.planned("p4", 3)))
                .as("nobody knows what it was")
                .isEmpty();
    }

    @Test
    void whatTheIndexDoesNotListYetIsNotCounted() {
        JobSummary before = counted();
        PartitionTask next = job.planned("p9");
        TaskRecorder late = (TaskRecorder) Proxy.newProxyInstance(
                TaskRecorder.class.getClassLoader(),
                new Class<?>[] {TaskRecorder.class},
                (proxy, method, given) -> method.getName().equals("changed")
                        ? job.stored
                                .changed(CountedJob.NAME, job.now.minusSeconds(900))
                                .filter(task -> !task.equals(next))
                        : method.invoke(job.stored, given));

        assertThat(later(late, before, next)).isEmpty();
        assertThat(later(before, next)).isPresent();
    }

    @Test
    void whatHasChangedSinceItWasCountedIsNotCounted() {
        JobSummary before = counted();
        PartitionTask next = job.planned("p9");
        write(published.revised(change()));

        assertThat(later(before, next)).isEmpty();
    }
}
