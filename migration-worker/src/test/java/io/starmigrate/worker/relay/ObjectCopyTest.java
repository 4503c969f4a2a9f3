package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.worker.relay.CopyOutcome.Proof;
import io.starmigrate.worker.relay.CopyOutcome.Way;
import io.starmigrate.worker.storage.Crc64;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ObjectCopyTest {
    private static final int PART = RelayLimits.SMALLEST_PART;
    private static final RelayLimits LIMITS = new RelayLimits(PART, 2, 3, Duration.ofMillis(1));
    private static final StorageUri FROM = StorageUri.parse("oss://source/job/data_0.csv");
    private static final StorageUri TO = StorageUri.parse("s3://target/job/data_0.csv");

    private final Random random = new Random(20261122);
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T00:00:00Z"));
    private final ObjectStore source = new InMemoryObjectStore(now::get, Set.of("source"));
    private final ObjectStore target = new InMemoryObjectStore(now::get, Set.of("target"));

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
            assertThat(copy.intact(listed, TO)).isEmpty();
            copy.copy(FROM, 10, listed.etag(), TO);
            assertThat(copy.intact(listed, TO)).map(CopyOutcome::way).contains(Way.SKIPPED);
            target.put(TO, new byte[10]);
            assertThat(copy.intact(listed, TO)).isEmpty();
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

    @Test
    void a_large_object_goes_in_parts_and_arrives_whole() throws Exception {
        byte[] content = write(2 * PART + 17);

        CopyOutcome outcome = copy(source, target);

        assertThat(outcome.bytes()).isEqualTo(content.length);
        assertThat(outcome.target().etag()).endsWith("-3");
        assertThat(held(outcome)).isEqualTo(content);
    }

    @Test
    void a_copy_that_is_there_intact_is_not_made_again() {
        write(PART + 1);
        copy(source, target);
        ObjectStore unread = new ForwardingObjectStore(source) {
            @Override
            public InputStream read(StorageUri object, String etag, long offset, long length) {
                throw new AssertionError("the source is read though the copy is there");
            }
        };

        CopyOutcome again = copy(unread, target);

        assertThat(again.way()).isEqualTo(Way.SKIPPED);
        assertThat(again.bytes()).isZero();
    }

    @Test
    void a_copy_of_an_earlier_content_or_of_unknown_origin_is_replaced() throws Exception {
        write(10);
        copy(source, target);
        byte[] second = write(12);

        assertThat(copy(source, target).way()).isEqualTo(Way.COPIED);
        assertThat(held(target.head(TO).orElseThrow())).isEqualTo(second);

        target.put(TO, new byte[12]);
        assertThat(copy(source, target).way()).isEqualTo(Way.COPIED);
        assertThat(held(target.head(TO).orElseThrow())).isEqualTo(second);
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
        AtomicInteger reads = new AtomicInteger();
        ObjectStore changing = new ForwardingObjectStore(source) {
            @Override
            public InputStream read(StorageUri object, String etag, long offset, long length) {
                if (reads.incrementAndGet() == 2) {
                    write(3 * PART);
                }
                return super.read(object, etag, offset, length);
            }
        };

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
                .hasMessageStartingWith("Cannot relay " + FROM + ": it has " + 2 * PART + " bytes")
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
    void an_upload_begun_so_soon_after_the_source_was_written_that_clocks_may_err_is_dropped() throws Exception {
        byte[] content = write(2 * PART + 3);
        now.updateAndGet(time -> time.plusSeconds(60));
        assertThatThrownBy(() -> copy(source, withoutPart(3))).isInstanceOf(ObjectStoreException.class);

        CopyOutcome outcome = copy(source, target);

        assertThat(outcome.way()).isEqualTo(Way.COPIED);
        assertThat(held(outcome)).isEqualTo(content);
    }

    @Test
    void the_fullest_of_several_uploads_is_finished() throws Exception {
        byte[] content = write(2 * PART + 3);
        now.updateAndGet(time -> time.plusSeconds(600));
        ObjectStore.Upload emptier = target.begin(TO, Map.of());
        target.upload(emptier, 1, PART, () -> new ByteArrayInputStream(content, 0, PART));
        ObjectStore.Upload fuller = target.begin(TO, Map.of());
        target.upload(fuller, 1, PART, () -> new ByteArrayInputStream(content, 0, PART));
        target.upload(fuller, 2, PART, () -> new ByteArrayInputStream(content, PART, PART));

        CopyOutcome outcome = copy(source, target);

        assertThat(outcome.bytes()).isEqualTo(3);
        assertThat(held(outcome)).isEqualTo(content);
        assertThat(target.unfinished(TO)).isEmpty();
    }

    @Test
    void the_checksum_of_the_whole_is_not_claimed_of_what_another_run_has_begun() {
        byte[] content = write(2 * PART + 3);
        ObjectStore checked = keeping(Crc64.text(Crc64.of(content)));
        now.updateAndGet(time -> time.plusSeconds(600));
        assertThatThrownBy(() -> copy(checked, withoutPart(3))).isInstanceOf(ObjectStoreException.class);

        CopyOutcome outcome = copy(checked, target);

        assertThat(outcome.way()).isEqualTo(Way.RESUMED);
        assertThat(outcome.proof()).isEqualTo(Proof.PARTS);
    }

    @Test
    void an_upload_that_was_interrupted_is_finished_with_the_missing_part_only() throws Exception {
        byte[] content = write(2 * PART + 3);
        now.updateAndGet(time -> time.plusSeconds(600));
        assertThatThrownBy(() -> copy(source, withoutPart(3))).isInstanceOf(ObjectStoreException.class);
        assertThat(target.unfinished(TO)).hasSize(1);

        CopyOutcome outcome = copy(source, target);

        assertThat(outcome.way()).isEqualTo(Way.RESUMED);
        assertThat(outcome.bytes()).isEqualTo(3);
        assertThat(held(outcome)).isEqualTo(content);
        assertThat(target.unfinished(TO)).isEmpty();
    }

    @Test
    void an_upload_begun_before_the_source_was_last_written_is_dropped() throws Exception {
        write(2 * PART + 3);
        now.updateAndGet(time -> time.plusSeconds(600));
        assertThatThrownBy(() -> copy(source, withoutPart(3))).isInstanceOf(ObjectStoreException.class);
        now.updateAndGet(time -> time.plusSeconds(600));
        byte[] second = write(2 * PART + 3);
        now.updateAndGet(time -> time.plusSeconds(600));

        CopyOutcome outcome = copy(source, target);

        assertThat(outcome.way()).isEqualTo(Way.COPIED);
        assertThat(held(outcome)).isEqualTo(second);
        assertThat(target.unfinished(TO)).isEmpty();
    }

    @Test
    void an_upload_cut_in_other_parts_is_dropped() throws Exception {
        byte[] content = write(2 * PART + 3);
        now.updateAndGet(time -> time.plusSeconds(600));
        ObjectStore.Upload other = target.begin(TO, Map.of());
        target.upload(other, 1, 7, () -> new ByteArrayInputStream(new byte[7]));

        CopyOutcome outcome = copy(source, target);

        assertThat(outcome.way()).isEqualTo(Way.COPIED);
        assertThat(held(outcome)).isEqualTo(content);
        assertThat(target.unfinished(TO)).isEmpty();
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
        assertThat(copy(keeping(Crc64.text(Crc64.of(large))), target).proof()).isEqualTo(Proof.SOURCE_CHECKSUM);
        assertThat(copy(source, target).proof()).as("it was there already").isEqualTo(Proof.PARTS);

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
    void parts_that_are_too_large_to_be_held_pass_through_and_arrive_whole() throws Exception {
        byte[] content = write(4 * PART + 17);

        CopyOutcome outcome = copyIn(3, keeping(Crc64.text(Crc64.of(content))), target);

        assertThat(outcome.target().etag()).endsWith("-3");
        assertThat(outcome.proof()).isEqualTo(Proof.SOURCE_CHECKSUM);
        assertThat(held(outcome)).isEqualTo(content);
    }

    @Test
    void a_passing_part_whose_answer_ends_early_is_read_again() throws Exception {
        byte[] content = write(4 * PART);

        assertThat(held(copyIn(3, truncating(new AtomicInteger(), 2), target))).isEqualTo(content);
    }

    @Test
    void a_passing_part_of_a_source_that_changes_is_never_mixed() {
        write(4 * PART);
        StoredObject listed = stored();
        AtomicInteger reads = new AtomicInteger();
        ObjectStore changing = new ForwardingObjectStore(source) {
            @Override
            public InputStream read(StorageUri object, String etag, long offset, long length) {
                if (reads.incrementAndGet() == 2) {
                    write(4 * PART);
                }
                return super.read(object, etag, offset, length);
            }
        };

        try (ObjectCopy copy = new ObjectCopy(changing, target, inParts(3))) {
            assertThatThrownBy(() -> copy.copy(FROM, listed.size(), listed.etag(), TO))
                    .isInstanceOfSatisfying(
                            ObjectStoreException.class,
                            changed -> assertThat(changed.reason()).isEqualTo(Reason.CHANGED));
        }
        assertThat(target.head(TO)).isEmpty();
        assertThat(target.unfinished(TO)).isEmpty();
    }

    @Test
    void an_upload_that_was_begun_in_parts_of_another_size_is_begun_anew() throws Exception {
        byte[] content = write(4 * PART + 3);
        now.updateAndGet(time -> time.plusSeconds(600));
        assertThatThrownBy(() -> copy(source, withoutPart(4))).isInstanceOf(ObjectStoreException.class);
        assertThat(target.unfinished(TO)).hasSize(1);

        CopyOutcome outcome = copyIn(3, source, target);

        assertThat(outcome.way()).isEqualTo(Way.COPIED);
        assertThat(held(outcome)).isEqualTo(content);
        assertThat(target.unfinished(TO)).isEmpty();
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

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectStore counting(ObjectStore store, List<String> requests) {
        return (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    requests.add(method.getName());
                    return method.invoke(store, arguments);
                });
    }

    private static RelayLimits inParts(int most) {
        return new RelayLimits(PART, 2, 3, Duration.ofMillis(1), most);
    }

    private CopyOutcome copyIn(int most, ObjectStore from, ObjectStore to) {
        StoredObject listed = stored();
        try (ObjectCopy copy = new ObjectCopy(from, to, inParts(most))) {
            return copy.copy(FROM, listed.size(), listed.etag(), TO);
        }
    }

    private byte[] write(int size) {
        byte[] content = new byte[size];
        random.nextBytes(content);
        source.put(FROM, content);
        return content;
    }

    private StoredObject stored() {
        return source.head(FROM).orElseThrow();
    }

    private CopyOutcome copy(ObjectStore from, ObjectStore to) {
        return copy(from, to, stored());
    }

    private static CopyOutcome copy(ObjectStore from, ObjectStore to, StoredObject listed) {
        try (ObjectCopy copy = new ObjectCopy(from, to, LIMITS)) {
            return copy.copy(FROM, listed.size(), listed.etag(), TO);
        }
    }

    private byte[] held(CopyOutcome outcome) throws Exception {
        return held(outcome.target());
    }

    private byte[] held(StoredObject object) throws Exception {
        try (InputStream in = target.read(TO, object.etag(), 0, object.size())) {
            return in.readAllBytes();
        }
    }

    private ObjectStore withoutPart(int broken) {
        return new ForwardingObjectStore(target) {
            @Override
            public Part upload(Upload upload, int number, long length, Content bytes) {
                if (number == broken) {
                    throw new ObjectStoreException(Reason.DENIED, "Cannot send part " + number, null);
                }
                return super.upload(upload, number, length, bytes);
            }
        };
    }

    private ObjectStore truncating(AtomicInteger reads, int times) {
        return new ForwardingObjectStore(source) {
            @Override
            public InputStream read(StorageUri object, String etag, long offset, long length) {
                boolean cut = reads.incrementAndGet() <= times;
                return super.read(object, etag, offset, cut ? length - 1 : length);
            }
        };
    }

    private ObjectStore keeping(String crc64) {
        return new ForwardingObjectStore(source) {
            @Override
            public Optional<String> crc64(StorageUri object) {
                return Optional.of(crc64);
            }
        };
    }
}
