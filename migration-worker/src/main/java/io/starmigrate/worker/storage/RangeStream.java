package io.starmigrate.worker.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A range of an object as it is read. Closed before its end it is cut off: a client's own stream would first read the
 * rest, which may be gigabytes.
 */
final class RangeStream extends FilterInputStream {
    private final Runnable cut;
    private long left;

    /** @param cut ends the answer where it is */
    RangeStream(InputStream in, long length, Runnable cut) {
        super(in);
        this.left = length;
        this.cut = cut;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        left -= value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        left -= Math.max(0, read);
        return read;
    }

    @Override
    public void close() throws IOException {
        if (left > 0) {
            cut.run();
        }
        in.close();
    }
}
