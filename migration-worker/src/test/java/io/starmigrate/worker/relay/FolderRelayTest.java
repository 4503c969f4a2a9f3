package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.worker.api.FolderReport;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FolderRelayTest {
    private static final StorageUri FROM = StorageUri.parse("oss://source/backup");
    private static final StorageUri TO = StorageUri.parse("s3://target/copy/");
    private static final RelayLimits LIMITS = new RelayLimits(RelayLimits.SMALLEST_PART, 2, 2, Duration.ofMillis(1));

    private final ObjectStore source = new InMemoryObjectStore(() -> Instant.EPOCH, Set.of("source"));
    private final ObjectStore target = new InMemoryObjectStore(() -> Instant.EPOCH, Set.of("target"));
    private final ConcurrentLinkedQueue<Progress> heard = new ConcurrentLinkedQueue<>();

    @Test
    void everything_below_a_folder_is_there_under_the_same_names_and_nothing_else() {
        for (String name : List.of("a", "a/b", "a!", "ü/large")) {
            source.put(FROM.resolve(name), new byte[name.endsWith("large") ? LIMITS.partBytes() + 1 : 3]);
        }
        source.put(StorageUri.parse("oss://source/backup-of-another/x"), new byte[3]);
        FolderReport report = relay(source);

        assertThat(target.list(TO).map(object -> object.uri().key()))
                .containsExactlyInAnyOrder("copy/a", "copy/a!", "copy/a/b", "copy/ü/large");
        assertThat(report.succeeded()).isTrue();
        assertThat(report.objects()).isEqualTo(4);
        assertThat(report.ways()).isEqualTo(new FolderReport.Ways(4, 0, 0));
        assertThat(report.sentBytes()).isEqualTo(report.bytes()).isEqualTo(LIMITS.partBytes() + 10L);
        assertThat(heard).last().satisfies(last -> assertThat(last.done()).isLessThanOrEqualTo(last.total()));
    }

    @Test
    void what_stays_behind_is_counted_and_named_and_is_no_success_where_it_has_bytes() {
        source.put(FROM.resolve("mark/"), new byte[0]);
        source.put(FROM.resolve("good"), new byte[3]);
        assertThat(relay(source).succeeded()).as("a mark has no bytes").isTrue();
        for (int number = 0; number < 12; number++) {
            source.put(FROM.resolve("__starrocks_export_tmp_1/data_" + number), new byte[3]);
        }
        source.put(FROM.resolve("named/"), new byte[3]);

        FolderReport report = relay(passingOver("/lost", 5));

        assertThat(report.succeeded()).isFalse();
        assertThat(report.objects()).isEqualTo(2);
        assertThat(report.left().objects()).isEqualTo(14);
        assertThat(report.left().bytes()).isEqualTo(12 * 3 + 5);
        assertThat(report.left().named())
                .extracting(FolderReport.Failure::object)
                .contains("oss://source//lost", "oss://source/backup/mark/")
                .hasSize(1 + 10 + 1);
        assertThat(target.list(TO).map(StoredObject::uri)).containsExactly(TO.resolve("good"), TO.resolve("named/"));
    }

    @Test
    void what_would_have_no_address_at_the_target_stays_behind_and_keeps_no_other_back() {
        source.put(FROM.asFolder(), new byte[3]);
        source.put(FROM.resolve("/a"), new byte[4]);
        source.put(FROM.resolve("b"), new byte[5]);
        StorageUri bucket = StorageUri.parse("s3://target");

        FolderReport report = relay(source, bucket);

        assertThat(report.left().bytes()).isEqualTo(7);
        assertThat(report.succeeded()).isFalse();
        assertThat(target.list(bucket).map(StoredObject::uri)).containsExactly(bucket.resolve("b"));
        assertThat(relay(source).succeeded()).as("below a folder both have one").isTrue();
    }

    private ObjectStore passingOver(String key, long size) {
        return new ForwardingObjectStore(source) {
            @Override
            public Stream<StoredObject> list(StorageUri prefix, PassedOver passedOver) {
                passedOver.passed(key, size);
                return super.list(prefix, passedOver);
            }
        };
    }

    @Test
    void what_is_there_intact_is_not_sent_again_and_what_differs_is() {
        for (int number = 0; number < 20; number++) {
            source.put(FROM.resolve("f" + number), new byte[3]);
        }
        relay(source);
        target.delete(TO.resolve("f3"));
        target.put(TO.resolve("f5"), new byte[3]);
        target.put(TO.resolve("f7"), new byte[2]);

        FolderReport report = relay(source);

        assertThat(report.ways()).isEqualTo(new FolderReport.Ways(3, 0, 17));
        assertThat(report.succeeded()).isTrue();
    }

    @Test
    void what_is_there_intact_is_asked_for_once_beyond_the_listing() {
        source.put(FROM.resolve("small"), new byte[3]);
        source.put(FROM.resolve("large"), new byte[LIMITS.partBytes() + 1]);
        relay(source);
        AtomicInteger asked = new AtomicInteger();
        ObjectStore counting = new ForwardingObjectStore(target) {
            @Override
            public Optional<StoredObject> head(StorageUri object) {
                asked.incrementAndGet();
                return super.head(object);
            }

            @Override
            public Map<String, String> metadata(StorageUri object) {
                asked.incrementAndGet();
                return super.metadata(object);
            }
        };

        FolderReport report = relay(source, TO, counting);

        assertThat(report.ways()).isEqualTo(new FolderReport.Ways(0, 0, 2));
        assertThat(asked).hasValue(2);
    }

    @Test
    void an_object_that_is_refused_is_named_and_keeps_no_other_back() {
        source.put(FROM.resolve("bad"), new byte[3]);
        source.put(FROM.resolve("good"), new byte[3]);
        ObjectStore refusing = new ForwardingObjectStore(source) {
            @Override
            public Whole whole(StorageUri object, String etag, int size) {
                if (object.name().equals("bad")) {
                    throw new ObjectStoreException(Reason.ARCHIVED, "Cannot read: archived", null);
                }
                return super.whole(object, etag, size);
            }
        };

        FolderReport report = relay(refusing);

        assertThat(report.succeeded()).isFalse();
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.failures())
                .containsExactly(new FolderReport.Failure(
                        "oss://source/backup/bad", "Cannot read: archived; then run the same command again"));
        assertThat(target.list(TO).map(StoredObject::uri)).containsExactly(TO.resolve("good"));
    }

    @Test
    void each_part_is_heard_of_when_it_was_sent_and_what_failed_is_taken_back() {
        long size = 2L * LIMITS.partBytes() + 3;
        source.put(FROM.resolve("large"), new byte[(int) size]);
        relay(source);
        assertThat(heard).extracting(Progress::done).last().isEqualTo(size);
        assertThat(heard).extracting(Progress::total).containsOnly(size);
        assertThat(heard).as("three parts, the end, and that all are found").hasSize(5);
        target.delete(TO.resolve("large"));
        heard.clear();
        source.put(FROM.resolve("small"), new byte[5]);

        FolderReport report = relay(source, TO, new ForwardingObjectStore(target) {
            @Override
            public StoredObject complete(Upload upload, List<Part> parts) {
                throw new ObjectStoreException(Reason.REFUSED, "Cannot complete", null);
            }
        });

        assertThat(report.failed()).isEqualTo(1);
        assertThat(heard).extracting(Progress::done).anyMatch(done -> done >= size);
        assertThat(heard).last().satisfies(last -> {
            assertThat(last.done()).isEqualTo(5);
            assertThat(last.total()).isEqualTo(5);
        });
    }

    @Test
    void what_is_found_later_waits_for_nothing_that_was_found_before() {
        int most = 5000;
        for (int number = 0; number < most; number++) {
            source.put(FROM.resolve("f" + number), new byte[1]);
        }
        CountDownLatch listed = new CountDownLatch(1);

        FolderReport report = relay(new ForwardingObjectStore(source) {
            @Override
            public Stream<StoredObject> list(StorageUri prefix, PassedOver passedOver) {
                return Stream.concat(
                        super.list(prefix, passedOver),
                        Stream.of(true).peek(all -> listed.countDown()).flatMap(all -> Stream.empty()));
            }

            @Override
            public Whole whole(StorageUri object, String etag, int size) {
                await(listed);
                return super.whole(object, etag, size);
            }
        });

        assertThat(report.ways()).isEqualTo(new FolderReport.Ways(most, 0, 0));
        assertThat(heard).extracting(Progress::total).containsOnly((long) most);
    }

    private static void await(CountDownLatch listed) {
        try {
            if (!listed.await(10, TimeUnit.SECONDS)) {
                listed.countDown();
                throw new IllegalStateException("The listing waits for what it has found");
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void a_total_is_the_least_there_is_until_everything_was_found() {
        source.put(FROM.resolve("a"), new byte[3]);
        source.put(FROM.resolve("b"), new byte[4]);

        relay(new ForwardingObjectStore(source) {
            @Override
            public Stream<StoredObject> list(StorageUri prefix, PassedOver passedOver) {
                // The second is listed when the first has been heard of.
                return super.list(prefix, passedOver).peek(object -> {
                    if (object.uri().name().equals("b")) {
                        awaitHeard();
                    }
                });
            }
        });

        assertThat(heard).first().isEqualTo(new Progress(Stage.RELAY, 3, 3, Progress.Unit.BYTES, true));
        assertThat(heard).last().isEqualTo(new Progress(Stage.RELAY, 7, 7, Progress.Unit.BYTES, false));
    }

    private void awaitHeard() {
        while (heard.isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void who_is_told_to_stop_does_not_say_that_all_is_there() {
        source.put(FROM.resolve("a"), new byte[3]);
        RelayTally tally = new RelayTally(listener());
        try (ObjectCopy copy = new ObjectCopy(source, target, LIMITS)) {
            FolderRelay relay = new FolderRelay(source, target, copy, 2, tally);
            relay.stop();
            relay.relay(FROM, TO);
        }

        assertThat(tally.report().succeeded()).isFalse();
        assertThat(heard).as("what there is was not found").allMatch(Progress::growing);
        assertThat(target.list(TO)).isEmpty();
    }

    private FolderReport relay(ObjectStore from) {
        return relay(from, TO);
    }

    private FolderReport relay(ObjectStore from, StorageUri to) {
        return relay(from, to, target);
    }

    private FolderReport relay(ObjectStore from, StorageUri to, ObjectStore into) {
        RelayTally tally = new RelayTally(listener());
        try (ObjectCopy copy = new ObjectCopy(from, into, LIMITS)) {
            new FolderRelay(from, into, copy, 2, tally).relay(FROM, to);
        }
        return tally.report();
    }

    private ProgressListener listener() {
        return new ProgressListener() {
            @Override
            public void progressed(Progress progress) {
                heard.add(progress);
            }

            @Override
            public void noted(String message) {
                throw new AssertionError(message);
            }
        };
    }
}
