package io.starmigrate.worker.storage;

import io.starmigrate.core.storage.ObjectStore.Whole;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.storage.S3Transfers.StoredTag;
import java.io.InputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Reads objects, and judges whether an answer is what was asked for. The SDK takes any: of a store that passes over a
 * condition or a range it would give out other bytes. Safe for use by many threads.
 */
final class S3Reading {
    private static final String WEAK = "W/";

    private final S3Client client;
    private final S3Transfers transfers;
    private final S3Errors errors;
    private final Refusals refusals;
    private final Tags tags;

    /** Whether the store takes a condition; without one its answers' entity tags alone decide. */
    private volatile boolean conditions = true;

    S3Reading(S3Client client, S3Transfers transfers, Refusals refusals, Tags tags) {
        this.client = client;
        this.transfers = transfers;
        this.errors = new S3Errors(refusals);
        this.refusals = refusals;
        this.tags = tags;
    }

    /**
     * The bytes of a range, as they come.
     *
     * @throws ObjectStoreException with {@link Reason#CHANGED} when it has another entity tag now; with
     *     {@link Reason#REFUSED} when the store answers with other bytes than it is asked for
     */
    InputStream range(StorageUri object, String etag, long offset, long length) {
        AskedRange asked = new AskedRange(offset, length);
        ResponseInputStream<GetObjectResponse> answer = asked(
                object,
                etag,
                condition -> client.getObject(get -> get.bucket(object.bucket())
                        .key(object.key())
                        .ifMatch(condition)
                        .range(asked.header())));
        try {
            requireRange(object, asked, answer.response());
            requireTag(object, etag, answer.response());
        } catch (ObjectStoreException other) {
            answer.abort();
            throw other;
        }
        return new RangeStream(answer, length, answer::abort);
    }

    /** Fills {@code into} from a range; false where that is to be tried by {@link #range}. */
    boolean filled(StorageUri object, String etag, long offset, Payload into) {
        return transfers.range(object, etag, conditions, offset, into).isPresent();
    }

    /** A whole object; see {@link io.starmigrate.core.storage.ObjectStore#whole}. */
    Whole whole(StorageUri object, String etag, int size) {
        Payload content = Payload.of(new byte[size]);
        Reading first = transfers
                .whole(object, etag, conditions, content)
                .map(tag -> new Reading(content, tag))
                .orElseGet(() -> once(object, etag, size));
        if (isProved(first)) {
            return new Whole(first.content, null, true);
        }
        return first.tag.isDigest() && tags.areDigests()
                ? again(object, etag, first.content)
                : new Whole(first.content, null, false);
    }

    /**
     * Damaged on its way, unless a second reading is the same: then this store's entity tags are no digests, or where
     * others are, it has other bytes than it was sent.
     */
    private Whole again(StorageUri object, String etag, Payload doubtful) {
        Reading second = once(object, etag, doubtful.length());
        if (isProved(second)) {
            return new Whole(second.content, null, true);
        }
        if (!second.content.md5().equals(doubtful.md5())) {
            throw refusals.of(
                    Reason.BUSY, "read", object, "two readings differ, and neither is what the store keeps", null);
        }
        if (!tags.fit(etag, doubtful)) {
            String found = "it was read twice with the MD5 " + doubtful.md5() + ", and written with " + etag
                    + ": the store has damaged it; write it anew there, or bring it by the storage's own tool";
            throw refusals.of(Reason.REFUSED, "read", object, found, null);
        }
        return new Whole(second.content, null, false);
    }

    private boolean isProved(Reading reading) {
        return reading.tag.proves(reading.content) && tags.fit(reading.tag.etag(), reading.content);
    }

    private Reading once(StorageUri object, String etag, int size) {
        ResponseBytes<GetObjectResponse> answer = asked(
                object,
                etag,
                condition -> client.getObjectAsBytes(
                        get -> get.bucket(object.bucket()).key(object.key()).ifMatch(condition)));
        GetObjectResponse head = answer.response();
        requireTag(object, etag, head);
        Payload content = Payload.of(answer.asByteArrayUnsafe());
        if (content.length() != size) {
            throw ofAnotherLength(object, size, content.length(), head);
        }
        boolean sealed = StoredTag.isSealed(head.serverSideEncryptionAsString(), head.sseCustomerAlgorithm());
        return new Reading(content, new StoredTag(etag, sealed));
    }

    /** An answer that told no length may have been cut off. */
    private ObjectStoreException ofAnotherLength(StorageUri object, int size, int found, GetObjectResponse head) {
        return head.contentLength() == null
                ? refusals.of(
                        Reason.UNREACHABLE,
                        "read",
                        object,
                        "the answer ended after " + Units.count((long) found) + " of " + Units.counted(size, "byte"),
                        null)
                : refusals.of(Reason.CHANGED, "read", object, "it has " + Units.counted(found, "byte"), null);
    }

    /** Asks under the condition that the object has this entity tag; a store that knows no conditions without. */
    private <T> T asked(StorageUri object, String etag, Function<@Nullable String, T> request) {
        if (!conditions) {
            return errors.call("read", object, () -> request.apply(null));
        }
        try {
            return errors.call("read", object, () -> request.apply('"' + etag + '"'));
        } catch (ObjectStoreException e) {
            if (!S3Errors.isOfUnknownHeader(e)) {
                throw e;
            }
            T answer = errors.call("read", object, () -> request.apply(null));
            conditions = false;
            return answer;
        }
    }

    private void requireRange(StorageUri object, AskedRange asked, GetObjectResponse answer) {
        long length = answer.contentLength() == null ? -1 : answer.contentLength();
        if (!asked.isAnsweredBy(answer.contentRange(), length)) {
            String found = answer.contentRange() == null ? "bytes that tell no range" : answer.contentRange();
            throw refusals.of(
                    Reason.REFUSED,
                    "read",
                    object,
                    "asked for " + asked.header() + " it answers with " + found
                            + "; what is larger than a part cannot be brought from a store that knows no ranges",
                    null);
        }
    }

    /** An answer that tells no entity tag is taken where it was asked for under a condition. */
    private void requireTag(StorageUri object, String etag, GetObjectResponse answer) {
        String tag = strong(Tags.unquoted(answer.eTag()));
        if (tag.isEmpty() ? !conditions : !tag.equals(strong(etag))) {
            String found = tag.isEmpty() ? "no entity tag" : "the entity tag " + tag;
            throw refusals.of(Reason.CHANGED, "read", object, "it has " + found + ", not " + etag, null);
        }
    }

    /** What stands on the way, and packs an answer, weakens its tag. */
    private static String strong(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }

    /** Bytes, and what the answer says of them. */
    private record Reading(Payload content, StoredTag tag) {}
}
