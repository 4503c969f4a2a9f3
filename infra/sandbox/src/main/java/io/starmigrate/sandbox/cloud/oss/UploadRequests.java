package io.starmigrate.sandbox.cloud.oss;

import com.google.common.io.ByteStreams;
import io.starmigrate.sandbox.cloud.oss.UploadFiles.Part;
import io.starmigrate.sandbox.cloud.oss.UploadFiles.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Requests that concern multipart uploads. */
final class UploadRequests {
    private final ObjectFiles files;
    private final UploadFiles uploads;
    private final InstantSource clock;

    UploadRequests(ObjectFiles files, UploadFiles uploads, InstantSource clock) {
        this.files = files;
        this.uploads = uploads;
        this.clock = clock;
    }

    OssResponse begin(OssRequest request) throws IOException {
        Upload upload = uploads.begin(
                request.bucket(),
                request.key(),
                ObjectRequests.contentType(request),
                ObjectRequests.userMetadata(request),
                clock.instant());
        return OssResponse.xml(
                200,
                named("InitiateMultipartUploadResult", request)
                        .leaf("UploadId", upload.id())
                        .end());
    }

    OssResponse part(OssRequest request) throws IOException {
        Upload upload = find(request);
        Path incoming = files.incoming();
        try {
            Digests digests = ObjectRequests.receive(request, incoming);
            Part part = uploads.store(upload, request.number("partNumber", 0), incoming, digests);
            return OssResponse.empty(200)
                    .with("ETag", '"' + part.etag() + '"')
                    .with(request.prefix() + "hash-crc64ecma", digests.crc64());
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    OssResponse copyPart(OssRequest request) throws IOException {
        Upload upload = find(request);
        Path incoming = files.incoming();
        try (ObjectFiles.Opened source = CopySource.open(request, files)) {
            long size = source.entry().size();
            ByteRange range = ByteRange.parse(request.storeHeader("copy-source-range"), size)
                    .orElse(new ByteRange(0, size));
            Digests digests = copy(source.from(range.offset()), range.length(), incoming);
            Part part = uploads.store(upload, request.number("partNumber", 0), incoming, digests);
            return ObjectRequests.copied("CopyPartResult", part.etag(), part.modified());
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    OssResponse parts(OssRequest request) throws IOException {
        Upload upload = find(request);
        int after = request.number("part-number-marker", 0);
        int size = request.number("max-parts", 1000);
        List<Part> left = uploads.parts(upload).stream()
                .filter(part -> part.number() > after)
                .toList();
        List<Part> page = left.subList(0, Math.min(size, left.size()));
        XmlDocument xml = named("ListPartsResult", request)
                .leaf("UploadId", upload.id())
                .leaf("StorageClass", "Standard")
                .leaf("PartNumberMarker", after)
                .leaf(
                        "NextPartNumberMarker",
                        page.isEmpty() ? after : page.get(page.size() - 1).number())
                .leaf("MaxParts", size)
                .leaf("IsTruncated", page.size() < left.size());
        for (Part part : page) {
            xml.open("Part")
                    .leaf("PartNumber", part.number())
                    .leaf("LastModified", part.modified())
                    .leaf("ETag", '"' + part.etag() + '"')
                    .leaf("Size", part.size())
                    .close();
        }
        return OssResponse.xml(200, xml.end());
    }

    OssResponse list(OssRequest request) throws IOException {
        files.requireBucket(request.bucket());
        boolean encoded = "url".equals(request.parameter("encoding-type"));
        String afterKey = request.query().getOrDefault("key-marker", "");
        String afterId = request.query().getOrDefault("upload-id-marker", "");
        int size = request.number("max-uploads", 1000);
        List<Upload> left = UploadPage.after(
                uploads.list(request.bucket(), request.query().getOrDefault("prefix", "")), afterKey, afterId);
        List<Upload> page = left.subList(0, Math.min(size, left.size()));
        XmlDocument xml = XmlDocument.root("ListMultipartUploadsResult")
                .leaf("Bucket", request.bucket())
                .leaf("KeyMarker", encoded ? Signing.encode(afterKey) : afterKey)
                .leaf("UploadIdMarker", afterId)
                .leaf("MaxUploads", size)
                .leaf("IsTruncated", page.size() < left.size());
        if (encoded) {
            xml.leaf("EncodingType", "url");
        }
        UploadPage.describe(page, page.size() < left.size(), encoded, xml);
        return OssResponse.xml(200, xml.end());
    }

    OssResponse complete(OssRequest request) throws IOException {
        Upload upload = find(request);
        List<Part> wanted = new ArrayList<>();
        for (XmlBody part : XmlBody.read(request).all("Part")) {
            String number = part.text("PartNumber");
            if (!number.matches("\\d{1,5}")) {
                throw OssException.invalid("The part number is no number: " + number);
            }
            wanted.add(new Part(Integer.parseInt(number), part.text("ETag").replace("\"", ""), 0, ""));
        }
        if (wanted.isEmpty()) {
            throw new OssException(400, "MalformedXML", "The list of parts is empty");
        }
        Entry entry = uploads.complete(upload, wanted);
        return OssResponse.xml(
                        200,
                        named("CompleteMultipartUploadResult", request)
                                .leaf("Location", "http://127.0.0.1" + request.rawPath())
                                .leaf("ETag", '"' + entry.attributes().etag() + '"')
                                .end())
                .with(ObjectRequests.written(entry, request).headers());
    }

    OssResponse abort(OssRequest request) throws IOException {
        uploads.abort(find(request));
        return OssResponse.empty(204);
    }

    private static Digests copy(InputStream from, long length, Path to) throws IOException {
        try (InputStream range = ByteStreams.limit(from, length);
                OutputStream out = Files.newOutputStream(to)) {
            return Digests.copying(range, out);
        }
    }

    private static XmlDocument named(String root, OssRequest request) {
        boolean encoded = "url".equals(request.parameter("encoding-type"));
        XmlDocument xml = XmlDocument.root(root)
                .leaf("Bucket", request.bucket())
                .leaf("Key", encoded ? Signing.encode(request.key()) : request.key());
        return encoded ? xml.leaf("EncodingType", "url") : xml;
    }

    private Upload find(OssRequest request) throws IOException {
        files.requireBucket(request.bucket());
        return uploads.find(request.query().getOrDefault("uploadId", ""), request.bucket(), request.key());
    }
}
