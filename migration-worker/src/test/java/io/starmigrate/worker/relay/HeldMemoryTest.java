package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What is held of all files on their way, of whatever kind they are, is within the limits. */
class HeldMemoryTest extends PackBench {
    private final Set<byte[]> held = Collections.newSetFromMap(Collections.synchronizedMap(new IdentityHashMap<>()));
    private final ObjectStore told = new ForwardingObjectStore(target) {
        @Override
        public Part upload(Upload upload, int number, Payload content) {
            held.add(content.memory());
            return super.upload(upload, number, content);
        }

        @Override
        public StoredObject put(StorageUri object, Payload content, Map<String, String> metadata) {
            held.add(content.memory());
            return super.put(object, content, metadata);
        }
    };

    @Test
    void packedAndPlainLargeFilesShareTheMemoryOfParts() throws Exception {
        PackOrder order = order(rows(4 * PIECE));
        StoredObject plain = stored();
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try (ObjectCopy copy = new ObjectCopy(source, told, LIMITS)) {
            Callable<Object> packing = () -> pack(copy, order);
            Callable<Object> copying = () -> copy.copy(FROM, plain.size(), plain.etag(), TO);
            for (Future<Object> done : callers.invokeAll(List.of(packing, copying, packing, copying))) {
                done.get();
            }
        } finally {
            callers.shutdownNow();
        }

        assertThat(bytes()).isLessThanOrEqualTo((long) LIMITS.partsAtOnce() * LIMITS.partBytes());
    }

    @Test
    void aSmallFileHoldsWhatItIsCountedFor() {
        for (int size : List.of(10, 1000, PART - 5000)) {
            held.clear();
            pack(source, told, order(rows(size)));

            assertThat(bytes()).as("of %d", size).isEqualTo(Compressors.longest(size));
        }
    }

    private long bytes() {
        return held.stream().mapToLong(memory -> memory.length).sum();
    }
}
