package io.starmigrate.standin.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV files as the backends do without enclose and escape: rows end at the row delimiter, fields at the column
 * separator, blank lines are skipped, {@code \N} is NULL. Used by one thread.
 */
final class CsvReader implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final InputStream input;
    private final byte[] separator;
    private final byte[] delimiter;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private byte[] buffer = new byte[CHUNK];
    private int start;
    private int end;
    private boolean exhausted;

    CsvReader(InputStream input, String separator, String delimiter) {
        this.input = input;
        this.separator = separator.getBytes(StandardCharsets.UTF_8);
        this.delimiter = delimiter.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A row of a file.
     *
     * @param fields null for NULL; empty when the row is no UTF-8
     * @param readable whether the row is UTF-8
     */
    record Row(List<@Nullable String> fields, boolean readable) {}

    /** The next row; null at the end. */
    @Nullable
    Row next() throws IOException {
        while (true) {
            int length = lineLength();
            if (length < 0) {
                return null;
            }
            int from = start;
            start = Math.min(end, start + length + delimiter.length);
            if (length > 0) {
                return row(from, length);
            }
        }
    }

    /** The length of the line at {@code start}, without its delimiter; -1 at the end. */
    private int lineLength() throws IOException {
        int scanned = 0;
        while (true) {
            int found = indexOf(delimiter, start + scanned, end);
            if (found >= 0) {
                return found - start;
            }
            if (exhausted) {
                return start < end ? end - start : -1;
            }
            scanned = Math.max(0, end - start - delimiter.length + 1);
            fill();
        }
    }

    private void fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = input.read(buffer, end, buffer.length - end);
        exhausted = read < 0;
        end += Math.max(0, read);
    }

    private int indexOf(byte[] wanted, int from, int to) {
        for (int i = from; i <= to - wanted.length; i++) {
            if (buffer[i] == wanted[0] && Arrays.equals(buffer, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    private Row row(int from, int length) {
        List<@Nullable String> fields = new ArrayList<>();
        int to = from + length;
        int field = from;
        try {
            while (true) {
                int next = indexOf(separator, field, to);
                fields.add(text(field, next < 0 ? to : next));
                if (next < 0) {
                    return new Row(fields, true);
                }
                field = next + separator.length;
            }
        } catch (CharacterCodingException notUtf8) {
            return new Row(List.of(), false);
        }
    }

    private @Nullable String text(int from, int to) throws CharacterCodingException {
        if (to - from == 2 && buffer[from] == '\\' && buffer[from + 1] == 'N') {
            return null;
        }
        CharBuffer characters = utf8.decode(ByteBuffer.wrap(buffer, from, to - from));
        return characters.toString();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
