package io.starmigrate.simulation.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.rows.SimulatedRows;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An object that was changed after its event was sent: the event says what is right, the object is not. */
class ObjectSizeTest {
    private static final String CHANGED = "the object of file f0.csv was changed since it was announced: it has ";

    private final Bench bench = new Bench();
    private boolean lost;
    private int sent;
    private final TargetCluster target = Weakened.before(TargetCluster.class, bench.target, (method, arguments) -> {
        if (!method.equals("load")) {
            return Optional.empty();
        }
        sent++;
        return lost ? Optional.of("lost") : Optional.empty();
    });

    private void export(int files) {
        String[] rows = IntStream.range(0, files).mapToObj(i -> "r" + i).toArray(String[]::new);
        var written = IntStream.range(0, files)
                .mapToObj(i -> bench.write("f" + i + ".csv", rows[i]))
                .toList();
        bench.export(rows);
        written.forEach(bench::announce);
    }

    private void replace(int length) {
        bench.storage.put(bench.file("f0.csv").below(Bench.ROOT), new byte[length], Map.of());
    }

    private Importer importer(String worker) {
        return bench.importer(worker, target);
    }

    private void steps(Importer importer, int count) {
        for (int i = 0; i < count; i++) {
            importer.step(Duration.ZERO);
            bench.pass(Duration.ofMinutes(1));
        }
    }

    private void failedUnsent(int length) {
        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why())
                .contains(CHANGED + length + (length == 1 ? " byte" : " bytes") + ", the manifest says ");
        assertThat(sent).isZero();
        assertThat(bench.queue.depth().dead()).isZero();
        assertThat(bench.messages()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 1", "1, 100", "5, 0", "5, 100"})
    void a_file_that_stays_shorter_or_longer_than_recorded_stops_its_partition_unloaded(int files, int length) {
        export(files);
        replace(length);

        steps(importer("one"), 10);

        failedUnsent(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void a_file_that_is_put_right_in_time_is_loaded(int files) {
        export(files);
        replace(0);
        Importer importer = importer("one");
        steps(importer, 2);
        bench.storage.put(bench.file("f0.csv").below(Bench.ROOT), SimulatedRows.file(List.of("r0")), Map.of());

        steps(importer, 2);
        bench.loadsEnd();
        importer.step(Duration.ZERO);

        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
    }

    @Test
    void the_load_of_a_worker_that_died_before_it_sent_it_is_looked_at_too() {
        export(1);
        TaskRecorder dying = Weakened.before(
                TaskRecorder.class,
                bench.recorder,
                "advance",
                arguments -> arguments[0] instanceof Load load && load.state() == LoadState.SUBMITTED
                        ? Optional.of(false)
                        : Optional.empty());
        steps(bench.importer("one", target, dying, bench.queue), 1);
        assertThat(bench.recorder.loads(Bench.ID)).singleElement().returns(LoadState.RECORDED, load -> load.state());
        replace(100);

        steps(importer("two"), 10);

        failedUnsent(100);
    }

    @Test
    void a_load_that_the_target_never_heard_of_is_not_sent_again_with_a_file_that_was_changed() {
        export(1);
        lost = true;
        Importer importer = importer("one");
        importer.step(Duration.ZERO);
        assertThat(sent).isEqualTo(1);
        replace(100);
        sent = 0;
        bench.pass(Duration.ofMinutes(1));

        importer.step(Duration.ZERO);
        importer.step(Duration.ZERO);

        failedUnsent(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void files_that_are_as_they_were_announced_are_loaded_whatever_lies_beside_them(int files) {
        export(files);
        bench.storage.put(bench.file("g.csv").below(Bench.ROOT), new byte[7], Map.of());

        importer("one").step(Duration.ZERO);

        assertThat(sent).isEqualTo(1);
    }

    @Test
    void a_file_that_is_gone_is_left_to_the_target_and_to_whoever_brings_it_over_once_more() {
        export(1);
        bench.storage.delete(bench.file("f0.csv").below(Bench.ROOT));

        importer("one").step(Duration.ZERO);

        assertThat(bench.task().state()).isEqualTo(PartitionState.LOADING);
        assertThat(sent).isEqualTo(1);
    }

    /** Of two versions of an object, the event of the first may come last. */
    @Test
    void a_message_of_an_earlier_version_stops_nothing_where_the_object_is_right() {
        ManifestFile file = bench.write("f0.csv", "r0");
        bench.export("r0");
        bench.announce(file, 1);

        importer("one").step(Duration.ZERO);

        assertThat(sent).isEqualTo(1);
        assertThat(bench.queue.depth().dead()).isZero();
    }

    @Test
    void a_message_that_says_another_length_waits_until_the_object_can_be_looked_at() {
        ManifestFile file = bench.write("f0.csv", "r0");
        bench.export("r0");
        bench.announce(file, 1);
        refuse(Reason.BUSY);
        Importer importer = importer("one");
        steps(importer, 3);
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);

        bench.seenStorage = bench.storage;
        steps(importer, 2);

        assertThat(sent).isEqualTo(1);
    }

    @Test
    void a_message_that_says_another_length_is_believed_where_nobody_may_look() {
        ManifestFile file = bench.write("f0.csv", "r0");
        bench.export("r0");
        bench.announce(file, 1);
        refuse(Reason.DENIED);

        importer("one").step(Duration.ZERO);

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("it has 1 byte, the manifest says");
        assertThat(bench.queue.depth().dead()).isEqualTo(1);
    }

    @Test
    void who_may_not_look_loads_what_the_fingerprint_proves() {
        export(1);
        refuse(Reason.DENIED);

        importer("one").step(Duration.ZERO);

        assertThat(sent).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNREACHABLE", "BUSY", "REFUSED"})
    void who_cannot_look_waits_until_it_can(Reason reason) {
        export(1);
        refuse(reason);
        Importer importer = importer("one");
        steps(importer, 3);
        assertThat(sent).isZero();
        assertThat(bench.task().state()).isEqualTo(PartitionState.LOADING);

        bench.seenStorage = bench.storage;
        steps(importer, 2);

        assertThat(sent).isEqualTo(1);
    }

    private void refuse(Reason reason) {
        bench.seenStorage = Weakened.before(ObjectStore.class, bench.storage, (method, arguments) -> {
            throw new ObjectStoreException(reason, "no answer", null);
        });
    }
}
