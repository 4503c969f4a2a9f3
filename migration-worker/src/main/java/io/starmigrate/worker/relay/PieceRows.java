package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.worker.relay.PackOrder.Piece;
import io.starmigrate.worker.storage.Crc;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one piece. It begins behind the first delimiter at or after the byte before its place, and ends
 * where the next one begins, which is found by the same rule: together all pieces are the file. To be used once.
 */
final class PieceRows {
    private static final int CHUNK = 256 << 10;

    /** Where a row goes on behind a piece's place, so much is read at once. */
    private static final int MORE = 64 << 10;

    private final PackOrder order;
    private final int number;
    private final long place;
    private final OutputStream out;
    private final @Nullable Checksum sum;
    private long position;
    private long begin = -1;
    private long end = -1;
    private long rows;
    private boolean endsInRow;

    /**
     * @param out takes the rows
     * @param crc the checksum that is wanted of the rows; null for none
     */
    PieceRows(PackOrder order, int number, OutputStream out, @Nullable Crc crc) {
        this.order = order;
        this.number = number;
        this.out = out;
        this.sum = crc == null ? null : crc.running();
        this.place = order.isLast(number) ? size() : number * order.packing().pieceBytes();
        if (number == 1) {
            begin = 0;
        } else {
            position = (number - 1) * order.packing().pieceBytes() - 1;
        }
    }

    private long size() {
        return order.file().size();
    }

    /** Reads them from the source, under the entity tag of the manifest. */
    Piece read(ObjectStore source) throws IOException {
        long until = Math.min(size(), place + MORE);
        while (end < 0 && position < size()) {
            long before = position;
            try (InputStream in = source.read(order.from(), order.file().etag(), position, until - position)) {
                pass(in);
            }
            if (position == before) {
                throw new ObjectStoreException(
                        Reason.UNREACHABLE,
                        "Cannot relay " + order.from() + ": the answer ended before byte " + until
                                + "; it is read again",
                        null);
            }
            until = Math.min(size(), Math.max(until, position + MORE));
        }
        return ended();
    }

    /** Reads them from a stream of the whole file. */
    Piece read(InputStream in) throws IOException {
        pass(in);
        return ended();
    }

    private void pass(InputStream in) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int read = in.read(chunk);
        while (read > 0) {
            take(chunk, read);
            read = end < 0 ? in.read(chunk) : 0;
        }
    }

    private void take(byte[] chunk, int length) throws IOException {
        int from = 0;
        if (begin < 0) {
            from = delimiter(chunk, 0, length) + 1;
            begin = from == 0 ? -1 : position + from;
        }
        if (begin >= 0) {
            int to = to(chunk, length);
            write(chunk, from, Math.max(from, to));
        }
        position += length;
    }

    /** Where this piece ends in the chunk: at its end, when it ends later. */
    private int to(byte[] chunk, int length) {
        if (order.isLast(number) || position + length < place) {
            return length;
        }
        int found = delimiter(chunk, (int) Math.max(0, place - 1 - position), length);
        if (found < 0) {
            return length;
        }
        end = Math.max(begin, position + found + 1);
        return found + 1;
    }

    private int delimiter(byte[] chunk, int from, int length) {
        for (int i = from; i < length; i++) {
            if (chunk[i] == order.delimiter()) {
                return i;
            }
        }
        return -1;
    }

    private void write(byte[] chunk, int from, int to) throws IOException {
        byte delimiter = order.delimiter();
        int found = 0;
        for (int i = from; i < to; i++) {
            found += chunk[i] == delimiter ? 1 : 0;
        }
        rows += found;
        endsInRow = to == from ? endsInRow : chunk[to - 1] != delimiter;
        if (sum != null) {
            sum.update(chunk, from, to - from);
        }
        out.write(chunk, from, to - from);
    }

    /** The last row of a file needs no delimiter. */
    private Piece ended() {
        long all = endsInRow ? rows + 1 : rows;
        return new Piece(
                number, begin < 0 ? size() : begin, end < 0 ? size() : end, all, sum == null ? 0 : sum.getValue(), 0);
    }
}
