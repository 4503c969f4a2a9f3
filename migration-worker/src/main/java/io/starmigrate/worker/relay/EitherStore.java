package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.KeptChecksum;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Both storages of a job as one: each address is asked of the one whose bucket it names. A backup that lies at the
 * target is brought to another job's folder there. Neither is closed with it. Safe for use by many threads.
 *
 * @param source whatever is in no bucket of the target's alone
 * @param targetRoot where the target loads from
 * @param apart whether the source's bucket is another one; else everything is the source's
 */
public record EitherStore(ObjectStore source, ObjectStore target, StorageUri targetRoot, boolean apart)
        implements ObjectStore {
    /** Both, by what is configured of them. */
    public static EitherStore of(ObjectStore source, StorageUri sourceRoot, ObjectStore target, StorageUri targetRoot) {
        return new EitherStore(source, target, targetRoot, !isBeside(sourceRoot, targetRoot));
    }

    private static boolean isBeside(StorageUri one, StorageUri other) {
        return one.kind() == other.kind() && one.bucket().equals(other.bucket());
    }

    private ObjectStore of(StorageUri address) {
        return apart && isBeside(address, targetRoot) ? target : source;
    }

    @Override
    public Stream<StoredObject> list(StorageUri prefix) {
        return of(prefix).list(prefix);
    }

    @Override
    public Stream<StoredObject> list(StorageUri prefix, PassedOver passedOver) {
        return of(prefix).list(prefix, passedOver);
    }

    @Override
    public Optional<StoredObject> head(StorageUri object) {
        return of(object).head(object);
    }

    @Override
    public InputStream read(StorageUri object, String etag, long offset, long length) {
        return of(object).read(object, etag, offset, length);
    }

    @Override
    public Whole whole(StorageUri object, String etag, int size) {
        return of(object).whole(object, etag, size);
    }

    @Override
    public void fill(StorageUri object, String etag, long offset, Payload into) {
        of(object).fill(object, etag, offset, into);
    }

    @Override
    public StoredObject put(StorageUri object, Payload content, Map<String, String> metadata) {
        return of(object).put(object, content, metadata);
    }

    @Override
    public Optional<StoredObject> pass(
            StorageUri object, long length, String md5, Content content, Map<String, String> metadata) {
        return of(object).pass(object, length, md5, content, metadata);
    }

    @Override
    public void copy(StorageUri from, StorageUri to) {
        of(from).copy(from, to);
    }

    @Override
    public void delete(StorageUri object) {
        of(object).delete(object);
    }

    @Override
    public Upload begin(StorageUri object, Map<String, String> metadata) {
        return of(object).begin(object, metadata);
    }

    @Override
    public List<Upload> unfinished(StorageUri object) {
        return of(object).unfinished(object);
    }

    @Override
    public List<Part> parts(Upload upload) {
        return of(upload.object()).parts(upload);
    }

    @Override
    public Part upload(Upload upload, int number, long length, Content content) {
        return of(upload.object()).upload(upload, number, length, content);
    }

    @Override
    public Part upload(Upload upload, int number, Payload content) {
        return of(upload.object()).upload(upload, number, content);
    }

    @Override
    public StoredObject complete(Upload upload, List<Part> parts) {
        return of(upload.object()).complete(upload, parts);
    }

    @Override
    public void abort(Upload upload) {
        of(upload.object()).abort(upload);
    }

    @Override
    public Map<String, String> metadata(StorageUri object) {
        return of(object).metadata(object);
    }

    @Override
    public Optional<String> crc64(StorageUri object) {
        return of(object).crc64(object);
    }

    @Override
    public Optional<KeptChecksum> checksum(StorageUri object, String etag) {
        return of(object).checksum(object, etag);
    }

    @Override
    public Optional<String> md5(StorageUri object, String etag) {
        return of(object).md5(object, etag);
    }

    @Override
    public void close() {
        // Whoever opened the two closes them.
    }
}
