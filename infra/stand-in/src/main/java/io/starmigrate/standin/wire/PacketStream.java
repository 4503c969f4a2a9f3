package io.starmigrate.standin.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Packets of the MySQL protocol over one connection: three bytes of length, one of sequence; longer payloads in several
 * packets.
 */
final class PacketStream {
    private static final int MAX_PAYLOAD = 0xFFFFFF;
    private static final int LARGEST_STATEMENT = 256 * 1024 * 1024;

    private final InputStream in;
    private final OutputStream out;
    private int sequence;

    PacketStream(InputStream in, OutputStream out) {
        this.in = new BufferedInputStream(in);
        this.out = new BufferedOutputStream(out, 64 * 1024);
    }

    /** A command begins: its packets count from 0 again. */
    void newCommand() {
        sequence = 0;
    }

    /**
     * Reads one payload, put together when it came in several packets.
     *
     * @throws EOFException when the client has closed the connection
     */
    byte[] read() throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        int length;
        do {
            byte[] header = in.readNBytes(4);
            if (header.length < 4) {
                throw new EOFException();
            }
            length = (header[0] & 0xFF) | (header[1] & 0xFF) << 8 | (header[2] & 0xFF) << 16;
            sequence = (header[3] & 0xFF) + 1;
            if (payload.size() + length > LARGEST_STATEMENT) {
                throw new IOException("Cannot read packet: it is longer than " + LARGEST_STATEMENT + " bytes");
            }
            byte[] part = in.readNBytes(length);
            if (part.length < length) {
                throw new EOFException();
            }
            payload.writeBytes(part);
        } while (length == MAX_PAYLOAD);
        return payload.toByteArray();
    }

    /** Writes one payload, in several packets when it is long; it may stay in the buffer until {@link #flush}. */
    void write(PayloadWriter payload) throws IOException {
        byte[] bytes = payload.bytes();
        int from = 0;
        int length;
        do {
            length = Math.min(MAX_PAYLOAD, bytes.length - from);
            out.write(length);
            out.write(length >>> 8);
            out.write(length >>> 16);
            out.write(sequence++);
            out.write(bytes, from, length);
            from += length;
        } while (length == MAX_PAYLOAD);
    }

    void flush() throws IOException {
        out.flush();
    }
}
