package io.starmigrate.worker.storage;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.Checksum;

/**
 * CRC-64/NVME, which neither the JDK nor the SDK's own code has: eight bytes at a time, by a table for each. Not safe
 * for use by many threads.
 */
final class Crc64Nvme implements Checksum {
    static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WORD = Long.BYTES;
    private static final int BYTE = 0xFF;
    private static final long[][] TABLES = tables();

    private long state = -1;

    @Override
    public void update(int b) {
        state = TABLES[0][(int) (state ^ b) & BYTE] ^ (state >>> Byte.SIZE);
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        int at = offset;
        int end = offset + length;
        for (; at + WORD <= end; at += WORD) {
            word(state ^ (long) WORDS.get(bytes, at));
        }
        for (; at < end; at++) {
            update(bytes[at]);
        }
    }

    private void word(long word) {
        long next = 0;
        for (int i = 0; i < WORD; i++) {
            next ^= TABLES[WORD - 1 - i][(int) (word >>> (Byte.SIZE * i)) & BYTE];
        }
        state = next;
    }

    @Override
    public long getValue() {
        return ~state;
    }

    @Override
    public void reset() {
        state = -1;
    }

    private static long[][] tables() {
        long[][] tables = new long[WORD][BYTE + 1];
        for (int b = 0; b <= BYTE; b++) {
            long remainder = b;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                remainder = (remainder >>> 1) ^ ((remainder & 1) == 0 ? 0 : POLYNOMIAL);
            }
            tables[0][b] = remainder;
        }
        for (int table = 1; table < WORD; table++) {
            for (int b = 0; b <= BYTE; b++) {
                long before = tables[table - 1][b];
                tables[table][b] = tables[0][(int) before & BYTE] ^ (before >>> Byte.SIZE);
            }
        }
        return tables;
    }
}
