package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.worker.relay.CopyOutcome.Checked;
import io.starmigrate.worker.relay.CopyOutcome.Way;
import io.starmigrate.worker.storage.Crc64;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumedCopyTest extends CopyBench {
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
    void an_upload_begun_so_soon_after_the_source_was_written_that_clocks_may_err_is_dropped() throws Exception {
        byte[] content = write(2 * PART + 3);
        now.updateAndGet(time -> time.plusSeconds(2));
        assertThatThrownBy(() -> copy(source, withoutPart(3))).isInstanceOf(ObjectStoreException.class);

        CopyOutcome outcome;
        try (ObjectCopy copy = new ObjectCopy(source, target, LIMITS)) {
            outcome = copy.copy(stored(), TO, sent -> {});
        }

        assertThat(outcome.way()).isEqualTo(Way.COPIED);
        assertThat(held(outcome)).isEqualTo(content);
    }

    @Test
    void an_upload_begun_seconds_after_the_source_was_written_is_gone_on_with() throws Exception {
        byte[] content = write(2 * PART + 3);
        now.updateAndGet(time -> time.plusSeconds(3));
        assertThatThrownBy(() -> copy(source, withoutPart(3))).isInstanceOf(ObjectStoreException.class);

        CopyOutcome outcome;
        try (ObjectCopy copy = new ObjectCopy(source, target, LIMITS)) {
            outcome = copy.copy(stored(), TO, sent -> {});
        }

        assertThat(outcome.way()).isEqualTo(Way.RESUMED);
        assertThat(outcome.bytes()).isEqualTo(3);
        assertThat(held(outcome)).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, -59})
    void a_key_of_one_content_alone_needs_no_margin_for_clocks_nor_clocks_that_agree(long later) throws Exception {
        byte[] content = write(2 * PART + 3);
        now.updateAndGet(time -> time.plusSeconds(later));
        assertThatThrownBy(() -> copy(source, withoutPart(3))).isInstanceOf(ObjectStoreException.class);

        CopyOutcome outcome = copy(source, target);

        assertThat(outcome.way()).isEqualTo(Way.RESUMED);
        assertThat(outcome.bytes()).isEqualTo(3);
        assertThat(held(outcome)).isEqualTo(content);
    }

    @Test
    void what_an_earlier_run_has_sent_is_told_of_like_what_this_one_sends() {
        write(2 * PART + 3);
        now.updateAndGet(time -> time.plusSeconds(600));
        assertThatThrownBy(() -> copy(source, withoutPart(3))).isInstanceOf(ObjectStoreException.class);
        AtomicLong told = new AtomicLong();
        try (ObjectCopy copy = new ObjectCopy(source, target, LIMITS)) {
            assertThat(copy.copy(stored(), TO, told::addAndGet).bytes()).isEqualTo(3);
        }

        assertThat(told).hasValue(2 * PART + 3);
    }

    @Test
    void the_fullest_of_several_uploads_is_finished() throws Exception {
        byte[] content = write(2 * PART + 3);
        now.updateAndGet(time -> time.plusSeconds(600));
        Map<String, String> of = new Provenance(stored(), source.crc64(FROM).orElse(null)).metadata();
        ObjectStore.Upload emptier = target.begin(TO, of);
        target.upload(emptier, 1, PART, () -> new ByteArrayInputStream(content, 0, PART));
        ObjectStore.Upload fuller = target.begin(TO, of);
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
        assertThat(outcome.checked()).isEqualTo(Checked.PARTS);
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

    /** Another folder may hold an object of this name and length, which was written before. */
    @Test
    void an_upload_that_was_begun_from_another_object_is_not_taken_for_this_one() throws Exception {
        byte[] content = write(2 * PART + 3);
        now.updateAndGet(time -> time.plusSeconds(600));
        ObjectStore.Upload others = target.begin(TO, Map.of("starmigrate-source-etag", "other"));
        target.upload(others, 1, PART, () -> new ByteArrayInputStream(new byte[PART]));
        AtomicLong told = new AtomicLong();

        CopyOutcome outcome;
        try (ObjectCopy copy = new ObjectCopy(source, target, LIMITS)) {
            outcome = copy.copy(stored(), TO, told::addAndGet);
        }

        assertThat(outcome.way()).isEqualTo(Way.COPIED);
        assertThat(held(outcome)).isEqualTo(content);
        assertThat(target.unfinished(TO)).isEmpty();
        assertThat(told).hasValue(content.length);
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

    /** The others are there before it fails: parts are sent at the same time. */
    private ObjectStore withoutPart(int broken) {
        CountDownLatch others = new CountDownLatch(broken - 1);
        return new ForwardingObjectStore(target) {
            @Override
            public Part upload(Upload upload, int number, long length, Content bytes) {
                if (number == broken) {
                    await(others);
                    throw new ObjectStoreException(Reason.DENIED, "Cannot send part " + number, null);
                }
                Part sent = super.upload(upload, number, length, bytes);
                others.countDown();
                return sent;
            }
        };
    }

    private static void await(CountDownLatch others) {
        try {
            assertThat(others.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
