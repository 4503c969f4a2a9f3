package io.starmigrate.simulation.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.relay.CopyOutcome;
import io.starmigrate.worker.relay.FileCopy;
import io.starmigrate.worker.relay.Relay;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which partitions are brought over at once. */
class RelayPlacesTest {
    private static final long LARGE = 1L << 40;
    private static final FileFormat CSV = FileFormat.csv(new Separators('\1', '\2'));

    private final Bench bench = new Bench();
    private final WorkerIdentity other = new WorkerIdentity("other", bench.clock);

    /** What large files wait for; nobody ever runs it. */
    private final Deque<Runnable> hanging = new ArrayDeque<>();

    @BeforeEach
    void open() {
        bench.recorder.open(Job.opened("job", Bench.JOB_ID, "shop", "shop", List.of("orders"), bench.clock.instant()));
    }

    @Test
    void small_partitions_wait_for_no_large_one() {
        for (int number = 10; number < 40; number++) {
            export("large" + number, LARGE);
        }
        for (int number = 10; number < 40; number++) {
            export("small" + number, 7, 5);
        }
        Relay relay = relay();

        for (int step = 0; step < 6; step++) {
            relay.step();
        }

        assertThat(hanging).as("no more large ones at once than before").hasSize(16);
        for (int number = 10; number < 40; number++) {
            assertThat(bench.recorder.files(id("small" + number))).hasSize(2);
        }
    }

    @Test
    void a_partition_of_small_files_on_average_and_a_large_one_has_no_place_of_theirs() {
        for (int number = 10; number < 40; number++) {
            export("large" + number, 2 * LARGE);
        }
        long[] mixed = new long[1 << 12];
        Arrays.fill(mixed, 1);
        mixed[7] = 1 << 20;
        for (int number = 10; number < 40; number++) {
            export("mixed" + number, mixed);
        }
        export("small", 3000);
        Relay relay = relay();

        for (int step = 0; step < 3; step++) {
            relay.step();
        }

        assertThat(hanging).hasSize(16);
        assertThat(bench.recorder.files(id("small"))).hasSize(1);
        assertThat(bench.recorder.files(id("mixed10"))).isEmpty();
    }

    private Relay relay() {
        FileCopy copy = new FileCopy() {
            @Override
            public CopyOutcome copy(StorageUri from, long size, String etag, StorageUri to) {
                return new CopyOutcome(
                        CopyOutcome.Way.COPIED,
                        bench.storage.put(to, new byte[(int) size], Map.of()),
                        size,
                        CopyOutcome.Checked.PARTS);
            }

            @Override
            public boolean isSmall(long size) {
                return size < 1 << 20;
            }
        };
        return bench.relay(copy, new Relay.Copiers(Runnable::run, hanging::add));
    }

    private static PartitionTaskId id(String partition) {
        return new PartitionTaskId(new PartitionId("job", "shop", "orders", partition), 1);
    }

    private void export(String partition, long... sizes) {
        PartitionTaskId id = id(partition);
        PartitionTask planned = PartitionTask.planned(
                id, "(('" + partition + "'))", new Estimate(1, 1), "1:1", other.change("planned"));
        bench.recorder.plan(List.of(planned));
        StorageUri folder = new FileTaskId(id, 1, "x").below(Bench.ROOT);
        List<FileColumn> columns = List.of(FileColumn.plain("v"));
        PartitionTask exporting = planned.to(PartitionState.EXPORTING, other.change("exporting"))
                .withExport(new Export(1, folder, "1:1", columns, CSV, bench.clock.instant()));
        bench.recorder.advance(exporting);
        List<ManifestFile> files = IntStream.range(0, sizes.length)
                .mapToObj(number -> new ManifestFile("f" + number, sizes[number], "e"))
                .toList();
        Manifest manifest = new Manifest(
                id, 1, folder, CSV, "(('" + partition + "'))", columns, files, null, null, bench.clock.instant());
        bench.recorder.record(manifest);
        bench.recorder.advance(exporting
                .to(PartitionState.EXPORTED, other.change("exported"))
                .withExported(new Exported(files.size(), manifest.bytes(), null)));
    }
}
