package io.starmigrate.worker.storage;

import com.aliyun.oss.OSS;
import com.aliyun.oss.model.AbortMultipartUploadRequest;
import com.aliyun.oss.model.CompleteMultipartUploadRequest;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.ListMultipartUploadsRequest;
import com.aliyun.oss.model.ListPartsRequest;
import com.aliyun.oss.model.MultipartUploadListing;
import com.aliyun.oss.model.PartETag;
import com.aliyun.oss.model.PartListing;
import com.aliyun.oss.model.UploadPartRequest;
import io.starmigrate.core.storage.ObjectStore.Content;
import io.starmigrate.core.storage.ObjectStore.Part;
import io.starmigrate.core.storage.ObjectStore.Upload;
import io.starmigrate.core.storage.StorageUri;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Objects that are sent to OSS part by part. */
final class OssUploads {
    private final OSS client;
    private final OssErrors errors;
    private final InstantSource clock;

    OssUploads(OSS client, OssErrors errors, InstantSource clock) {
        this.client = client;
        this.errors = errors;
        this.clock = clock;
    }

    Upload begin(StorageUri object, Map<String, String> metadata) {
        InitiateMultipartUploadRequest request =
                new InitiateMultipartUploadRequest(object.bucket(), object.key(), OssObjectStore.user(metadata));
        return errors.call(
                "begin an upload of",
                object,
                () -> new Upload(object, client.initiateMultipartUpload(request).getUploadId(), clock.instant()));
    }

    List<Upload> unfinished(StorageUri object) {
        return PagedListing.<Upload>stream(marker -> errors.call("list uploads of", object, () -> {
                    ListMultipartUploadsRequest request = new ListMultipartUploadsRequest(object.bucket());
                    request.setPrefix(object.key());
                    request.setEncodingType(OssNames.ENCODING);
                    if (marker != null) {
                        request.setKeyMarker(object.key());
                        request.setUploadIdMarker(marker);
                    }
                    MultipartUploadListing page = client.listMultipartUploads(request);
                    List<Upload> uploads = page.getMultipartUploads().stream()
                            .filter(upload -> OssNames.isIn(upload.getKey(), object.key()))
                            .map(upload -> new Upload(
                                    object,
                                    upload.getUploadId(),
                                    upload.getInitiated().toInstant()))
                            .toList();
                    // Uploads come by key: after the last of this key there is nothing more to find.
                    boolean more = page.isTruncated() && OssNames.isIn(page.getNextKeyMarker(), object.key());
                    return new PagedListing.Page<>(uploads, more ? page.getNextUploadIdMarker() : null);
                }))
                .toList();
    }

    List<Part> parts(Upload upload) {
        StorageUri object = upload.object();
        return Refusals.unlessMissing(() -> PagedListing.<Part>stream(marker ->
                                errors.call("list parts of", object, () -> {
                                    ListPartsRequest request =
                                            new ListPartsRequest(object.bucket(), object.key(), upload.id());
                                    if (marker != null) {
                                        request.setPartNumberMarker(Integer.valueOf(marker));
                                    }
                                    PartListing page = client.listParts(request);
                                    List<Part> parts = page.getParts().stream()
                                            .map(part -> new Part(part.getPartNumber(), part.getETag(), part.getSize()))
                                            .toList();
                                    return new PagedListing.Page<>(
                                            parts,
                                            page.isTruncated() ? String.valueOf(page.getNextPartNumberMarker()) : null);
                                }))
                        .toList())
                .orElse(List.of());
    }

    Part upload(Upload upload, int number, long length, Content content) {
        StorageUri object = upload.object();
        return errors.call("send part " + number + " of", object, () -> {
            try (InputStream bytes = content.open()) {
                UploadPartRequest request =
                        new UploadPartRequest(object.bucket(), object.key(), upload.id(), number, bytes, length);
                return new Part(number, client.uploadPart(request).getETag(), length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    void complete(Upload upload, List<Part> parts) {
        StorageUri object = upload.object();
        List<PartETag> tags = new ArrayList<>();
        parts.forEach(part -> tags.add(new PartETag(part.number(), part.etag())));
        errors.call(
                "complete the upload of",
                object,
                () -> client.completeMultipartUpload(
                        new CompleteMultipartUploadRequest(object.bucket(), object.key(), upload.id(), tags)));
    }

    void abort(Upload upload) {
        StorageUri object = upload.object();
        var unused = Refusals.unlessMissing(() -> {
            errors.call(
                    "abort the upload of",
                    object,
                    () -> client.abortMultipartUpload(
                            new AbortMultipartUploadRequest(object.bucket(), object.key(), upload.id())));
            return upload;
        });
    }
}
