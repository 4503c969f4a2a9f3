package io.starmigrate.standin.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Builds one payload of the MySQL protocol: little-endian integers, length-encoded and zero-terminated strings. */
final class PayloadWriter {
    private static final int NULL_VALUE = 0xFB;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    PayloadWriter int1(int value) {
        bytes.write(value);
        return this;
    }

    PayloadWriter int2(int value) {
        return int1(value).int1(value >>> 8);
    }

    PayloadWriter int4(long value) {
        return int2((int) value).int2((int) (value >>> 16));
    }

    PayloadWriter raw(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    PayloadWriter raw(String value) {
        return raw(value.getBytes(StandardCharsets.UTF_8));
    }

    PayloadWriter zeroTerminated(String value) {
        return raw(value).int1(0);
    }

    PayloadWriter lengthEncoded(long value) {
        if (value < 251) {
            return int1((int) value);
        }
        if (value < 1 << 16) {
            return int1(0xFC).int2((int) value);
        }
        if (value < 1 << 24) {
            return int1(0xFD).int2((int) value).int1((int) (value >>> 16));
        }
        return int1(0xFE).int4(value).int4(value >>> 32);
    }

    PayloadWriter lengthEncoded(String value) {
        return lengthEncoded(value, StandardCharsets.UTF_8);
    }

    /** A value of a row; null is NULL. */
    PayloadWriter value(@Nullable String value, Charset charset) {
        return value == null ? int1(NULL_VALUE) : lengthEncoded(value, charset);
    }

    private PayloadWriter lengthEncoded(String value, Charset charset) {
        byte[] encoded = value.getBytes(charset);
        return lengthEncoded(encoded.length).raw(encoded);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
