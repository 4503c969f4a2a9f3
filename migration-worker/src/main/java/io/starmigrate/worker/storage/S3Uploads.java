package io.starmigrate.worker.storage;

import io.starmigrate.core.storage.ObjectStore.Content;
import io.starmigrate.core.storage.ObjectStore.Part;
import io.starmigrate.core.storage.ObjectStore.Upload;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageUri;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.TaggingDirective;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Multipart uploads of S3, and copies inside it, by the SDK. Safe for use by many threads. */
final class S3Uploads {
    private final S3Client client;
    private final S3Errors errors;
    private final Refusals refusals;
    private final Tags tags;
    private final InstantSource clock = InstantSource.system();

    S3Uploads(S3Client client, Refusals refusals, Tags tags) {
        this.client = client;
        this.errors = new S3Errors(refusals);
        this.refusals = refusals;
        this.tags = tags;
    }

    /** Tags are not copied: reading and writing them would be a right of its own. */
    void copy(StorageUri from, StorageUri to) {
        errors.call(
                "copy",
                from,
                () -> client.copyObject(copy -> copy.sourceBucket(from.bucket())
                        .sourceKey(from.key())
                        .destinationBucket(to.bucket())
                        .destinationKey(to.key())
                        .taggingDirective(TaggingDirective.REPLACE)));
    }

    Upload begin(StorageUri object, Map<String, String> metadata) {
        String operation = "begin an upload of";
        return errors.call(operation, object, () -> {
            String id = client.createMultipartUpload(create ->
                            create.bucket(object.bucket()).key(object.key()).metadata(metadata))
                    .uploadId();
            return new Upload(object, told(id, operation, object), clock.instant());
        });
    }

    List<Upload> unfinished(StorageUri object) {
        return PagedListing.<Upload>stream(marker -> errors.call("list uploads of", object, () -> {
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
                    return new PagedListing.Page<>(uploads, more ? page.nextUploadIdMarker() : null);
                }))
                .toList();
    }

    List<Part> parts(Upload upload) {
        StorageUri object = upload.object();
        return Refusals.unlessMissing(() -> PagedListing.<Part>stream(marker ->
                                errors.call("list parts of", object, () -> {
                                    ListPartsResponse page = client.listParts(list -> list.bucket(object.bucket())
                                            .key(object.key())
                                            .uploadId(upload.id())
                                            .partNumberMarker(marker == null ? null : Integer.valueOf(marker)));
                                    List<Part> parts = page.parts().stream()
                                            .map(part -> new Part(
                                                    part.partNumber(), Tags.unquoted(part.eTag()), part.size()))
                                            .toList();
                                    boolean more = Boolean.TRUE.equals(page.isTruncated());
                                    return new PagedListing.Page<>(
                                            parts, more ? String.valueOf(page.nextPartNumberMarker()) : null);
                                }))
                        .toList())
                .orElse(List.of());
    }

    /**
     * No checksum can be sent before bytes that are not there yet; the entity tag that is answered says what arrived.
     */
    Part send(Upload upload, int number, long length, Content content) {
        Digested digested = new Digested(content);
        RequestBody body = RequestBody.fromContentProvider(digested::open, length, S3ObjectStore.CONTENT_TYPE);
        UploadPartResponse answer = sent(upload, number, body, null);
        String etag = Tags.unquoted(answer.eTag());
        String md5 = digested.md5();
        if (!isSealed(answer) && tags.areDigests() && Tags.looksLikeDigest(etag) && !etag.equals(md5)) {
            throw arrivedAs(upload, number, etag, md5);
        }
        return new Part(number, etag, length);
    }

    Part send(Upload upload, int number, Payload content) {
        UploadPartResponse answer = sent(upload, number, S3ObjectStore.body(content), content.contentMd5());
        String etag = Tags.unquoted(answer.eTag());
        if (!isSealed(answer) && !tags.fit(etag, content)) {
            throw arrivedAs(upload, number, etag, content.md5());
        }
        return new Part(number, etag, content.length());
    }

    private ObjectStoreException arrivedAs(Upload upload, int number, String etag, String md5) {
        return refusals.arrivedAs("send part " + number + " of", upload.object(), etag, md5);
    }

    private static boolean isSealed(UploadPartResponse answer) {
        return S3Transfers.StoredTag.isSealed(answer.serverSideEncryptionAsString(), answer.sseCustomerAlgorithm());
    }

    private UploadPartResponse sent(Upload upload, int number, RequestBody body, @Nullable String md5) {
        return errors.call(
                "send part " + number + " of",
                upload.object(),
                () -> client.uploadPart(
                        part -> part.bucket(upload.object().bucket())
                                .key(upload.object().key())
                                .uploadId(upload.id())
                                .partNumber(number)
                                .contentMD5(md5),
                        body));
    }

    void complete(Upload upload, List<Part> parts) {
        StorageUri object = upload.object();
        List<CompletedPart> completed = parts.stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.number())
                        .eTag('"' + part.etag() + '"')
                        .build())
                .toList();
        String operation = "complete the upload of";
        String etag = errors.call(
                operation,
                object,
                () -> client.completeMultipartUpload(complete -> complete.bucket(object.bucket())
                                .key(object.key())
                                .uploadId(upload.id())
                                .multipartUpload(all -> all.parts(completed)))
                        .eTag());
        told(etag, operation, object);
    }

    /** The client takes any text for an answer, as the page of something on the way. */
    private String told(@Nullable String text, String operation, StorageUri object) {
        if (text == null || text.isEmpty()) {
            throw refusals.of(Reason.UNREACHABLE, operation, object, "its answer does not say so", null);
        }
        return text;
    }

    void abort(Upload upload) {
        StorageUri object = upload.object();
        var unused = Refusals.unlessMissing(() -> {
            errors.call(
                    "abort the upload of",
                    object,
                    () -> client.abortMultipartUpload(abort ->
                            abort.bucket(object.bucket()).key(object.key()).uploadId(upload.id())));
            return upload;
        });
    }
}
