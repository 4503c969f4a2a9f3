package io.starmigrate.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.worker.load.Importer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An object that was changed after its event was sent: the event says what is right, the object is not. */
class ObjectSizeTest {
    private final Bench bench = new Bench();
    private final Importer importer = bench.importer("one");

    private List<ManifestFile> export(int files) {
        List<ManifestFile> written = IntStream.range(0, files)
                .mapToObj(i -> bench.write("f" + i + ".csv", "r" + i))
                .toList();
        bench.export(IntStream.range(0, files).mapToObj(i -> "r" + i).toArray(String[]::new));
        written.forEach(bench::announce);
        return written;
    }

    private void replace(String name, int length) {
        bench.storage.put(bench.file(name).below(Bench.ROOT), new byte[length], Map.of());
    }

    private void steps() {
        for (int i = 0; i < 3; i++) {
            importer.step(Duration.ZERO);
            bench.pass(Duration.ofMinutes(1));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 1", "1, 100", "5, 0", "5, 100"})
    void a_file_that_is_shorter_or_longer_than_recorded_stops_its_partition_and_nothing_is_loaded(
            int files, int length) {
        export(files);
        replace("f0.csv", length);

        steps();

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why())
                .startsWith("file f0.csv: its object was changed since it was announced: it has " + length
                        + " bytes, the manifest says ");
        assertThat(bench.recorder.loads(Bench.ID)).isEmpty();
        assertThat(bench.recorder.file(bench.file("f0.csv")).map(FileTask::state))
                .contains(FileState.FAILED);
        assertThat(bench.queue.depth().dead()).isZero();
        assertThat(bench.messages()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void files_that_are_as_they_were_announced_are_loaded(int files) {
        export(files);
        bench.storage.put(bench.file("g.csv").below(Bench.ROOT), new byte[7], Map.of());

        importer.step(Duration.ZERO);

        assertThat(bench.recorder.loads(Bench.ID))
                .singleElement()
                .satisfies(load -> assertThat(load.files()).hasSize(files));
    }

    @Test
    void a_file_that_is_gone_is_left_to_the_target_and_to_whoever_brings_it_over_once_more() {
        export(1);
        bench.storage.delete(bench.file("f0.csv").below(Bench.ROOT));

        importer.step(Duration.ZERO);

        assertThat(bench.task().state()).isNotEqualTo(PartitionState.FAILED);
        assertThat(bench.recorder.loads(Bench.ID)).hasSize(1);
    }
}
