package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStore.Part;
import io.starmigrate.core.storage.ObjectStore.Upload;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.storage.Crc;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/** The bytes of one part, on their way from the source to the target. To be used by one thread. */
sealed interface PartContent extends ObjectStore.Content, AutoCloseable {
    @Override
    InputStream open() throws IOException;

    /**
     * The checksum of what was read from the last opening; 0 where none was asked for.
     *
     * @throws ObjectStoreException with {@link Reason#UNREACHABLE} when that was not the whole part
     */
    long sum();

    /** Sends it as a part of an upload. */
    Part sendTo(ObjectStore target, Upload upload, int number);

    @Override
    void close();

    /** A part that is held in memory. */
    final class Held implements PartContent {
        private final Payload content;
        private final @Nullable Crc crc;

        Held(Payload content, @Nullable Crc crc) {
            this.content = content;
            this.crc = crc;
        }

        @Override
        public InputStream open() {
            return content.open();
        }

        @Override
        public long sum() {
            return crc == null ? 0 : crc.of(content);
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
        private final LongConsumer passing;
        private final @Nullable Crc crc;
        private @Nullable Counted open;

        /** @param passing hears of bytes before they are given out, and may keep them waiting */
        Passing(
                ObjectStore source,
                StoredObject object,
                CopyPlan.Range range,
                LongConsumer passing,
                @Nullable Crc crc) {
            this.crc = crc;
            this.source = source;
            this.object = object;
            this.range = range;
            this.passing = passing;
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
        public long sum() {
            Counted last = open;
            if (last == null || last.count != range.length()) {
                throw new ObjectStoreException(Reason.UNREACHABLE, ended(last == null ? 0 : last.count), null);
            }
            return last.sum == null ? 0 : last.sum.getValue();
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

        /**
         * Ends where the part does, whatever an answer has beyond. Fails where that ends early: whoever sends it would
         * wait for the rest.
         */
        private final class Counted extends FilterInputStream {
            private final @Nullable Checksum sum = crc == null ? null : crc.running();
            private long count;

            Counted(InputStream in) {
                super(in);
            }

            @Override
            public int read() throws IOException {
                if (count == range.length()) {
                    return -1;
                }
                int read = super.read();
                if (sum != null && read >= 0) {
                    sum.update(read);
                }
                return counted(read, 1);
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int wanted = (int) Math.min(length, range.length() - count);
                if (wanted == 0 && length > 0) {
                    return -1;
                }
                int read = super.read(buffer, offset, wanted);
                if (sum != null && read > 0) {
                    sum.update(buffer, offset, read);
                }
                return counted(read, read);
            }

            private int counted(int read, int more) throws IOException {
                if (read >= 0) {
                    count += more;
                    passing.accept(more);
                } else if (count < range.length()) {
                    throw new IOException(ended(count));
                }
                return read;
            }
        }
    }
}
