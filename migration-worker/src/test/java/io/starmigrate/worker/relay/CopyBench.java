package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.inmemory.InMemoryObjectStore;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Two stores, and copies between them. */
abstract class CopyBench {
    static final int PART = RelayLimits.SMALLEST_PART;
    static final RelayLimits LIMITS = new RelayLimits(PART, 2, 3, Duration.ofMillis(1));
    static final StorageUri FROM = StorageUri.parse("oss://source/job/data_0.csv");
    static final StorageUri TO = StorageUri.parse("s3://target/job/data_0.csv");
    final Random random = new Random(20261122);
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T00:00:00Z"));
    final ObjectStore source = new InMemoryObjectStore(now::get, Set.of("source"));
    final ObjectStore target = new InMemoryObjectStore(now::get, Set.of("target"));

    static ObjectStore counting(ObjectStore store, List<String> requests) {
        return (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    requests.add(method.getName());
                    return method.invoke(store, arguments);
                });
    }

    static RelayLimits inParts(int most) {
        return new RelayLimits(PART, 2, 3, Duration.ofMillis(1), most);
    }

    CopyOutcome copyIn(int most, ObjectStore from, ObjectStore to) {
        StoredObject listed = stored();
        try (ObjectCopy copy = new ObjectCopy(from, to, inParts(most))) {
            return copy.copy(FROM, listed.size(), listed.etag(), TO);
        }
    }

    byte[] write(int size) {
        byte[] content = new byte[size];
        random.nextBytes(content);
        source.put(FROM, content);
        return content;
    }

    StoredObject stored() {
        return source.head(FROM).orElseThrow();
    }

    CopyOutcome copy(ObjectStore from, ObjectStore to) {
        return copy(from, to, stored());
    }

    static CopyOutcome copy(ObjectStore from, ObjectStore to, StoredObject listed) {
        try (ObjectCopy copy = new ObjectCopy(from, to, LIMITS)) {
            return copy.copy(FROM, listed.size(), listed.etag(), TO);
        }
    }

    byte[] held(CopyOutcome outcome) throws Exception {
        return held(outcome.target());
    }

    byte[] held(StoredObject object) throws Exception {
        try (InputStream in = target.read(TO, object.etag(), 0, object.size())) {
            return in.readAllBytes();
        }
    }

    ObjectStore truncating(AtomicInteger reads, int times) {
        return new ForwardingObjectStore(source) {
            @Override
            public InputStream read(StorageUri object, String etag, long offset, long length) {
                boolean cut = reads.incrementAndGet() <= times;
                return super.read(object, etag, offset, cut ? length - 1 : length);
            }
        };
    }

    ObjectStore keeping(String crc64) {
        return new ForwardingObjectStore(source) {
            @Override
            public Optional<String> crc64(StorageUri object) {
                return Optional.of(crc64);
            }
        };
    }

    /** The source, whose object is written again before it is read for the second time. */
    ObjectStore changingMidway(int size) {
        AtomicInteger reads = new AtomicInteger();
        return new ForwardingObjectStore(source) {
            @Override
            public InputStream read(StorageUri object, String etag, long offset, long length) {
                if (reads.incrementAndGet() == 2) {
                    write(size);
                }
                return super.read(object, etag, offset, length);
            }
        };
    }
}
