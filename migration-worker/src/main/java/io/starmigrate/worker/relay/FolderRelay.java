package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Brings everything below one folder to another, without a job: objects keep their names below it. Both folders are
 * listed side by side, so that as much memory is needed for ten objects as for ten million. An object that is there
 * intact is not sent again; temporary files of running exports stay behind. To be used once, from one thread.
 */
public final class FolderRelay {
    private static final int WAITING = 50_000;

    private final ObjectStore source;
    private final ObjectStore target;
    private final ObjectCopy copy;
    private final RelayTally tally;
    private final ExecutorService small;
    private final ExecutorService large;
    private final Semaphore waiting = new Semaphore(WAITING);
    private volatile boolean stopped;

    /**
     * Prepares a relay.
     *
     * @param copy copies single objects between the same stores
     * @param atOnce how many objects are under way at once, from 1
     * @param tally is told what becomes of each object
     */
    public FolderRelay(ObjectStore source, ObjectStore target, ObjectCopy copy, int atOnce, RelayTally tally) {
        this.source = source;
        this.target = target;
        this.copy = copy;
        this.tally = tally;
        this.small = Executors.newFixedThreadPool(RelayLimits.SMALL_AT_ONCE * atOnce, threads("relay-small-"));
        this.large = Executors.newFixedThreadPool(atOnce, threads("relay-large-"));
    }

    /**
     * Copies, and returns when nothing is under way any more.
     *
     * @throws ObjectStoreException when one of the folders cannot be listed
     */
    public void relay(StorageUri from, StorageUri to) {
        try (Stream<StoredObject> objects = source.list(from.asFolder());
                Stream<StoredObject> held = target.list(to.asFolder())) {
            Held there = new Held(held.iterator());
            Iterator<StoredObject> all = objects.iterator();
            while (!stopped && all.hasNext()) {
                begin(all.next(), from.asFolder(), to.asFolder(), there);
            }
            tally.listed();
        } finally {
            finish();
        }
    }

    /** Begins nothing more; {@link #relay} returns when what is under way has ended. Safe to call from any thread. */
    public void stop() {
        stopped = true;
        tally.stopped();
    }

    private void begin(StoredObject object, StorageUri from, StorageUri to, Held there) {
        if (DataFileKey.isTemporary(object.uri()) || object.uri().key().endsWith("/")) {
            return;
        }
        StorageUri into = object.uri().rebase(from, to);
        boolean sameLength =
                there.at(into).filter(it -> it.size() == object.size()).isPresent();
        tally.found(object.size());
        waiting.acquireUninterruptibly();
        (copy.isSmall(object.size()) ? small : large).execute(() -> {
            try {
                one(object, into, sameLength);
            } finally {
                waiting.release();
            }
        });
    }

    private void one(StoredObject object, StorageUri into, boolean sameLength) {
        if (stopped) {
            return;
        }
        try {
            Optional<CopyOutcome> intact = sameLength ? copy.intact(object, into) : Optional.empty();
            tally.ended(object, intact.orElseGet(() -> copy.copy(object.uri(), object.size(), object.etag(), into)));
        } catch (CancellationException cut) {
            tally.stopped();
        } catch (RuntimeException failed) {
            tally.failed(object, failed.getMessage() == null ? failed.toString() : failed.getMessage());
        }
    }

    private void finish() {
        small.shutdown();
        large.shutdown();
        try {
            boolean ended = small.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS)
                    && large.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            if (!ended) {
                tally.stopped();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            small.shutdownNow();
            large.shutdownNow();
            tally.stopped();
        }
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** What the target holds, walked through in the order of the source's listing. */
    private static final class Held {
        private final Iterator<StoredObject> objects;
        private Optional<StoredObject> next;

        Held(Iterator<StoredObject> objects) {
            this.objects = objects;
            this.next = following();
        }

        Optional<StoredObject> at(StorageUri object) {
            while (next.isPresent() && KeyOrder.compare(next.get().uri(), object) < 0) {
                next = following();
            }
            return next.filter(found -> found.uri().equals(object));
        }

        private Optional<StoredObject> following() {
            return objects.hasNext() ? Optional.of(objects.next()) : Optional.empty();
        }
    }
}
