package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.worker.relay.CopyOutcome.Checked;
import io.starmigrate.worker.storage.Crc64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ObjectCopyTest extends CopyBench {
    @Test
    void a_large_object_goes_in_parts_and_arrives_whole() throws Exception {
        byte[] content = write(2 * PART + 17);

        CopyOutcome outcome = copy(source, target);

        assertThat(outcome.bytes()).isEqualTo(content.length);
        assertThat(outcome.target().etag()).endsWith("-3");
        assertThat(held(outcome)).isEqualTo(content);
    }

    @Test
    void a_part_that_fails_twice_is_sent_a_third_time() throws Exception {
        byte[] content = write(2 * PART);
        AtomicInteger failures = new AtomicInteger();
        ObjectStore flaky = new ForwardingObjectStore(target) {
            @Override
            public Part upload(Upload upload, int number, long length, Content bytes) {
                if (number == 2 && failures.incrementAndGet() <= 2) {
                    throw new ObjectStoreException(Reason.BUSY, "Cannot send: slow down", null);
                }
                return super.upload(upload, number, length, bytes);
            }
        };

        CopyOutcome outcome = copy(source, flaky);

        assertThat(failures).hasValue(3);
        assertThat(held(outcome)).isEqualTo(content);
    }

    @Test
    void an_answer_that_ends_early_is_read_again_and_given_up_in_the_end() throws Exception {
        byte[] content = write(PART + 5);
        AtomicInteger reads = new AtomicInteger();

        CopyOutcome outcome = copy(truncating(reads, 1), target);
        assertThat(held(outcome)).isEqualTo(content);

        target.delete(TO);
        assertThatThrownBy(() -> copy(truncating(new AtomicInteger(), Integer.MAX_VALUE), target))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class,
                        lost -> assertThat(lost.reason()).isEqualTo(Reason.UNREACHABLE))
                .hasMessageContaining("the answer ended after ");
        assertThat(target.head(TO)).isEmpty();
    }

    @Test
    void a_source_that_changes_midway_is_never_mixed_and_leaves_nothing_behind() {
        write(3 * PART);
        StoredObject listed = stored();
        ObjectStore changing = changingMidway(3 * PART);

        assertThatThrownBy(() -> copy(changing, target, listed))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class,
                        changed -> assertThat(changed.reason()).isEqualTo(Reason.CHANGED));
        assertThat(target.head(TO)).isEmpty();
        assertThat(target.unfinished(TO)).isEmpty();
    }

    @Test
    void a_source_that_is_not_what_its_manifest_says_is_not_read() {
        write(10);
        StoredObject listed = stored();
        write(11);

        assertThatThrownBy(() -> copy(source, target, listed))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class,
                        changed -> assertThat(changed.reason()).isEqualTo(Reason.CHANGED))
                .hasMessageStartingWith("Cannot read " + FROM);
        write(2 * PART);
        assertThatThrownBy(() -> copyOf(2 * PART + 1))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class,
                        changed -> assertThat(changed.reason()).isEqualTo(Reason.CHANGED))
                .hasMessageStartingWith(
                        "Cannot relay " + FROM + ": it has " + String.format(Locale.ROOT, "%,d", 2 * PART) + " bytes")
                .hasMessageEndingWith("export the partition again");
        source.delete(FROM);
        assertThatThrownBy(() -> copy(source, target, listed))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class,
                        gone -> assertThat(gone.reason()).isEqualTo(Reason.NO_OBJECT));
    }

    @Test
    void other_bytes_of_the_same_length_are_not_what_the_manifest_says() {
        write(10);
        StoredObject listed = stored();
        write(10);

        assertThatThrownBy(() -> copy(source, target, listed))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class,
                        changed -> assertThat(changed.reason()).isEqualTo(Reason.CHANGED));
        assertThat(target.head(TO)).isEmpty();
    }

    @Test
    void when_the_answer_to_the_completion_is_lost_the_target_is_asked() throws Exception {
        byte[] content = write(2 * PART);
        ObjectStore forgetful = new ForwardingObjectStore(target) {
            @Override
            public StoredObject complete(Upload upload, List<Part> parts) {
                super.complete(upload, parts);
                throw new ObjectStoreException(Reason.UNREACHABLE, "Cannot complete: the answer was lost", null);
            }
        };

        assertThat(held(copy(source, forgetful))).isEqualTo(content);
    }

    @Test
    void the_checksum_of_the_source_store_proves_the_whole_or_stops_the_copy() throws Exception {
        byte[] large = write(2 * PART + 9);
        assertThat(copy(keeping(Crc64.text(Crc64.of(large))), target).checked()).isEqualTo(Checked.SOURCE_CHECKSUM);
        assertThat(copy(source, target).checked()).as("it was there already").isEqualTo(Checked.PARTS);

        target.delete(TO);
        write(2 * PART);
        assertThatThrownBy(() -> copy(keeping("42"), target))
                .isInstanceOf(ObjectStoreException.class)
                .hasMessageContaining("CRC-64")
                .hasMessageContaining("those in the source storage 42");
        assertThat(target.head(TO)).isEmpty();
        assertThat(target.unfinished(TO)).isEmpty();
    }

    @Test
    void no_more_parts_are_under_way_at_once_than_the_limits_say() throws Exception {
        write(6 * PART);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ObjectStore counting = new ForwardingObjectStore(target) {
            @Override
            public Part upload(Upload upload, int number, long length, Content bytes) {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Part part = super.upload(upload, number, length, bytes);
                running.decrementAndGet();
                return part;
            }
        };
        StoredObject listed = stored();
        try (ObjectCopy shared = new ObjectCopy(source, counting, LIMITS)) {
            List<CompletableFuture<CopyOutcome>> copies = List.of(
                    CompletableFuture.supplyAsync(() -> shared.copy(FROM, listed.size(), listed.etag(), TO)),
                    CompletableFuture.supplyAsync(
                            () -> shared.copy(FROM, listed.size(), listed.etag(), TO.resolve("second"))));
            copies.forEach(CompletableFuture::join);
        }

        assertThat(most.get()).isBetween(1, LIMITS.partsAtOnce());
    }

    @Test
    void a_temporary_file_of_a_running_export_is_refused() {
        StorageUri temporary = StorageUri.parse("oss://source/job/__starrocks_export_tmp_1/data_0.csv");

        try (ObjectCopy copy = new ObjectCopy(source, target, LIMITS)) {
            assertThatThrownBy(() -> copy.copy(temporary, 1, "etag", TO))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("it belongs to an export that is still running");
        }
    }

    @Test
    void a_refusal_of_one_object_is_told_from_a_store_that_lets_nobody_in() {
        write(10);
        ObjectStore refusing = new ForwardingObjectStore(source) {
            @Override
            public Whole whole(StorageUri object, String etag, int size) {
                throw new ObjectStoreException(Reason.DENIED, "Cannot read: 403", null);
            }
        };
        ObjectStore closed = new ForwardingObjectStore(refusing) {
            @Override
            public Stream<StoredObject> list(StorageUri prefix) {
                throw new ObjectStoreException(Reason.DENIED, "Cannot list: ExpiredToken", null);
            }
        };

        assertThatThrownBy(() -> copy(refusing, target))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class,
                        one -> assertThat(one.reason()).isEqualTo(Reason.DENIED));
        assertThatThrownBy(() -> copy(closed, target))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class,
                        all -> assertThat(all.reason()).isEqualTo(Reason.UNREACHABLE))
                .hasMessageContaining("ExpiredToken");
    }

    private CopyOutcome copyOf(long size) {
        try (ObjectCopy copy = new ObjectCopy(source, target, LIMITS)) {
            return copy.copy(FROM, size, stored().etag(), TO);
        }
    }
}
