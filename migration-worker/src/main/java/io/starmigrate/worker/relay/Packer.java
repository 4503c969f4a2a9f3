package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.KeptChecksum;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.relay.FileCopy.Packed;
import io.starmigrate.worker.relay.PackOrder.Piece;
import io.starmigrate.worker.storage.Crc;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Packs files on their way from one store to another, many pieces at once, in bounded memory and without a disk. Nobody
 * sees a piece before all of its file are proved together. Safe for use by many threads.
 */
final class Packer {
    private final ObjectStore source;
    private final ObjectStore target;
    private final RelayLimits limits;
    private final Bandwidth bandwidth;
    private final PartTransfers transfers;
    private final SmallMemory memory;
    private final Tries attempts;

    Packer(
            ObjectStore source,
            ObjectStore target,
            RelayLimits limits,
            Bandwidth bandwidth,
            PartTransfers transfers,
            SmallMemory memory) {
        this.source = source;
        this.target = target;
        this.limits = limits;
        this.bandwidth = bandwidth;
        this.transfers = transfers;
        this.memory = memory;
        this.attempts = new Tries(limits);
    }

    /** See {@link FileCopy#pack}. */
    List<Packed> pack(PackOrder order, Function<List<Piece>, Set<Integer>> proved) {
        long size = order.file().size();
        if (order.pieces().size() == 1 && limits.fitsOneRequest(size)) {
            return memory.holding(
                    2 * size, order.from(), () -> shown(order, List.of(attempts.of(() -> whole(order))), null, proved));
        }
        KeptChecksum kept = source.checksum(order.from(), order.file().etag()).orElse(null);
        return shown(order, parts(order, kept == null ? null : Crc.of(kept)), kept, proved);
    }

    private List<Made> parts(PackOrder order, @Nullable Crc crc) {
        Queue<Made> made = new ConcurrentLinkedQueue<>();
        List<Callable<Made>> making = new ArrayList<>();
        for (int i = 1; i <= order.pieces().size(); i++) {
            int number = i;
            making.add(() -> {
                Made one = attempts.of(() -> part(order, number, crc));
                made.add(one);
                return one;
            });
        }
        try {
            return transfers.all(order.from(), making);
        } catch (RuntimeException e) {
            made.forEach(one -> one.drop(e));
            throw e;
        }
    }

    private List<Packed> shown(
            PackOrder order, List<Made> made, @Nullable KeptChecksum kept, Function<List<Piece>, Set<Integer>> proved) {
        List<Made> hidden = new ArrayList<>(made);
        try {
            requireWhole(order, made, kept);
            Set<Integer> wanted = proved.apply(made.stream()
                    .map(Made::piece)
                    .filter(piece -> order.wanted().contains(piece.number()))
                    .toList());
            List<Packed> shown = new ArrayList<>();
            for (Made one : made) {
                if (wanted.contains(one.piece.number()) && one.object != null) {
                    StoredObject object = attempts.of(one.object::show);
                    hidden.remove(one);
                    shown.add(new Packed(one.piece, object));
                }
            }
            hidden.forEach(one -> one.drop(new IllegalStateException("It is there already")));
            return shown;
        } catch (RuntimeException e) {
            hidden.forEach(one -> one.drop(e));
            throw e;
        }
    }

    /** A file that fits one request: read with the proof that one request gives. */
    private Made whole(PackOrder order) {
        bandwidth.take(order.file().size());
        ObjectStore.Whole whole = source.whole(
                order.from(), order.file().etag(), (int) order.file().size());
        PieceObject object = object(order, 1);
        return made(order, 1, object, rows -> rows.read(whole.content().open()), null);
    }

    private Made part(PackOrder order, int number, @Nullable Crc crc) {
        PieceObject object = order.wanted().contains(number) ? object(order, number) : null;
        try {
            Made made = made(order, number, object, rows -> rows.read(source, bandwidth), crc);
            if (object != null) {
                object.letGo();
            }
            return made;
        } catch (RuntimeException e) {
            if (object != null) {
                object.drop(e);
            }
            throw e;
        }
    }

    private static Made made(
            PackOrder order, int number, @Nullable PieceObject object, Reading reading, @Nullable Crc crc) {
        Piece piece;
        try (OutputStream out = object == null
                ? OutputStream.nullOutputStream()
                : Compressors.into(object, order.packing().codec())) {
            piece = reading.of(new PieceRows(order, number, out, crc));
        } catch (IOException e) {
            throw new ObjectStoreException(
                    Reason.UNREACHABLE,
                    "Cannot relay " + order.from() + ": " + e.getMessage() + "; it is read again",
                    e);
        }
        return new Made(piece.packedTo(object == null ? 0 : object.size()), object);
    }

    private PieceObject object(PackOrder order, int number) {
        Map<String, String> metadata = new TreeMap<>(Map.of(
                "starmigrate-source-etag",
                order.file().etag(),
                "starmigrate-source-size",
                Long.toString(order.file().size()),
                "starmigrate-piece",
                number + "of" + order.pieces().size()));
        return new PieceObject(target, order.pieces().get(number - 1), metadata, limits.partBytes());
    }

    /** Each byte of the file is in one piece, and they are those that the source keeps the checksum of. */
    private static void requireWhole(PackOrder order, List<Made> made, @Nullable KeptChecksum kept) {
        long position = 0;
        for (Made one : made) {
            Piece piece = one.piece;
            if (piece.begin() != position || piece.end() <= piece.begin()) {
                throw uneven(order, piece, position);
            }
            position = piece.end();
        }
        if (position != order.file().size()) {
            throw again(
                    order,
                    "its pieces end at byte " + position + " of " + order.file().size());
        }
        if (kept != null) {
            requireSame(order, made, kept);
        }
    }

    private static void requireSame(PackOrder order, List<Made> made, KeptChecksum kept) {
        Crc crc = Crc.of(kept);
        long joined = 0;
        for (Made one : made) {
            joined = crc.join(joined, one.piece.sum(), one.piece.end() - one.piece.begin());
        }
        if (!kept.value().equals(crc.text(joined))) {
            throw again(
                    order,
                    "the bytes read have the " + crc.title() + " " + crc.text(joined) + ", those in the source storage "
                            + kept.value());
        }
    }

    private static ObjectStoreException uneven(PackOrder order, Piece piece, long position) {
        if (piece.end() > piece.begin()) {
            return again(
                    order,
                    "piece " + piece.number() + " begins at byte " + piece.begin() + ", the one before ends at "
                            + position);
        }
        return new ObjectStoreException(
                Reason.TOO_LARGE,
                "Cannot pack " + order.from() + ": a row is longer than a piece of "
                        + Units.counted(order.packing().pieceBytes(), "byte")
                        + "; set " + SettingName.RELAY_COMPRESSION
                        + "=none, and run migrate cancel for its partition",
                null);
    }

    private static ObjectStoreException again(PackOrder order, String found) {
        return new ObjectStoreException(
                Reason.BUSY,
                "Cannot pack " + order.from() + ": " + found + "; nothing was written, relay it again",
                null);
    }

    /** Reads the rows of a piece. */
    @FunctionalInterface
    private interface Reading {
        Piece of(PieceRows rows) throws IOException;
    }

    /** A piece, and the object it becomes; null when it is not to be written. */
    private record Made(Piece piece, @Nullable PieceObject object) {
        void drop(RuntimeException because) {
            if (object != null) {
                object.drop(because);
            }
        }
    }
}
