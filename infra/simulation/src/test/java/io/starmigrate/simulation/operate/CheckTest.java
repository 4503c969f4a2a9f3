package io.starmigrate.simulation.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.starmigrate.core.check.Canary;
import io.starmigrate.core.check.CheckLine;
import io.starmigrate.core.check.CheckLine.Verdict;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.inmemory.InMemoryTaskQueue;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.repeatable.VirtualClock;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.simulation.target.SimulatedTarget;
import io.starmigrate.simulation.target.TargetLoads;
import io.starmigrate.simulation.target.TargetState;
import io.starmigrate.worker.check.Checks;
import io.starmigrate.worker.check.Patience;
import io.starmigrate.worker.check.Probe;
import io.starmigrate.worker.check.Probes;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.LoadCanary;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each probe with what it looks at in order, and broken. */
class CheckTest {
    private static final StorageUri ROOT = StorageUri.parse("s3://right/files");
    private static final StorageUri GONE = StorageUri.parse("s3://wrong/files");
    private static final Change HEARD = new Change("trigger", Instant.EPOCH, "");

    private final VirtualClock clock = new VirtualClock();
    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final InMemoryTaskQueue queue = new InMemoryTaskQueue(clock, Duration.ofMinutes(1));
    private final InMemoryObjectStore storage = new InMemoryObjectStore(clock, Set.of("right"));
    private final SimulatedSource source = new SimulatedSource(1, RunMode.SHARED_NOTHING, () -> storage, new Chance(1));
    private final TargetState state = new TargetState(new TargetLoads(storage, new Chance(1)));
    private final Canary canary = new Canary("abc");
    private final WorkerIdentity self = new WorkerIdentity("operator", clock);

    /** Lets others do their work, as long as the patience lasts. */
    private Probes probes(Runnable others) {
        Patience patience = (done, most) -> {
            for (Duration waited = Duration.ZERO; waited.compareTo(most) < 0; waited = waited.plusSeconds(1)) {
                if (done.getAsBoolean()) {
                    return true;
                }
                clock.advance(Duration.ofSeconds(1));
                others.run();
            }
            return done.getAsBoolean();
        };
        return new Probes(canary, self, patience);
    }

    private static List<CheckLine> lines(Probe... probes) {
        return new Checks(List.of(probes)).look("job", looking -> {}).lines();
    }

    private void nothingIsLeft() {
        try (Stream<StoredObject> left = storage.list(ROOT)) {
            assertThat(left).isEmpty();
        }
        assertThat(recorder.jobs()).isEmpty();
        assertThat(queue.depth().waiting() + queue.depth().held()).isZero();
    }

    private void trigger(FileState last) {
        trigger(last, key -> true);
    }

    /** What the trigger does with each data file it is told of, as far as it gets. */
    private void trigger(FileState last, Predicate<String> told) {
        try (Stream<StoredObject> objects = storage.list(ROOT)) {
            for (StoredObject object :
                    objects.filter(found -> told.test(found.uri().key())).toList()) {
                DataFileKey.parse(ROOT, object.uri())
                        .map(FileTaskId::of)
                        .filter(file -> recorder.file(file).isEmpty())
                        .ifPresent(file -> {
                            recorder.record(
                                    FileTask.first(file, FileState.ARRIVED, object.size(), object.etag(), HEARD));
                            if (last == FileState.QUEUED) {
                                queue.send(List.of(new FileMessage(file, object.uri(), object.size(), object.etag())));
                                recorder.advance(
                                        recorder.file(file).orElseThrow().to(FileState.QUEUED, HEARD));
                            }
                        });
            }
        }
    }

    private Probe triggerProbe(Runnable others) {
        return probes(others).trigger(recorder, () -> queue, () -> storage, ROOT);
    }

    @Test
    void a_queue_that_is_not_the_one_the_trigger_sends_to_is_warned_of() {
        InMemoryTaskQueue ofAnotherStack = new InMemoryTaskQueue(clock, Duration.ofMinutes(1));

        List<CheckLine> lines = lines(
                probes(() -> trigger(FileState.QUEUED)).trigger(recorder, () -> ofAnotherStack, () -> storage, ROOT));

        assertThat(lines).extracting(CheckLine::verdict).containsOnly(Verdict.OK, Verdict.WARNING);
        assertThat(lines)
                .filteredOn(line -> line.verdict() == Verdict.WARNING)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.found()).contains("the setting taskQueue");
                    assertThat(line.fix()).contains("the stack that the setting recorder belongs to");
                });
    }

    @Test
    void a_storage_is_written_listed_and_read_and_left_as_it_was() {
        assertThat(lines(probes(() -> {}).storage("target storage", () -> storage, ROOT)))
                .hasSize(2)
                .allMatch(line -> line.verdict() == Verdict.OK);
        nothingIsLeft();
    }

    @Test
    void a_bucket_that_is_not_there_and_a_queue_that_does_not_answer_are_a_line_each_and_end_nothing() {
        Probes probes = probes(() -> {});

        assertThat(lines(
                        probes.storage("target storage", () -> storage, GONE),
                        probes.queue(() -> {
                            throw new IllegalStateException("no such queue");
                        }),
                        probes.recorder(recorder, "job")))
                .extracting(CheckLine::subject, CheckLine::verdict)
                .containsExactly(
                        tuple("target storage", Verdict.FAILED),
                        tuple("queue", Verdict.FAILED),
                        tuple("recorder", Verdict.OK),
                        tuple("job job", Verdict.OK));
        nothingIsLeft();
    }

    @Test
    void a_clock_that_is_an_hour_off_is_told() {
        Probes ahead = new Probes(
                canary, new WorkerIdentity("operator", clock.skewed(Duration.ofHours(1))), (done, most) -> true);

        assertThat(lines(ahead.storage("target storage", () -> storage, ROOT)))
                .anyMatch(
                        line -> line.verdict() == Verdict.FAILED && line.found().contains("apart"));
    }

    @Test
    void objects_are_followed_to_the_queue_and_nothing_of_them_is_left() {
        assertThat(lines(triggerProbe(() -> trigger(FileState.QUEUED))))
                .hasSize(3)
                .allMatch(line -> line.verdict() == Verdict.OK);
        nothingIsLeft();
    }

    @Test
    void a_trigger_that_is_not_told_of_copies_is_a_line_of_its_own() {
        Probe probe = triggerProbe(() -> trigger(FileState.QUEUED, key -> !key.endsWith("copy.csv")));

        assertThat(lines(probe))
                .filteredOn(line -> line.verdict() == Verdict.FAILED)
                .singleElement()
                .matches(line -> line.found().startsWith("an object copied inside the storage was not heard of"));
        nothingIsLeft();
    }

    @Test
    void a_trigger_that_hears_nothing_and_one_that_may_not_send_are_told_apart() {
        assertThat(lines(triggerProbe(() -> {})))
                .allMatch(line -> line.verdict() == Verdict.FAILED)
                .allMatch(line -> line.found().contains("not heard of"));
        nothingIsLeft();

        assertThat(lines(triggerProbe(() -> trigger(FileState.ARRIVED))))
                .allMatch(line -> line.verdict() == Verdict.FAILED)
                .allMatch(line -> line.fix().contains("the setting taskQueue"));
        nothingIsLeft();
    }

    @Test
    void others_messages_stay_on_the_queue() {
        FileTaskId other = new FileTaskId(Bench.ID, 1, "a.csv");
        queue.send(List.of(new FileMessage(other, other.below(ROOT), 1, "e")));

        lines(triggerProbe(() -> trigger(FileState.QUEUED)));

        assertThat(queue.receive(10, Duration.ZERO))
                .singleElement()
                .matches(left -> left.message().file().equals(other));
    }

    private Probe halfDone(Place... places) {
        return probes(() -> {}).halfDone(() -> new SimulatedTarget(state), () -> List.of(places), () -> storage, ROOT);
    }

    @Test
    void rows_where_a_new_jobs_would_go_and_files_of_no_job_are_anothers_work() {
        storage.put(ROOT.resolve("old_tool/shop/orders/part-0.csv"), new byte[1]);
        state.fill(new Place("orders", "p1"), List.of("1"));

        assertThat(lines(halfDone(new Place("orders", "p1"), new Place("items", "items"))))
                .hasSize(2)
                .allMatch(line -> line.verdict() == Verdict.WARNING)
                .anyMatch(line -> line.found().startsWith("1 chosen partition holds rows")
                        && line.found().contains("orders/p1")
                        && line.fix().contains("plan --adopt"))
                .anyMatch(line -> line.found().contains("old_tool/shop/orders/part-0.csv"));
    }

    @Test
    void what_jobs_of_ours_have_written_is_nobody_elses_work() {
        storage.put(new FileTaskId(Bench.ID, 1, "a.csv").below(ROOT), new byte[1]);
        storage.put(ROOT.resolve("job/shop/orders/p1/g1/a1/_manifest.json"), new byte[1]);
        storage.put(ROOT.resolve("job/shop/orders/_table.json"), new byte[1]);
        storage.put(ROOT.resolve("job/"), new byte[0]);

        assertThat(lines(halfDone(new Place("orders", "p1"))))
                .singleElement()
                .matches(line -> line.verdict() == Verdict.OK);
    }

    private Probe exportProbe() {
        return probes(source::progress).export(() -> source, () -> storage, ROOT, () -> source.tables());
    }

    @Test
    void the_smallest_partition_is_exported_and_its_files_are_removed() {
        source.fill(new Place("orders", "p1"), List.of("1", "2", "3"));
        source.fill(new Place("orders", "p2"), List.of("1"));

        assertThat(lines(exportProbe()))
                .singleElement()
                .matches(line -> line.verdict() == Verdict.OK && line.found().startsWith("orders/p2"));
        nothingIsLeft();
    }

    @Test
    void a_source_without_rows_is_not_tried() {
        assertThat(lines(exportProbe())).singleElement().matches(line -> line.verdict() == Verdict.WARNING);
    }

    @Test
    void an_export_that_is_cancelled_is_told_with_the_clusters_reason() {
        source.fill(new Place("orders", "p1"), List.of("1"));
        Probe probe = probes(source::changeLeader).export(() -> source, () -> storage, ROOT, () -> source.tables());

        assertThat(lines(probe)).singleElement().matches(line -> line.verdict() == Verdict.FAILED);
    }

    /** A target whose load ends so. */
    private static final class OneLoad implements LoadCanary {
        private final boolean database;
        private final LoadStatus status;
        private boolean made;

        OneLoad(boolean database, ClusterJobState progress, long rows, String error) {
            this.database = database;
            this.status = new LoadStatus("label", progress, rows, 0, error);
        }

        @Override
        public boolean hasDatabase() {
            return database;
        }

        @Override
        public void make() {
            made = true;
        }

        @Override
        public void load(StorageUri file) {
            assertThat(made).isTrue();
        }

        @Override
        public Optional<LoadStatus> status() {
            return Optional.of(status);
        }

        @Override
        public void drop() {
            made = false;
        }

        @Override
        public void close() {
            assertThat(made).isFalse();
        }
    }

    private CheckLine loaded(OneLoad target) {
        return lines(probes(() -> {}).load(name -> target, () -> storage, ROOT)).get(0);
    }

    @Test
    void a_load_is_judged_by_its_rows_and_its_table_is_dropped() {
        assertThat(loaded(new OneLoad(true, ClusterJobState.FINISHED, 2, "")).verdict())
                .isEqualTo(Verdict.OK);
        assertThat(loaded(new OneLoad(true, ClusterJobState.FINISHED, 1, "")).verdict())
                .isEqualTo(Verdict.FAILED);
        assertThat(loaded(new OneLoad(true, ClusterJobState.CANCELLED, 0, "Access denied")))
                .matches(
                        line -> line.verdict() == Verdict.FAILED && line.found().contains("Access denied"));
        assertThat(loaded(new OneLoad(true, ClusterJobState.RUNNING, 0, "")).verdict())
                .isEqualTo(Verdict.FAILED);
        assertThat(loaded(new OneLoad(false, ClusterJobState.FINISHED, 2, "")).verdict())
                .isEqualTo(Verdict.WARNING);
        nothingIsLeft();
    }
}
