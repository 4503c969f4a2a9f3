package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.Packing;
import io.starmigrate.core.task.Packing.Codec;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.worker.relay.FileCopy.Packed;
import io.starmigrate.worker.relay.PackOrder.Piece;
import io.starmigrate.worker.storage.Crc64;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackerTest {
    private static final StorageUri FROM = StorageUri.parse("oss://source/job/data_0.csv");
    private static final StorageUri TO = StorageUri.parse("s3://target/job/");
    private static final RelayLimits LIMITS = new RelayLimits(RelayLimits.SMALLEST_PART, 2, 3, Duration.ofMillis(1));

    private final Random random = new Random(20261129);
    private final InMemoryObjectStore source =
            new InMemoryObjectStore(() -> Instant.parse("2026-11-29T00:00:00Z"), Set.of("source"));
    private final InMemoryObjectStore target =
            new InMemoryObjectStore(() -> Instant.parse("2026-11-29T00:00:00Z"), Set.of("target"));

    @ParameterizedTest
    @EnumSource
    void piecesTogetherAreTheFileByteForByte(Codec codec) throws Exception {
        for (int i = 0; i < 200; i++) {
            byte[] rows = rows(1 + random.nextInt(60), 1 + random.nextInt(12), random.nextBoolean());
            PackOrder order = order(rows, new Packing(codec, 13 + random.nextInt(30)));

            List<Packed> packed = pack(source, target, order);

            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            for (Packed one : packed) {
                byte[] piece = plain(order, one.piece().number());
                assertThat(piece)
                        .as("a piece begins with a row and ends with one")
                        .isNotEmpty();
                assertThat(one.piece().rows()).isEqualTo(rowsOf(piece));
                whole.writeBytes(piece);
            }
            assertThat(whole.toByteArray()).isEqualTo(rows);
            assertThat(packed).hasSameSizeAs(order.pieces());
        }
    }

    @Test
    void anAnswerThatComesInBitsIsCutAtTheSameRows() throws Exception {
        ObjectStore dribbling = new ForwardingObjectStore(source) {
            @Override
            public InputStream read(StorageUri object, String etag, long offset, long length) {
                return new FilterInputStream(super.read(object, etag, offset, length)) {
                    @Override
                    public int read(byte[] buffer, int from, int most) throws IOException {
                        return super.read(buffer, from, Math.min(most, 1 + (int) (offset % 3)));
                    }
                };
            }
        };
        for (int i = 0; i < 200; i++) {
            byte[] rows = rows(1 + random.nextInt(60), 1 + random.nextInt(12), random.nextBoolean());
            PackOrder order = order(rows, new Packing(Codec.GZIP, 13 + random.nextInt(30)));

            List<Packed> packed = pack(dribbling, target, order);

            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            for (Packed one : packed) {
                byte[] piece = plain(order, one.piece().number());
                assertThat(piece.length)
                        .isEqualTo(one.piece().end() - one.piece().begin());
                whole.writeBytes(piece);
            }
            assertThat(whole.toByteArray()).isEqualTo(rows);
        }
    }

    @Test
    void aPieceIsOneFrameBecauseStarRocksReadsNoSecondOne() throws Exception {
        byte[] rows = new byte[20 << 20];
        random.nextBytes(rows);
        PackOrder order = order(rows, new Packing(Codec.ZSTD, 64 << 20));

        pack(source, target, order);

        byte[] object = object(order, 1);
        assertThat(object.length).as("sent in several parts").isGreaterThan(3 * RelayLimits.SMALLEST_PART);
        assertThat(Zstd.findFrameCompressedSize(object)).isEqualTo(object.length);
        assertThat(plain(order, 1)).isEqualTo(rows);
    }

    @Test
    void nobodySeesAPieceBeforeAllAreProved() {
        PackOrder order = order(rows(60, 10, true), new Packing(Codec.ZSTD, 100));
        List<Piece> told = new ArrayList<>();

        try (ObjectCopy copy = new ObjectCopy(source, target, LIMITS)) {
            copy.pack(order, pieces -> {
                told.addAll(pieces);
                assertThat(target.list(TO)).isEmpty();
                assertThat(order.pieces())
                        .as("all is sent, and nothing held in memory")
                        .allSatisfy(
                                piece -> assertThat(target.unfinished(piece)).hasSize(1));
                return Set.of(2);
            });
        }

        assertThat(told).hasSameSizeAs(order.pieces());
        assertThat(target.list(TO).map(StoredObject::uri))
                .containsExactly(order.pieces().get(1));
        assertThat(target.head(order.pieces().get(1)).orElseThrow().size())
                .isEqualTo(told.get(1).size());
        assertThat(order.pieces())
                .as("what is not shown is dropped")
                .allSatisfy(piece -> assertThat(target.unfinished(piece)).isEmpty());
    }

    @Test
    void bytesThatAreNotThoseOfTheSourceAreNeverSeen() {
        byte[] rows = rows(60, 10, true);
        PackOrder order = order(rows, new Packing(Codec.ZSTD, 100));
        ObjectStore damaging = summed(rows, new ForwardingObjectStore(source) {
            @Override
            public InputStream read(StorageUri object, String etag, long offset, long length) {
                byte[] read = bytes(super.read(object, etag, offset, length));
                for (int i = 0; i < read.length; i++) {
                    read[i] = read[i] == 'x' ? (byte) 'y' : read[i];
                }
                return new ByteArrayInputStream(read);
            }
        });

        assertThatThrownBy(() -> pack(damaging, target, order))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BUSY))
                .hasMessageContaining("CRC-64");
        assertThat(target.list(TO)).isEmpty();
        assertThat(target.unfinished(order.pieces().get(0))).isEmpty();
        assertThat(pack(summed(rows, source), target, order)).hasSameSizeAs(order.pieces());
    }

    @Test
    void aStorageThatLetsNobodyInIsWaitedForAndARefusedFileIsNot() {
        PackOrder order = order(rows(60, 10, true), new Packing(Codec.ZSTD, 100));
        ObjectStoreException denied = new ObjectStoreException(Reason.DENIED, "denied", null);
        ObjectStore refusing = new ForwardingObjectStore(source) {
            @Override
            public InputStream read(StorageUri object, String etag, long offset, long length) {
                throw denied;
            }
        };
        ObjectStore closed = new ForwardingObjectStore(refusing) {
            @Override
            public Stream<StoredObject> list(StorageUri prefix) {
                throw denied;
            }
        };

        assertThatThrownBy(() -> pack(refusing, target, order)).isSameAs(denied);
        assertThatThrownBy(() -> pack(closed, target, order))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
    }

    @Test
    void onlyWhatIsWantedIsWrittenAndAllIsProved() throws Exception {
        byte[] rows = rows(60, 10, true);
        PackOrder all = order(rows, new Packing(Codec.ZSTD, 100));
        PackOrder second = new PackOrder(FROM, all.file(), all.packing(), all.delimiter(), all.pieces(), Set.of(2));

        List<Piece> told = new ArrayList<>();
        try (ObjectCopy copy = new ObjectCopy(summed(rows, source), target, LIMITS)) {
            assertThat(copy.pack(second, pieces -> {
                        told.addAll(pieces);
                        return Set.of(1, 2, 3);
                    }))
                    .extracting(Packed::object)
                    .containsExactly(target.head(all.pieces().get(1)).orElseThrow());
        }
        assertThat(told).extracting(Piece::number).containsExactly(2);
        assertThat(target.list(TO).map(StoredObject::uri))
                .containsExactly(all.pieces().get(1));
    }

    @Test
    void aRowLongerThanAPieceIsRefusedByName() {
        byte[] rows = rows(1, 500, true);
        PackOrder order = order(rows, new Packing(Codec.ZSTD, 100));

        assertThatThrownBy(() -> pack(source, target, order))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE))
                .hasMessageContaining("the setting relayCompression=none");
        assertThat(target.list(TO)).isEmpty();
    }

    @Test
    void anAnswerThatEndsEarlyIsReadOn() throws Exception {
        byte[] rows = rows(60, 10, true);
        PackOrder order = order(rows, new Packing(Codec.ZSTD, 200));
        ObjectStore cutting = new ForwardingObjectStore(source) {
            @Override
            public InputStream read(StorageUri object, String etag, long offset, long length) {
                return super.read(object, etag, offset, Math.min(length, 7));
            }
        };

        pack(summed(rows, cutting), target, order);

        assertThat(plain(order, 1)).isEqualTo(java.util.Arrays.copyOf(rows, plain(order, 1).length));
    }

    @Test
    void whatAnEarlierRunHasHalfSentOfOtherBytesIsDropped() {
        PackOrder order = order(rows(60, 10, true), new Packing(Codec.ZSTD, 100));
        ObjectStore.Upload left = target.begin(order.pieces().get(0), Map.of());
        target.upload(left, 1, Payload.of(new byte[10]));

        pack(source, target, order);

        assertThat(target.unfinished(order.pieces().get(0))).isEmpty();
    }

    @Test
    void aLostAnswerIsAskedFor() throws Exception {
        byte[] rows = rows(60, 10, true);
        PackOrder order = order(rows, new Packing(Codec.ZSTD, 100));
        ObjectStore losing = new ForwardingObjectStore(target) {
            @Override
            public StoredObject complete(Upload upload, List<Part> parts) {
                super.complete(upload, parts);
                throw new ObjectStoreException(Reason.REFUSED, "no such upload", null);
            }
        };

        assertThat(pack(source, losing, order)).hasSameSizeAs(order.pieces());
    }

    @Test
    void whatWasSentBeforeAnotherPieceFailedStays() {
        PackOrder order = order(rows(60, 10, true), new Packing(Codec.ZSTD, 100));
        ObjectStore failing = new ForwardingObjectStore(source) {
            @Override
            public InputStream read(StorageUri object, String etag, long offset, long length) {
                if (offset >= 100 && !target.unfinished(order.pieces().get(0)).isEmpty()) {
                    throw new ObjectStoreException(Reason.ARCHIVED, "archived", null);
                }
                return super.read(object, etag, offset, length);
            }
        };
        RelayLimits oneByOne = new RelayLimits(RelayLimits.SMALLEST_PART, 1, 1, Duration.ofMillis(1));

        try (ObjectCopy copy = new ObjectCopy(failing, target, oneByOne)) {
            assertThatThrownBy(() -> copy.pack(order, pieces -> Set.of()))
                    .isInstanceOfSatisfying(
                            ObjectStoreException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.ARCHIVED));
        }
        assertThat(target.unfinished(order.pieces().get(0))).hasSize(1);

        pack(source, target, order);

        assertThat(order.pieces())
                .allSatisfy(piece -> assertThat(target.unfinished(piece)).isEmpty());
    }

    @Test
    void aSmallFileOfOnePieceIsReadWithOneRequest() throws Exception {
        byte[] rows = rows(10, 5, true);
        PackOrder order = order(rows, new Packing(Codec.ZSTD, 1000));
        ObjectStore whole = new ForwardingObjectStore(source) {
            @Override
            public InputStream read(StorageUri object, String etag, long offset, long length) {
                throw new AssertionError("it is not read in ranges");
            }
        };

        assertThat(pack(whole, target, order)).hasSize(1);
        assertThat(plain(order, 1)).isEqualTo(rows);
    }

    private static List<Packed> pack(ObjectStore source, ObjectStore target, PackOrder order) {
        try (ObjectCopy copy = new ObjectCopy(source, target, LIMITS)) {
            return copy.pack(order, pieces -> pieces.stream().map(Piece::number).collect(Collectors.toSet()));
        }
    }

    private PackOrder order(byte[] rows, Packing packing) {
        StoredObject stored = source.put(FROM, rows, Map.of());
        ManifestFile file = new ManifestFile("data_0.csv", rows.length, stored.etag());
        List<StorageUri> pieces = packing.names(file).stream().map(TO::resolve).toList();
        Set<Integer> all = IntStream.rangeClosed(1, pieces.size()).boxed().collect(Collectors.toSet());
        return new PackOrder(FROM, file, packing, (byte) '\n', pieces, all);
    }

    private byte[] rows(int rows, int longest, boolean ended) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            text.append("x".repeat(longest == 500 ? 500 : 1 + random.nextInt(longest)))
                    .append('\n');
        }
        return (ended ? text : text.deleteCharAt(text.length() - 1)).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static long rowsOf(byte[] piece) {
        return new String(piece, StandardCharsets.UTF_8).lines().count();
    }

    private static ObjectStore summed(byte[] rows, ObjectStore store) {
        return new ForwardingObjectStore(store) {
            @Override
            public Optional<String> crc64(StorageUri object) {
                return Optional.of(Crc64.text(Crc64.of(rows)));
            }
        };
    }

    private byte[] plain(PackOrder order, int number) throws IOException {
        ByteArrayInputStream object = new ByteArrayInputStream(object(order, number));
        return (order.packing().codec() == Codec.ZSTD
                        ? new ZstdInputStreamNoFinalizer(object)
                        : new GZIPInputStream(object))
                .readAllBytes();
    }

    private byte[] object(PackOrder order, int number) {
        StoredObject stored = target.head(order.pieces().get(number - 1)).orElseThrow();
        return bytes(target.read(stored.uri(), stored.etag(), 0, stored.size()));
    }

    private static byte[] bytes(InputStream in) {
        try (in) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
