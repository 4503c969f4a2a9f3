package io.starmigrate.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStore.Upload;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageUri;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is made of answers that are not what was asked for: no other bytes are ever taken for an object's. */
class S3ReadingTest {
    private static final StorageUri OBJECT = StorageUri.parse("s3://bucket/o.csv");
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);
    private static final String MD5 = Payload.of(CONTENT).md5();
    private static final String OTHER = "0123456789abcdef0123456789abcdef";

    private final ScriptedServer server = new ScriptedServer();
    private final ObjectStore store = server.store(OBJECT, "eu-west-1");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_store_that_knows_no_ranges_gives_no_part() {
        server.reply(200, MD5, "content");
        server.reply(200, MD5, "content");

        assertRefused(Reason.REFUSED, this::middle);
    }

    @Test
    void a_whole_object_is_the_range_that_it_is() {
        server.reply(200, MD5, "content");
        server.reply(200, MD5, "content");
        Payload into = Payload.of(new byte[7]);

        store.fill(OBJECT, MD5, 0, into);

        assertThat(into.md5()).isEqualTo(MD5);
    }

    @Test
    void another_range_of_the_same_length_is_not_taken() {
        server.reply(206, Map.of("ETag", MD5, "Content-Range", "bytes 0-2/7"), "con");
        server.reply(206, Map.of("ETag", MD5, "Content-Range", "bytes 0-2/7"), "con");

        assertRefused(Reason.REFUSED, this::middle);
    }

    @Test
    void a_range_of_another_object_is_not_taken_where_the_condition_is_passed_over() {
        server.reply(206, Map.of("ETag", OTHER, "Content-Range", "bytes 2-4/7"), "nte");
        server.reply(206, Map.of("ETag", OTHER, "Content-Range", "bytes 2-4/7"), "nte");

        assertRefused(Reason.CHANGED, this::middle);
    }

    @Test
    void another_object_is_not_taken_where_the_condition_is_passed_over() {
        server.reply(200, OTHER, "content");
        server.reply(200, OTHER, "content");

        assertRefused(Reason.CHANGED, () -> store.whole(OBJECT, MD5, 7));
    }

    @Test
    void a_tag_that_was_weakened_on_the_way_is_the_same() {
        server.reply(200, Map.of("ETag", "W/\"" + MD5 + '"'), "content");
        server.reply(200, Map.of("ETag", "W/\"" + MD5 + '"'), "content");

        assertThat(store.whole(OBJECT, MD5, 7).checked()).isTrue();
    }

    @Test
    void a_store_that_knows_no_conditions_is_asked_without_from_then_on() {
        server.reply(501, OTHER, "");
        server.reply(501, OTHER, "");
        server.reply(200, MD5, "content");
        server.reply(200, MD5, "content");

        assertThat(store.whole(OBJECT, MD5, 7).checked()).isTrue();
        assertThat(store.whole(OBJECT, MD5, 7).checked()).isTrue();

        assertThat(server.seen())
                .extracting(request -> request.header("If-Match"))
                .containsExactly('"' + MD5 + '"', '"' + MD5 + '"', "", "");
        server.reply(200, OTHER, "content");
        server.reply(200, OTHER, "content");
        assertRefused(Reason.CHANGED, () -> store.whole(OBJECT, MD5, 7));
    }

    @Test
    void what_is_read_at_the_second_try_is_proved_like_at_the_first() {
        server.reply(503, MD5, "");
        server.reply(200, MD5, "c0ntent");
        server.reply(200, MD5, "content");

        assertThat(store.whole(OBJECT, MD5, 7).content().md5()).isEqualTo(MD5);
    }

    @Test
    void an_answer_that_was_cut_off_is_no_changed_object() {
        server.reply(503, MD5, "");
        server.replyInChunks(200, MD5, "cont");

        assertRefused(Reason.UNREACHABLE, () -> store.whole(OBJECT, MD5, 7));
    }

    /** One object that the store has damaged says nothing of the others. */
    @Test
    void where_tags_are_digests_an_object_that_has_another_is_damaged_and_named() {
        server.reply(200, MD5, "content");
        assertThat(store.whole(OBJECT, MD5, 7).checked()).isTrue();

        server.reply(200, MD5, "c0ntent");
        server.reply(200, MD5, "c0ntent");
        assertRefused(Reason.REFUSED, () -> store.whole(OBJECT, MD5, 7));

        server.reply(200, MD5, "con7ent");
        server.reply(200, MD5, "content");
        assertThat(store.whole(OBJECT, MD5, 7).checked()).isTrue();
    }

    @Test
    void where_tags_are_digests_an_object_that_arrives_with_another_is_sent_again() {
        server.reply(200, MD5, "");
        store.put(OBJECT, CONTENT);
        server.reply(200, OTHER, "");
        server.reply(200, OTHER, "");

        assertRefused(Reason.BUSY, () -> store.put(OBJECT, CONTENT));
    }

    @Test
    void where_tags_are_digests_a_part_that_arrives_with_another_is_sent_again() {
        Upload upload = new Upload(OBJECT, "id", Instant.EPOCH);
        server.reply(200, MD5, "");
        store.upload(upload, 1, Payload.of(CONTENT));
        server.reply(200, OTHER, "");
        server.reply(200, OTHER, "");

        assertRefused(Reason.BUSY, () -> store.upload(upload, 2, Payload.of(CONTENT)));
    }

    @Test
    void where_tags_are_digests_an_object_whose_key_the_cloud_keeps_is_taken_all_the_same() {
        server.reply(200, MD5, "");
        store.put(OBJECT, CONTENT);
        server.reply(503, OTHER, "");
        server.reply(200, Map.of("ETag", OTHER, "x-amz-server-side-encryption", "aws:kms"), "");

        assertThat(store.put(OBJECT, CONTENT).etag()).isEqualTo(OTHER);
    }

    @Test
    void what_was_damaged_on_its_way_to_the_store_is_sent_again_later() {
        for (int reply = 0; reply < 2; reply++) {
            server.reply(400, OTHER, "<Error><Code>BadDigest</Code><Message>other bytes</Message></Error>");
        }

        assertRefused(Reason.BUSY, () -> store.put(OBJECT, CONTENT));
    }

    /** Whoever asks for a name is shown to a page for people, with 200, where a network wants a password first. */
    @Test
    void a_page_for_people_is_no_answer() {
        Upload upload = new Upload(OBJECT, "id", Instant.EPOCH);
        for (int reply = 0; reply < 3; reply++) {
            server.reply(200, Map.of("Content-Type", "text/html"), "<html><body>log in</body></html>");
        }

        assertRefused(Reason.UNREACHABLE, () -> store.list(OBJECT).toList());
        assertRefused(Reason.UNREACHABLE, () -> store.begin(OBJECT, Map.of()));
        assertRefused(Reason.UNREACHABLE, () -> store.complete(upload, List.of()));
    }

    private void middle() {
        store.fill(OBJECT, MD5, 2, Payload.of(new byte[3]));
    }

    private static void assertRefused(Reason reason, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        ObjectStoreException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
