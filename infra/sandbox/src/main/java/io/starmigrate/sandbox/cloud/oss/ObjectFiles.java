package io.starmigrate.sandbox.cloud.oss;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Buckets as folders and objects as files below them; attributes in a folder of their own. A file that was put there by
 * hand is an object too: its attributes are computed when they are asked for. Safe for use by many threads.
 */
final class ObjectFiles {
    private static final String PRIVATE = ".oss";

    private final Path root;
    private final ObjectMapper json = new ObjectMapper();

    ObjectFiles(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve(PRIVATE).resolve("incoming"));
    }

    List<String> buckets() throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals(PRIVATE))
                    .sorted()
                    .toList();
        }
    }

    Instant createdAt(String bucket) throws IOException {
        return Files.getLastModifiedTime(root.resolve(bucket)).toInstant();
    }

    void requireBucket(String bucket) {
        if (!bucket.matches("[a-z0-9][a-z0-9.-]*") || !Files.isDirectory(root.resolve(bucket))) {
            throw OssException.noSuchBucket(bucket);
        }
    }

    synchronized void createBucket(String bucket) throws IOException {
        if (!bucket.matches("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]")) {
            throw new OssException(400, "InvalidBucketName", "The specified bucket is not valid: " + bucket);
        }
        Files.createDirectories(root.resolve(bucket));
    }

    synchronized void deleteBucket(String bucket) throws IOException {
        requireBucket(bucket);
        try {
            Files.delete(root.resolve(bucket));
        } catch (DirectoryNotEmptyException e) {
            throw new OssException(
                    409, "BucketNotEmpty", "The bucket has objects. Please delete them first: " + bucket);
        }
    }

    /** A new name for a file under way. */
    Path incoming() {
        return notes("incoming").resolve(UUID.randomUUID().toString());
    }

    /** A folder for this server's own notes. */
    Path notes(String name) {
        return root.resolve(PRIVATE).resolve(name);
    }

    /** Keys below a prefix, in the order stores list them. */
    List<String> keys(String bucket, String prefix) throws IOException {
        Path folder = root.resolve(bucket);
        Path start =
                folder.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1)).normalize();
        if (!start.startsWith(folder) || !Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(key -> key.startsWith(prefix))
                    .sorted(KeyOrder.UTF_8)
                    .toList();
        }
    }

    synchronized Optional<Entry> find(String bucket, String key) throws IOException {
        requireBucket(bucket);
        Path file = file(bucket, key);
        return Files.isRegularFile(file) ? Optional.of(describe(bucket, key, file)) : Optional.empty();
    }

    /** The object and its bytes, which stay readable when it is replaced or deleted meanwhile. */
    synchronized Opened open(String bucket, String key) throws IOException {
        Entry entry = find(bucket, key).orElseThrow(() -> OssException.noSuchKey(key));
        return new Opened(entry, FileChannel.open(file(bucket, key)));
    }

    /** Makes the received file the object. */
    synchronized Entry store(String bucket, String key, Path received, Attributes attributes) throws IOException {
        requireBucket(bucket);
        Path file = file(bucket, key);
        try {
            Files.createDirectories(file.getParent());
            Files.move(received, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            throw new OssException(
                    409, "InvalidObjectName", "This server keeps objects as files and cannot keep " + key + ": " + e);
        }
        Sidecar sidecar =
                new Sidecar(Files.size(file), Files.getLastModifiedTime(file).toString(), attributes);
        Path notes = sidecar(bucket, key);
        Files.createDirectories(notes.getParent());
        json.writeValue(notes.toFile(), sidecar);
        return describe(bucket, key, file);
    }

    synchronized void delete(String bucket, String key) throws IOException {
        requireBucket(bucket);
        Path file = file(bucket, key);
        if (Files.isRegularFile(file)) {
            Files.delete(file);
            Files.deleteIfExists(sidecar(bucket, key));
            deleteEmptyFolders(root.resolve(bucket), file);
        }
    }

    private static void deleteEmptyFolders(Path bucket, Path file) throws IOException {
        for (Path empty = file.getParent(); empty != null && !empty.equals(bucket); empty = empty.getParent()) {
            try {
                Files.delete(empty);
            } catch (DirectoryNotEmptyException | NoSuchFileException e) {
                return;
            }
        }
    }

    private Entry describe(String bucket, String key, Path file) throws IOException {
        long size = Files.size(file);
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        Path notes = sidecar(bucket, key);
        if (Files.exists(notes)) {
            Sidecar sidecar = json.readValue(notes.toFile(), Sidecar.class);
            if (sidecar.size == size
                    && sidecar.modified.equals(Files.getLastModifiedTime(file).toString())) {
                return new Entry(key, size, modified, sidecar.attributes);
            }
        }
        return new Entry(key, size, modified, computed(file));
    }

    private static Attributes computed(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            Digests digests = Digests.of(bytes);
            return new Attributes(digests.md5(), digests.crc64(), "application/octet-stream", Map.of());
        }
    }

    private Path file(String bucket, String key) {
        for (String part : key.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\0') >= 0) {
                throw new OssException(
                        400,
                        "InvalidObjectName",
                        "This server keeps objects as files; the key has an empty or a dot segment: " + key);
            }
        }
        return root.resolve(bucket).resolve(key);
    }

    private Path sidecar(String bucket, String key) {
        return notes("attributes").resolve(bucket).resolve(Signing.sha256(key) + ".json");
    }

    private record Sidecar(long size, String modified, Attributes attributes) {}

    /** An object with its bytes; whoever opened it closes it. */
    record Opened(Entry entry, FileChannel channel) implements AutoCloseable {
        InputStream from(long offset) throws IOException {
            return Channels.newInputStream(channel.position(offset));
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
