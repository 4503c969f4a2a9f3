package io.starmigrate.inmemory;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An object store that lives as long as this process: for tests, and for whoever embeds the core without a cloud. It
 * keeps no CRC-64. Safe for use by many threads.
 */
public final class InMemoryObjectStore implements ObjectStore {
    private static final Comparator<StorageUri> ORDER =
            Comparator.comparing(uri -> uri.key().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final InstantSource clock;
    private final Set<String> buckets;
    private final Map<String, TreeMap<StorageUri, Held>> objects = new TreeMap<>();
    private final Map<String, HalfSent> uploads = new LinkedHashMap<>();
    private int begun;

    /** A store with these buckets and no objects. */
    public InMemoryObjectStore(InstantSource clock, Set<String> buckets) {
        this.clock = clock;
        this.buckets = Set.copyOf(buckets);
    }

    @Override
    public synchronized Stream<StoredObject> list(StorageUri prefix) {
        return bucket("list", prefix).entrySet().stream()
                .filter(entry -> entry.getKey().key().startsWith(prefix.key()))
                .map(entry -> entry.getValue().stored)
                .toList()
                .stream();
    }

    @Override
    public synchronized Optional<StoredObject> head(StorageUri object) {
        return Optional.ofNullable(bucket("look up", object).get(object)).map(held -> held.stored);
    }

    @Override
    public synchronized InputStream read(StorageUri object, String etag, long offset, long length) {
        byte[] content = held(object, etag).content;
        return new ByteArrayInputStream(content, Math.toIntExact(offset), Math.toIntExact(length));
    }

    private Held held(StorageUri object, String etag) {
        Held held = bucket("read", object).get(object);
        if (held == null) {
            throw refused(Reason.NO_OBJECT, "read", object, "it is not there");
        }
        if (!held.stored.etag().equals(etag)) {
            throw refused(Reason.CHANGED, "read", object, "its entity tag is " + held.stored.etag() + ", not " + etag);
        }
        return held;
    }

    @Override
    public synchronized Whole whole(StorageUri object, String etag, int size) {
        Held held = held(object, etag);
        if (held.content.length != size) {
            throw refused(Reason.CHANGED, "read", object, "it has " + held.content.length + " bytes");
        }
        Payload content = Payload.of(held.content.clone());
        return new Whole(content, null, content.md5().equals(etag));
    }

    @Override
    public synchronized StoredObject put(StorageUri object, Payload content, Map<String, String> metadata) {
        return hold(object, Arrays.copyOf(content.memory(), content.length()), content.md5(), metadata);
    }

    @Override
    public Optional<StoredObject> pass(
            StorageUri object, long length, String md5, Content content, Map<String, String> metadata) {
        byte[] bytes;
        try (InputStream in = content.open()) {
            bytes = in.readAllBytes();
        } catch (IOException cutOff) {
            return Optional.empty();
        }
        synchronized (this) {
            return bytes.length == length && md5(bytes).equals(md5)
                    ? Optional.of(hold(object, bytes, md5, metadata))
                    : Optional.empty();
        }
    }

    /** Keeps an object in another storage class, as a rule of its bucket may do. */
    public synchronized void move(StorageUri object, String storageClass) {
        bucket("move", object).computeIfPresent(object, (uri, held) -> held.in(storageClass));
    }

    @Override
    public synchronized void delete(StorageUri object) {
        bucket("delete", object).remove(object);
    }

    @Override
    public synchronized Upload begin(StorageUri object, Map<String, String> metadata) {
        bucket("begin an upload of", object);
        Upload upload = new Upload(object, "upload-" + ++begun, clock.instant());
        uploads.put(upload.id(), new HalfSent(upload, Map.copyOf(metadata), new TreeMap<>()));
        return upload;
    }

    @Override
    public synchronized List<Upload> unfinished(StorageUri object) {
        bucket("list uploads of", object);
        return uploads.values().stream()
                .map(HalfSent::upload)
                .filter(upload -> upload.object().equals(object))
                .toList();
    }

    @Override
    public synchronized List<Part> parts(Upload upload) {
        HalfSent sent = uploads.get(upload.id());
        return sent == null
                ? List.of()
                : sent.parts.entrySet().stream()
                        .map(part -> describe(part.getKey(), part.getValue()))
                        .toList();
    }

    @Override
    public Part upload(Upload upload, int number, long length, Content content) {
        byte[] bytes = bytes(upload, length, content);
        synchronized (this) {
            halfSent("send a part of", upload).parts.put(number, bytes);
            return describe(number, bytes);
        }
    }

    @Override
    public synchronized StoredObject complete(Upload upload, List<Part> parts) {
        HalfSent sent = halfSent("complete the upload of", upload);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        for (Part part : parts) {
            byte[] bytes = sent.parts.get(part.number());
            if (bytes == null || !md5(bytes).equals(part.etag())) {
                throw refused(
                        Reason.REFUSED,
                        "complete the upload of",
                        upload.object(),
                        "part " + part.number() + " is not there or another");
            }
            content.writeBytes(bytes);
            digests.writeBytes(HexFormat.of().parseHex(part.etag()));
        }
        uploads.remove(upload.id());
        String etag = md5(digests.toByteArray()) + "-" + parts.size();
        return hold(upload.object(), content.toByteArray(), etag, sent.metadata);
    }

    @Override
    public synchronized void abort(Upload upload) {
        uploads.remove(upload.id());
    }

    @Override
    public synchronized Map<String, String> metadata(StorageUri object) {
        Held held = bucket("look up", object).get(object);
        return held == null ? Map.of() : held.metadata;
    }

    @Override
    public Optional<String> crc64(StorageUri object) {
        return Optional.empty();
    }

    @Override
    public synchronized Optional<String> md5(StorageUri object, String etag) {
        return Optional.ofNullable(bucket("look up", object).get(object))
                .filter(held ->
                        held.stored.etag().equals(etag) && md5(held.content).equals(etag))
                .map(held -> etag);
    }

    /** Does nothing: what it holds stays readable. */
    @Override
    public void close() {}

    private StoredObject hold(StorageUri object, byte[] content, String etag, Map<String, String> metadata) {
        StoredObject stored = new StoredObject(object, content.length, etag, clock.instant());
        bucket("write", object).put(object, new Held(stored, content, Map.copyOf(metadata)));
        return stored;
    }

    private Map<StorageUri, Held> bucket(String operation, StorageUri object) {
        if (!buckets.contains(object.bucket())) {
            throw refused(Reason.NO_BUCKET, operation, object, "there is no bucket of this name");
        }
        return objects.computeIfAbsent(object.bucket(), name -> new TreeMap<>(ORDER));
    }

    private HalfSent halfSent(String operation, Upload upload) {
        @Nullable HalfSent sent = uploads.get(upload.id());
        if (sent == null) {
            throw refused(Reason.NO_OBJECT, operation, upload.object(), "upload " + upload.id() + " is not there");
        }
        return sent;
    }

    private static byte[] bytes(Upload upload, long length, Content content) {
        try (InputStream in = content.open()) {
            byte[] bytes = in.readAllBytes();
            if (bytes.length != length) {
                throw refused(
                        Reason.REFUSED,
                        "send a part of",
                        upload.object(),
                        bytes.length + " bytes came of the announced " + length);
            }
            return bytes;
        } catch (IOException e) {
            throw new ObjectStoreException(
                    Reason.UNREACHABLE, "Cannot send a part of " + upload.object() + ": " + e.getMessage(), e);
        }
    }

    private static Part describe(int number, byte[] bytes) {
        return new Part(number, md5(bytes), bytes.length);
    }

    private static ObjectStoreException refused(Reason reason, String operation, StorageUri object, String found) {
        return new ObjectStoreException(reason, "Cannot " + operation + " " + object + " in memory: " + found, null);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }

    private static final class Held {
        private final StoredObject stored;
        private final byte[] content;
        private final Map<String, String> metadata;

        Held(StoredObject stored, byte[] content, Map<String, String> metadata) {
            this.stored = stored;
            this.content = content;
            this.metadata = metadata;
        }

        Held in(String storageClass) {
            StoredObject moved =
                    new StoredObject(stored.uri(), stored.size(), stored.etag(), stored.modified(), storageClass);
            return new Held(moved, content, metadata);
        }
    }

    private record HalfSent(Upload upload, Map<String, String> metadata, Map<Integer, byte[]> parts) {}
}
