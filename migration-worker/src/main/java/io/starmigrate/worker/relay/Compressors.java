package io.starmigrate.worker.relay;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.starmigrate.core.task.Packing.Codec;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** The codecs, each with one setting: the same bytes give the same bytes. What is written is one frame. */
final class Compressors {
    /** A third of the bytes of CSV at some 250 MB a second; higher ones cost more than they save. */
    private static final int ZSTD_LEVEL = 3;

    private static final int GZIP_LEVEL = 4;
    private static final int BUFFER = 64 << 10;

    /** A frame's beginning and end. */
    private static final int FRAME = 64;

    private Compressors() {}

    /** How long so many bytes are at most once they are compressed: what cannot be made smaller goes in blocks. */
    static int longest(int bytes) {
        return bytes + bytes / 1024 + FRAME;
    }

    /** What is written to the answer arrives compressed; closing it ends the frame, and closes {@code to}. */
    static OutputStream into(OutputStream to, Codec codec) throws IOException {
        return switch (codec) {
            case ZSTD -> {
                ZstdOutputStreamNoFinalizer frame = new ZstdOutputStreamNoFinalizer(to, ZSTD_LEVEL);
                frame.setChecksum(true);
                yield frame;
            }
            case GZIP -> new Gzip(to);
        };
    }

    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream to) throws IOException {
            super(to, BUFFER);
            def.setLevel(GZIP_LEVEL);
        }
    }
}
