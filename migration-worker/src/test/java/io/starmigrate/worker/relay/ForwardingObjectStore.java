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

/** A store that passes everything on; a test overrides what should go wrong. */
class ForwardingObjectStore implements ObjectStore {
    private final ObjectStore delegate;

    ForwardingObjectStore(ObjectStore delegate) {
        this.delegate = delegate;
    }

    @Override
    public Stream<StoredObject> list(StorageUri prefix) {
        return delegate.list(prefix);
    }

    @Override
    public Stream<StoredObject> list(StorageUri prefix, PassedOver passedOver) {
        return delegate.list(prefix, passedOver);
    }

    @Override
    public Optional<StoredObject> head(StorageUri object) {
        return delegate.head(object);
    }

    @Override
    public InputStream read(StorageUri object, String etag, long offset, long length) {
        return delegate.read(object, etag, offset, length);
    }

    @Override
    public Whole whole(StorageUri object, String etag, int size) {
        return delegate.whole(object, etag, size);
    }

    @Override
    public StoredObject put(StorageUri object, Payload content, Map<String, String> metadata) {
        return delegate.put(object, content, metadata);
    }

    @Override
    public Optional<StoredObject> pass(
            StorageUri object, long length, String md5, Content content, Map<String, String> metadata) {
        return delegate.pass(object, length, md5, content, metadata);
    }

    @Override
    public void delete(StorageUri object) {
        delegate.delete(object);
    }

    @Override
    public Upload begin(StorageUri object, Map<String, String> metadata) {
        return delegate.begin(object, metadata);
    }

    @Override
    public List<Upload> unfinished(StorageUri object) {
        return delegate.unfinished(object);
    }

    @Override
    public List<Part> parts(Upload upload) {
        return delegate.parts(upload);
    }

    @Override
    public Part upload(Upload upload, int number, long length, Content content) {
        return delegate.upload(upload, number, length, content);
    }

    @Override
    public StoredObject complete(Upload upload, List<Part> parts) {
        return delegate.complete(upload, parts);
    }

    @Override
    public void abort(Upload upload) {
        delegate.abort(upload);
    }

    @Override
    public Map<String, String> metadata(StorageUri object) {
        return delegate.metadata(object);
    }

    @Override
    public Optional<String> crc64(StorageUri object) {
        return delegate.crc64(object);
    }

    @Override
    public Optional<KeptChecksum> checksum(StorageUri object, String etag) {
        return crc64(object)
                .map(value -> new KeptChecksum(KeptChecksum.Algorithm.CRC64_XZ, value))
                .or(() -> delegate.checksum(object, etag));
    }

    @Override
    public Optional<String> md5(StorageUri object, String etag) {
        return delegate.md5(object, etag);
    }

    @Override
    public void close() {
        delegate.close();
    }
}
