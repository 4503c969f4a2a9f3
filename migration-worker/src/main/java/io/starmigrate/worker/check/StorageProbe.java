package io.starmigrate.worker.check;

import io.starmigrate.core.check.Canary;
import io.starmigrate.core.check.CheckLine;
import io.starmigrate.core.check.ClockCheck;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Writes, lists, reads and removes an object of a storage, from this machine. */
final class StorageProbe implements Supplier<List<CheckLine>> {
    private static final byte[] CONTENT = "canary".getBytes(StandardCharsets.UTF_8);

    private final String name;
    private final ObjectStore store;
    private final StorageUri object;
    private final InstantSource clock;

    /** @param name what messages call the storage */
    StorageProbe(String name, ObjectStore store, StorageUri root, Canary canary, InstantSource clock) {
        this.name = name;
        this.store = store;
        this.object = canary.folder(root, "storage").resolve("object");
        this.clock = clock;
    }

    @Override
    public List<CheckLine> get() {
        Instant before = clock.instant();
        StoredObject written = store.put(object, CONTENT);
        try {
            StoredObject held = store.head(object)
                    .orElseThrow(() -> new IllegalStateException(object + " was written, and is not there"));
            Instant after = clock.instant();
            requireListed();
            requireSame(written);
            return List.of(
                    CheckLine.ok(name, "an object was written, listed, read and removed from here"),
                    ClockCheck.of("the " + name, before, held.modified(), after));
        } finally {
            store.delete(object);
        }
    }

    private void requireListed() {
        try (Stream<StoredObject> listed = store.list(object)) {
            if (listed.noneMatch(found -> found.uri().equals(object))) {
                throw new IllegalStateException(object + " was written, and is not listed");
            }
        }
    }

    private void requireSame(StoredObject written) {
        try (InputStream read = store.read(object, written.etag(), 0, CONTENT.length)) {
            if (!Arrays.equals(read.readAllBytes(), CONTENT)) {
                throw new IllegalStateException(object + " holds other bytes than were written");
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot read " + object + ": " + broken.getMessage(), broken);
        }
    }
}
