package io.starmigrate.worker.storage;

import com.aliyun.oss.common.utils.CRC64;
import io.starmigrate.core.storage.Payload;
import java.util.zip.Checksum;

/** CRC-64/XZ, the checksum OSS keeps of every object: that of a whole follows from those of its parts. */
public final class Crc64 {
    private Crc64() {}

    /** The remainder of these bytes. */
    public static long of(byte[] bytes) {
        return of(Payload.of(bytes));
    }

    /** The remainder of these bytes. */
    public static long of(Payload content) {
        CRC64 crc = new CRC64();
        crc.update(content.memory(), content.length());
        return crc.getValue();
    }

    /** For the remainder of bytes that come piece by piece. */
    public static Checksum running() {
        return new CRC64();
    }

    /** The remainder of two runs of bytes one after another. */
    public static long join(long first, long second, long secondLength) {
        return CRC64.combine(first, second, secondLength);
    }

    /** A remainder the way stores write it: as an unsigned decimal. */
    public static String text(long crc) {
        return Long.toUnsignedString(crc);
    }
}
