package io.starmigrate.worker.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JobWatchTest {
    private final InMemoryTaskRecorder stored = new InMemoryTaskRecorder();
    private final AtomicInteger readings = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private final CountDownLatch answer = new CountDownLatch(1);
    private final JobWatch watch = JobWatch.paced(counted(), "job", () -> this.now);
    private volatile Instant now = Instant.EPOCH;

    private TaskRecorder counted() {
        return (TaskRecorder) Proxy.newProxyInstance(
                TaskRecorder.class.getClassLoader(),
                new Class<?>[] {TaskRecorder.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("partitions")) {
                        readings.incrementAndGet();
                        answer.await();
                    }
                    looks.addAndGet(method.getName().equals("changed") ? 1 : 0);
                    return method.invoke(stored, arguments);
                });
    }

    private PartitionTask planned(String partition) {
        stored.open(Job.opened("job", new JobId("jobjobjobj"), "shop", "shop", List.of("t"), now));
        PartitionTask task = PartitionTask.planned(
                new PartitionTaskId(new PartitionId("job", "shop", "t", partition), 1),
                "",
                new Estimate(1, 1),
                "",
                change());
        stored.plan(List.of(task));
        return task;
    }

    private void cancelled(String partition) {
        stored.advance(planned(partition).to(PartitionState.CANCELLED, change()));
    }

    private Change change() {
        return new Change("w", now, "because");
    }

    @Test
    void a_snapshot_is_the_same_object_until_something_changes() {
        answer.countDown();
        PartitionTask task = planned("p1");
        Picture first = watch.picture();
        now = now.plusSeconds(10);
        assertThat(watch.picture()).isSameAs(first);

        stored.advance(task.to(PartitionState.CANCELLED, change()));
        now = now.plusSeconds(10);
        assertThat(watch.picture()).isNotSameAs(first);
        assertThat(watch.picture().count(PartitionState.CANCELLED)).isEqualTo(1);
        assertThat(watch.tasks(PartitionState.PLANNED)).isEmpty();
    }

    /** Plan and picture of a million partitions together are more than a worker has memory for. */
    @Test
    void whoever_plans_is_shown_a_large_job_of_which_nothing_is_held_until_roles_begin() {
        answer.countDown();
        List.of("p1", "p2", "p3").forEach(this::planned);
        assertThat(watch.picture().tasks()).hasSize(3);
        List<PartitionTask> shown = new ArrayList<>();

        watch.lend(2);
        assertThat(watch.last()).isEmpty();
        watch.show(shown::add);

        assertThat(shown).hasSize(3);
        assertThat(watch.last()).isEmpty();
        assertThat(readings).hasValue(2);
        watch.begin();
        assertThat(watch.last().orElseThrow().tasks()).hasSize(3);
        watch.show(shown::add);
        assertThat(watch.last()).isPresent();
        assertThat(readings).hasValue(4);
    }

    @Test
    void a_job_that_is_not_so_large_is_read_once_for_plan_and_roles() {
        answer.countDown();
        List.of("p1", "p2").forEach(this::planned);

        watch.lend(2);
        watch.show(task -> {});
        watch.begin();

        assertThat(watch.last().orElseThrow().tasks()).hasSize(2);
        assertThat(readings).hasValue(1);
    }

    /** Nobody takes a job that is read for somebody else for an empty one. */
    @Test
    void whoever_looks_meanwhile_sees_all_of_a_large_job() {
        answer.countDown();
        List.of("p1", "p2", "p3").forEach(this::planned);

        watch.lend(2);
        watch.show(task -> {});

        assertThat(watch.picture().tasks()).hasSize(3);
        assertThat(watch.everything().tasks()).hasSize(3);
    }

    @Test
    void what_is_gone_when_everything_is_read_again_is_known_no_more() {
        answer.countDown();
        planned("p1");
        planned("p2");
        assertThat(watch.picture().tasks()).hasSize(2);

        stored.forget("job");
        planned("p3");
        assertThat(watch.everything().tasks())
                .extracting(task -> task.id().partition().partition())
                .containsExactly("p3");
        assertThat(watch.tasks(PartitionState.PLANNED)).hasSize(1);
    }

    @Test
    void what_somebody_reads_for_himself_is_known_to_the_looks() {
        answer.countDown();
        PartitionTask task = planned("p1");
        List<PartitionTask> shown = new ArrayList<>();

        watch.show(shown::add);
        assertThat(shown).containsExactly(task);
        planned("p2");
        now = now.plusSeconds(10);

        assertThat(watch.picture().tasks()).hasSize(2);
        assertThat(readings).hasValue(1);
    }

    @Test
    void who_looks_for_all_that_are_about_to_begin_reads_what_was_planned_since_and_nothing_twice() {
        answer.countDown();
        watch.show(task -> {});
        planned("p1");

        watch.begin();

        assertThat(watch.picture().tasks()).as("however soon").hasSize(1);
        assertThat(readings).hasValue(1);
    }

    @Test
    void tells_the_tasks_of_which_somebody_does_not_know_the_version() {
        answer.countDown();
        PartitionTask known = planned("p1");
        planned("p2");
        PartitionTask moved = planned("p3");
        stored.advance(moved.to(PartitionState.CANCELLED, change()));

        assertThat(watch.picture()
                        .except((table, partition, generation, version) -> !partition.equals("p2")
                                && table.equals("t")
                                && generation == 1
                                && version == known.version()))
                .extracting(task -> task.id().partition().partition())
                .containsExactlyInAnyOrder("p2", "p3");
    }

    @Test
    void a_job_that_is_done_is_looked_at_once_a_minute_from_the_start() {
        answer.countDown();
        cancelled("p1");

        watchFor(Duration.ofMinutes(10));

        assertThat(looks).hasValue(10);
        assertThat(watch.changes()).as("what is known is still something new").isOne();
    }

    /** Who plans has read everything first, and what it has planned may come a moment later. */
    @Test
    void a_job_that_is_done_is_looked_at_often_where_somebody_plans_it_anew() {
        answer.countDown();
        cancelled("p1");
        watch.show(task -> {});

        watchFor(Duration.ofMinutes(1));

        assertThat(looks).hasValueGreaterThan(8);
    }

    @Test
    void what_comes_to_a_job_that_was_done_from_the_start_is_news() {
        answer.countDown();
        cancelled("p1");
        watchFor(Duration.ofMinutes(1));
        planned("p2");
        watchFor(Duration.ofMinutes(1));
        looks.set(0);

        watchFor(Duration.ofSeconds(10));

        assertThat(looks).hasValueGreaterThan(8);
    }

    @Test
    void a_job_of_which_nothing_is_planned_yet_is_looked_at_often() {
        answer.countDown();

        watchFor(Duration.ofMinutes(1));

        assertThat(looks).hasValueGreaterThan(20);
    }

    /** Asks twice a second, as roles do. */
    private void watchFor(Duration time) {
        for (Instant end = now.plus(time); now.isBefore(end); now = now.plusMillis(500)) {
            assertThat(watch.picture()).isNotNull();
        }
        assertThat(watch.picture()).isNotNull();
    }

    @Test
    void a_watch_of_some_partitions_looks_for_itself() {
        answer.countDown();
        PartitionTask task = planned("p1");
        planned("p2");
        watch.picture();

        JobWatch some = watch.only(Set.of(task.id().partition()));

        assertThat(some.last()).as("it has not looked").isEmpty();
        assertThat(some.picture().tasks())
                .extracting(seen -> seen.id().partition().partition())
                .containsExactly("p1");
        assertThat(watch.picture().tasks()).hasSize(2);
    }

    @Test
    void where_nothing_is_known_yet_nobody_waits_for_another() throws InterruptedException {
        planned("p1");
        List<Thread> roles = List.of(new Thread(watch::picture), new Thread(watch::picture));
        roles.forEach(Thread::start);
        await().until(() -> readings.get() == 2);
        answer.countDown();
        for (Thread role : roles) {
            role.join();
        }

        assertThat(watch.picture().tasks()).hasSize(1);
        assertThat(watch.changes()).isOne();
        assertThat(readings).hasValue(2);
    }
}
