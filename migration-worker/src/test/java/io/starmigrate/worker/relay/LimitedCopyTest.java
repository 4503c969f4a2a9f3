package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.Timetable;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent counts against the limit, by whichever way it is copied. */
class LimitedCopyTest extends PackBench {
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

    @ParameterizedTest
    @ValueSource(ints = {2 << 20, 2 * PIECE})
    void a_packed_file_counts_every_byte_that_is_sent(int size) {
        pack(order(rows(size)));

        assertThat(secondsTaken()).isBetween((long) size >> 20, (size >> 20) + 1L);
    }

    /** A worker that packs stands beside the source: what it reads does not cross the line that is limited. */
    @ParameterizedTest
    @ValueSource(ints = {2 << 20, 2 * PIECE})
    void a_packed_file_does_not_count_what_packing_spares(int size) {
        byte[] rows = new byte[size];
        Arrays.fill(rows, (byte) '\n');
        pack(order(rows));

        assertThat(secondsTaken()).isZero();
    }

    @Test
    void what_an_earlier_run_has_sent_of_a_packed_file_does_not_count_again() {
        PackOrder order = order(rows(2 * PIECE));
        pack(order);
        order.pieces().forEach(piece -> {
            byte[] made = target.whole(piece, target.head(piece).orElseThrow().etag(), sizeOf(piece))
                    .content()
                    .memory();
            var upload = target.begin(piece, target.metadata(piece));
            for (int i = 0; i * PART < made.length; i++) {
                byte[] part = Arrays.copyOfRange(made, i * PART, Math.min(made.length, (i + 1) * PART));
                var unused = target.upload(upload, i + 1, Payload.of(part));
            }
            target.delete(piece);
        });
        long before = secondsTaken();

        pack(order);

        assertThat(secondsTaken()).isEqualTo(before);
        assertThat(target.list(TO)).hasSize(2);
    }

    private int sizeOf(StorageUri piece) {
        return Math.toIntExact(target.head(piece).orElseThrow().size());
    }

    private void pack(PackOrder order) {
        try (ObjectCopy copy = new ObjectCopy(source, target, LIMITS, bandwidth)) {
            var unused = pack(copy, order);
        }
    }

    /** Whoever comes next waits for all that was taken. */
    private long secondsTaken() {
        bandwidth.take(1);
        return Duration.ofNanos(nanos.get()).toSeconds();
    }
}
