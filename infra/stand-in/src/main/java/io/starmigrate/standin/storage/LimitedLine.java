package io.starmigrate.standin.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Object storage behind a line that carries so many bytes a second for all jobs of a cluster together: back ends that
 * read and write no faster. Safe for use by many threads.
 */
public final class LimitedLine implements BackendStorage.Connector {
    private static final double NANOS = 1e9;

    private final BackendStorage.Connector storage;
    private final double bytesPerSecond;
    private final AtomicLong carried = new AtomicLong();
    private long free = System.nanoTime();
    private Standstill standstill = new Standstill(0, 0, 0);
    private boolean begun;

    /** @param bytesPerSecond above 0 */
    public LimitedLine(BackendStorage.Connector storage, double bytesPerSecond) {
        this.storage = storage;
        this.bytesPerSecond = bytesPerSecond;
    }

    /** How many bytes it has carried. */
    public long carried() {
        return carried.get();
    }

    @Override
    public BackendStorage connect(StorageAccess access) {
        return new Limited(storage.connect(access));
    }

    /**
     * How long it has carried nothing, in seconds.
     *
     * @param before until the first bytes
     * @param between from there until the last ones
     * @param after since then
     */
    public record Standstill(double before, double between, double after) {}

    /** From now on it is counted how long the line stands still. */
    public synchronized void watch() {
        free = Math.max(free, System.nanoTime());
        standstill = new Standstill(0, 0, 0);
        begun = false;
    }

    /** How long it has stood still since it was made, or since {@link #watch} was asked last. */
    public synchronized Standstill standstill() {
        double now = Math.max(0, System.nanoTime() - free) / NANOS;
        return begun ? new Standstill(standstill.before, standstill.between, now) : new Standstill(now, 0, 0);
    }

    private void standsNoLonger(double seconds) {
        standstill = begun
                ? new Standstill(standstill.before, standstill.between + seconds, 0)
                : new Standstill(seconds, 0, 0);
        begun = true;
    }

    /** Waits until these bytes, and all that were given before, have gone over the line. */
    private void carry(long bytes) {
        carried.addAndGet(bytes);
        long done;
        synchronized (this) {
            if (bytes > 0) {
                standsNoLonger(Math.max(0, System.nanoTime() - free) / NANOS);
            }
            free = Math.max(free, System.nanoTime()) + (long) (bytes / bytesPerSecond * NANOS);
            done = free;
        }
        for (long left = done - System.nanoTime(); left > 0; left = done - System.nanoTime()) {
            if (Thread.interrupted()) {
                throw new IllegalStateException("The cluster is closed");
            }
            LockSupport.parkNanos(left);
        }
    }

    private final class Limited implements BackendStorage {
        /** Jobs share the line, however large their files are. */
        private static final int SHARE = 16 * 1024;

        private final BackendStorage real;

        Limited(BackendStorage real) {
            this.real = real;
        }

        @Override
        public List<Item> list(String bucket, String prefix) {
            return real.list(bucket, prefix);
        }

        @Override
        public InputStream read(String bucket, String key) {
            return new FilterInputStream(real.read(bucket, key)) {
                @Override
                public int read() throws IOException {
                    int read = super.read();
                    carry(read < 0 ? 0 : 1);
                    return read;
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    int read = super.read(into, offset, Math.min(length, SHARE));
                    carry(Math.max(read, 0));
                    return read;
                }
            };
        }

        @Override
        public boolean exists(String bucket, String key) {
            return real.exists(bucket, key);
        }

        @Override
        public void write(String bucket, String key, Path file) {
            long size = size(file);
            for (long sent = 0; sent < size; sent += SHARE) {
                carry(Math.min(SHARE, size - sent));
            }
            real.write(bucket, key, file);
        }

        private static long size(Path file) {
            try {
                return Files.size(file);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @Override
        public void copy(String bucket, String from, String to) {
            real.copy(bucket, from, to);
        }

        @Override
        public void delete(String bucket, String key) {
            real.delete(bucket, key);
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
