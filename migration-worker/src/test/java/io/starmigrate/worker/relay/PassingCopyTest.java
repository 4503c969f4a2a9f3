package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.config.Timetable;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.worker.relay.CopyOutcome.Checked;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PassingCopyTest extends CopyBench {
    private static final int SIZE = 2 * PART + 17;
    private static final StorageUri OTHER = StorageUri.parse("s3://target/job/other.csv");

    private final AtomicInteger passes = new AtomicInteger();
    private final ObjectStore counting = new ForwardingObjectStore(target) {
        @Override
        public Optional<StoredObject> pass(
                StorageUri object, long length, String md5, Content content, Map<String, String> metadata) {
            passes.incrementAndGet();
            return super.pass(object, length, md5, content, metadata);
        }
    };
    private final AtomicLong told = new AtomicLong();

    @Test
    void while_enough_are_under_way_an_object_goes_whole_and_is_proved_by_the_sources_digest() throws Exception {
        byte[] content = write(SIZE);

        CopyOutcome outcome = beside(1, source, counting);

        assertThat(passes).hasValue(1);
        assertThat(outcome.target().etag()).isEqualTo(stored().etag());
        assertThat(outcome.checked()).isEqualTo(Checked.SOURCE_CHECKSUM);
        assertThat(outcome.bytes()).isEqualTo(SIZE);
        assertThat(told).hasValue(SIZE);
        assertThat(held(outcome)).isEqualTo(content);
        assertThat(target.metadata(TO)).isEqualTo(new Provenance(stored(), null).metadata(stored().etag()));
    }

    @Test
    void one_that_is_alone_is_cut_into_parts() {
        write(SIZE);

        assertThat(beside(0, source, counting).target().etag()).endsWith("-3");

        assertThat(passes).hasValue(0);
    }

    @Test
    void one_too_large_to_begin_anew_is_cut_into_parts() {
        write(SIZE);
        try (PassingCopy passing = new PassingCopy(source, counting, LIMITS, Bandwidth.unlimited())) {
            StoredObject large = new StoredObject(FROM, PassingCopy.LARGEST + 1, stored().etag(), stored().modified());

            Optional<CopyOutcome> passed = passing.counted(
                    () -> passing.counted(() -> passing.copy(large, TO, new Provenance(large, null), told::addAndGet)));

            assertThat(passed).isEmpty();
        }
        assertThat(passes).hasValue(0);
    }

    @Test
    void one_whose_bytes_have_to_wait_is_cut_into_parts() {
        write(SIZE);
        Bandwidth limited = Bandwidth.of(() -> Timetable.parse("1G").orElseThrow());
        try (PassingCopy passing = new PassingCopy(source, counting, LIMITS, limited)) {
            Provenance provenance = new Provenance(stored(), null);

            assertThat(passing.counted(
                            () -> passing.counted(() -> passing.copy(stored(), TO, provenance, told::addAndGet))))
                    .isEmpty();
        }
        assertThat(passes).hasValue(0);
    }

    @Test
    void what_the_source_tells_no_digest_of_is_cut_into_parts() throws Exception {
        byte[] content = write(SIZE);
        ObjectStore silent = new ForwardingObjectStore(source) {
            @Override
            public Optional<String> md5(StorageUri object, String etag) {
                return Optional.empty();
            }
        };

        CopyOutcome outcome = beside(1, silent, counting);

        assertThat(passes).hasValue(0);
        assertThat(held(outcome)).isEqualTo(content);
    }

    @Test
    void bytes_that_were_damaged_on_their_way_are_refused_and_sent_again_in_parts() throws Exception {
        byte[] content = write(SIZE);
        AtomicBoolean damaging = new AtomicBoolean(true);
        ObjectStore damaged = new ForwardingObjectStore(source) {
            @Override
            public InputStream read(StorageUri object, String etag, long offset, long length) {
                InputStream bytes = super.read(object, etag, offset, length);
                return damaging.getAndSet(false) ? flipping(bytes) : bytes;
            }
        };

        CopyOutcome outcome = beside(1, damaged, counting);

        assertThat(passes).hasValue(1);
        assertThat(outcome.target().etag()).endsWith("-3");
        assertThat(held(outcome)).isEqualTo(content);
        assertThat(told).as("what was refused is taken back").hasValue(SIZE);
    }

    @Test
    void a_target_that_proves_nothing_is_sent_parts_after_three_tries() throws Exception {
        byte[] content = write(SIZE);
        ObjectStore opaque = new ForwardingObjectStore(counting) {
            @Override
            public Optional<StoredObject> pass(
                    StorageUri object, long length, String md5, Content bytes, Map<String, String> metadata) {
                super.pass(object, length, md5, bytes, metadata);
                delete(object);
                return Optional.empty();
            }
        };
        var unused = beside(1, source, opaque, copy -> {
            for (int i = 0; i < 5; i++) {
                target.delete(TO);
                assertThat(copy.copy(stored(), TO, told::addAndGet).target().etag())
                        .endsWith("-3");
            }
            return copy;
        });

        assertThat(held(target.head(TO).orElseThrow())).isEqualTo(content);
        assertThat(passes).hasValue(3);
    }

    @Test
    void what_arrived_is_not_sent_again_where_only_the_answer_was_lost() throws Exception {
        byte[] content = write(SIZE);
        ObjectStore losing = new ForwardingObjectStore(counting) {
            @Override
            public Optional<StoredObject> pass(
                    StorageUri object, long length, String md5, Content bytes, Map<String, String> metadata) {
                assertThat(super.pass(object, length, md5, bytes, metadata)).isPresent();
                return Optional.empty();
            }
        };

        CopyOutcome outcome = beside(1, source, losing);

        assertThat(outcome.target().etag()).isEqualTo(stored().etag());
        assertThat(outcome.checked()).isEqualTo(Checked.SOURCE_CHECKSUM);
        assertThat(held(outcome)).isEqualTo(content);
        assertThat(told).hasValue(SIZE);
    }

    @Test
    void what_a_target_showed_without_comparing_is_no_copy_for_the_next_run() throws Exception {
        byte[] content = write(SIZE);
        AtomicBoolean shut = new AtomicBoolean(true);
        ObjectStore careless = new ForwardingObjectStore(target) {
            @Override
            public Optional<StoredObject> pass(
                    StorageUri object, long length, String md5, Content bytes, Map<String, String> metadata) {
                byte[] damaged = content.clone();
                damaged[PART] ^= 1;
                put(object, damaged, metadata);
                return Optional.empty();
            }

            @Override
            public Upload begin(StorageUri object, Map<String, String> metadata) {
                if (shut.getAndSet(false)) {
                    throw new ObjectStoreException(Reason.DENIED, "shut", null);
                }
                return super.begin(object, metadata);
            }
        };
        assertThatThrownBy(() -> beside(1, source, careless)).hasMessage("shut");

        CopyOutcome outcome = beside(0, source, careless);

        assertThat(outcome.way()).isEqualTo(CopyOutcome.Way.COPIED);
        assertThat(held(outcome)).isEqualTo(content);
    }

    @Test
    void an_answer_that_ends_early_says_nothing_about_the_target() throws Exception {
        byte[] content = write(SIZE);
        AtomicInteger reads = new AtomicInteger();

        CopyOutcome outcome = beside(1, truncating(reads, 1), counting);

        assertThat(held(outcome)).isEqualTo(content);
        assertThat(told).hasValue(SIZE);
        assertThat(passes).hasValue(1);
    }

    @Test
    void a_source_that_changes_is_never_mixed() {
        write(SIZE);
        StoredObject listed = stored();
        ObjectStore changing = new ForwardingObjectStore(source) {
            @Override
            public Optional<String> md5(StorageUri object, String etag) {
                Optional<String> before = super.md5(object, etag);
                write(SIZE);
                return before;
            }
        };

        assertThatThrownBy(() -> beside(1, changing, counting, copy -> copy.copy(listed, TO, told::addAndGet)))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class,
                        changed -> assertThat(changed.reason()).isEqualTo(Reason.CHANGED));
        assertThat(target.head(TO)).isEmpty();
        assertThat(told).hasValue(0);
    }

    @Test
    void an_upload_that_was_half_sent_is_finished_all_the_same() throws Exception {
        byte[] content = write(SIZE);
        now.updateAndGet(time -> time.plusSeconds(600));
        ObjectStore.Upload half = target.begin(TO, new Provenance(stored(), null).metadata());
        target.upload(half, 3, 17, () -> new ByteArrayInputStream(content, 2 * PART, 17));

        CopyOutcome outcome = beside(1, source, counting);

        assertThat(outcome.way()).isEqualTo(CopyOutcome.Way.RESUMED);
        assertThat(held(outcome)).isEqualTo(content);
        assertThat(passes).hasValue(0);
    }

    @Test
    void what_was_sent_to_a_target_that_cannot_be_asked_afterwards_is_not_told_as_there() {
        write(SIZE);
        AtomicBoolean isGone = new AtomicBoolean();
        ObjectStore vanishing = new ForwardingObjectStore(counting) {
            @Override
            public Optional<StoredObject> pass(
                    StorageUri object, long length, String md5, Content bytes, Map<String, String> metadata) {
                super.pass(object, length, md5, bytes, metadata);
                isGone.set(true);
                return Optional.empty();
            }

            @Override
            public Optional<StoredObject> head(StorageUri object) {
                if (isGone.get()) {
                    throw new ObjectStoreException(Reason.UNREACHABLE, "Cannot look up: no answer", null);
                }
                return super.head(object);
            }
        };

        assertThatThrownBy(() -> beside(1, source, vanishing)).isInstanceOf(ObjectStoreException.class);

        assertThat(passes).hasValue(1);
        assertThat(told).hasValue(0);
    }

    @Test
    void a_thread_that_is_interrupted_stops_between_two_reads_and_nothing_is_there() {
        write(SIZE);
        ObjectStore interrupting = new ForwardingObjectStore(source) {
            @Override
            public InputStream read(StorageUri object, String etag, long offset, long length) {
                Thread.currentThread().interrupt();
                return super.read(object, etag, offset, length);
            }
        };

        assertThatThrownBy(() -> beside(1, interrupting, counting)).isInstanceOf(CancellationException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(target.head(TO)).isEmpty();
    }

    /** Copies while so many others are under way. */
    private CopyOutcome beside(int others, ObjectStore from, ObjectStore to) {
        return beside(others, from, to, copy -> copy.copy(stored(), TO, told::addAndGet));
    }

    private <T> T beside(int others, ObjectStore from, ObjectStore to, Function<ObjectCopy, T> work) {
        StoredObject listed = stored();
        CountDownLatch begun = new CountDownLatch(others);
        CountDownLatch done = new CountDownLatch(1);
        ObjectStore waiting = new ForwardingObjectStore(to) {
            @Override
            public Optional<StoredObject> head(StorageUri object) {
                if (object.equals(OTHER)) {
                    begun.countDown();
                    await(done);
                }
                return super.head(object);
            }
        };
        try (ObjectCopy copy = new ObjectCopy(from, waiting, LIMITS)) {
            for (int i = 0; i < others; i++) {
                var unused = CompletableFuture.runAsync(() -> copy.copy(listed, OTHER, sent -> {}));
            }
            await(begun);
            return work.apply(copy);
        } finally {
            done.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static InputStream flipping(InputStream bytes) {
        return new FilterInputStream(bytes) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                if (read > 0) {
                    buffer[offset] ^= 1;
                }
                return read;
            }
        };
    }
}
