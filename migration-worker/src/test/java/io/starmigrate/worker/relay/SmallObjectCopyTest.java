package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.worker.relay.CopyOutcome.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SmallObjectCopyTest extends CopyBench {
    @Test
    void a_small_object_goes_in_one_request_and_remembers_where_it_came_from() throws Exception {
        byte[] content = write(10);

        CopyOutcome outcome = copy(source, target);

        assertThat(outcome.way()).isEqualTo(Way.COPIED);
        assertThat(outcome.bytes()).isEqualTo(10);
        assertThat(held(outcome)).isEqualTo(content);
        assertThat(target.metadata(TO))
                .containsEntry("starmigrate-source-etag", stored().etag())
                .containsEntry("starmigrate-source-size", "10");
    }

    @Test
    void a_small_object_takes_one_request_of_each_store() {
        write(10);
        StoredObject listed = stored();
        List<String> requests = new ArrayList<>();

        copy(counting(source, requests), counting(target, requests), listed);

        assertThat(requests).containsExactly("whole", "put");
    }

    @Test
    void a_small_object_is_proved_by_the_source_s_checksum_where_its_answer_has_one() {
        write(10);
        ObjectStore silent = new ForwardingObjectStore(source) {
            @Override
            public Whole whole(StorageUri object, String etag, int size) {
                return new Whole(super.whole(object, etag, size).content(), null, false);
            }
        };

        assertThat(copy(source, target).checked()).isEqualTo(CopyOutcome.Checked.SOURCE_CHECKSUM);
        assertThat(copy(silent, target).checked()).isEqualTo(CopyOutcome.Checked.PARTS);
    }

    @Test
    void a_small_object_waits_for_no_large_one() throws Exception {
        write(6 * PART);
        StoredObject large = stored();
        StorageUri small = FROM.resolve("small");
        StoredObject little = source.put(small, new byte[10]);
        CountDownLatch stuck = new CountDownLatch(1);
        ObjectStore slow = new ForwardingObjectStore(target) {
            @Override
            public Part upload(Upload upload, int number, long length, Content bytes) {
                await(stuck);
                return super.upload(upload, number, length, bytes);
            }
        };
        try (ObjectCopy shared = new ObjectCopy(source, slow, LIMITS)) {
            CompletableFuture<CopyOutcome> under =
                    CompletableFuture.supplyAsync(() -> shared.copy(FROM, large.size(), large.etag(), TO));

            assertThat(shared.isSmall(little.size())).isTrue();
            assertThat(shared.isSmall(large.size())).isFalse();
            assertThat(shared.copy(small, 10, little.etag(), TO.resolve("small"))
                            .way())
                    .isEqualTo(Way.COPIED);
            assertThat(under).isNotDone();
            stuck.countDown();
            assertThat(under.join().way()).isEqualTo(Way.COPIED);
        }
    }

    @Test
    void a_small_object_that_is_there_intact_is_known_by_what_it_remembers() {
        write(10);
        StoredObject listed = stored();
        try (ObjectCopy copy = new ObjectCopy(source, target, LIMITS)) {
            target.put(TO, new byte[9]);
            assertThat(copy.intact(listed, target.head(TO).orElseThrow())).isEmpty();
            copy.copy(FROM, 10, listed.etag(), TO);
            assertThat(copy.intact(listed, target.head(TO).orElseThrow()))
                    .map(CopyOutcome::way)
                    .contains(Way.SKIPPED);
            target.put(TO, new byte[10]);
            assertThat(copy.intact(listed, target.head(TO).orElseThrow())).isEmpty();
        }
    }

    @Test
    void a_small_object_is_read_again_when_the_store_is_busy() throws Exception {
        byte[] content = write(10);
        AtomicInteger reads = new AtomicInteger();
        ObjectStore busy = new ForwardingObjectStore(source) {
            @Override
            public Whole whole(StorageUri object, String etag, int size) {
                if (reads.incrementAndGet() <= 2) {
                    throw new ObjectStoreException(Reason.BUSY, "Cannot read: SlowDown", null);
                }
                return super.whole(object, etag, size);
            }
        };

        assertThat(held(copy(busy, target))).isEqualTo(content);
        assertThat(reads).hasValue(3);
    }

    @Test
    void an_empty_object_is_copied_too() throws Exception {
        write(0);

        CopyOutcome outcome = copy(source, target);

        assertThat(outcome.way()).isEqualTo(Way.COPIED);
        assertThat(target.head(TO)).map(StoredObject::size).contains(0L);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_small_object_that_a_store_has_taken_damaged_is_no_copy_for_the_next_run() {
        write(10);
        ObjectStore careless = new ForwardingObjectStore(target) {
            @Override
            public StoredObject put(StorageUri object, Payload content, Map<String, String> metadata) {
                super.put(object, Payload.of(new byte[content.length()]), metadata);
                throw new ObjectStoreException(Reason.REFUSED, "it has arrived as something else", null);
            }
        };
        assertThatThrownBy(() -> copy(source, careless)).isInstanceOf(ObjectStoreException.class);
        try (ObjectCopy copy = new ObjectCopy(source, target, LIMITS)) {
            assertThat(copy.intact(stored(), target.head(TO).orElseThrow())).isEmpty();

            copy(source, target);

            assertThat(copy.intact(stored(), target.head(TO).orElseThrow())).isPresent();
        }
    }
}
