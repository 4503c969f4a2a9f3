package io.starmigrate.sandbox.cloud.oss;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Requests that concern a bucket as a whole, or all of them. */
final class BucketRequests {
    private static final String OWNER = "sandbox";

    private final ObjectFiles files;
    private final String region;

    BucketRequests(ObjectFiles files, String region) {
        this.files = files;
        this.region = region;
    }

    OssResponse buckets() throws IOException {
        XmlDocument xml = XmlDocument.root("ListAllMyBucketsResult");
        owner(xml).open("Buckets");
        for (String bucket : files.buckets()) {
            xml.open("Bucket")
                    .leaf("Name", bucket)
                    .leaf("CreationDate", Times.iso(files.createdAt(bucket)))
                    .leaf("Location", "oss-" + region)
                    .close();
        }
        return OssResponse.xml(200, xml.end());
    }

    OssResponse create(OssRequest request) throws IOException {
        files.createBucket(request.bucket());
        return OssResponse.empty(200);
    }

    OssResponse delete(OssRequest request) throws IOException {
        files.deleteBucket(request.bucket());
        return OssResponse.empty(204);
    }

    OssResponse head(OssRequest request) {
        files.requireBucket(request.bucket());
        return OssResponse.empty(200);
    }

    OssResponse location(OssRequest request) {
        files.requireBucket(request.bucket());
        return OssResponse.xml(
                200,
                XmlDocument.root("LocationConstraint").text("oss-" + region).end());
    }

    OssResponse info(OssRequest request) throws IOException {
        files.requireBucket(request.bucket());
        XmlDocument xml = XmlDocument.root("BucketInfo").open("Bucket");
        xml.leaf("Name", request.bucket())
                .leaf("CreationDate", Times.iso(files.createdAt(request.bucket())))
                .leaf("Location", "oss-" + region)
                .leaf("StorageClass", "Standard");
        owner(xml).open("AccessControlList").leaf("Grant", "private");
        return OssResponse.xml(200, xml.end());
    }

    OssResponse acl(OssRequest request) {
        files.requireBucket(request.bucket());
        XmlDocument xml = XmlDocument.root("AccessControlPolicy");
        owner(xml).open("AccessControlList").leaf("Grant", "private");
        return OssResponse.xml(200, xml.end());
    }

    /** No bucket of this server keeps versions: the answer names no status, as that of a new bucket. */
    OssResponse versioning(OssRequest request) {
        files.requireBucket(request.bucket());
        return OssResponse.xml(200, XmlDocument.root("VersioningConfiguration").end());
    }

    /** Lists the way of version 1: pages go on after a marker. */
    OssResponse list(OssRequest request) throws IOException {
        String marker = request.query().getOrDefault("marker", "");
        Listing listing = listing(request, marker);
        XmlDocument xml = listing.head().leaf("Marker", listing.name.apply(marker));
        if (listing.page.truncated()) {
            xml.leaf("NextMarker", listing.name.apply(listing.page.last()));
        }
        return finish(request, listing, xml);
    }

    /** Lists the way of version 2: pages go on with a token, which here is the last name in other letters. */
    OssResponse listByToken(OssRequest request) throws IOException {
        String token = request.query().getOrDefault("continuation-token", "");
        String start = request.query().getOrDefault("start-after", "");
        Listing listing = listing(request, token.isEmpty() ? start : named(token));
        XmlDocument xml = listing.head()
                .leaf(
                        "KeyCount",
                        listing.page.keys().size() + listing.page.folders().size());
        if (!token.isEmpty()) {
            xml.leaf("ContinuationToken", token);
        }
        if (listing.page.truncated()) {
            xml.leaf("NextContinuationToken", token(listing.page.last()));
        }
        return finish(request, listing, xml);
    }

    private static String token(String name) {
        return Base64.getUrlEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String named(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException foreign) {
            throw OssException.invalid("The continuation token is not one of this server: " + token);
        }
    }

    private Listing listing(OssRequest request, String after) throws IOException {
        files.requireBucket(request.bucket());
        int size = request.number("max-keys", 100);
        if (size < 1 || size > 1000) {
            throw OssException.invalid("The parameter max-keys must be 1 to 1000: " + size);
        }
        String prefix = request.query().getOrDefault("prefix", "");
        String delimiter = request.query().getOrDefault("delimiter", "");
        List<String> keys = files.keys(request.bucket(), prefix);
        UnaryOperator<String> name =
                "url".equals(request.parameter("encoding-type")) ? Signing::encode : UnaryOperator.identity();
        return new Listing(request, size, name, ListPage.of(keys, prefix, delimiter, after, size));
    }

    private OssResponse finish(OssRequest request, Listing listing, XmlDocument xml) throws IOException {
        for (String key : listing.page.keys()) {
            Optional<Entry> found = files.find(request.bucket(), key);
            if (found.isPresent()) {
                Entry entry = found.get();
                xml.open("Contents")
                        .leaf("Key", listing.name.apply(key))
                        .leaf("LastModified", Times.iso(entry.modified()))
                        .leaf("ETag", '"' + entry.attributes().etag() + '"')
                        .leaf("Type", "Normal")
                        .leaf("Size", entry.size())
                        .leaf("StorageClass", "Standard");
                owner(xml).close();
            }
        }
        for (String folder : listing.page.folders()) {
            xml.open("CommonPrefixes")
                    .leaf("Prefix", listing.name.apply(folder))
                    .close();
        }
        return OssResponse.xml(200, xml.end());
    }

    private static XmlDocument owner(XmlDocument xml) {
        return xml.open("Owner").leaf("ID", OWNER).leaf("DisplayName", OWNER).close();
    }

    private record Listing(OssRequest request, int size, UnaryOperator<String> name, ListPage page) {
        XmlDocument head() {
            XmlDocument xml = XmlDocument.root("ListBucketResult")
                    .leaf("Name", request.bucket())
                    .leaf("Prefix", name.apply(request.query().getOrDefault("prefix", "")))
                    .leaf("MaxKeys", size)
                    .leaf("Delimiter", name.apply(request.query().getOrDefault("delimiter", "")))
                    .leaf("IsTruncated", page.truncated());
            return request.has("encoding-type") ? xml.leaf("EncodingType", "url") : xml;
        }
    }
}
