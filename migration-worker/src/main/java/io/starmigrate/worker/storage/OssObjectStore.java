package io.starmigrate.worker.storage;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.ClientException;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.GetObjectRequest;
import com.aliyun.oss.model.ListObjectsV2Request;
import com.aliyun.oss.model.ListObjectsV2Result;
import com.aliyun.oss.model.OSSObject;
import com.aliyun.oss.model.OSSObjectSummary;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.PutObjectResult;
import io.starmigrate.core.config.Credentials;
import io.starmigrate.core.config.StorageConfig;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageKind;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.text.Units;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alibaba Cloud OSS. The SDK compares the CRC-64 of what it sent with that of what OSS received. Requests are signed
 * with version 4 where the region is configured, else with version 1. Failed requests are retried by the SDK.
 */
public final class OssObjectStore implements ObjectStore {
    private static final Logger LOG = LoggerFactory.getLogger(OssObjectStore.class);
    private static final int PAGE = 1000;
    private static final String NORMAL = "Normal";

    private final OSS client;
    private final Refusals refusals;
    private final OssErrors errors;
    private final OssUploads uploads;
    private final InstantSource clock;

    private OssObjectStore(OSS client, Refusals refusals) {
        this.client = client;
        this.refusals = refusals;
        errors = new OssErrors(refusals);
        clock = InstantSource.system();
        uploads = new OssUploads(client, errors, clock);
    }

    /**
     * Opens the store; see {@link ObjectStores#open}.
     *
     * @throws IllegalArgumentException when the configuration has no endpoint or no key pair: OSS needs both
     */
    static OssObjectStore open(StorageConfig config, StorePace pace) {
        URI endpoint = config.endpoint();
        if (endpoint == null || !(config.credentials() instanceof Credentials.KeyPair pair)) {
            throw new IllegalArgumentException(
                    "Cannot open " + config.root() + ": OSS needs an endpoint and an access key; configure both");
        }
        ClientBuilderConfiguration settings = new ClientBuilderConfiguration();
        settings.setMaxConnections(pace.connections());
        settings.setRetryStrategy(new OssRetries());
        settings.setConnectionTimeout((int) Duration.ofSeconds(5).toMillis());
        settings.setSocketTimeout((int) Duration.ofSeconds(30).toMillis());
        // An address or a local name has no bucket in front of it.
        settings.setSLDEnabled(endpoint.getHost().matches("[0-9.]+|localhost"));
        boolean regionKnown = !config.region().isEmpty();
        settings.setSignatureVersion(regionKnown ? SignVersion.V4 : SignVersion.V1);
        OSS client = OSSClientBuilder.create()
                .endpoint(endpoint.toString())
                .region(regionKnown ? config.region() : null)
                .credentialsProvider(
                        new DefaultCredentialProvider(pair.id(), pair.secret().reveal()))
                .clientConfiguration(settings)
                .build();
        return new OssObjectStore(client, new Refusals(endpoint.toString(), pace));
    }

    @Override
    public Stream<StoredObject> list(StorageUri prefix) {
        return list(prefix, (key, size) -> {});
    }

    @Override
    public Stream<StoredObject> list(StorageUri prefix, PassedOver passedOver) {
        return PagedListing.stream(token -> errors.call("list", prefix, () -> {
            ListObjectsV2Result page = client.listObjectsV2(new ListObjectsV2Request(prefix.bucket())
                    .withPrefix(prefix.key())
                    .withEncodingType(OssNames.ENCODING)
                    .withMaxKeys(PAGE)
                    .withContinuationToken(token));
            List<StoredObject> objects = page.getObjectSummaries().stream()
                    .map(object ->
                            describe(prefix, object, OssNames.of(page.getEncodingType(), object.getKey()), passedOver))
                    .flatMap(Optional::stream)
                    .toList();
            return new PagedListing.Page<>(objects, page.isTruncated() ? page.getNextContinuationToken() : null);
        }));
    }

    @Override
    public Optional<StoredObject> head(StorageUri object) {
        return look(object)
                .map(head -> new StoredObject(
                        object,
                        head.getContentLength(),
                        head.getETag(),
                        head.getLastModified().toInstant()));
    }

    @Override
    public InputStream read(StorageUri object, String etag, long offset, long length) {
        GetObjectRequest request = new GetObjectRequest(object.bucket(), object.key());
        request.setMatchingETagConstraints(List.of(etag));
        request.setRange(offset, offset + length - 1);
        OSSObject answer = errors.call("read", object, () -> client.getObject(request));
        return new RangeStream(answer.getObjectContent(), length, () -> cut(answer));
    }

    private static void cut(OSSObject answer) {
        try {
            answer.forcedClose();
        } catch (IOException broken) {
            LOG.trace("An answer that was cut off had ended: {}", broken.getMessage());
        }
    }

    @Override
    public Whole whole(StorageUri object, String etag, int size) {
        GetObjectRequest request = new GetObjectRequest(object.bucket(), object.key());
        request.setMatchingETagConstraints(List.of(etag));
        return errors.call("read", object, () -> {
            try (OSSObject answer = client.getObject(request)) {
                return whole(object, size, answer);
            } catch (IOException broken) {
                throw new ClientException(broken.getMessage(), broken);
            }
        });
    }

    private Whole whole(StorageUri object, int size, OSSObject answer) throws IOException {
        long length = answer.getObjectMetadata().getContentLength();
        if (length != size) {
            throw refusals.of(Reason.CHANGED, "read", object, "it has " + Units.counted(length, "byte"), null);
        }
        byte[] bytes = answer.getObjectContent().readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the answer ended after " + Units.count((long) bytes.length) + " of "
                    + Units.counted(size, "byte"));
        }
        Long kept = answer.getObjectMetadata().getServerCRC();
        if (kept != null && kept != Crc64.of(bytes)) {
            throw refusals.of(Reason.BUSY, "read", object, "its bytes do not have the CRC-64 that OSS keeps", null);
        }
        return new Whole(Payload.of(bytes), kept == null ? null : Crc64.text(kept), kept != null);
    }

    @Override
    public StoredObject put(StorageUri object, Payload content, Map<String, String> metadata) {
        ObjectMetadata told = user(metadata);
        told.setContentLength(content.length());
        PutObjectResult written = errors.call(
                "write", object, () -> client.putObject(object.bucket(), object.key(), content.open(), told));
        return new StoredObject(object, content.length(), written.getETag(), clock.instant());
    }

    @Override
    public void delete(StorageUri object) {
        errors.call("delete", object, () -> client.deleteObject(object.bucket(), object.key()));
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
        return uploads.upload(upload, number, length, content);
    }

    @Override
    public StoredObject complete(Upload upload, List<Part> parts) {
        uploads.complete(upload, parts);
        return head(upload.object()).orElseThrow(() -> refusals.vanished(upload.object()));
    }

    @Override
    public void abort(Upload upload) {
        uploads.abort(upload);
    }

    @Override
    public Map<String, String> metadata(StorageUri object) {
        return look(object)
                .map(ObjectMetadata::getUserMetadata)
                .map(Map::copyOf)
                .orElse(Map.of());
    }

    @Override
    public Optional<String> crc64(StorageUri object) {
        return look(object).map(ObjectMetadata::getServerCRC).map(Long::toUnsignedString);
    }

    /** Told of what was put and is not encrypted: of all else the entity tag is something else, or nobody promises. */
    @Override
    public Optional<String> md5(StorageUri object, String etag) {
        return look(object)
                .filter(head -> etag.equals(head.getETag())
                        && NORMAL.equals(head.getObjectType())
                        && head.getServerSideEncryption() == null)
                .map(head -> etag.toLowerCase(Locale.ROOT))
                .filter(Tags::looksLikeDigest);
    }

    @Override
    public void close() {
        client.shutdown();
    }

    private Optional<ObjectMetadata> look(StorageUri object) {
        return Refusals.unlessMissing(
                () -> errors.call("look up", object, () -> client.getObjectMetadata(object.bucket(), object.key())));
    }

    private static Optional<StoredObject> describe(
            StorageUri prefix, OSSObjectSummary object, String key, PassedOver passedOver) {
        if (key.startsWith("/")) {
            passedOver.passed(key, object.getSize());
            return Optional.empty();
        }
        return Optional.of(new StoredObject(
                new StorageUri(StorageKind.OSS, prefix.bucket(), key),
                object.getSize(),
                object.getETag(),
                object.getLastModified().toInstant(),
                object.getStorageClass() == null ? "" : object.getStorageClass()));
    }

    /** What is told of an object when it is written. */
    static ObjectMetadata user(Map<String, String> metadata) {
        ObjectMetadata user = new ObjectMetadata();
        metadata.forEach(user::addUserMetadata);
        return user;
    }
}
