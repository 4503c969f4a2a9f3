package io.starmigrate.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStore.Upload;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.worker.storage.ScriptedServer.Seen;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire to a store that speaks S3's protocol, and what is made of its answers. */
class S3RequestsTest {
    private static final StorageUri OBJECT = StorageUri.parse("s3://bucket/a b/ü+%.csv");
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);
    private static final String MD5 = Payload.of(CONTENT).md5();

    private final ScriptedServer server = new ScriptedServer();
    private final List<Seen> seen = server.seen();
    private final ObjectStore store = server.store(OBJECT, "eu-west-1");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_object_is_read_and_written_in_one_request_each() {
        server.reply(200, MD5, "content");
        server.reply(200, MD5, "");

        assertThat(store.whole(OBJECT, MD5, CONTENT.length).checked()).isTrue();
        assertThat(store.put(OBJECT, CONTENT, Map.of("k", "v")).etag()).isEqualTo(MD5);

        assertThat(seen).extracting(Seen::method).containsExactly("GET", "PUT");
        assertThat(seen).extracting(Seen::path).containsOnly("/bucket/a%20b/%C3%BC%2B%25.csv");
        assertThat(seen.get(0).header("If-Match")).isEqualTo('"' + MD5 + '"');
        assertThat(seen.get(1).header("x-amz-meta-k")).isEqualTo("v");
        assertThat(seen.get(1).body()).isEqualTo("content");
    }

    /** Anybody's key may look like a way to another one: what is deleted is never that. */
    @Test
    void a_key_with_points_stays_what_it_is() {
        List<String> keys = List.of("m/n1/../n2/x.csv", "m/./x", "m//x", "m/n1/..", "..", ".");
        StorageUri root = StorageUri.parse("oss://bucket/m");
        ObjectStore oss = server.store(root, "cn-hangzhou");
        for (String each : keys) {
            for (ObjectStore one : List.of(store, oss)) {
                server.reply(204, MD5, "");
                one.delete(new StorageUri(one == oss ? root.kind() : OBJECT.kind(), "bucket", each));
                String path = URLDecoder.decode(seen.get(seen.size() - 1).path(), StandardCharsets.UTF_8);
                assertThat(path).endsWith("/" + each);
            }
        }
    }

    @Test
    void a_key_that_begins_with_a_slash_is_told_of_by_every_listing() {
        StorageUri root = StorageUri.parse("oss://bucket");
        String listed = "<ListBucketResult><Name>bucket</Name><MaxKeys>1000</MaxKeys><KeyCount>2</KeyCount>"
                + "<IsTruncated>false</IsTruncated>" + listed("/lost") + listed("found")
                + "</ListBucketResult>";
        ObjectStore oss = server.store(root, "cn-hangzhou");
        for (ObjectStore one : List.of(store, oss)) {
            List<String> passedOver = new ArrayList<>();
            server.reply(200, "", listed);

            assertThat(one.list(
                            new StorageUri(one == oss ? root.kind() : OBJECT.kind(), "bucket", ""),
                            (lost, size) -> passedOver.add(lost + " of " + size)))
                    .extracting(object -> object.uri().key())
                    .containsExactly("found");
            assertThat(passedOver).containsExactly("/lost of 7");
        }
    }

    private static String listed(String key) {
        return "<Contents><Key>" + key + "</Key><Size>7</Size><ETag>e</ETag>"
                + "<LastModified>2026-11-29T00:00:00.000Z</LastModified><StorageClass>STANDARD</StorageClass></Contents>";
    }

    /** OSS' S3 face and older stores know neither; so does whatever stands in when a first request fails. */
    @Test
    void no_body_is_signed_in_chunks_or_followed_by_a_trailer() {
        Upload upload = new Upload(OBJECT, "id", Instant.EPOCH);
        server.reply(200, MD5, "");
        server.reply(503, "", "");
        server.reply(200, MD5, "");
        server.reply(200, MD5, "");
        server.reply(200, MD5, "");

        store.put(OBJECT, CONTENT);
        store.put(OBJECT, CONTENT);
        store.upload(upload, 1, Payload.of(CONTENT));
        store.upload(upload, 1, CONTENT.length, () -> Payload.of(CONTENT).open());

        assertThat(seen).hasSize(5).allSatisfy(request -> {
            assertThat(request.body()).isEqualTo("content");
            assertThat(request.header("x-amz-content-sha256")).doesNotStartWith("STREAMING");
            assertThat(request.header("x-amz-trailer")).isEmpty();
            assertThat(request.header("Content-Encoding")).isEmpty();
            assertThat(request.header("Content-Length")).isEqualTo("7");
        });
        assertThat(seen.subList(0, 4))
                .extracting(request -> request.header("Content-MD5"))
                .doesNotContain("");
    }

    @Test
    void what_is_passed_on_is_one_request_with_the_digest_and_proved_by_its_answer() {
        server.reply(200, MD5, "");
        server.reply(200, "0".repeat(32), "");
        server.reply(200, Map.of("ETag", "\"opaque\"", "x-amz-server-side-encryption", "aws:kms"), "");
        server.reply(400, "", "<Error><Code>BadDigest</Code></Error>");

        assertThat(pass()).map(StoredObject::etag).contains(MD5);
        assertThat(pass()).as("it holds other bytes").isEmpty();
        assertThat(pass()).as("its tag says nothing; it has compared them").isPresent();
        assertThat(pass()).as("it has refused them").isEmpty();

        assertThat(seen).hasSize(4).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("PUT");
            assertThat(request.header("Content-MD5"))
                    .isEqualTo(Payload.of(CONTENT).contentMd5());
            assertThat(request.header("Content-Length")).isEqualTo("7");
            assertThat(request.header("x-amz-meta-k")).isEqualTo("v");
            assertThat(request.body()).isEqualTo("content");
        });
    }

    @Test
    void what_is_passed_on_is_proved_by_a_tag_in_capitals_too() {
        server.reply(200, MD5.toUpperCase(Locale.ROOT), "");

        assertThat(pass()).isPresent();
    }

    @Test
    void what_cannot_be_read_to_its_end_is_not_passed_on() {
        server.reply(200, MD5, "");

        Optional<StoredObject> passed = store.pass(
                OBJECT,
                CONTENT.length,
                MD5,
                () -> new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new EOFException("cut off");
                    }
                },
                Map.of());

        assertThat(passed).isEmpty();
    }

    private Optional<StoredObject> pass() {
        return store.pass(OBJECT, CONTENT.length, MD5, Payload.of(CONTENT)::open, Map.of("k", "v"));
    }

    @Test
    void a_digest_is_not_told_where_encryption_leaves_tags_without_a_meaning() {
        Map<String, String> sealed = Map.of("ETag", '"' + MD5 + '"', "x-amz-server-side-encryption", "aws:kms");
        server.reply(200, MD5, "");
        server.reply(200, sealed, "");
        server.reply(200, "opaque", "");

        assertThat(store.md5(OBJECT, MD5)).contains(MD5);
        assertThat(store.md5(OBJECT, MD5)).isEmpty();
        assertThat(store.md5(OBJECT, "opaque")).isEmpty();
    }

    @Test
    void what_was_damaged_on_its_way_is_read_again_and_never_taken() {
        server.reply(200, MD5, "c0ntent");
        server.reply(200, MD5, "content");
        assertThat(store.whole(OBJECT, MD5, CONTENT.length).content().md5()).isEqualTo(MD5);

        server.reply(200, MD5, "c0ntent");
        server.reply(200, MD5, "con7ent");
        assertThatThrownBy(() -> store.whole(OBJECT, MD5, CONTENT.length))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class,
                        damaged -> assertThat(damaged.reason()).isEqualTo(Reason.BUSY))
                .hasMessageContaining("two readings differ");
    }

    @Test
    void an_entity_tag_that_only_looks_like_a_digest_is_found_out_once() {
        String tag = "0123456789abcdef0123456789abcdef";
        server.reply(200, tag, "content");
        server.reply(200, tag, "content");
        server.reply(200, tag, "content");

        assertThat(store.whole(OBJECT, tag, CONTENT.length).checked()).isFalse();
        assertThat(store.whole(OBJECT, tag, CONTENT.length).checked()).isFalse();

        assertThat(seen).hasSize(3);
    }

    @Test
    void an_answer_that_proves_nothing_has_the_object_written_again_with_its_checksum() {
        server.reply(200, "0123456789abcdef0123456789abcdef", "");
        server.reply(200, "0123456789abcdef0123456789abcdef", "");
        server.reply(200, "0123456789abcdef0123456789abcdef", "");

        assertThat(store.put(OBJECT, CONTENT).size()).isEqualTo(CONTENT.length);

        assertThat(seen).hasSize(2);
        store.put(OBJECT, CONTENT);
        assertThat(seen).as("the store's tags are known to be no digests").hasSize(3);
        assertThat(seen.get(1).header("Content-MD5"))
                .isEqualTo(Payload.of(CONTENT).contentMd5());
    }

    @Test
    void a_part_that_is_passed_on_is_compared_with_what_arrived() {
        Upload upload = new Upload(OBJECT, "id", Instant.EPOCH);
        server.reply(200, "0123456789abcdef0123456789abcdef", "");
        server.reply(200, MD5, "");

        assertThatThrownBy(() -> store.upload(
                        upload, 1, CONTENT.length, () -> Payload.of(CONTENT).open()))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class,
                        damaged -> assertThat(damaged.reason()).isEqualTo(Reason.BUSY))
                .hasMessageContaining("arrived with the MD5");
        assertThat(store.upload(
                                upload,
                                1,
                                CONTENT.length,
                                () -> Payload.of(CONTENT).open())
                        .etag())
                .isEqualTo(MD5);
    }
}
