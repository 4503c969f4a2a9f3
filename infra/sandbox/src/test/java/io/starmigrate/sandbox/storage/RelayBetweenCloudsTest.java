package io.starmigrate.sandbox.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.sandbox.cloud.DeliveryPolicy;
import io.starmigrate.sandbox.cloud.NotificationRule;
import io.starmigrate.sandbox.cloud.Notifications;
import io.starmigrate.sandbox.cloud.S3EventDelivery;
import io.starmigrate.worker.relay.CopyOutcome;
import io.starmigrate.worker.relay.CopyOutcome.Checked;
import io.starmigrate.worker.relay.CopyOutcome.Way;
import io.starmigrate.worker.relay.ObjectCopy;
import io.starmigrate.worker.relay.RelayLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The copy engine from OSS to S3, over the wire. */
class RelayBetweenCloudsTest {
    private static final StorageUri FROM = StorageUri.parse("oss://source/job/");
    private static final StorageUri TO = StorageUri.parse("s3://target/job/");

    @TempDir
    Path directory;

    private final Queue<String> events = new ConcurrentLinkedQueue<>();
    private final S3EventDelivery delivery = new S3EventDelivery(
            1,
            DeliveryPolicy.RELIABLE,
            new Random(1),
            event -> Notifications.of(event)
                    .forEach(entry -> events.add(entry.getEventName() + " "
                            + entry.getS3().getObject().getUrlDecodedKey())));
    private TwoClouds clouds;
    private ObjectStore source;
    private ObjectStore target;

    @BeforeEach
    void start() {
        clouds = TwoClouds.start(directory);
        clouds.s3().subscribe(new NotificationRule("target", "job/"), delivery);
        source = clouds.openOss(FROM);
        target = clouds.openS3(TO);
    }

    @AfterEach
    void stop() {
        source.close();
        target.close();
        delivery.close();
        clouds.close();
    }

    @Test
    void files_arrive_equal_are_announced_once_each_and_are_not_sent_twice() throws Exception {
        write("db/t/p!3D1/g1/a1/data_0.csv", 1000);
        write("db/t/p!3D1/g1/a1/data_1.csv", 23 << 20);

        List<CopyOutcome> first = relay();
        List<CopyOutcome> second = relay();

        assertThat(first).extracting(CopyOutcome::way).containsOnly(Way.COPIED);
        assertThat(first).extracting(CopyOutcome::checked).containsOnly(Checked.SOURCE_CHECKSUM);
        assertThat(second).extracting(CopyOutcome::way).containsOnly(Way.SKIPPED);
        for (CopyOutcome outcome : first) {
            String key = outcome.target().uri().key();
            assertThat(clouds.inTarget(key)).hasSameBinaryContentAs(clouds.inSource(key));
        }
        await().until(() ->
                delivery.counts().announced() == 2 && delivery.counts().settled());
        assertThat(events)
                .containsExactlyInAnyOrder(
                        "ObjectCreated:Put job/db/t/p!3D1/g1/a1/data_0.csv",
                        "ObjectCreated:CompleteMultipartUpload job/db/t/p!3D1/g1/a1/data_1.csv");
    }

    @Test
    void a_target_damaged_in_length_is_replaced() throws Exception {
        write("a", 1000);
        relay();
        target.put(TO.resolve("a"), new byte[999]);

        assertThat(relay()).extracting(CopyOutcome::way).containsExactly(Way.COPIED);
    }

    @Test
    void an_object_too_large_for_parts_that_are_held_passes_through_in_larger_ones() throws Exception {
        write("large.csv", (23 << 20) + 7);

        List<CopyOutcome> outcomes = relay(2);

        assertThat(outcomes).extracting(CopyOutcome::checked).containsExactly(Checked.SOURCE_CHECKSUM);
        assertThat(outcomes.get(0).target().etag()).endsWith("-2");
        assertThat(clouds.inTarget("job/large.csv")).hasSameBinaryContentAs(clouds.inSource("job/large.csv"));
    }

    private List<CopyOutcome> relay() {
        return relay(10_000);
    }

    private List<CopyOutcome> relay(int mostParts) {
        RelayLimits limits = new RelayLimits(RelayLimits.SMALLEST_PART, 4, 3, Duration.ofMillis(10), mostParts);
        try (ObjectCopy copy = new ObjectCopy(source, target, limits);
                Stream<StoredObject> objects = source.list(FROM)) {
            return objects.map(object -> relay(copy, object)).toList();
        }
    }

    private CopyOutcome relay(ObjectCopy copy, StoredObject object) {
        StorageUri to = object.uri().rebase(FROM, TO);
        return target.head(to)
                .flatMap(held -> copy.intact(object, held))
                .orElseGet(() -> copy.copy(object.uri(), object.size(), object.etag(), to));
    }

    private void write(String name, int size) throws Exception {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        clouds.write("job/" + name, content);
    }
}
