package io.starmigrate.worker.export;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this worker has sent to the source, whether or not its picture of the job shows it already: that is the older
 * the less had changed. A statement that no task wants any more (its slices were given up, or its task was cancelled or
 * taken over) is asked to stop, again and again, and counts until it has ended.
 *
 * <p>What is sent may be told by many threads; the rest is for one.
 */
final class SentExports {
    private static final Logger LOG = LoggerFactory.getLogger(SentExports.class);

    /** What does not stop at once is busy. */
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final SourceCluster source;
    private final TaskRecorder recorder;
    private final InstantSource clock;
    private final Map<StorageUri, PartitionTaskId> sent = new ConcurrentHashMap<>();
    /** When those that nobody wants were asked to stop; nobody will want them again. */
    private final Map<StorageUri, Instant> asked = new HashMap<>();

    SentExports(SourceCluster source, TaskRecorder recorder, InstantSource clock) {
        this.source = source;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** A statement is about to be sent that writes to this folder. */
    void sending(PartitionTaskId task, StorageUri folder) {
        sent.put(folder, task);
    }

    /** Whether a statement that is under way for an export was sent by this worker. */
    boolean isSent(PartitionTask task) {
        return folders(task).stream().anyMatch(sent::containsKey);
    }

    /**
     * Those that were sent so far and of which it is not known that they have ended; to be asked before the source is.
     *
     * @param isBusy whether a task is being written at this moment: what it sends may not have arrived, and only what
     *     it has given up is told
     */
    Map<StorageUri, PartitionTaskId> underWay(Predicate<PartitionTaskId> isBusy) {
        return sent.entrySet().stream()
                .filter(entry -> asked.containsKey(entry.getKey()) || !isBusy.test(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * How many run that the picture of the job does not show.
     *
     * @param wanted those that it will show
     * @param unwanted those that nobody wants any more
     */
    record Beside(int wanted, int unwanted) {
        static final Beside NONE = new Beside(0, 0);
    }

    /**
     * Counts what runs beside the picture of the job, and asks those to stop that nobody wants.
     *
     * @param before what was under way when the source was asked
     * @param listed the folders that tasks have in that picture
     * @param isBusy whether a task is being written at this moment, which tells nothing of it
     */
    Beside beside(
            Map<StorageUri, PartitionTaskId> before,
            Map<StorageUri, ExportStatus> statuses,
            Set<StorageUri> listed,
            Predicate<PartitionTaskId> isBusy) {
        int wanted = 0;
        int unwanted = 0;
        for (Map.Entry<StorageUri, PartitionTaskId> entry : before.entrySet()) {
            StorageUri folder = entry.getKey();
            boolean known = asked.containsKey(folder);
            if (!known && (listed.contains(folder) || isBusy.test(entry.getValue()))) {
                continue;
            }
            ExportStatus status = statuses.get(folder);
            if (status != null && !status.state().isUnderWay()) {
                ended(folder);
            } else if (!known && isWanted(entry.getValue(), folder)) {
                wanted++;
            } else if (status == null) {
                ended(folder);
            } else {
                unwanted++;
                stop(entry.getValue(), status);
            }
        }
        return new Beside(wanted, unwanted);
    }

    private boolean isWanted(PartitionTaskId task, StorageUri folder) {
        return recorder.partition(task)
                .filter(now -> now.state() == PartitionState.EXPORTING)
                .map(SentExports::folders)
                .filter(folders -> folders.contains(folder))
                .isPresent();
    }

    /** Nobody wants what is under way for a task, whatever lists still say. */
    void givenUp(PartitionTask task) {
        folders(task).stream().filter(sent::containsKey).forEach(folder -> asked.put(folder, Instant.MIN));
    }

    /** Where the statements write that are under way for exports, as far as is known. */
    static Set<StorageUri> folders(Collection<PartitionTask> exporting) {
        return exporting.stream().flatMap(task -> folders(task).stream()).collect(Collectors.toSet());
    }

    private static Set<StorageUri> folders(PartitionTask exporting) {
        Export export = exporting.export();
        return export == null ? Set.of() : SlicedExports.folders(export);
    }

    private void ended(StorageUri folder) {
        sent.remove(folder);
        if (asked.remove(folder) != null) {
            source.forget(folder);
        }
    }

    private void stop(PartitionTaskId task, ExportStatus status) {
        Instant now = clock.instant();
        Instant last = asked.get(status.folder());
        if (last != null && last.plus(AGAIN).isAfter(now)) {
            return;
        }
        asked.put(status.folder(), now);
        LOG.info("The export of {} to {} is cancelled: nobody wants it any more", task, status.folder());
        try {
            source.cancel(status);
        } catch (ClusterException refused) {
            LOG.info("The export to {} goes on: {}", status.folder(), refused.getMessage());
        }
    }
}
