package io.starmigrate.sandbox.cloud.oss;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Multipart uploads under way: a folder for each, a file for each part. Safe for use by many threads. */
final class UploadFiles {
    private static final String HEADER = "upload.json";
    private static final long SMALLEST_PART = 100 << 10;

    private final ObjectFiles objects;
    private final Path root;
    private final ObjectMapper json = new ObjectMapper();

    UploadFiles(ObjectFiles objects) throws IOException {
        this.objects = objects;
        root = Files.createDirectories(objects.notes("uploads"));
    }

    Upload begin(String bucket, String key, String contentType, Map<String, String> user, Instant now)
            throws IOException {
        objects.requireBucket(bucket);
        String id = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        Upload upload = new Upload(id, bucket, key, contentType, user, Times.iso(now));
        Path folder = Files.createDirectories(root.resolve(id));
        json.writeValue(folder.resolve(HEADER).toFile(), upload);
        return upload;
    }

    Upload find(String id, String bucket, String key) throws IOException {
        Path header = folder(id).resolve(HEADER);
        if (Files.exists(header)) {
            Upload upload = json.readValue(header.toFile(), Upload.class);
            if (upload.bucket.equals(bucket) && upload.key.equals(key)) {
                return upload;
            }
        }
        throw OssException.noSuchUpload(id);
    }

    /** Uploads of a bucket below a prefix, by key, then by the time they were begun. */
    List<Upload> list(String bucket, String prefix) throws IOException {
        List<Upload> found = new ArrayList<>();
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder :
                    folders.filter(f -> Files.exists(f.resolve(HEADER))).toList()) {
                Upload upload = json.readValue(folder.resolve(HEADER).toFile(), Upload.class);
                if (upload.bucket.equals(bucket) && upload.key.startsWith(prefix)) {
                    found.add(upload);
                }
            }
        }
        found.sort(Comparator.comparing(Upload::key, KeyOrder.UTF_8)
                .thenComparing(Upload::begun)
                .thenComparing(Upload::id));
        return found;
    }

    /** Makes the received file the part of this number. */
    synchronized Part store(Upload upload, int number, Path received, Digests digests) throws IOException {
        if (number < 1 || number > 10_000) {
            throw OssException.invalid("Part number must be an integer between 1 and 10000: " + number);
        }
        find(upload.id, upload.bucket, upload.key);
        Part part = new Part(number, digests.md5(), digests.size(), Times.iso(Instant.now()));
        Path file = partFile(upload.id, number);
        Files.move(received, file, StandardCopyOption.ATOMIC_MOVE);
        json.writeValue(Path.of(file + ".json").toFile(), part);
        return part;
    }

    synchronized List<Part> parts(Upload upload) throws IOException {
        List<Part> parts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder(upload.id))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".part.json")).toList()) {
                parts.add(json.readValue(file.toFile(), Part.class));
            }
        }
        parts.sort(Comparator.comparingInt(Part::number));
        return parts;
    }

    /** Joins the parts, in the order given, and makes them the object. */
    synchronized Entry complete(Upload upload, List<Part> wanted) throws IOException {
        List<Part> held = parts(upload);
        MessageDigest digest = Digests.digest("MD5");
        Path joined = objects.incoming();
        try (OutputStream out = Files.newOutputStream(joined)) {
            for (int i = 0; i < wanted.size(); i++) {
                Part part = wanted.get(i);
                require(held, part, i > 0 ? wanted.get(i - 1).number : 0, i == wanted.size() - 1);
                digest.update(HexFormat.of().parseHex(part.etag.toLowerCase(Locale.ROOT)));
                Files.copy(partFile(upload.id, part.number), out);
            }
        }
        String etag = HexFormat.of().withUpperCase().formatHex(digest.digest()) + "-" + wanted.size();
        Entry entry = objects.store(
                upload.bucket,
                upload.key,
                joined,
                new Attributes(etag, crc64(joined), upload.contentType, upload.user));
        abort(upload);
        return entry;
    }

    synchronized void abort(Upload upload) throws IOException {
        try (Stream<Path> files = Files.list(folder(upload.id))) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder(upload.id));
    }

    private static void require(List<Part> held, Part wanted, int previous, boolean last) {
        if (wanted.number <= previous) {
            throw new OssException(400, "InvalidPartOrder", "The parts are not in ascending order: " + wanted.number);
        }
        Part part = held.stream()
                .filter(h -> h.number == wanted.number && h.etag.equalsIgnoreCase(wanted.etag))
                .findFirst()
                .orElseThrow(() -> new OssException(
                        400, "InvalidPart", "Part " + wanted.number + " was not found or has another entity tag"));
        if (part.size < SMALLEST_PART && !last) {
            throw new OssException(
                    400, "EntityTooSmall", "Part " + part.number + " is smaller than 102400 bytes: " + part.size);
        }
    }

    private static String crc64(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return Digests.of(bytes).crc64();
        }
    }

    private Path folder(String id) {
        if (!id.matches("[0-9A-F]{32}")) {
            throw OssException.noSuchUpload(id);
        }
        return root.resolve(id);
    }

    private Path partFile(String id, int number) {
        return folder(id).resolve(String.format(Locale.ROOT, "%05d.part", number));
    }

    /** An upload under way; {@code begun} is in the notation of answers. */
    record Upload(String id, String bucket, String key, String contentType, Map<String, String> user, String begun) {}

    /** A part that is there; {@code modified} is in the notation of answers. */
    record Part(int number, String etag, long size, String modified) {}
}
