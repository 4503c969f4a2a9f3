package io.starmigrate.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.starmigrate.core.storage.ObjectStore.Content;
import io.starmigrate.core.storage.ObjectStore.Part;
import io.starmigrate.core.storage.ObjectStore.Upload;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every object store promises to its callers; each implementation runs it against a store of its own. */
public abstract class ObjectStoreContract {
    /** The smallest part that every store takes. */
    private static final int PART = 5 << 20;

    /** The store, with nothing in {@link #folder()}. */
    protected abstract ObjectStore store();

    /** An empty folder of a bucket that exists. */
    protected abstract StorageUri folder();

    /** The same folder in a bucket that does not exist. */
    protected StorageUri nowhere() {
        return new StorageUri(folder().kind(), "no-such-bucket", folder().key());
    }

    /** Whether a part sent to an upload that was aborted is refused. */
    protected boolean refusesPartsOfAbortedUploads() {
        return true;
    }

    /** Whether the store takes objects whose bytes are passed on. */
    protected boolean passes() {
        return true;
    }

    @Test
    public void an_object_that_was_put_is_found_and_read() throws Exception {
        StorageUri uri = folder().resolve("day=1/a b+c ü%.csv");

        StoredObject put = store().put(uri, bytes("0123456789"), Map.of());

        assertThat(put.uri()).isEqualTo(uri);
        assertThat(put.size()).isEqualTo(10);
        assertThat(put.etag()).isNotEmpty().doesNotContain("\"");
        assertThat(store().head(uri).map(StoredObject::etag)).contains(put.etag());
        assertThat(read(put, 0, 10)).isEqualTo("0123456789");
        assertThat(read(put, 3, 4)).isEqualTo("3456");
    }

    @Test
    public void an_empty_object_is_an_object() {
        StorageUri uri = folder().resolve("empty");

        store().put(uri, new byte[0], Map.of());

        assertThat(store().head(uri)).map(StoredObject::size).contains(0L);
    }

    @Test
    public void a_small_object_is_read_whole_while_it_is_what_it_was() {
        StorageUri uri = folder().resolve("whole");
        StoredObject put = store().put(uri, Payload.within(bytes("0123456789-"), 10), Map.of());

        assertThat(store().whole(uri, put.etag(), 10).content().open()).hasContent("0123456789");
        assertRefused(Reason.CHANGED, () -> store().whole(uri, put.etag(), 9));
        assertRefused(Reason.CHANGED, () -> store().whole(uri, put.etag(), 11));
        StoredObject next = store().put(uri, bytes("9876543210"), Map.of());
        assertRefused(Reason.CHANGED, () -> store().whole(uri, put.etag(), 10));
        assertThat(store().whole(uri, next.etag(), 10).checked()).isTrue();
        store().delete(uri);
        assertRefused(Reason.NO_OBJECT, () -> store().whole(uri, next.etag(), 10));
        StoredObject empty = store().put(uri, new byte[0], Map.of());
        assertThat(store().whole(uri, empty.etag(), 0).content().length()).isZero();
    }

    @Test
    public void a_memory_is_filled_from_a_range_of_what_has_not_changed() {
        StorageUri uri = folder().resolve("fill");
        StoredObject put = store().put(uri, bytes("0123456789"), Map.of());
        Payload into = Payload.within(new byte[8], 4);

        store().fill(uri, put.etag(), 3, into);

        assertThat(into.open()).hasContent("3456");
        store().put(uri, bytes("9876543210"), Map.of());
        assertRefused(Reason.CHANGED, () -> store().fill(uri, put.etag(), 3, Payload.within(new byte[8], 4)));
    }

    @Test
    public void a_copy_holds_the_same_bytes_and_metadata_and_replaces_what_was_there() {
        StorageUri from = folder().resolve("day=1/a b+c ü%.csv");
        StorageUri to = folder().resolve("copied");
        store().put(from, bytes("0123456789"), Map.of("k", "v"));
        store().put(to, bytes("before"), Map.of());

        store().copy(from, to);

        StoredObject copied = store().head(to).orElseThrow();
        assertThat(store().whole(to, copied.etag(), 10).content().open()).hasContent("0123456789");
        assertThat(store().metadata(to)).containsExactly(Map.entry("k", "v"));
        assertRefused(Reason.NO_OBJECT, () -> store().copy(folder().resolve("not there"), to));
    }

    @Test
    public void what_is_passed_on_is_there_only_if_it_has_the_digest_that_was_told() throws Exception {
        assumeTrue(passes(), "this store is never passed anything");
        StorageUri uri = folder().resolve("passed");
        byte[] content = random(PART + 7);
        String md5 = Payload.of(content).md5();

        assertThat(store().pass(
                                uri,
                                content.length,
                                Payload.of(bytes("other")).md5(),
                                part(content, 0, content.length),
                                Map.of()))
                .isEmpty();
        assertThat(store().head(uri)).isEmpty();

        StoredObject passed = store().pass(uri, content.length, md5, part(content, 0, content.length), Map.of("k", "v"))
                .orElseThrow();

        assertThat(passed).extracting(StoredObject::size, StoredObject::etag).containsExactly(PART + 7L, md5);
        assertThat(store().metadata(uri)).isEqualTo(Map.of("k", "v"));
        try (InputStream in = store().read(uri, md5, 0, content.length)) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    public void the_digest_is_told_of_what_was_written_in_one_request_and_has_not_changed() {
        StorageUri uri = folder().resolve("digested");
        StoredObject put = store().put(uri, bytes("0123456789"), Map.of());

        assertThat(store().md5(uri, put.etag()))
                .contains(Payload.of(bytes("0123456789")).md5());
        StoredObject next = store().put(uri, bytes("9876543210"), Map.of());
        assertThat(store().md5(uri, put.etag())).isEmpty();
        assertThat(store().md5(folder().resolve("absent"), next.etag())).isEmpty();
        Upload upload = store().begin(uri, Map.of());
        StoredObject joined = store().complete(upload, List.of(store().upload(upload, 1, Payload.of(bytes("parts")))));
        assertThat(store().md5(uri, joined.etag())).isEmpty();
    }

    @Test
    public void a_second_put_replaces_the_first_and_its_metadata() {
        StorageUri uri = folder().resolve("a");
        StoredObject first = store().put(uri, bytes("one"), Map.of("k", "v"));

        StoredObject second = store().put(uri, bytes("two!"), Map.of());

        assertThat(second.etag()).isNotEqualTo(first.etag());
        assertThat(store().head(uri)).map(StoredObject::size).contains(4L);
        assertThat(store().metadata(uri)).isEmpty();
    }

    @Test
    public void reading_what_has_changed_is_refused() {
        StorageUri uri = folder().resolve("a");
        StoredObject first = store().put(uri, bytes("one"), Map.of());
        store().put(uri, bytes("two"), Map.of());

        assertRefused(Reason.CHANGED, () -> store().read(uri, first.etag(), 0, 3));
    }

    @Test
    public void reading_what_is_not_there_is_refused_and_looking_for_it_is_not() {
        StorageUri uri = folder().resolve("absent");

        assertRefused(Reason.NO_OBJECT, () -> store().read(uri, "00", 0, 1));
        assertThat(store().head(uri)).isEmpty();
        assertThat(store().metadata(uri)).isEmpty();
        assertThat(store().crc64(uri)).isEmpty();
    }

    @Test
    public void a_missing_bucket_is_named_as_such() {
        assertRefused(
                Reason.NO_BUCKET, () -> assertThat(store().list(nowhere())).isEmpty());
        assertRefused(Reason.NO_BUCKET, () -> store().put(nowhere().resolve("a"), bytes("x"), Map.of()));
        assertRefused(Reason.NO_BUCKET, () -> store().begin(nowhere().resolve("a"), Map.of()));
    }

    @Test
    public void a_listing_holds_all_keys_below_a_prefix_in_order() {
        for (String key : List.of("b/2", "a", "b/1", "c", "b0", "b")) {
            store().put(folder().resolve("list").resolve(key.equals("b") ? "b-" : key), bytes(key), Map.of());
        }
        StorageUri list = folder().resolve("list");

        assertThat(store().list(list.asFolder()).map(object -> object.uri().key()))
                .containsExactly(
                        list.key() + "/a",
                        list.key() + "/b-",
                        list.key() + "/b/1",
                        list.key() + "/b/2",
                        list.key() + "/b0",
                        list.key() + "/c");
        assertThat(store().list(list.resolve("b/")))
                .hasSize(2)
                .allSatisfy(object ->
                        assertThat(object).isEqualTo(store().head(object.uri()).orElseThrow()));
        assertThat(store().list(list.resolve("x"))).isEmpty();
    }

    /** Anybody can put anything beside what is ours; XML has no way to write some of these. */
    @Test
    public void any_key_is_listed_found_and_deleted() {
        StorageUri odd = folder().resolve("odd").asFolder();
        List<String> names = List.of(
                "od\u0003d.txt", "\u0001", "a b+c%20d&<>\"'.csv", "line\nend\r", "%zz", "表 \ud83d\ude00", "\ufffe");
        names.forEach(name -> store().put(odd.resolve(name), bytes("x"), Map.of()));

        assertThat(store().list(odd).map(object -> object.uri().name())).containsExactlyInAnyOrderElementsOf(names);
        for (String name : names) {
            assertThat(store().head(odd.resolve(name))).isPresent();
            store().delete(odd.resolve(name));
        }
        assertThat(store().list(odd)).isEmpty();
    }

    @Test
    public void a_deleted_object_is_gone_and_deleting_it_again_succeeds() {
        StorageUri uri = folder().resolve("a");
        store().put(uri, bytes("x"), Map.of());

        store().delete(uri);
        store().delete(uri);

        assertThat(store().head(uri)).isEmpty();
    }

    @Test
    public void user_metadata_come_back_with_names_in_lower_case() {
        StorageUri uri = folder().resolve("a");

        store().put(uri, bytes("x"), Map.of("source-etag", "ABC-1"));

        assertThat(store().metadata(uri)).isEqualTo(Map.of("source-etag", "ABC-1"));
    }

    @Test
    public void parts_become_one_object_with_the_metadata_of_its_begin() throws Exception {
        StorageUri uri = folder().resolve("big");
        byte[] content = random(PART + 3);
        Upload upload = store().begin(uri, Map.of("k", "v"));

        Part last = store().upload(upload, 2, Payload.of(Arrays.copyOfRange(content, PART, PART + 3)));
        Part first = store().upload(upload, 1, PART, part(content, 0, PART));

        assertThat(store().head(uri)).isEmpty();
        assertThat(store().parts(upload)).containsExactly(first, last);
        StoredObject whole = store().complete(upload, List.of(first, last));
        assertThat(whole.size()).isEqualTo(PART + 3L);
        assertThat(store().head(uri)).contains(whole);
        assertThat(store().metadata(uri)).isEqualTo(Map.of("k", "v"));
        try (InputStream in = store().read(uri, whole.etag(), PART - 2, 5)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, PART - 2, PART + 3));
        }
        assertThat(store().unfinished(uri)).isEmpty();
    }

    @Test
    public void a_part_that_is_sent_again_replaces_the_first() throws Exception {
        StorageUri uri = folder().resolve("again");
        Upload upload = store().begin(uri, Map.of());
        store().upload(upload, 1, 3, part(bytes("one"), 0, 3));

        Part second = store().upload(upload, 1, 4, part(bytes("two!"), 0, 4));

        assertThat(store().parts(upload)).containsExactly(second);
        assertThat(read(store().complete(upload, List.of(second)), 0, 4)).isEqualTo("two!");
    }

    @Test
    public void uploads_of_exactly_this_key_are_unfinished_until_they_are_aborted() {
        StorageUri uri = folder().resolve("half");
        Upload upload = store().begin(uri, Map.of());
        Upload other = store().begin(folder().resolve("half-and-more"), Map.of());
        store().upload(upload, 1, 3, part(bytes("one"), 0, 3));

        assertThat(store().unfinished(uri)).extracting(Upload::id).containsExactly(upload.id());
        store().abort(upload);
        store().abort(upload);
        assertThat(store().unfinished(uri)).isEmpty();
        assertThat(store().parts(upload)).isEmpty();
        store().abort(other);
    }

    @Test
    public void an_upload_that_is_gone_takes_no_parts_and_cannot_be_completed() {
        Upload upload = store().begin(folder().resolve("gone"), Map.of());
        Part part = store().upload(upload, 1, 3, part(bytes("one"), 0, 3));
        store().abort(upload);

        if (refusesPartsOfAbortedUploads()) {
            assertRefused(Reason.NO_OBJECT, () -> store().upload(upload, 2, 3, part(bytes("two"), 0, 3)));
        }
        assertRefused(Reason.NO_OBJECT, () -> store().complete(upload, List.of(part)));
    }

    private void assertRefused(Reason reason, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ObjectStoreException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason))
                .hasMessageStartingWith("Cannot ")
                .hasMessageContaining("://");
    }

    private String read(StoredObject object, long offset, long length) throws Exception {
        try (InputStream in = store().read(object.uri(), object.etag(), offset, length)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Content part(byte[] bytes, int offset, int length) {
        return () -> new ByteArrayInputStream(bytes, offset, length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
