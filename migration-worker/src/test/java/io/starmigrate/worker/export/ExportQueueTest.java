package io.starmigrate.worker.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.status.JobWatch;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExportQueueTest {
    private static final Change CHANGE = new Change("planner", Instant.EPOCH, "planned");
    private static final Export EXPORT =
            new Export(1, StorageUri.parse("s3://bucket/f/"), "t", List.of(), FileFormat.parquet(), Instant.EPOCH);

    private static final int PLACES = 5;
    private static final long GIGABYTE = 1L << 30;

    private InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private Instant now = Instant.EPOCH.plusSeconds(60);

    private static PartitionTask task(String table, String partition, long bytes) {
        PartitionTaskId id = new PartitionTaskId(new PartitionId("job", "shop", table, partition), 1);
        return PartitionTask.planned(id, "VALUES IN ('x')", new Estimate(1, bytes), "t", CHANGE);
    }

    private static List<List<String>> names(List<List<PartitionTask>> units) {
        return units.stream()
                .map(unit -> unit.stream()
                        .map(task -> task.id().partition().partition())
                        .toList())
                .toList();
    }

    @Test
    void packs_small_partitions_of_a_table_up_to_the_size_and_the_longest_way_goes_first() {
        List<PartitionTask> planned = List.of(
                task("a", "p3", 40),
                task("a", "p1", 40),
                task("b", "q1", 5),
                task("a", "huge", 500),
                task("a", "p2", 40));

        assertThat(names(taken(100, planned)))
                .containsExactly(List.of("p1", "p2"), List.of("huge"), List.of("p3"), List.of("q1"));
    }

    @Test
    void the_longest_and_the_shortest_go_in_turn_while_the_longest_is_not_what_all_wait_for() {
        assertThat(names(taken(0, ofGigabytes(40))).stream().map(unit -> unit.get(0)))
                .startsWith("p40", "p1", "p39", "p2", "p38", "p3")
                .endsWith("p22", "p19", "p21", "p20")
                .doesNotHaveDuplicates()
                .hasSize(40);
    }

    @Test
    void the_longest_goes_first_once_all_that_is_left_is_not_much_longer() {
        JobWatch watch = watch(ofGigabytes(40));
        ExportQueue queue = new ExportQueue(watch, new TravelUnits(0));
        List<String> order = new ArrayList<>();
        for (look(queue); order.size() < 40; look(queue)) {
            PartitionTask begun = queue.next(PLACES).take().get(0);
            order.add(begun.id().partition().partition());
            recorder.advance(begun.to(PartitionState.EXPORTING, new Change("worker", now, "begun"))
                    .withExport(EXPORT));
        }

        // 460 GB are left when p32 is begun; fifteen times the 31 GB of the next are more.
        assertThat(order)
                .startsWith("p40", "p1", "p39", "p2")
                .containsSequence("p33", "p8", "p32", "p31", "p30", "p29")
                .endsWith("p11", "p10", "p9");
    }

    private static List<PartitionTask> ofGigabytes(int largest) {
        return IntStream.rangeClosed(1, largest)
                .mapToObj(i -> task(i % 2 == 0 ? "even" : "odd", "p" + i, i * GIGABYTE))
                .toList();
    }

    @Test
    void lets_each_travel_alone_when_it_is_off() {
        assertThat(names(taken(0, List.of(task("a", "p1", 0), task("a", "p2", 0)))))
                .containsExactly(List.of("p1"), List.of("p2"));
    }

    @Test
    void lets_travel_alone_what_was_exported_before_and_tables_without_partitions() {
        PartitionTask again = task("a", "p1", 1).withExport(EXPORT);
        PartitionTask whole = PartitionTask.planned(
                new PartitionTaskId(new PartitionId("job", "shop", "w", "w"), 1), "", new Estimate(1, 1), "t", CHANGE);

        assertThat(names(taken(100, List.of(again, task("a", "p2", 1), task("a", "p3", 1), whole))))
                .containsExactlyInAnyOrder(List.of("p1"), List.of("w"), List.of("p2", "p3"));
    }

    @Test
    void makes_no_group_of_more_than_a_hundred() {
        List<PartitionTask> planned = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            planned.add(task("a", "p" + i, 0));
        }

        assertThat(taken(1, planned)).extracting(List::size).containsExactlyInAnyOrder(100, 100, 50);
    }

    @Test
    void what_comes_or_goes_is_seen_and_what_is_others_waits_for_the_next_step() {
        JobWatch watch = watch(List.of(task("a", "p1", 30), task("a", "p2", 20), task("b", "q1", 10)));
        ExportQueue queue = new ExportQueue(watch, new TravelUnits(0));
        queue.look();
        queue.next(PLACES).leave();
        assertThat(names(List.of(queue.next(PLACES).take()))).containsExactly(List.of("q1"));
        assertThat(queue.isEmpty()).isTrue();

        PartitionTask begun = task("a", "p1", 30);
        recorder.advance(begun.to(PartitionState.CANCELLED, CHANGE));
        recorder.plan(List.of(task("a", "p3", 40)));
        now = now.plusSeconds(60);
        queue.look();

        assertThat(names(left(queue))).containsExactly(List.of("p3"), List.of("p2"), List.of("q1"));
        queue.look();
        assertThat(names(left(queue))).as("again, while they are PLANNED").hasSize(3);
    }

    @Test
    void what_is_others_waits_while_there_is_more_to_take() {
        ExportQueue queue =
                new ExportQueue(watch(List.of(task("a", "p1", 30), task("b", "q1", 10))), new TravelUnits(0));
        queue.look();
        queue.next(PLACES).leave();

        queue.look();
        assertThat(names(left(queue))).containsExactly(List.of("p1"), List.of("q1"));
    }

    @Test
    void what_is_put_back_while_it_is_gone_through_is_answered_again() {
        ExportQueue queue = new ExportQueue(
                watch(List.of(task("a", "p1", 30), task("a", "p2", 20), task("a", "p3", 10))), new TravelUnits(0));
        queue.look();
        PartitionTask begun = queue.next(PLACES).take().get(0);
        PartitionTask exporting = begun.to(PartitionState.EXPORTING, CHANGE).withExport(EXPORT);
        recorder.advance(exporting);
        look(queue);
        assertThat(names(List.of(queue.next(PLACES).take()))).containsExactly(List.of("p2"));

        PartitionTask failed = exporting.to(PartitionState.FAILED, CHANGE);
        recorder.advance(failed);
        recorder.advance(failed.to(PartitionState.PLANNED, CHANGE));
        look(queue);
        List<List<PartitionTask>> next = left(queue);
        look(queue);
        next.addAll(left(queue));

        assertThat(names(next)).contains(List.of("p1"), List.of("p3"));
    }

    @Test
    void a_table_that_a_later_round_brings_is_answered_while_another_is_others() {
        ExportQueue queue = new ExportQueue(watch(List.of(task("a", "p1", 30))), new TravelUnits(0));
        queue.look();
        queue.next(PLACES).leave();

        recorder.plan(List.of(task("new", "n1", 5), task("new", "n2", 4)));
        look(queue);
        queue.next(PLACES).leave();

        assertThat(names(left(queue))).containsExactly(List.of("n1"), List.of("n2"));
    }

    @Test
    void nothing_is_left_of_what_was_known_once_everything_was_read_again() {
        ExportQueue queue =
                new ExportQueue(watch(List.of(task("a", "p1", 30), task("a", "p2", 20))), new TravelUnits(0));
        queue.look();
        var unused = recorder.forget("job");
        open();
        recorder.plan(List.of(task("b", "q1", 5)));
        now = now.plus(Duration.ofHours(3));

        queue.look();
        assertThat(names(left(queue))).containsExactly(List.of("q1"));
        queue.look();
        assertThat(names(left(queue))).containsExactly(List.of("q1"));
    }

    private void look(ExportQueue queue) {
        now = now.plusSeconds(60);
        queue.look();
    }

    @Test
    void a_look_costs_the_same_however_many_are_planned() {
        long few = cost(1_000);
        long many = cost(30_000);

        System.out.println("bytes of a look and ten units: of 1,000 planned " + few + ", of 30,000 " + many);
        assertThat(many).isLessThan(few * 2);
    }

    /** Bytes that are allocated for a look and the next ten units. */
    private long cost(int planned) {
        List<PartitionTask> tasks = new ArrayList<>();
        for (int i = 0; i < planned; i++) {
            tasks.add(task("t" + i % 3, "p" + i, i % 2 == 0 ? 5 : 500 + i));
        }
        TravelUnits units = new TravelUnits(100);
        JobWatch watch = watch(tasks);
        var unused = watch.planned(units);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        ExportQueue queue = new ExportQueue(watch, units);
        queue.look();
        for (int i = 0; i < 10; i++) {
            assertThat(queue.next(PLACES).take()).isNotEmpty();
        }
        assertThat(watch.tasks(PartitionState.EXPORTING)).isEmpty();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** A step of a worker whose tables are all others' goes through them all. */
    @Test
    void what_it_costs_to_leave_tables_to_others_grows_as_they_do() {
        var warm = costOfLeaving(200);
        long few = costOfLeaving(200);
        long many = costOfLeaving(2_000);

        assertThat(warm).isPositive();
        assertThat(many).isLessThan(few * 20);
    }

    /** Bytes that are allocated for a step in which so many tables are left. */
    private long costOfLeaving(int tables) {
        JobWatch watch = watch(IntStream.range(0, tables)
                .mapToObj(i -> task("t" + i, "p", 500 + i))
                .toList());
        ExportQueue queue = new ExportQueue(watch, new TravelUnits(0));
        queue.look();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        while (!queue.isEmpty()) {
            queue.next(PLACES).leave();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private List<List<PartitionTask>> taken(long size, List<PartitionTask> planned) {
        ExportQueue queue = new ExportQueue(watch(planned), new TravelUnits(size));
        queue.look();
        return left(queue);
    }

    private static List<List<PartitionTask>> left(ExportQueue queue) {
        List<List<PartitionTask>> units = new ArrayList<>();
        while (!queue.isEmpty()) {
            units.add(queue.next(PLACES).take());
        }
        return units;
    }

    private void open() {
        recorder.open(Job.opened("job", new JobId("jobjobjobj"), "shop", "shop", List.of("a"), now));
    }

    private JobWatch watch(List<PartitionTask> planned) {
        recorder = new InMemoryTaskRecorder();
        open();
        assertThat(recorder.plan(planned)).isEqualTo(planned.size());
        return JobWatch.paced(recorder, "job", () -> now);
    }
}
