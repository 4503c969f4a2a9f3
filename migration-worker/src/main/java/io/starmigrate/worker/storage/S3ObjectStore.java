package io.starmigrate.worker.storage;

import io.starmigrate.core.config.StorageConfig;
import io.starmigrate.core.storage.KeptChecksum;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.worker.storage.S3Transfers.StoredTag;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Amazon S3 and what speaks its protocol. Bodies are proved by their MD5, which every store knows: it is sent with what
 * is held in memory, and is what the store answers as the entity tag. Requests that fail are repeated by the SDK.
 */
public final class S3ObjectStore implements ObjectStore {
    static final String CONTENT_TYPE = "application/octet-stream";

    private final S3Client client;
    private final S3Transfers transfers;
    private final S3Errors errors;
    private final InstantSource clock;
    private final Refusals refusals;
    private final Tags tags = new Tags();
    private final S3Uploads uploads;
    private final S3Listing listing;
    private final S3Reading reading;
    private volatile boolean tellsChecksums;

    private S3ObjectStore(S3Client client, S3Transfers transfers, Refusals refusals, boolean isNamed) {
        this.client = client;
        this.transfers = transfers;
        this.refusals = refusals;
        errors = new S3Errors(refusals);
        clock = InstantSource.system();
        uploads = new S3Uploads(client, refusals, tags);
        listing = new S3Listing(client, refusals, isNamed);
        reading = new S3Reading(client, transfers, refusals, tags);
        tellsChecksums = !isNamed;
    }

    /** Opens the store; see {@link ObjectStores#open}. */
    static S3ObjectStore open(StorageConfig config, StorePace pace) {
        S3Reach reach = S3Reach.of(config);
        S3Client client = reach.client(pace.connections());
        return new S3ObjectStore(
                client,
                S3Transfers.open(reach.requests(client), reach.address().getScheme(), pace),
                new Refusals(reach.where(), pace),
                config.service().isNamed());
    }

    @Override
    public Stream<StoredObject> list(StorageUri prefix) {
        return list(prefix, (key, size) -> {});
    }

    @Override
    public Stream<StoredObject> list(StorageUri prefix, PassedOver passedOver) {
        return listing.below(prefix, passedOver);
    }

    @Override
    public Optional<StoredObject> head(StorageUri object) {
        return look(object)
                .map(head -> new StoredObject(
                        object, head.contentLength(), Tags.unquoted(head.eTag()), head.lastModified()));
    }

    @Override
    public InputStream read(StorageUri object, String etag, long offset, long length) {
        return reading.range(object, etag, offset, length);
    }

    @Override
    public Whole whole(StorageUri object, String etag, int size) {
        return reading.whole(object, etag, size);
    }

    @Override
    public void fill(StorageUri object, String etag, long offset, Payload into) {
        if (!reading.filled(object, etag, offset, into)) {
            ObjectStore.super.fill(object, etag, offset, into);
        }
    }

    @Override
    public StoredObject put(StorageUri object, Payload content, Map<String, String> metadata) {
        String etag = transfers
                .put(object, content, metadata)
                .filter(answer -> tags.prove(answer, content))
                .map(StoredTag::etag)
                .orElseGet(() -> write(object, content, metadata));
        return new StoredObject(object, content.length(), etag, clock.instant());
    }

    @Override
    public Optional<StoredObject> pass(
            StorageUri object, long length, String md5, Content content, Map<String, String> metadata) {
        if (!transfers.passes(object)) {
            return Optional.empty();
        }
        try (InputStream bytes = content.open()) {
            return transfers
                    .pass(object, length, md5, bytes, metadata)
                    .filter(answer -> answer.sealed() || answer.etag().equalsIgnoreCase(md5))
                    .map(answer -> new StoredObject(object, length, answer.etag(), clock.instant()));
        } catch (IOException cutOff) {
            return Optional.empty();
        }
    }

    private String write(StorageUri object, Payload content, Map<String, String> metadata) {
        PutObjectResponse answer = errors.call(
                "write",
                object,
                () -> client.putObject(
                        put -> put.bucket(object.bucket())
                                .key(object.key())
                                .metadata(metadata)
                                .contentMD5(content.contentMd5()),
                        body(content)));
        String etag = Tags.unquoted(answer.eTag());
        boolean sealed = StoredTag.isSealed(answer.serverSideEncryptionAsString(), answer.sseCustomerAlgorithm());
        if (!sealed && !tags.fit(etag, content)) {
            throw refusals.arrivedAs("write", object, etag, content.md5());
        }
        return etag;
    }

    @Override
    public void copy(StorageUri from, StorageUri to) {
        uploads.copy(from, to);
    }

    @Override
    public void delete(StorageUri object) {
        errors.call(
                "delete",
                object,
                () -> client.deleteObject(
                        delete -> delete.bucket(object.bucket()).key(object.key())));
    }

    @Override
    public Upload begin(StorageUri object, Map<String, String> metadata) {
        return uploads.begin(object, metadata);
    }

    @Override
    public List<Upload> unfinished(StorageUri object) {
        return uploads.unfinished(object);
    }

    @Override
    public List<Part> parts(Upload upload) {
        return uploads.parts(upload);
    }

    @Override
    public Part upload(Upload upload, int number, long length, Content content) {
        return uploads.send(upload, number, length, content);
    }

    @Override
    public Part upload(Upload upload, int number, Payload content) {
        return transfers
                .part(upload.object(), upload.id(), number, content)
                .filter(answer -> tags.prove(answer, content))
                .map(answer -> new Part(number, answer.etag(), content.length()))
                .orElseGet(() -> uploads.send(upload, number, content));
    }

    @Override
    public StoredObject complete(Upload upload, List<Part> parts) {
        uploads.complete(upload, parts);
        return written(upload.object());
    }

    @Override
    public void abort(Upload upload) {
        uploads.abort(upload);
    }

    @Override
    public Map<String, String> metadata(StorageUri object) {
        return look(object).map(HeadObjectResponse::metadata).orElse(Map.of());
    }

    /** Always empty: the CRC-64 that S3 keeps is of another polynomial. */
    @Override
    public Optional<String> crc64(StorageUri object) {
        return Optional.empty();
    }

    @Override
    public Optional<KeptChecksum> checksum(StorageUri object, String etag) {
        if (!tellsChecksums) {
            return Optional.empty();
        }
        try {
            return look(object, ChecksumMode.ENABLED)
                    .filter(head -> etag.equals(Tags.unquoted(head.eTag())))
                    .flatMap(S3Checksums::of);
        } catch (ObjectStoreException e) {
            // A store that speaks S3's protocol may refuse what it does not know; a HEAD tells nothing more.
            if (S3Errors.isOfUnknownHeader(e)) {
                tellsChecksums = false;
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Not told where encryption leaves the entity tag without a meaning, or tags are no digests. */
    @Override
    public Optional<String> md5(StorageUri object, String etag) {
        return look(object)
                .map(head -> new StoredTag(
                        Tags.unquoted(head.eTag()),
                        StoredTag.isSealed(head.serverSideEncryptionAsString(), head.sseCustomerAlgorithm())))
                .filter(told -> told.etag().equals(etag) && told.isDigest() && tags.areDigests())
                .map(StoredTag::etag);
    }

    @Override
    public void close() {
        transfers.close();
        client.close();
    }

    private StoredObject written(StorageUri object) {
        return head(object).orElseThrow(() -> refusals.vanished(object));
    }

    private Optional<HeadObjectResponse> look(StorageUri object) {
        return look(object, null);
    }

    private Optional<HeadObjectResponse> look(StorageUri object, @Nullable ChecksumMode checksums) {
        return Refusals.unlessMissing(() -> errors.call(
                "look up",
                object,
                () -> client.headObject(
                        head -> head.bucket(object.bucket()).key(object.key()).checksumMode(checksums))));
    }

    static RequestBody body(Payload content) {
        return RequestBody.fromContentProvider(content::open, content.length(), CONTENT_TYPE);
    }
}
