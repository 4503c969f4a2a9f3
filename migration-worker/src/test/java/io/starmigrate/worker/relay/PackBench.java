package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.Packing;
import io.starmigrate.core.task.Packing.Codec;
import io.starmigrate.worker.relay.FileCopy.Packed;
import io.starmigrate.worker.relay.PackOrder.Piece;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A file of two pieces, each of two parts even when it is packed. */
abstract class PackBench extends CopyBench {
    static final int PIECE = PART + PART / 2;
    private static final int ROW = 1000;

    /** Rows that no codec makes smaller. */
    byte[] rows(int size) {
        byte[] rows = new byte[size];
        random.nextBytes(rows);
        for (int i = 0; i < size; i++) {
            rows[i] = i % ROW == ROW - 1 ? (byte) '\n' : rows[i] == '\n' ? 0 : rows[i];
        }
        return rows;
    }

    PackOrder order(byte[] rows) {
        StoredObject stored = source.put(FROM, rows);
        ManifestFile file = new ManifestFile("data_0.csv", rows.length, stored.etag());
        Packing packing = new Packing(Codec.ZSTD, PIECE);
        List<StorageUri> pieces = packing.names(file).stream().map(TO::resolve).toList();
        Set<Integer> all = IntStream.rangeClosed(1, pieces.size()).boxed().collect(Collectors.toSet());
        return new PackOrder(FROM, file, packing, (byte) '\n', pieces, all);
    }

    static PackOrder only(PackOrder order, Integer... numbers) {
        return new PackOrder(
                order.from(), order.file(), order.packing(), order.delimiter(), order.pieces(), Set.of(numbers));
    }

    static List<Packed> pack(ObjectStore source, ObjectStore target, PackOrder order) {
        try (ObjectCopy copy = new ObjectCopy(source, target, LIMITS)) {
            return pack(copy, order);
        }
    }

    static List<Packed> pack(FileCopy copy, PackOrder order) {
        return copy.pack(order, pieces -> pieces.stream().map(Piece::number).collect(Collectors.toSet()));
    }

    /** What the pieces that are there hold together. */
    byte[] unpacked(PackOrder order) throws Exception {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (StorageUri piece : order.pieces()) {
            StoredObject stored = target.head(piece).orElseThrow();
            try (InputStream in = new ZstdInputStreamNoFinalizer(target.read(piece, stored.etag(), 0, stored.size()))) {
                in.transferTo(whole);
            }
        }
        assertThat(order.pieces())
                .as("nothing is left half sent")
                .allSatisfy(piece -> assertThat(target.unfinished(piece)).isEmpty());
        return whole.toByteArray();
    }
}
