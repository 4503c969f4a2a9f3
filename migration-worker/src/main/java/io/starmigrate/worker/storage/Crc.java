package io.starmigrate.worker.storage;

import io.starmigrate.core.storage.KeptChecksum;
import io.starmigrate.core.storage.Payload;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** How the checksums are made that stores keep of whole objects: that of a whole follows from those of its parts. */
public enum Crc {
    /** OSS's. */
    CRC64_XZ("CRC-64", 0xC96C5795D7870F42L, Long.SIZE),
    /** S3's own. */
    CRC64_NVME("CRC-64/NVME", Crc64Nvme.POLYNOMIAL, Long.SIZE),
    /** That of gzip. */
    CRC32("CRC-32", 0xEDB88320L, Integer.SIZE),
    /** Castagnoli's. */
    CRC32C("CRC-32C", 0x82F63B78L, Integer.SIZE);

    private final String title;
    private final long polynomial;
    private final int bits;

    /** @param polynomial with its lowest power in the highest bit */
    Crc(String title, long polynomial, int bits) {
        this.title = title;
        this.polynomial = polynomial;
        this.bits = bits;
    }

    /** The one that a store keeps. */
    public static Crc of(KeptChecksum kept) {
        return valueOf(kept.algorithm().name());
    }

    /** What messages call it. */
    public String title() {
        return title;
    }

    /** For bytes that come piece by piece. */
    public Checksum running() {
        return switch (this) {
            case CRC64_XZ -> Crc64.running();
            case CRC64_NVME -> new Crc64Nvme();
            case CRC32 -> new CRC32();
            case CRC32C -> new CRC32C();
        };
    }

    /** That of these bytes. */
    public long of(Payload content) {
        Checksum sum = running();
        sum.update(content.memory(), 0, content.length());
        return sum.getValue();
    }

    /** That of two runs of bytes one after another. */
    public long join(long first, long second, long secondLength) {
        long[] square = oneZeroBit();
        long shifted = first;
        for (long zeroBits = secondLength * Byte.SIZE; zeroBits > 0; zeroBits >>>= 1) {
            if ((zeroBits & 1) == 1) {
                shifted = times(square, shifted);
            }
            square = squared(square);
        }
        return shifted ^ second;
    }

    /** A checksum the way stores write it. */
    public String text(long sum) {
        if (this == CRC64_XZ) {
            return Crc64.text(sum);
        }
        ByteBuffer bytes = ByteBuffer.allocate(bits / Byte.SIZE);
        return Base64.getEncoder()
                .encodeToString((bits == Long.SIZE ? bytes.putLong(sum) : bytes.putInt((int) sum)).array());
    }

    /** What a zero bit more does to a remainder, as a matrix over GF(2). */
    private long[] oneZeroBit() {
        long[] matrix = new long[bits];
        matrix[0] = polynomial;
        for (int i = 1; i < bits; i++) {
            matrix[i] = 1L << (i - 1);
        }
        return matrix;
    }

    private static long[] squared(long[] matrix) {
        long[] square = new long[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            square[i] = times(matrix, matrix[i]);
        }
        return square;
    }

    private static long times(long[] matrix, long vector) {
        long sum = 0;
        for (long left = vector; left != 0; left &= left - 1) {
            sum ^= matrix[Long.numberOfTrailingZeros(left)];
        }
        return sum;
    }
}
