package io.starmigrate.worker.storage;

import io.starmigrate.core.config.Credentials;
import io.starmigrate.core.config.StorageConfig;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageKind;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Amazon S3 and what speaks its protocol. What is held in memory carries its MD5, which every store checks; other
 * bodies carry the SDK's CRC-32 to Amazon S3. Buckets are addressed in the path wherever an endpoint is configured.
 * Requests that fail are repeated by the SDK.
 */
public final class S3ObjectStore implements ObjectStore {
    private static final String CONTENT_TYPE = "application/octet-stream";

    private final S3Client client;
    private final S3Transfers transfers;
    private final S3Errors errors;
    private final InstantSource clock;
    private final Refusals refusals;

    /** Whether an entity tag was met that looks like a digest of the object's bytes and is not. */
    private volatile boolean otherTags;

    private S3ObjectStore(S3Client client, S3Transfers transfers, Refusals refusals) {
        this.client = client;
        this.transfers = transfers;
        this.refusals = refusals;
        errors = new S3Errors(refusals);
        clock = InstantSource.system();
    }

    /** Opens the store; see {@link ObjectStores#open}. */
    public static S3ObjectStore open(StorageConfig config, int connections) {
        AwsCredentialsProvider credentials = provider(config.credentials());
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(config.region()))
                .credentialsProvider(credentials)
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(connections));
        if (config.endpoint() != null) {
            // Stores that speak S3's protocol may know neither chunks that are signed nor trailers.
            builder.endpointOverride(config.endpoint())
                    .forcePathStyle(true)
                    .serviceConfiguration(plain -> plain.chunkedEncodingEnabled(false))
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        }
        String where = config.endpoint() == null
                ? "S3 in " + config.region()
                : config.endpoint().toString();
        S3Client client = builder.build();
        SignedRequests requests = new SignedRequests(credentials, config.region(), bucket -> folder(client, bucket));
        return new S3ObjectStore(client, new S3Transfers(requests, connections), new Refusals(where));
    }

    private static URL folder(S3Client client, String bucket) {
        URL object = client.utilities().getUrl(get -> get.bucket(bucket).key("k"));
        try {
            return new URL(object, ".");
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(object + " has no folder", impossible);
        }
    }

    @Override
    public Stream<StoredObject> list(StorageUri prefix) {
        return Pages.stream(token -> errors.call("list", prefix, () -> {
            ListObjectsV2Response page = client.listObjectsV2(
                    // XML cannot say every key; the SDK decodes what the answer calls encoded.
                    list -> list.bucket(prefix.bucket())
                            .prefix(prefix.key())
                            .encodingType(EncodingType.URL)
                            .continuationToken(token));
            List<StoredObject> objects = page.contents().stream()
                    .filter(object -> !object.key().startsWith("/"))
                    .map(object -> describe(prefix, object))
                    .toList();
            return new Pages.Page<>(objects, page.nextContinuationToken());
        }));
    }

    @Override
    public Optional<StoredObject> head(StorageUri object) {
        return look(object)
                .map(head ->
                        new StoredObject(object, head.contentLength(), unquoted(head.eTag()), head.lastModified()));
    }

    @Override
    public InputStream read(StorageUri object, String etag, long offset, long length) {
        ResponseInputStream<GetObjectResponse> answer = errors.call(
                "read",
                object,
                () -> client.getObject(get -> get.bucket(object.bucket())
                        .key(object.key())
                        .ifMatch('"' + etag + '"')
                        .range("bytes=" + offset + "-" + (offset + length - 1))));
        return new RangeStream(answer, length, answer::abort);
    }

    @Override
    public Whole whole(StorageUri object, String etag, int size) {
        Payload content = Payload.of(new byte[size]);
        S3Transfers.Answer answer = transfers.whole(object, etag, content).orElse(null);
        if (answer == null) {
            return once(object, etag, size);
        }
        boolean checked = answer.proves(content);
        boolean damaged = !checked && answer.isDigest() && !otherTags;
        return damaged ? again(object, etag, content) : new Whole(content, null, checked);
    }

    /** Damaged on its way, unless a second reading is the same: then this store's entity tags are no digests. */
    private Whole again(StorageUri object, String etag, Payload doubtful) {
        Whole second = once(object, etag, doubtful.length());
        if (second.checked()) {
            return second;
        }
        if (second.content().md5().equals(doubtful.md5())) {
            otherTags = true;
            return second;
        }
        throw refusals.of(
                Reason.BUSY, "read", object, "two readings differ, and neither is what the store keeps", null);
    }

    private Whole once(StorageUri object, String etag, int size) {
        ResponseBytes<GetObjectResponse> answer = errors.call(
                "read",
                object,
                () -> client.getObjectAsBytes(
                        get -> get.bucket(object.bucket()).key(object.key()).ifMatch('"' + etag + '"')));
        Payload content = Payload.of(answer.asByteArrayUnsafe());
        if (content.length() != size) {
            throw refusals.of(Reason.CHANGED, "read", object, "it has " + content.length() + " bytes", null);
        }
        return new Whole(content, null, content.md5().equals(etag));
    }

    @Override
    public void fill(StorageUri object, String etag, long offset, Payload into) {
        if (transfers.range(object, etag, offset, into).isEmpty()) {
            ObjectStore.super.fill(object, etag, offset, into);
        }
    }

    @Override
    public StoredObject put(StorageUri object, Payload content, Map<String, String> metadata) {
        String etag = transfers
                .put(object, content, metadata)
                .filter(answer -> arrived(answer, content))
                .map(S3Transfers.Answer::etag)
                .orElseGet(() -> write(object, content, metadata));
        return new StoredObject(object, content.length(), etag, clock.instant());
    }

    /** The store has compared the content's MD5, which it was sent; its own is a second witness, where it tells one. */
    private boolean arrived(S3Transfers.Answer answer, Payload content) {
        return answer.proves(content) || answer.sealed() || otherTags;
    }

    private String write(StorageUri object, Payload content, Map<String, String> metadata) {
        String etag = unquoted(errors.call(
                        "write",
                        object,
                        () -> client.putObject(
                                put -> put.bucket(object.bucket())
                                        .key(object.key())
                                        .metadata(metadata)
                                        .contentMD5(content.contentMd5()),
                                body(content)))
                .eTag());
        otherTags |= !etag.equals(content.md5());
        return etag;
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
        return errors.call("begin an upload of", object, () -> {
            String id = client.createMultipartUpload(create ->
                            create.bucket(object.bucket()).key(object.key()).metadata(metadata))
                    .uploadId();
            return new Upload(object, id, clock.instant());
        });
    }

    @Override
    public List<Upload> unfinished(StorageUri object) {
        return Pages.<Upload>stream(marker -> errors.call("list uploads of", object, () -> {
                    ListMultipartUploadsResponse page = client.listMultipartUploads(list -> list.bucket(object.bucket())
                            .prefix(object.key())
                            .encodingType(EncodingType.URL)
                            .keyMarker(marker == null ? null : object.key())
                            .uploadIdMarker(marker));
                    List<Upload> uploads = page.uploads().stream()
                            .filter(upload -> upload.key().equals(object.key()))
                            .map(upload -> new Upload(object, upload.uploadId(), upload.initiated()))
                            .toList();
                    // Uploads come by key: after the last of this key there is nothing more to find.
                    boolean more = Boolean.TRUE.equals(page.isTruncated())
                            && object.key().equals(page.nextKeyMarker());
                    return new Pages.Page<>(uploads, more ? page.nextUploadIdMarker() : null);
                }))
                .toList();
    }

    @Override
    public List<Part> parts(Upload upload) {
        StorageUri object = upload.object();
        try {
            return Pages.<Part>stream(marker -> errors.call("list parts of", object, () -> {
                        ListPartsResponse page = client.listParts(list -> list.bucket(object.bucket())
                                .key(object.key())
                                .uploadId(upload.id())
                                .partNumberMarker(marker == null ? null : Integer.valueOf(marker)));
                        List<Part> parts = page.parts().stream()
                                .map(part -> new Part(part.partNumber(), unquoted(part.eTag()), part.size()))
                                .toList();
                        boolean more = Boolean.TRUE.equals(page.isTruncated());
                        return new Pages.Page<>(parts, more ? String.valueOf(page.nextPartNumberMarker()) : null);
                    }))
                    .toList();
        } catch (ObjectStoreException e) {
            if (e.reason() == Reason.NO_OBJECT) {
                return List.of();
            }
            throw e;
        }
    }

    @Override
    public Part upload(Upload upload, int number, long length, Content content) {
        StorageUri object = upload.object();
        RequestBody body = RequestBody.fromContentProvider(() -> open(content), length, CONTENT_TYPE);
        return errors.call("send part " + number + " of", object, () -> {
            String etag = client.uploadPart(
                            part -> part.bucket(object.bucket())
                                    .key(object.key())
                                    .uploadId(upload.id())
                                    .partNumber(number),
                            body)
                    .eTag();
            return new Part(number, unquoted(etag), length);
        });
    }

    @Override
    public Part upload(Upload upload, int number, Payload content) {
        return transfers
                .part(upload.object(), upload.id(), number, content)
                .filter(answer -> arrived(answer, content))
                .map(answer -> new Part(number, answer.etag(), content.length()))
                .orElseGet(() -> ObjectStore.super.upload(upload, number, content));
    }

    @Override
    public StoredObject complete(Upload upload, List<Part> parts) {
        StorageUri object = upload.object();
        List<CompletedPart> completed = parts.stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.number())
                        .eTag('"' + part.etag() + '"')
                        .build())
                .toList();
        errors.call(
                "complete the upload of",
                object,
                () -> client.completeMultipartUpload(complete -> complete.bucket(object.bucket())
                        .key(object.key())
                        .uploadId(upload.id())
                        .multipartUpload(all -> all.parts(completed))));
        return written(object);
    }

    @Override
    public void abort(Upload upload) {
        StorageUri object = upload.object();
        try {
            errors.call(
                    "abort the upload of",
                    object,
                    () -> client.abortMultipartUpload(abort ->
                            abort.bucket(object.bucket()).key(object.key()).uploadId(upload.id())));
        } catch (ObjectStoreException e) {
            if (e.reason() != Reason.NO_OBJECT) {
                throw e;
            }
        }
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
    public void close() {
        transfers.close();
        client.close();
    }

    private StoredObject written(StorageUri object) {
        return head(object).orElseThrow(() -> refusals.vanished(object));
    }

    private Optional<HeadObjectResponse> look(StorageUri object) {
        try {
            return Optional.of(errors.call(
                    "look up",
                    object,
                    () -> client.headObject(head -> head.bucket(object.bucket()).key(object.key()))));
        } catch (ObjectStoreException e) {
            if (e.reason() == Reason.NO_OBJECT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static StoredObject describe(StorageUri prefix, S3Object object) {
        StorageUri uri = new StorageUri(StorageKind.S3, prefix.bucket(), object.key());
        return new StoredObject(
                uri,
                object.size(),
                unquoted(object.eTag()),
                object.lastModified(),
                text(object.storageClassAsString()));
    }

    private static AwsCredentialsProvider provider(Credentials credentials) {
        return credentials instanceof Credentials.KeyPair pair
                ? StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(pair.id(), pair.secret().reveal()))
                : DefaultCredentialsProvider.builder().build();
    }

    private static RequestBody body(Payload content) {
        return RequestBody.fromContentProvider(content::open, content.length(), CONTENT_TYPE);
    }

    private static InputStream open(Content content) {
        try {
            return content.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String unquoted(@Nullable String etag) {
        return text(etag).replace("\"", "");
    }
}
