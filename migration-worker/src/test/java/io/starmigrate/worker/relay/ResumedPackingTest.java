package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.worker.storage.Crc64;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an earlier run has sent of a file's pieces is not sent again: the same rows give the same bytes. */
class ResumedPackingTest extends PackBench {
    /** Each part of the two pieces. */
    private static final int PARTS = 4;

    private final byte[] rows = rows(2 * PIECE + 77);
    private final PackOrder order = order(rows);
    private final Set<String> sent = ConcurrentHashMap.newKeySet();

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4})
    void whatAKilledRunHasSentIsNotSentAgain(int parts) throws Exception {
        assertThatThrownBy(() -> pack(source, killed(parts), order)).isInstanceOf(Killed.class);
        assertThat(target.list(TO)).as("nobody sees what is not proved").isEmpty();
        Set<String> before = Set.copyOf(sent);
        sent.clear();

        assertThat(pack(source, telling(sent::add), order)).hasSize(2);

        assertThat(unpacked(order)).isEqualTo(rows);
        assertThat(before).hasSize(parts);
        assertThat(sent).hasSize(PARTS - parts).doesNotContainAnyElementsOf(before);
    }

    @Test
    void whatWasSentBeforeAFailureStaysForTheNextTry() throws Exception {
        AtomicBoolean failing = new AtomicBoolean(true);
        List<String> sending = new ArrayList<>();
        ObjectStore once = new ForwardingObjectStore(telling(sending::add)) {
            @Override
            public Part upload(Upload upload, int number, Payload content) {
                if (number == 2 && failing.getAndSet(false)) {
                    throw new ObjectStoreException(Reason.BUSY, "slow down", null);
                }
                return super.upload(upload, number, content);
            }
        };

        pack(source, once, only(order, 1));

        assertThat(sending).hasSize(2).doesNotHaveDuplicates();
        assertThat(target.list(TO)).hasSize(1);
    }

    @Test
    void piecesThatWereShownBeforeTheKillStayAndTheOthersAreSentNoMore() throws Exception {
        AtomicInteger shown = new AtomicInteger();
        ObjectStore dying = new ForwardingObjectStore(target) {
            @Override
            public StoredObject complete(Upload upload, List<Part> parts) {
                if (shown.getAndIncrement() > 0) {
                    throw new Killed();
                }
                return super.complete(upload, parts);
            }

            @Override
            public void abort(Upload upload) {
                throw new Killed();
            }
        };
        assertThatThrownBy(() -> pack(source, dying, order)).isInstanceOf(Killed.class);
        assertThat(target.list(TO).map(StoredObject::uri))
                .containsExactly(order.pieces().get(0));

        pack(source, telling(sent::add), only(order, 2));

        assertThat(sent).isEmpty();
        assertThat(unpacked(order)).isEqualTo(rows);
    }

    /** Whoever was shown one piece had all of them proved; only the checksum of the whole needs all bytes once more. */
    @Test
    void piecesThatAreThereAreReadAgainOnlyForTheChecksumOfTheWhole() {
        List<Long> read = Collections.synchronizedList(new ArrayList<>());
        pack(source, target, order);
        target.delete(order.pieces().get(1));

        pack(reading(source, read), target, only(order, 2));
        assertThat(read).containsExactly(PIECE - 1L);

        read.clear();
        target.delete(order.pieces().get(1));
        pack(reading(keeping(Crc64.text(Crc64.of(rows))), read), target, only(order, 2));
        assertThat(read).containsExactlyInAnyOrder(0L, PIECE - 1L);
    }

    @Test
    void whereTagsOfPartsAreNoDigestsAllIsSentAgain() throws Exception {
        assertThatThrownBy(() -> pack(source, killed(3), order)).isInstanceOf(Killed.class);
        ObjectStore sealing = new ForwardingObjectStore(telling(sent::add)) {
            @Override
            public List<Part> parts(Upload upload) {
                return super.parts(upload).stream()
                        .map(part -> new Part(part.number(), "sealed", part.size()))
                        .toList();
            }
        };
        sent.clear();

        pack(source, sealing, order);

        assertThat(sent).hasSize(PARTS);
        assertThat(unpacked(order)).isEqualTo(rows);
    }

    @Test
    void whatAnUploadOfAnotherFileOfTheSameBytesBecomesIsMadeAnewWithWhatItIsOf() throws Exception {
        StorageUri first = order.pieces().get(0);
        pack(source, target, order);
        Map<String, String> metadata = target.metadata(first);
        StoredObject made = target.head(first).orElseThrow();
        ObjectStore.Upload others = target.begin(first, Map.of("starmigrate-source-etag", "other"));
        try (InputStream in = target.read(first, made.etag(), 0, PART)) {
            target.upload(others, 1, Payload.of(in.readAllBytes()));
        }
        target.delete(first);

        pack(source, target, only(order, 1));

        assertThat(target.metadata(first)).isEqualTo(metadata);
        assertThat(unpacked(order)).isEqualTo(rows);
    }

    @Test
    void whatIsOfAChangedSourceIsDropped() {
        assertThatThrownBy(() -> pack(source, killed(3), order)).isInstanceOf(Killed.class);
        ObjectStore changing = new ForwardingObjectStore(source) {
            @Override
            public InputStream read(StorageUri object, String etag, long offset, long length) {
                if (offset > 0) {
                    throw new ObjectStoreException(Reason.CHANGED, "changed", null);
                }
                return super.read(object, etag, offset, length);
            }
        };
        RelayLimits oneByOne = new RelayLimits(PART, 1, 1, LIMITS.backoff());

        try (ObjectCopy copy = new ObjectCopy(changing, target, oneByOne)) {
            assertThatThrownBy(() -> pack(copy, order)).isInstanceOf(ObjectStoreException.class);
        }

        assertThat(target.unfinished(order.pieces().get(0))).isEmpty();
    }

    private ObjectStore telling(Consumer<String> parts) {
        return new ForwardingObjectStore(target) {
            @Override
            public Part upload(Upload upload, int number, long length, Content content) {
                parts.accept(upload.object() + " " + number);
                return super.upload(upload, number, length, content);
            }
        };
    }

    private static ObjectStore reading(ObjectStore store, List<Long> offsets) {
        return new ForwardingObjectStore(store) {
            @Override
            public InputStream read(StorageUri object, String etag, long offset, long length) {
                offsets.add(offset);
                return super.read(object, etag, offset, length);
            }
        };
    }

    /** Nothing of this process reaches the target any more, once so many parts are there. */
    private ObjectStore killed(int after) {
        AtomicInteger left = new AtomicInteger(after);
        return new ForwardingObjectStore(telling(sent::add)) {
            @Override
            public Part upload(Upload upload, int number, Payload content) {
                requireAlive(left.getAndDecrement() > 0);
                return super.upload(upload, number, content);
            }

            @Override
            public StoredObject complete(Upload upload, List<Part> parts) {
                requireAlive(false);
                return super.complete(upload, parts);
            }

            @Override
            public void abort(Upload upload) {
                requireAlive(false);
            }
        };
    }

    private static void requireAlive(boolean alive) {
        if (!alive) {
            throw new Killed();
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }
}
