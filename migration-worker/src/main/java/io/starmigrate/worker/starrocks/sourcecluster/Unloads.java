package io.starmigrate.worker.starrocks.sourcecluster;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of the statements that the cluster itself does not list: each is known from the moment it was accepted
 * until it is forgotten. Of those that have ended and that nobody forgets, the oldest go. Safe for use by many threads.
 */
final class Unloads {
    /** More than are ever waiting for their manifests; a thousand bytes each. */
    static final int ENDED = 10_000;

    private final Map<StorageUri, ExportStatus> running = new LinkedHashMap<>();
    private final Map<StorageUri, ExportStatus> ended = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<StorageUri, ExportStatus> eldest) {
            return size() > ENDED;
        }
    };
    private final Set<StorageUri> begun = new HashSet<>();
    private @Nullable Error unsound;

    /** It waits for its turn, or runs. */
    synchronized void accepted(StorageUri folder) {
        running.put(folder, ExportStatus.of("", folder, ClusterJobState.RUNNING));
    }

    /** Its turn has come, unless it was withdrawn before. */
    synchronized boolean begins(StorageUri folder) {
        return running.containsKey(folder) && begun.add(folder);
    }

    /** Takes back one whose turn has not come; false where there is none. */
    synchronized boolean isWithdrawn(StorageUri folder) {
        boolean waits = running.containsKey(folder) && !begun.contains(folder);
        if (waits) {
            cancelled(folder, Remedy.NEW_ATTEMPT, "withdrawn before it was sent");
        }
        return waits;
    }

    synchronized void finished(StorageUri folder) {
        remove(folder);
        ended.put(folder, ExportStatus.of("", folder, ClusterJobState.FINISHED));
    }

    /**
     * It has come to nothing.
     *
     * @param remedy what to do about it
     * @param error why, for people
     */
    synchronized void cancelled(StorageUri folder, Remedy remedy, String error) {
        remove(folder);
        ended.put(folder, new ExportStatus("", folder, ClusterJobState.CANCELLED, remedy, error));
    }

    private void remove(StorageUri folder) {
        running.remove(folder);
        begun.remove(folder);
    }

    /**
     * How many exports of any kind may run at once. The source's own limit is one of EXPORT jobs: while one of these
     * waits for its turn, or runs, it is the number of threads they have, where that is more.
     *
     * @param jobs how many EXPORT jobs the source runs at once; 0 where it does not tell
     */
    synchronized int room(int jobs, int threads) {
        return jobs == 0 || running.isEmpty() ? jobs : Math.max(jobs, threads);
    }

    /** A statement's thread met what a process does not survive: whoever asks next is told. */
    synchronized void broken(Error cause) {
        unsound = cause;
    }

    /** Removes one that has ended; one that runs is still known. */
    synchronized void forget(StorageUri folder) {
        ended.remove(folder);
    }

    synchronized Collection<ExportStatus> all() {
        Error cause = unsound;
        if (cause != null) {
            throw cause;
        }
        return Stream.concat(running.values().stream(), ended.values().stream()).toList();
    }
}
