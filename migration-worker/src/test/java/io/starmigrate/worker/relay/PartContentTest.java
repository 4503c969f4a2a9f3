package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.worker.storage.Crc;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PartContentTest extends CopyBench {
    private final AtomicInteger open = new AtomicInteger();
    private final ObjectStore counted = new ForwardingObjectStore(source) {
        @Override
        public InputStream read(StorageUri object, String etag, long offset, long length) {
            open.incrementAndGet();
            return new FilterInputStream(super.read(object, etag, offset, length)) {
                @Override
                public void close() throws IOException {
                    open.decrementAndGet();
                    super.close();
                }
            };
        }
    };

    private PartContent passing(ObjectStore from, int length) {
        CopyPlan.Range range = new CopyPlan.Range(1, 0, length);
        return new PartContent.Passing(from, stored(), range, bytes -> {}, Crc.CRC32);
    }

    @Test
    void bytes_that_are_read_one_by_one_are_summed_too() throws Exception {
        byte[] content = write(300);
        ByteArrayOutputStream read = new ByteArrayOutputStream();

        try (PartContent part = passing(source, 300);
                InputStream in = part.open()) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                read.write(next);
            }
            assertThat(part.sum()).isEqualTo(Crc.CRC32.of(Payload.of(content)));
        }
        assertThat(read.toByteArray()).isEqualTo(content);
    }

    @Test
    void an_answer_that_ends_early_says_after_how_many_bytes() {
        write(300);

        try (PartContent part = passing(truncating(new AtomicInteger(), 2), 300)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> part.open().readAllBytes())
                    .withMessageContaining("299")
                    .withMessageContaining("300");
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
                try (InputStream in = part.open()) {
                    while (in.read() >= 0) {
                        assertThat(in).isNotNull();
                    }
                }
            });
            unreachable(part);
        }
    }

    @Test
    void an_answer_that_goes_on_is_read_to_the_end_of_the_part_alone() throws Exception {
        byte[] content = write(300);
        AtomicLong heard = new AtomicLong();
        ObjectStore longer = new ForwardingObjectStore(source) {
            @Override
            public InputStream read(StorageUri object, String etag, long offset, long length) {
                return super.read(object, etag, offset, 300);
            }
        };

        try (PartContent part =
                new PartContent.Passing(longer, stored(), new CopyPlan.Range(1, 0, 200), heard::addAndGet, Crc.CRC32)) {
            assertThat(part.open().readAllBytes()).isEqualTo(Arrays.copyOf(content, 200));
            assertThat(part.sum()).isEqualTo(Crc.CRC32.of(Payload.within(content, 200)));
        }
        assertThat(heard).hasValue(200);
    }

    @Test
    void what_was_never_or_not_wholly_read_has_no_sum() throws Exception {
        write(300);

        try (PartContent part = passing(source, 300)) {
            unreachable(part);
            assertThat(part.open().readNBytes(299)).hasSize(299);
            unreachable(part);
        }
    }

    private static void unreachable(PartContent part) {
        assertThatExceptionOfType(ObjectStoreException.class)
                .isThrownBy(part::sum)
                .satisfies(ended -> assertThat(ended.reason()).isEqualTo(Reason.UNREACHABLE));
    }

    @Test
    void each_opening_closes_the_one_before_and_the_last_is_closed_with_the_part() throws Exception {
        write(300);

        try (PartContent part = passing(counted, 300)) {
            assertThat(part.open()).isNotNull();
            assertThat(part.open()).isNotNull();
            assertThat(open).hasValue(1);
        }
        assertThat(open).hasValue(0);
    }

    @Test
    void what_is_held_can_be_read_again_and_again() throws Exception {
        byte[] content = write(300);

        try (PartContent part = new PartContent.Held(Payload.of(content), Crc.CRC32)) {
            assertThat(part.open().readAllBytes()).isEqualTo(content);
            assertThat(part.open().readAllBytes()).isEqualTo(content);
            assertThat(part.sum()).isEqualTo(Crc.CRC32.of(Payload.of(content)));
        }
    }
}
