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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Packs files on their way from one store to another, many pieces at once, in bounded memory and without a disk. Nobody
 * sees a piece before all of its file are proved together: so whoever finds one there need not prove the file again.
 * What was sent of others stays after a failure, and is not sent again. Safe for use by many threads.
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
                    size + Compressors.longest((int) size),
                    order.from(),
                    () -> shown(order, List.of(attempts.of(() -> whole(order))), null, proved));
        }
        KeptChecksum kept = source.checksum(order.from(), order.file().etag()).orElse(null);
        return shown(order, parts(order, crc(kept)), kept, proved);
    }

    private static @Nullable Crc crc(@Nullable KeptChecksum kept) {
        return kept == null ? null : Crc.of(kept);
    }

    /** Pieces that are there were proved; only where the whole has a checksum all of it is read for what is missing. */
    private static boolean isRead(PackOrder order, int number, @Nullable Crc crc) {
        return crc != null || order.wanted().contains(number);
    }

    private List<Made> parts(PackOrder order, @Nullable Crc crc) {
        Queue<Made> made = new ConcurrentLinkedQueue<>();
        List<Callable<Made>> making = new ArrayList<>();
        IntStream.rangeClosed(1, order.pieces().size())
                .filter(number -> isRead(order, number, crc))
                .forEach(number -> making.add(() -> {
                    Made one = attempts.of(() -> part(order, number, crc));
                    made.add(one);
                    return one;
                }));
        try {
            return transfers.all(order.from(), making);
        } catch (RuntimeException e) {
            dropIfUseless(made, e);
            throw e;
        }
    }

    private static void dropIfUseless(Collection<Made> made, RuntimeException because) {
        if (isForGood(because)) {
            made.forEach(one -> one.drop(because));
        }
    }

    /** Else what was sent stays: its bytes are compared when they are made again. */
    private static boolean isForGood(RuntimeException failure) {
        return failure instanceof ObjectStoreException e
                && switch (e.reason()) {
                    case CHANGED, TOO_LARGE -> true;
                    case DENIED, NO_BUCKET, NO_OBJECT, ARCHIVED, BUSY, UNREACHABLE, REFUSED -> false;
                };
    }

    private List<Packed> shown(
            PackOrder order, List<Made> made, @Nullable KeptChecksum kept, Function<List<Piece>, Set<Integer>> proved) {
        List<Made> hidden = new ArrayList<>(made);
        try {
            requireProved(order, made, kept);
            Set<Integer> wanted = proved.apply(made.stream()
                    .map(Made::piece)
                    .filter(piece -> order.wanted().contains(piece.number()))
                    .toList());
            List<Packed> shown = new ArrayList<>();
            for (Made one : made) {
                if (wanted.contains(one.piece.number()) && one.object != null) {
                    StoredObject object = shown(order, one, one.object, crc(kept));
                    hidden.remove(one);
                    shown.add(new Packed(one.piece, object));
                }
            }
            hidden.forEach(one -> one.drop(new IllegalStateException("It is there already")));
            return shown;
        } catch (RuntimeException e) {
            dropIfUseless(hidden, e);
            throw e;
        }
    }

    private StoredObject shown(PackOrder order, Made one, PieceObject object, @Nullable Crc crc) {
        StoredObject shown = attempts.of(object::show);
        if (!object.isOfAnother()) {
            return shown;
        }
        List<Callable<Made>> making = List.of(() -> attempts.of(() -> part(order, one.piece.number(), crc)));
        Made anew = transfers.all(order.from(), making).get(0);
        if (anew.object == null || !anew.piece.equals(one.piece)) {
            throw again(order, "piece " + one.piece.number() + " has other bytes when it is read again");
        }
        return attempts.of(anew.object::show);
    }

    /** A file that fits one request: read with the proof that one request gives. */
    private Made whole(PackOrder order) {
        int size = (int) order.file().size();
        ObjectStore.Whole whole = source.whole(order.from(), order.file().etag(), size);
        PieceObject object = object(order, 1, new byte[Compressors.longest(size)]);
        return made(order, 1, object, rows -> rows.read(whole.content().open()), null);
    }

    private Made part(PackOrder order, int number, @Nullable Crc crc) {
        PieceObject object = order.wanted().contains(number)
                ? object(order, number, transfers.memory(order.file().size()))
                : null;
        try {
            Made made = made(order, number, object, rows -> rows.read(source), crc);
            if (object != null) {
                object.letGo();
            }
            return made;
        } catch (RuntimeException e) {
            if (object != null && isForGood(e)) {
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

    private PieceObject object(PackOrder order, int number, byte[] memory) {
        Map<String, String> metadata = new TreeMap<>(Map.of(
                "starmigrate-source-etag",
                order.file().etag(),
                "starmigrate-source-size",
                Long.toString(order.file().size()),
                "starmigrate-piece",
                number + "of" + order.pieces().size()));
        return new PieceObject(target, bandwidth, order.pieces().get(number - 1), metadata, memory, limits.partBytes());
    }

    /** What is not was read wrong, and is of no use to anybody. */
    private static void requireProved(PackOrder order, List<Made> made, @Nullable KeptChecksum kept) {
        try {
            requireWhole(order, made);
            if (kept != null) {
                requireSame(order, made, kept);
            }
        } catch (ObjectStoreException e) {
            made.forEach(one -> one.drop(e));
            throw e;
        }
    }

    /** Each byte of the file is in one piece: those that were not read again have proved it before. */
    private static void requireWhole(PackOrder order, List<Made> made) {
        long position = 0;
        int last = 0;
        for (Made one : made) {
            Piece piece = one.piece;
            boolean follows = piece.number() == last + 1;
            if ((follows && piece.begin() != position) || piece.end() <= piece.begin()) {
                throw uneven(order, piece, position);
            }
            position = piece.end();
            last = piece.number();
        }
        if (order.isLast(last) && position != order.file().size()) {
            throw again(
                    order,
                    "its pieces end at byte " + position + " of " + order.file().size());
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
