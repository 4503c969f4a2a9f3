package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.worker.relay.CopyOutcome.Checked;
import io.starmigrate.worker.relay.CopyOutcome.Way;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies large objects whole, each in one request at either store, its bytes passed on as they come. The target is told
 * the MD5 that the source tells, and compares it before anybody sees the object; so nothing is digested here, and
 * nothing is joined there. Worth it only where enough others are under way at the same time, because a single line is
 * slower than many, and up to a size, because what is cut off begins anew. Safe for use by many threads.
 */
final class PassingCopy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PassingCopy.class);

    /** The largest that is sent so. */
    static final long LARGEST = 512L << 20;

    /** A part's thread reads or writes, and waits for the other store meanwhile; this one does both. */
    private static final int PARTS_FOR_ONE = 3;

    /** How often in a row a target may not prove what it was sent whole, before no more is sent so. */
    private static final int MOST_UNPROVED = 3;

    private final ObjectStore source;
    private final ObjectStore target;
    private final Bandwidth bandwidth;
    private final int enough;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger unproved = new AtomicInteger();
    private volatile boolean stopped;

    PassingCopy(ObjectStore source, ObjectStore target, RelayLimits limits, Bandwidth bandwidth) {
        this.source = source;
        this.target = target;
        this.bandwidth = bandwidth;
        this.enough = Math.max(2, limits.partsAtOnce() / PARTS_FOR_ONE);
    }

    /** Does this, a large object being under way meanwhile. */
    <T> T counted(Supplier<T> copy) {
        underWay.incrementAndGet();
        try {
            return copy.get();
        } finally {
            underWay.decrementAndGet();
        }
    }

    /**
     * Copies it, if that is worth it.
     *
     * @param told hears of bytes that are sent; where it comes to nothing, that they are none
     * @return empty where it is to be copied in another way; what is at the target then is to be replaced
     * @throws CancellationException when the thread is interrupted, or this is closed
     */
    Optional<CopyOutcome> copy(StoredObject from, StorageUri to, Provenance provenance, LongConsumer told) {
        if (from.size() > LARGEST || underWay.get() < enough || unproved.get() >= MOST_UNPROVED) {
            return Optional.empty();
        }
        // Its lines would stand open for as long as its bytes have to wait.
        if (bandwidth.isLimited()) {
            return Optional.empty();
        }
        return source.md5(from.uri(), from.etag()).flatMap(md5 -> new Pass(from, told).to(to, md5, provenance));
    }

    /** Those under way fail. */
    @Override
    public void close() {
        stopped = true;
    }

    /** One try. */
    private final class Pass {
        private final StoredObject from;
        private final LongConsumer told;
        private long passed;

        Pass(StoredObject from, LongConsumer told) {
            this.from = from;
            this.told = told;
        }

        Optional<CopyOutcome> to(StorageUri to, String md5, Provenance provenance) {
            Optional<StoredObject> written = Optional.empty();
            try {
                written = written(to, md5, provenance).or(() -> arrived(to, md5));
            } finally {
                if (written.isEmpty()) {
                    told.accept(-passed);
                }
            }
            judge(written.isPresent());
            return written.map(held -> new CopyOutcome(Way.COPIED, held, passed, Checked.SOURCE_CHECKSUM));
        }

        private void judge(boolean isProved) {
            if (isProved) {
                unproved.set(0);
                return;
            }
            if (passed == from.size()) {
                unproved.incrementAndGet();
            }
            LOG.debug("{} is sent in parts: sent whole, its arrival was not proved", from.uri());
        }

        private Optional<StoredObject> written(StorageUri to, String md5, Provenance provenance) {
            CopyPlan.Range all = new CopyPlan.Range(1, 0, from.size());
            try (PartContent content = new PartContent.Passing(source, from, all, this::passing, null)) {
                return target.pass(to, from.size(), md5, content, provenance.metadata(md5));
            } catch (ObjectStoreException unread) {
                // Whoever reads it in parts meets the same, and tells it.
                return Optional.empty();
            }
        }

        // The answer may be lost though the object is there: ask, before it is sent a second time.
        private Optional<StoredObject> arrived(StorageUri to, String md5) {
            return passed < from.size()
                    ? Optional.empty()
                    : target.head(to).filter(held -> md5.equalsIgnoreCase(held.etag()));
        }

        private void passing(long bytes) {
            if (stopped || Thread.currentThread().isInterrupted()) {
                throw new CancellationException("The relay of " + from.uri() + " was interrupted");
            }
            bandwidth.take(bytes);
            passed += bytes;
            told.accept(bytes);
        }
    }
}
