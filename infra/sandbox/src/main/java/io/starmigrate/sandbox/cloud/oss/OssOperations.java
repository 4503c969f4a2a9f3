package io.starmigrate.sandbox.cloud.oss;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** Finds the operation a request asks for; what this server does not know is refused by name. */
final class OssOperations {
    // What narrows an operation but never chooses another one.
    private static final Set<String> PLAIN = Set.of(
            "Expires",
            "OSSAccessKeyId",
            "Signature",
            "X-Amz-Algorithm",
            "X-Amz-Content-Sha256",
            "X-Amz-Credential",
            "X-Amz-Date",
            "X-Amz-Expires",
            "X-Amz-Signature",
            "X-Amz-SignedHeaders",
            "continuation-token",
            "delimiter",
            "encoding-type",
            "fetch-owner",
            "key-marker",
            "list-type",
            "marker",
            "max-keys",
            "max-parts",
            "max-uploads",
            "part-number-marker",
            "partNumber",
            "prefix",
            "start-after",
            "upload-id-marker",
            "x-id");

    private final BucketRequests buckets;
    private final ObjectRequests objects;
    private final UploadRequests uploads;

    OssOperations(BucketRequests buckets, ObjectRequests objects, UploadRequests uploads) {
        this.buckets = buckets;
        this.objects = objects;
        this.uploads = uploads;
    }

    OssResponse answer(OssRequest request) throws IOException {
        Set<String> chosen = new TreeSet<>(request.query().keySet());
        chosen.removeAll(PLAIN);
        String operation = request.method() + (chosen.isEmpty() ? "" : " ?" + String.join("&", chosen));
        if (request.bucket().isEmpty()) {
            return ofService(operation);
        }
        return request.key().isEmpty() ? ofBucket(operation, request) : ofObject(operation, request);
    }

    private OssResponse ofService(String operation) throws IOException {
        if (operation.equals("GET")) {
            return buckets.buckets();
        }
        throw unknown(operation, "the service");
    }

    private OssResponse ofBucket(String operation, OssRequest request) throws IOException {
        return switch (operation) {
            case "PUT" -> buckets.create(request);
            case "DELETE" -> buckets.delete(request);
            case "HEAD" -> buckets.head(request);
            case "GET" ->
                "2".equals(request.parameter("list-type")) ? buckets.listByToken(request) : buckets.list(request);
            case "GET ?acl" -> buckets.acl(request);
            case "GET ?bucketInfo" -> buckets.info(request);
            case "GET ?location" -> buckets.location(request);
            case "GET ?uploads" -> uploads.list(request);
            case "GET ?versioning" -> buckets.versioning(request);
            case "POST ?delete" -> objects.deleteMany(request);
            default -> throw unknown(operation, "a bucket");
        };
    }

    private OssResponse ofObject(String operation, OssRequest request) throws IOException {
        return switch (operation) {
            case "PUT" -> CopySource.names(request) ? objects.copy(request) : objects.put(request);
            case "GET" -> objects.get(request);
            case "HEAD", "HEAD ?objectMeta" -> objects.head(request);
            case "DELETE" -> objects.delete(request);
            case "POST ?uploads" -> uploads.begin(request);
            case "PUT ?uploadId" -> CopySource.names(request) ? uploads.copyPart(request) : uploads.part(request);
            case "GET ?uploadId" -> uploads.parts(request);
            case "POST ?uploadId" -> uploads.complete(request);
            case "DELETE ?uploadId" -> uploads.abort(request);
            default -> throw unknown(operation, "an object");
        };
    }

    private static OssException unknown(String operation, String subject) {
        return new OssException(
                501, "NotImplemented", "This server does not know the operation " + operation + " on " + subject);
    }
}
