package io.starmigrate.worker.outage;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether folders of a store can be listed, and says which one may not be: where the store answers all else,
 * nobody else would. Once while that lasts, and once more each hour. Safe for use by many threads.
 */
public final class FolderAccess {
    private static final Logger LOG = LoggerFactory.getLogger(FolderAccess.class);

    private static final Duration AGAIN = Duration.ofHours(1);

    private final Supplier<? extends ObjectStore> storage;
    private final String waiting;
    private final InstantSource clock;
    private @Nullable Told told;

    /** @param waiting what waits while a folder may not be listed, such as "Exports" */
    public FolderAccess(Supplier<? extends ObjectStore> storage, String waiting, InstantSource clock) {
        this.storage = storage;
        this.waiting = waiting;
        this.clock = clock;
    }

    /**
     * Whether the store lets us look into a folder; what says something of this folder alone holds back no other. A
     * store that does not answer is spoken of by {@link Outages}.
     */
    public boolean canList(StorageUri folder) {
        try (Stream<StoredObject> objects = storage.get().list(folder)) {
            var unused = objects.findFirst();
        } catch (ObjectStoreException closed) {
            if (closed.reason() == Reason.DENIED || closed.reason() == Reason.NO_BUCKET) {
                tell(folder, closed);
            }
            return !closed.isOutage();
        }
        opened(folder);
        return true;
    }

    private synchronized void tell(StorageUri folder, ObjectStoreException closed) {
        Instant now = clock.instant();
        if (told == null || !told.at.plus(AGAIN).isAfter(now)) {
            told = new Told(folder, now);
            LOG.warn("{} wait until the folder {} can be listed: {}", waiting, folder, closed.getMessage());
        }
    }

    private synchronized void opened(StorageUri folder) {
        if (told != null && told.folder.equals(folder)) {
            told = null;
            LOG.info("{} go on: the folder {} can be listed", waiting, folder);
        }
    }

    private record Told(StorageUri folder, Instant at) {}
}
