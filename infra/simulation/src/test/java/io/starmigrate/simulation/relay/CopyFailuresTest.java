package io.starmigrate.simulation.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.worker.relay.CopyOutcome;
import io.starmigrate.worker.relay.FileCopy;
import io.starmigrate.worker.relay.Relay;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a partition whose files do not come, look by look. */
class CopyFailuresTest {
    private final Bench bench = new Bench();
    private final AtomicInteger looks = new AtomicInteger();
    private ManifestFile file;

    @BeforeEach
    void export() {
        file = bench.write("a.csv", "1");
        bench.export("1");
    }

    /** Every copy fails; before the third is told, something happens. */
    private FileCopy gone(Runnable third) {
        return (from, size, etag, to) -> {
            if (looks.incrementAndGet() == 3) {
                third.run();
            }
            throw new ObjectStoreException(Reason.NO_OBJECT, "not now", null);
        };
    }

    private void steps(Relay relay) {
        for (int i = 0; i < 12; i++) {
            relay.step();
        }
    }

    @Test
    void the_third_failure_in_a_row_decides() {
        Relay relay = bench.relay(gone(() -> assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED)));

        for (int i = 0; i < 12 && looks.get() < 3; i++) {
            relay.step();
        }
        relay.step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.PLANNED);
        assertThat(looks).hasValue(3);
    }

    @Test
    void one_that_has_failed_meanwhile_is_left_alone() {
        steps(bench.relay(gone(() -> bench.advance(PartitionState.FAILED))));

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).isEqualTo("moved by the bench");
    }

    @Test
    void a_file_that_is_only_recorded_as_exported_is_brought() {
        bench.recorder.record(FileTask.first(
                bench.file("a.csv"),
                FileState.EXPORTED,
                file.size(),
                "",
                bench.task().change()));

        steps(bench.relay(copying(() -> {})));

        assertThat(looks).hasPositiveValue();
        assertThat(bench.storage.head(bench.file("a.csv").below(Bench.ROOT)))
                .hasValueSatisfying(there -> assertThat(there.etag()).isNotEqualTo(file.etag()));
    }

    @Test
    void a_file_whose_item_cannot_be_read_ends_its_partition() {
        Relay relay = bench.relay(copying(() -> {
            bench.recorder.record(FileTask.first(
                    bench.file("a.csv"),
                    FileState.EXPORTED,
                    file.size(),
                    "",
                    bench.task().change()));
            bench.recorder.damaged().file(bench.file("a.csv"));
        }));

        relay.step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("it was damaged");
        assertThat(looks).hasValue(1);
    }

    private FileCopy copying(Runnable first) {
        return (from, size, etag, to) -> {
            if (looks.incrementAndGet() == 1) {
                first.run();
            }
            return new CopyOutcome(
                    CopyOutcome.Way.COPIED,
                    bench.storage.put(to, new byte[(int) size], Map.of()),
                    size,
                    CopyOutcome.Checked.PARTS);
        };
    }
}
