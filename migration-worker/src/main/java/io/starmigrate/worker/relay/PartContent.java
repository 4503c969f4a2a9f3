package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStore.Part;
import io.starmigrate.core.storage.ObjectStore.Upload;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.storage.Crc64;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of one part, on their way from the source to the target. To be used by one thread. */
sealed interface PartContent extends ObjectStore.Content, AutoCloseable {
    @Override
    InputStream open() throws IOException;

    /**
     * The CRC-64/XZ of what was read from the last opening.
     *
     * @throws ObjectStoreException with {@link Reason#UNREACHABLE} when that was not the whole part
     */
    long crc64();

    /** Sends it as a part of an upload. */
    Part sendTo(ObjectStore target, Upload upload, int number);

    @Override
    void close();

    /** A part that is held in memory. */
    final class Held implements PartContent {
        private final Payload content;

        Held(Payload content) {
            this.content = content;
        }

        @Override
        public InputStream open() {
            return content.open();
        }

        @Override
        public long crc64() {
            return Crc64.of(content);
        }

        @Override
        public Part sendTo(ObjectStore target, Upload upload, int number) {
            return target.upload(upload, number, content);
        }

        @Override
        public void close() {
            // Memory closes by itself.
        }
    }

    /** A part too large to be held: each opening reads it from the source again. */
    final class Passing implements PartContent {
        private final ObjectStore source;
        private final StoredObject object;
        private final CopyPlan.Range range;
        private final Bandwidth bandwidth;
        private @Nullable Counted open;

        Passing(ObjectStore source, StoredObject object, CopyPlan.Range range, Bandwidth bandwidth) {
            this.source = source;
            this.object = object;
            this.range = range;
            this.bandwidth = bandwidth;
        }

        // Whoever sends it may open it once for its checksum, and once more for each try.
        @Override
        public InputStream open() {
            close();
            Counted opened = new Counted(source.read(object.uri(), object.etag(), range.offset(), range.length()));
            open = opened;
            return opened;
        }

        @Override
        public long crc64() {
            Counted last = open;
            if (last == null || last.count != range.length()) {
                throw new ObjectStoreException(Reason.UNREACHABLE, ended(last == null ? 0 : last.count), null);
            }
            return last.getChecksum().getValue();
        }

        @Override
        public Part sendTo(ObjectStore target, Upload upload, int number) {
            return target.upload(upload, number, range.length(), this);
        }

        private String ended(long after) {
            return "Cannot relay " + object.uri() + ": the answer ended after " + Units.count(after) + " of "
                    + Units.counted(range.length(), "byte") + " of part " + range.number() + "; it is read again";
        }

        @Override
        public void close() {
            Counted last = open;
            if (last != null) {
                try {
                    last.close();
                } catch (IOException abandoned) {
                    // What was read of it has been judged by its length and checksum.
                }
            }
        }

        /** Fails where it ends early: whoever sends it would wait for the rest. */
        private final class Counted extends CheckedInputStream {
            private long count;

            Counted(InputStream in) {
                super(in, Crc64.running());
            }

            @Override
            public int read() throws IOException {
                return counted(super.read(), 1);
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                return counted(read, read);
            }

            private int counted(int read, int more) throws IOException {
                if (read >= 0) {
                    count += more;
                    bandwidth.take(more);
                } else if (count < range.length()) {
                    throw new IOException(ended(count));
                }
                return read;
            }
        }
    }
}
