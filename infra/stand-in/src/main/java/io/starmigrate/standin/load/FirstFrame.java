package io.starmigrate.standin.load;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Compressed files as the backends read them: of several frames in one file the first, and nothing is said of the
 * others (StarRocks issue 52421).
 */
final class FirstFrame {
    private static final int CHUNK = 1 << 16;
    private static final int GZIP_HEADER = 10;
    private static final int GZIP_FLAGS = 3;

    private FirstFrame() {}

    static InputStream ofZstd(InputStream compressed) throws IOException {
        byte[] all = compressed.readAllBytes();
        ByteBuffer in = ByteBuffer.allocateDirect(all.length).put(all).flip();
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (ZstdDecompressCtx context = new ZstdDecompressCtx()) {
            boolean ended = false;
            while (!ended) {
                int before = in.position();
                ended = context.decompressDirectByteBufferStream(chunk, in);
                boolean stands = chunk.position() == 0 && in.position() == before;
                if (!ended && stands) {
                    throw new IOException("Decompress failed: the file ends in the middle of a frame");
                }
                drain(chunk, plain);
            }
        } catch (ZstdException damaged) {
            throw new IOException("Decompress failed: " + damaged.getMessage(), damaged);
        }
        return new ByteArrayInputStream(plain.toByteArray());
    }

    private static void drain(ByteBuffer chunk, ByteArrayOutputStream plain) {
        byte[] bytes = new byte[chunk.flip().remaining()];
        chunk.get(bytes);
        plain.writeBytes(bytes);
        chunk.clear();
    }

    static InputStream ofGzip(InputStream compressed) throws IOException {
        byte[] all = compressed.readAllBytes();
        if (all.length < GZIP_HEADER || all[GZIP_FLAGS] != 0) {
            throw new IOException("The stand-in reads gzip with a plain header only");
        }
        Inflater inflater = new Inflater(true);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try {
            inflater.setInput(all, GZIP_HEADER, all.length - GZIP_HEADER);
            while (!inflater.finished()) {
                int inflated = inflater.inflate(chunk);
                if (inflated == 0 && !inflater.finished()) {
                    throw new IOException("Decompress failed: the file ends in the middle of a frame");
                }
                plain.writeBytes(Arrays.copyOf(chunk, inflated));
            }
        } catch (DataFormatException damaged) {
            throw new IOException("Decompress failed: " + damaged.getMessage(), damaged);
        } finally {
            inflater.end();
        }
        return new ByteArrayInputStream(plain.toByteArray());
    }
}
