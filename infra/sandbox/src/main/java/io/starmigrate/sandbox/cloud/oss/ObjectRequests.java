package io.starmigrate.sandbox.cloud.oss;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Requests that concern whole objects. */
final class ObjectRequests {
    private final ObjectFiles files;

    ObjectRequests(ObjectFiles files) {
        this.files = files;
    }

    OssResponse put(OssRequest request) throws IOException {
        requireAbsent(request);
        Path incoming = files.incoming();
        try {
            Digests digests = receive(request, incoming);
            Attributes attributes =
                    new Attributes(digests.md5(), digests.crc64(), contentType(request), userMetadata(request));
            return written(files.store(request.bucket(), request.key(), incoming, attributes), request);
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    /** Reads the body into a file and checks it against what its sender announced. */
    static Digests receive(OssRequest request, Path incoming) throws IOException {
        try (OutputStream out = Files.newOutputStream(incoming)) {
            Digests digests = Digests.copying(request.body(), out);
            digests.check(request);
            return digests;
        }
    }

    OssResponse copy(OssRequest request) throws IOException {
        requireAbsent(request);
        Path incoming = files.incoming();
        try (ObjectFiles.Opened source = CopySource.open(request, files);
                OutputStream out = Files.newOutputStream(incoming)) {
            Digests digests = Digests.copying(source.from(0), out);
            Entry entry = source.entry();
            boolean replaced = "REPLACE".equalsIgnoreCase(request.storeHeader("metadata-directive"));
            Attributes attributes = new Attributes(
                    digests.md5(),
                    digests.crc64(),
                    replaced ? contentType(request) : entry.attributes().contentType(),
                    replaced ? userMetadata(request) : entry.attributes().user());
            Entry copied = files.store(request.bucket(), request.key(), incoming, attributes);
            return copied("CopyObjectResult", copied.attributes().etag(), Times.iso(copied.modified()));
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    static OssResponse copied(String root, String etag, String modified) {
        return OssResponse.xml(
                200,
                XmlDocument.root(root)
                        .leaf("ETag", '"' + etag + '"')
                        .leaf("LastModified", modified)
                        .end());
    }

    OssResponse get(OssRequest request) throws IOException {
        files.requireBucket(request.bucket());
        ObjectFiles.Opened opened = files.open(request.bucket(), request.key());
        try {
            OssResponse head = described(opened.entry(), request);
            Optional<ByteRange> range =
                    ByteRange.parse(request.header("range"), opened.entry().size());
            if (head.status() == 304) {
                opened.close();
                return head;
            }
            long size = opened.entry().size();
            ByteRange sent = range.orElse(new ByteRange(0, size));
            OssResponse answer = new OssResponse(range.isPresent() ? 206 : 200, head.headers(), sent.length(), out -> {
                try (opened) {
                    send(opened.from(sent.offset()), sent.length(), out);
                }
            });
            return range.isPresent() ? answer.with("Content-Range", sent.contentRange(size)) : answer;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    OssResponse head(OssRequest request) throws IOException {
        return described(find(request), request);
    }

    OssResponse delete(OssRequest request) throws IOException {
        files.delete(request.bucket(), request.key());
        return OssResponse.empty(204);
    }

    OssResponse deleteMany(OssRequest request) throws IOException {
        files.requireBucket(request.bucket());
        XmlBody wanted = XmlBody.read(request);
        XmlDocument xml = XmlDocument.root("DeleteResult");
        for (XmlBody object : wanted.all("Object")) {
            String key = object.text("Key");
            files.delete(request.bucket(), key);
            if (!wanted.text("Quiet").equalsIgnoreCase("true")) {
                boolean encoded = "url".equals(request.parameter("encoding-type"));
                xml.open("Deleted")
                        .leaf("Key", encoded ? Signing.encode(key) : key)
                        .close();
            }
        }
        if (request.has("encoding-type")) {
            xml.leaf("EncodingType", "url");
        }
        return OssResponse.xml(200, xml.end());
    }

    static Map<String, String> userMetadata(OssRequest request) {
        String prefix = request.prefix() + "meta-";
        Map<String, String> user = new LinkedHashMap<>();
        request.headers().forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                user.put(name.substring(prefix.length()).toLowerCase(Locale.ROOT), value);
            }
        });
        return user;
    }

    static String contentType(OssRequest request) {
        return request.headers().getOrDefault("content-type", "application/octet-stream");
    }

    static OssResponse written(Entry entry, OssRequest request) {
        return OssResponse.empty(200)
                .with("ETag", '"' + entry.attributes().etag() + '"')
                .with(request.prefix() + "hash-crc64ecma", entry.attributes().crc64());
    }

    private Entry find(OssRequest request) throws IOException {
        return files.find(request.bucket(), request.key()).orElseThrow(() -> OssException.noSuchKey(request.key()));
    }

    private void requireAbsent(OssRequest request) throws IOException {
        boolean forbidden =
                "true".equals(request.storeHeader("forbid-overwrite")) || "*".equals(request.header("if-none-match"));
        if (forbidden && files.find(request.bucket(), request.key()).isPresent()) {
            throw new OssException(
                    409, "FileAlreadyExists", "The object you specified already exists and can not be overwritten.");
        }
    }

    private static OssResponse described(Entry entry, OssRequest request) {
        Conditions.requireMatch(request.header("if-match"), entry, "If-Match");
        boolean unchanged = Conditions.unchanged(request.header("if-none-match"), entry);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", '"' + entry.attributes().etag() + '"');
        headers.put("Last-Modified", Times.http(entry.modified()));
        headers.put("Content-Type", entry.attributes().contentType());
        headers.put("Accept-Ranges", "bytes");
        headers.put(request.prefix() + "object-type", "Normal");
        headers.put(request.prefix() + "storage-class", "Standard");
        headers.put(request.prefix() + "hash-crc64ecma", entry.attributes().crc64());
        entry.attributes().user().forEach((name, value) -> headers.put(request.prefix() + "meta-" + name, value));
        return new OssResponse(unchanged ? 304 : 200, headers, unchanged ? 0 : entry.size(), out -> {});
    }

    private static void send(InputStream from, long length, OutputStream to) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = length;
        while (left > 0) {
            int n = from.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (n < 0) {
                throw new IOException("The file was cut short while it was sent");
            }
            to.write(buffer, 0, n);
            left -= n;
        }
    }
}
