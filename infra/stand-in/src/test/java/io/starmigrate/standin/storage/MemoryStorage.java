package io.starmigrate.standin.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Object storage in memory; one bucket's objects, whatever the bucket's name. */
public final class MemoryStorage implements BackendStorage {
    private final Map<String, byte[]> objects = new TreeMap<>();

    private @Nullable String refusal;

    /** Nothing is written any more. */
    public synchronized void refuse(String why) {
        refusal = why;
    }

    public synchronized Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        objects.forEach((key, bytes) -> texts.put(key, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    public synchronized void put(String key, byte[] content) {
        objects.put(key, content);
    }

    public void put(String key, String content) {
        put(key, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives every object to another storage. */
    public synchronized void copyTo(MemoryStorage other) {
        objects.forEach(other::put);
    }

    @Override
    public synchronized List<Item> list(String bucket, String prefix) {
        return objects.entrySet().stream()
                .filter(object -> object.getKey().startsWith(prefix))
                .map(object -> new Item(object.getKey(), object.getValue().length))
                .toList();
    }

    @Override
    public synchronized InputStream read(String bucket, String key) {
        byte[] content = objects.get(key);
        if (content == null) {
            throw new BackendStorageException("errors while read " + key + ": NoSuchKey", null);
        }
        return new ByteArrayInputStream(content);
    }

    @Override
    public synchronized boolean exists(String bucket, String key) {
        return objects.containsKey(key);
    }

    @Override
    public synchronized void write(String bucket, String key, Path file) {
        if (refusal != null) {
            throw new BackendStorageException(refusal, null);
        }
        try {
            objects.put(key, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void copy(String bucket, String from, String to) {
        byte[] content = objects.get(from);
        if (content == null) {
            throw new BackendStorageException("errors while rename " + from + ": NoSuchKey", null);
        }
        objects.put(to, content);
    }

    @Override
    public synchronized void delete(String bucket, String key) {
        objects.remove(key);
    }

    @Override
    public void close() {}
}
