package io.starmigrate.standin.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads one payload from its beginning; past its end everything is zero or empty, as for fields an older client leaves
 * out.
 */
final class PayloadReader {
    private final byte[] payload;
    private int at;

    PayloadReader(byte[] payload) {
        this.payload = payload;
    }

    int int1() {
        return at < payload.length ? payload[at++] & 0xFF : 0;
    }

    long int4() {
        return int1() | (long) int1() << 8 | (long) int1() << 16 | (long) int1() << 24;
    }

    void skip(int bytes) {
        at = Math.min(payload.length, at + bytes);
    }

    byte[] take(int bytes) {
        int end = Math.min(payload.length, at + bytes);
        byte[] taken = Arrays.copyOfRange(payload, Math.min(at, end), end);
        at = end;
        return taken;
    }

    String zeroTerminated() {
        int end = at;
        while (end < payload.length && payload[end] != 0) {
            end++;
        }
        String text = new String(payload, at, end - at, StandardCharsets.UTF_8);
        at = Math.min(payload.length, end + 1);
        return text;
    }

    byte[] rest() {
        return take(payload.length - at);
    }
}
