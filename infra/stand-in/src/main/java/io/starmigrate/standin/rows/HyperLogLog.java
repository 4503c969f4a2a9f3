package io.starmigrate.standin.rows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * A HLL sketch with StarRocks' parameters: up to 160 hashes are kept as they are, more go to 2^14 registers. The
 * serialised forms are StarRocks' EMPTY, EXPLICIT and FULL; SPARSE is not written and not read. Not thread-safe.
 */
final class HyperLogLog {
    private static final int EXPLICIT_LIMIT = 160;
    private static final int INDEX_BITS = 14;
    private static final int REGISTERS = 1 << INDEX_BITS;
    private static final int ZERO_BITS = 64 - INDEX_BITS;
    private static final byte EMPTY = 0;
    private static final byte EXPLICIT = 1;
    private static final byte FULL = 3;

    private final NavigableSet<Long> hashes = new TreeSet<>();
    private byte[] registers = new byte[0];

    static HyperLogLog of(long hash) {
        HyperLogLog sketch = new HyperLogLog();
        sketch.add(hash);
        return sketch;
    }

    /**
     * Reads hexadecimal digits of a serialised sketch; empty text is an empty sketch.
     *
     * @throws IllegalArgumentException for a form this class does not read
     */
    static HyperLogLog read(String hex) {
        HyperLogLog sketch = new HyperLogLog();
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT)))
                .order(ByteOrder.LITTLE_ENDIAN);
        byte form = bytes.hasRemaining() ? bytes.get() : EMPTY;
        if (form == EXPLICIT) {
            int count = Byte.toUnsignedInt(bytes.get());
            for (int i = 0; i < count; i++) {
                sketch.add(bytes.getLong());
            }
        } else if (form == FULL && bytes.remaining() == REGISTERS) {
            sketch.registers = new byte[REGISTERS];
            bytes.get(sketch.registers);
        } else if (form != EMPTY) {
            throw new IllegalArgumentException("Cannot read HLL: its form is " + form + " with " + bytes.remaining()
                    + " bytes; write it as EMPTY, EXPLICIT or FULL");
        }
        return sketch;
    }

    String hex() {
        ByteBuffer bytes;
        if (registers.length > 0) {
            bytes = ByteBuffer.allocate(1 + REGISTERS).put(FULL).put(registers);
        } else if (hashes.isEmpty()) {
            bytes = ByteBuffer.allocate(1).put(EMPTY);
        } else {
            bytes = ByteBuffer.allocate(2 + 8 * hashes.size()).order(ByteOrder.LITTLE_ENDIAN);
            bytes.put(EXPLICIT).put((byte) hashes.size());
            hashes.forEach(bytes::putLong);
        }
        return HexFormat.of().formatHex(bytes.array());
    }

    void add(long hash) {
        if (registers.length > 0) {
            register(hash);
            return;
        }
        hashes.add(hash);
        if (hashes.size() > EXPLICIT_LIMIT) {
            expand();
        }
    }

    void merge(HyperLogLog other) {
        other.hashes.forEach(this::add);
        if (other.registers.length > 0) {
            expand();
            for (int i = 0; i < REGISTERS; i++) {
                registers[i] = (byte) Math.max(registers[i], other.registers[i]);
            }
        }
    }

    private void expand() {
        if (registers.length == 0) {
            registers = new byte[REGISTERS];
            hashes.forEach(this::register);
            hashes.clear();
        }
    }

    private void register(long hash) {
        int index = (int) Long.remainderUnsigned(hash, REGISTERS);
        long rest = (hash >>> INDEX_BITS) | (1L << ZERO_BITS);
        byte rank = (byte) (Long.numberOfTrailingZeros(rest) + 1);
        registers[index] = (byte) Math.max(registers[index], rank);
    }

    /** {@code hll_cardinality}: exact while the hashes are kept, an estimate after. */
    long cardinality() {
        if (registers.length == 0) {
            return hashes.size();
        }
        double sum = 0;
        int zeros = 0;
        for (byte register : registers) {
            sum += Math.pow(2.0, -register);
            zeros += register == 0 ? 1 : 0;
        }
        double alpha = 0.7213 / (1 + 1.079 / REGISTERS);
        double estimate = alpha * REGISTERS * REGISTERS / sum;
        boolean sparse = estimate <= REGISTERS * 2.5 && zeros != 0;
        return (long) ((sparse ? REGISTERS * Math.log((double) REGISTERS / zeros) : estimate) + 0.5);
    }
}
