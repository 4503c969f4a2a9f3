package io.starmigrate.sandbox.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.Packing;
import io.starmigrate.core.task.Packing.Codec;
import io.starmigrate.worker.relay.ObjectCopy;
import io.starmigrate.worker.relay.PackOrder;
import io.starmigrate.worker.relay.RelayLimits;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both clouds tell the parts of an unfinished upload so that they are known again. */
class HalfSentPiecesTest {
    private static final StorageUri OSS = StorageUri.parse("oss://source/job/");
    private static final StorageUri S3 = StorageUri.parse("s3://target/job/");
    private static final int PIECE = 6 << 20;

    @Test
    void whatAnEarlierRunHasSentToEitherCloudIsNotSentAgain(@TempDir Path directory) {
        try (TwoClouds clouds = TwoClouds.start(directory);
                ObjectStore oss = clouds.openOss(OSS);
                ObjectStore s3 = clouds.openS3(S3)) {
            goesOn(oss, order(oss, OSS.resolve("a.csv"), S3), s3);
            goesOn(s3, order(s3, S3.resolve("b.csv"), OSS), oss);
        }
    }

    private static void goesOn(ObjectStore source, PackOrder order, ObjectStore target) {
        Queue<String> requests = new ConcurrentLinkedQueue<>();
        IllegalStateException stopped = new IllegalStateException("stopped before anything could be seen");
        RelayLimits limits = new RelayLimits(RelayLimits.SMALLEST_PART, 2, 1, Duration.ofMillis(1));
        try (ObjectCopy first = new ObjectCopy(source, target, limits);
                ObjectCopy second = new ObjectCopy(source, counting(target, requests), limits)) {
            assertThatThrownBy(() -> first.pack(order, pieces -> {
                        throw stopped;
                    }))
                    .isSameAs(stopped);

            assertThat(second.pack(order, pieces -> order.wanted())).hasSize(2);
        }

        assertThat(requests).contains("unfinished", "parts", "complete").doesNotContain("begin", "upload", "put");
    }

    private static PackOrder order(ObjectStore source, StorageUri from, StorageUri to) {
        byte[] rows = new byte[2 * PIECE];
        new Random(20261130).nextBytes(rows);
        StoredObject stored = source.put(from, rows, Map.of());
        ManifestFile file = new ManifestFile("a.csv", rows.length, stored.etag());
        Packing packing = new Packing(Codec.ZSTD, PIECE);
        List<StorageUri> pieces = packing.names(file).stream().map(to::resolve).toList();
        return new PackOrder(from, file, packing, (byte) '\n', pieces, Set.of(1, 2));
    }

    private static ObjectStore counting(ObjectStore store, Queue<String> requests) {
        return (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    requests.add(method.getName());
                    return method.invoke(store, arguments);
                });
    }
}
