package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.Timetable;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.Packing;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is read counts against the limit, by whichever way it is copied. */
class LimitedCopyTest extends CopyBench {
    private final AtomicLong nanos = new AtomicLong();
    private final Timetable timetable = Timetable.parse("08:00,1M 20:00,off").orElseThrow();
    private final Bandwidth bandwidth =
            new Bandwidth(() -> timetable, () -> LocalTime.of(9, 0), nanos::get, nanos::addAndGet);

    @ParameterizedTest
    @ValueSource(ints = {1 << 20, PART + (1 << 20), 4 * PART})
    void a_copy_counts_every_byte(int size) {
        write(size);
        StoredObject listed = stored();
        try (ObjectCopy copy = new ObjectCopy(source, target, inParts(3), bandwidth)) {
            var unused = copy.copy(FROM, listed.size(), listed.etag(), TO);
        }

        assertThat(secondsTaken()).isGreaterThanOrEqualTo(size >> 20);
    }

    @Test
    void a_packed_file_counts_every_byte() {
        byte[] rows = new byte[2 << 20];
        for (int i = 99; i < rows.length; i += 100) {
            rows[i] = '\n';
        }
        StoredObject listed = source.put(FROM, rows);
        ManifestFile file = new ManifestFile("data_0.csv", listed.size(), listed.etag());
        try (ObjectCopy copy = new ObjectCopy(source, target, LIMITS, bandwidth)) {
            Packing halves = new Packing(Packing.Codec.ZSTD, 1 << 20);
            var unused = copy.pack(
                    new PackOrder(
                            FROM, file, halves, (byte) '\n', List.of(TO.resolve("1"), TO.resolve("2")), Set.of(1, 2)),
                    pieces -> Set.of(1, 2));
            assertThat(secondsTaken()).isGreaterThanOrEqualTo(2);
            nanos.addAndGet(Duration.ofHours(1).toNanos());
            long before = nanos.get();
            Packing whole = new Packing(Packing.Codec.ZSTD, 4 << 20);
            var alone = copy.pack(
                    new PackOrder(FROM, file, whole, (byte) '\n', List.of(TO.resolve("3")), Set.of(1)),
                    pieces -> Set.of(1));
            bandwidth.take(1);
            assertThat(Duration.ofNanos(nanos.get() - before).toSeconds()).isGreaterThanOrEqualTo(2);
        }
    }

    /** Whoever comes next waits for all that was taken. */
    private long secondsTaken() {
        bandwidth.take(1);
        return Duration.ofNanos(nanos.get()).toSeconds();
    }
}
