package io.starmigrate.core.storage;

import io.starmigrate.core.text.Units;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One object store: as much of it as a migration needs, and no more.
 *
 * <p>Safe for use by many threads. Retries of single requests belong to the SDK below, not to callers. Every method
 * throws {@link ObjectStoreException} when the store refuses or cannot be reached; whether a write that failed this way
 * was applied is unknown to the caller, so each write here can be repeated with the same outcome.
 */
public interface ObjectStore extends AutoCloseable {
    /**
     * All objects whose key starts with {@code prefix}, in key order, fetched page by page as the stream is read. Keys
     * may hold any character, but those that begin with a slash, which no address of ours has, are passed over. Nothing
     * below the prefix, or a prefix that does not exist, is an empty stream; a missing bucket is an error.
     */
    Stream<StoredObject> list(StorageUri prefix);

    /**
     * Lists as {@link #list(StorageUri)} does, and tells of each object that is passed over, as its page is read. A
     * store that can hold no such key has nothing to tell.
     */
    default Stream<StoredObject> list(StorageUri prefix, PassedOver passedOver) {
        return list(prefix);
    }

    /** What the store says of this object; empty when there is none. */
    Optional<StoredObject> head(StorageUri object);

    /**
     * Opens a range of an object for reading; the caller closes the stream.
     *
     * @param etag the entity tag the object must still have
     * @param offset the first byte, from 0
     * @param length how many bytes, at least 1, not past the end
     * @throws ObjectStoreException when the object is gone or has another entity tag now
     */
    InputStream read(StorageUri object, String etag, long offset, long length);

    /**
     * Reads a small object whole, in one request.
     *
     * @param etag the entity tag the object must still have
     * @param size the length it must still have
     * @throws ObjectStoreException with {@link ObjectStoreException.Reason#CHANGED} when it has another entity tag or
     *     length now; with {@link ObjectStoreException.Reason#BUSY} when what arrived is not what the store keeps the
     *     checksum of
     */
    Whole whole(StorageUri object, String etag, int size);

    /**
     * Fills {@code into} from a range of an object, in one request; else as {@link #read}.
     *
     * @throws ObjectStoreException with {@link ObjectStoreException.Reason#UNREACHABLE} also when the answer ends early
     */
    default void fill(StorageUri object, String etag, long offset, Payload into) {
        if (into.length() == 0) {
            return;
        }
        try (InputStream in = read(object, etag, offset, into.length())) {
            int filled = in.readNBytes(into.memory(), 0, into.length());
            if (filled < into.length()) {
                throw new EOFException("the answer ended after " + Units.count((long) filled) + " of "
                        + Units.counted(into.length(), "byte"));
            }
        } catch (IOException e) {
            throw new ObjectStoreException(
                    ObjectStoreException.Reason.UNREACHABLE,
                    "Cannot read " + object + " from byte " + offset + ": " + e.getMessage()
                            + "; check the network to the storage",
                    e);
        }
    }

    /**
     * Writes a small object in one request, replacing what is there. The content is checked on the way by the checksum
     * the store's protocol offers; nothing is asked afterwards.
     *
     * @param metadata user metadata, names in lower case; may be empty
     * @return what the store now holds, written about when its answer came
     */
    StoredObject put(StorageUri object, Payload content, Map<String, String> metadata);

    /** Writes these bytes; else as {@link #put(StorageUri, Payload, Map)}. */
    default StoredObject put(StorageUri object, byte[] content, Map<String, String> metadata) {
        return put(object, Payload.of(content), metadata);
    }

    /** Writes a small object without user metadata; else as {@link #put(StorageUri, Payload, Map)}. */
    default StoredObject put(StorageUri object, byte[] content) {
        return put(object, content, Map.of());
    }

    /**
     * Writes an object of any length that one request may have, as its bytes come, replacing what is there. The store
     * is told the MD5 that they have to have, compares, and shows none that has another. Tried once; where a store has
     * no such request, or this adapter does not use it, nothing is tried.
     *
     * @param length the content's length in bytes
     * @param md5 of all of it, in lower-case hexadecimal digits
     * @param content opened once
     * @param metadata as in {@link #put(StorageUri, Payload, Map)}
     * @return what the store now holds, by its own word; empty where it did not say so: then nothing may have come of
     *     it, or all
     * @throws ObjectStoreException when the content cannot be opened for this cause
     */
    default Optional<StoredObject> pass(
            StorageUri object, long length, String md5, Content content, Map<String, String> metadata) {
        return Optional.empty();
    }

    /**
     * Makes {@code to} a copy of a small object of the same bucket, replacing what is there. Where the store has no
     * request for that, or this adapter does not use it, the object is read and written.
     *
     * @throws ObjectStoreException when {@code from} is not there
     */
    default void copy(StorageUri from, StorageUri to) {
        StoredObject held = head(from)
                .orElseThrow(() -> new ObjectStoreException(
                        ObjectStoreException.Reason.NO_OBJECT, "Cannot copy " + from + ": it is not there", null));
        put(to, whole(from, held.etag(), Math.toIntExact(held.size())).content(), metadata(from));
    }

    /** Removes an object. Removing what is not there succeeds. */
    void delete(StorageUri object);

    /** Begins a multipart upload whose object will carry these user metadata. Calling twice begins two. */
    Upload begin(StorageUri object, Map<String, String> metadata);

    /** Multipart uploads of exactly this key that were begun and neither completed nor aborted, oldest first. */
    List<Upload> unfinished(StorageUri object);

    /** The parts an unfinished upload already holds, by number. An upload that is gone has none. */
    List<Part> parts(Upload upload);

    /**
     * Sends one part. Sending the same number again replaces it. The content is checked on the way by the checksum the
     * store's protocol offers.
     *
     * @param number from 1 to 10000
     * @param length the content's length in bytes
     * @param content opened once for each try; each opening starts at the part's first byte
     */
    Part upload(Upload upload, int number, long length, Content content);

    /** Sends a part that is held in memory; else as {@link #upload(Upload, int, long, Content)}. */
    default Part upload(Upload upload, int number, Payload content) {
        return upload(upload, number, content.length(), content::open);
    }

    /**
     * Makes the object out of the parts, in the order of their numbers.
     *
     * @return what the store now holds
     */
    StoredObject complete(Upload upload, List<Part> parts);

    /** Drops an unfinished upload and its parts. Aborting what is not there succeeds. */
    void abort(Upload upload);

    /** The user metadata of an object, keys in lower case; empty when the object carries none or is not there. */
    Map<String, String> metadata(StorageUri object);

    /**
     * The CRC-64/XZ of an object as an unsigned decimal, where the store keeps one: OSS does, S3 does not. Empty also
     * when the object is not there.
     */
    Optional<String> crc64(StorageUri object);

    /**
     * A checksum that the store keeps of the whole object; empty where it keeps none, or one of each part alone. Asked
     * in a request of its own.
     *
     * @param etag the entity tag of the content that is meant; empty also when the object has another one now
     */
    default Optional<KeptChecksum> checksum(StorageUri object, String etag) {
        return crc64(object).map(value -> new KeptChecksum(KeptChecksum.Algorithm.CRC64_XZ, value));
    }

    /**
     * The MD5 of an object's bytes in lower-case hexadecimal digits, where the store tells it: as the entity tag of
     * what was written in one request. Asked in a request of its own.
     *
     * @param etag as in {@link #checksum}
     */
    default Optional<String> md5(StorageUri object, String etag) {
        return Optional.empty();
    }

    @Override
    void close();

    /**
     * A small object as it was read.
     *
     * @param content all its bytes
     * @param crc64 the CRC-64/XZ the store keeps of it, as an unsigned decimal; null where it does not say
     * @param checked whether the bytes were compared with a checksum that the store keeps
     */
    record Whole(Payload content, @Nullable String crc64, boolean checked) {}

    /** Hears of objects that no address of ours names. */
    @FunctionalInterface
    interface PassedOver {
        /**
         * Tells of one.
         *
         * @param key its key, which begins with a slash
         * @param size its length in bytes
         */
        void passed(String key, long size);
    }

    /** Bytes that can be read again from their start. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    /**
     * A multipart upload under way.
     *
     * @param object what it will become
     * @param id the store's name for it
     * @param begun when it was begun: by the store's clock in a listing, by this machine's right after the begin
     */
    record Upload(StorageUri object, String id, Instant begun) {}

    /**
     * A part the store holds.
     *
     * @param number from 1 to 10000
     * @param etag its entity tag without quotes
     * @param size its length in bytes
     */
    record Part(int number, String etag, long size) {}
}
