package io.starmigrate.standin.rows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** MurmurHash64A over a text's UTF-8 bytes with the backends' seed, as {@code hll_hash} uses it. */
final class MurmurHash64 {
    private static final long SEED = 0xadc83b19L;
    private static final long PRIME = 0xc6a4a7935bd1e995L;
    private static final int SHIFT = 47;

    private MurmurHash64() {}

    static long hash(String text) {
        ByteBuffer bytes =
                ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)).order(ByteOrder.LITTLE_ENDIAN);
        long hash = SEED ^ (bytes.remaining() * PRIME);
        while (bytes.remaining() >= Long.BYTES) {
            long block = bytes.getLong() * PRIME;
            block = (block ^ (block >>> SHIFT)) * PRIME;
            hash = (hash ^ block) * PRIME;
        }
        if (bytes.hasRemaining()) {
            hash = (hash ^ tail(bytes)) * PRIME;
        }
        hash = (hash ^ (hash >>> SHIFT)) * PRIME;
        return hash ^ (hash >>> SHIFT);
    }

    private static long tail(ByteBuffer bytes) {
        long tail = 0;
        for (int i = 0; bytes.hasRemaining(); i++) {
            tail |= Byte.toUnsignedLong(bytes.get()) << (8 * i);
        }
        return tail;
    }
}
