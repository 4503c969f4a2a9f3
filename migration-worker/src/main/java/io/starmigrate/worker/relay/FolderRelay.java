package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.text.PrintableName;
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
import org.jspecify.annotations.Nullable;

/**
 * Brings everything below one folder to another, without a job: objects keep their names below it. Both folders are
 * listed side by side, page after page, while objects are under way, and up to 50,000 objects ahead of them: so no page
 * waits for the objects of the one before, and as much memory is needed for ten objects as for ten million. An object
 * that is there intact is not sent again. What stays behind is told with its reason: temporary files of exports, marks
 * of folders, and what no address names. To be used once, from one thread.
 */
public final class FolderRelay {
    /** How far the listing is ahead: some 30 MB. */
    private static final int WAITING = 50_000;

    private static final String TEMPORARY =
            "an EXPORT that is running, or was cut off, writes it; wait for its end, or delete it";
    private static final String MARK = "it marks a folder and has no bytes";
    private static final String NAMELESS =
            "its key begins with a slash; bring it by the storage's own tool, under another key";
    private static final String NAMELESS_THERE =
            "its key at the target would be empty or begin with a slash; name a TO below the bucket";

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
        try (Stream<StoredObject> objects = source.list(from.asFolder(), passedOver(from));
                Stream<StoredObject> held = target.list(to.asFolder())) {
            Held there = new Held(held.iterator());
            Iterator<StoredObject> all = objects.iterator();
            while (!stopped && all.hasNext()) {
                begin(all.next(), from.asFolder(), to.asFolder(), there);
            }
            if (!stopped) {
                tally.listed();
            }
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
        Optional<String> why = staysBehind(object, from, to);
        if (why.isPresent()) {
            tally.left(object.uri().shown(), object.size(), why.get());
            return;
        }
        StorageUri into = object.uri().rebase(from, to);
        StoredObject held = there.at(into).orElse(null);
        tally.found(object.size());
        waiting.acquireUninterruptibly();
        (copy.isSmall(object.size()) ? small : large).execute(() -> {
            try {
                one(object, into, held);
            } finally {
                waiting.release();
            }
        });
    }

    private ObjectStore.PassedOver passedOver(StorageUri from) {
        String bucket = new StorageUri(from.kind(), from.bucket(), "").toString();
        return (key, size) -> tally.left(PrintableName.of(bucket + key), size, NAMELESS);
    }

    private static Optional<String> staysBehind(StoredObject object, StorageUri from, StorageUri to) {
        String key = object.uri().key();
        if (DataFileKey.isTemporary(object.uri())) {
            return Optional.of(TEMPORARY);
        }
        if (key.endsWith("/") && object.size() == 0) {
            return Optional.of(MARK);
        }
        String name = key.substring(from.key().length());
        return to.key().isEmpty() && (name.isEmpty() || name.startsWith("/"))
                ? Optional.of(NAMELESS_THERE)
                : Optional.empty();
    }

    private void one(StoredObject object, StorageUri into, @Nullable StoredObject held) {
        if (stopped) {
            return;
        }
        try {
            Optional<CopyOutcome> intact = held == null ? Optional.empty() : copy.intact(object, held);
            tally.ended(object, intact.orElseGet(() -> copy.copy(object, into, sent -> tally.sent(object, sent))));
        } catch (CancellationException cut) {
            tally.stopped();
        } catch (ObjectStoreException failed) {
            tally.failed(object, failed.getMessage() + after(failed.reason()));
        } catch (RuntimeException failed) {
            tally.failed(object, failed.getMessage() == null ? failed.toString() : failed.getMessage());
        }
    }

    /** What restores it does not bring it. */
    private static String after(ObjectStoreException.Reason reason) {
        return reason == ObjectStoreException.Reason.ARCHIVED ? "; then run the same command again" : "";
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
