package io.starmigrate.worker.export;

import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.DataFileKey.TableRef;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Slices;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.Unload;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the next attempt of an export, to be written down before it is submitted. Safe for use by many threads. */
final class Attempts {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final SourceCluster source;
    private final WorkerIdentity self;
    private final StorageUri storage;
    private final ExportedFiles files;

    /** @param storage where the source exports to */
    Attempts(SourceCluster source, WorkerIdentity self, StorageUri storage, ExportedFiles files) {
        this.source = source;
        this.self = self;
        this.storage = storage;
        this.files = files;
    }

    /** Where compaction moves versions, only the rows themselves can tell afterwards that they stood still. */
    private static boolean isToldByRows(CatalogPartition partition) {
        return ChangeSignal.of(partition).movesWithoutChange() && !partition.isUntouched();
    }

    private @Nullable Fingerprint before(PartitionTask task, Unload unload, CatalogPartition partition) {
        if (!isToldByRows(partition)) {
            return null;
        }
        try {
            return source.fingerprint(unload.table(), task.id().partition().partition(), columns(unload));
        } catch (ClusterException refused) {
            if (refused.isTransient()) {
                throw refused;
            }
            LOG.warn("{} has no fingerprint before its export: {}", task.id(), refused.getMessage());
            return null;
        }
    }

    private static List<String> columns(Unload unload) {
        return unload.columns().stream().map(FileColumn::name).toList();
    }

    /** The fingerprints before an export of several partitions, as far as they are wanted and told together. */
    Map<String, Fingerprint> before(Unload unload, Collection<CatalogPartition> partitions) {
        List<String> wanted = partitions.stream()
                .filter(Attempts::isToldByRows)
                .map(CatalogPartition::name)
                .toList();
        return wanted.isEmpty() ? Map.of() : source.fingerprints(unload.table(), wanted, columns(unload));
    }

    /**
     * The attempt after those a task had, with a folder of its own in which nothing lies: a job of before may have had
     * this one's name, and have left its files.
     *
     * @throws ClusterException to be tried later, when the storage does not tell now
     */
    Export next(PartitionTask task, Unload unload, CatalogPartition partition) {
        return next(task, unload, partition, free(task), before(task, unload, partition));
    }

    /**
     * The same of one of several.
     *
     * @param known the fingerprints before, as far as they were told together
     */
    Export next(PartitionTask task, Unload unload, CatalogPartition partition, Map<String, Fingerprint> known) {
        return next(task, unload, partition, free(task), told(task, unload, partition, known));
    }

    /** The same of one that rides: nothing is exported into its folder, and nothing is taken from there. */
    Export riding(PartitionTask task, Unload unload, CatalogPartition partition, Map<String, Fingerprint> known) {
        return next(task, unload, partition, following(task), told(task, unload, partition, known));
    }

    private @Nullable Fingerprint told(
            PartitionTask task, Unload unload, CatalogPartition partition, Map<String, Fingerprint> known) {
        Fingerprint before = known.get(partition.name());
        return before == null ? before(task, unload, partition) : before;
    }

    private static int following(PartitionTask task) {
        return task.export() == null ? 1 : task.export().attempt() + 1;
    }

    private int free(PartitionTask task) {
        int attempt = following(task);
        try {
            if (!files.isFree(folder(task, attempt))) {
                int free = Export.attemptBeyond(files.highestAttempt(generation(task)));
                LOG.warn(
                        "Files that nobody knows of lie in {}: {} is exported into {}",
                        folder(task, attempt),
                        task.id(),
                        folder(task, free));
                return free;
            }
        } catch (ObjectStoreException unanswered) {
            throw new ClusterException(
                    Remedy.RETRY_LATER,
                    "whether its folder is empty is not known: " + unanswered.getMessage(),
                    unanswered);
        }
        return attempt;
    }

    private StorageUri generation(PartitionTask task) {
        PartitionId id = task.id().partition();
        return DataFileKey.generationFolder(
                storage,
                id.job(),
                new TableRef(id.database(), id.table()),
                id.partition(),
                task.id().generation());
    }

    private StorageUri folder(PartitionTask task, int attempt) {
        PartitionId id = task.id().partition();
        return DataFileKey.attemptFolder(
                storage,
                id.job(),
                new TableRef(id.database(), id.table()),
                id.partition(),
                task.id().generation(),
                attempt);
    }

    private Export next(
            PartitionTask task, Unload unload, CatalogPartition partition, int attempt, @Nullable Fingerprint before) {
        return new Export(
                attempt,
                folder(task, attempt),
                ChangeToken.of(partition).text(),
                unload.columns(),
                unload.format(),
                self.clock().instant(),
                task.export() == null ? null : task.export().cancelled(),
                before,
                null,
                null,
                givenUp(task));
    }

    /** Whatever becomes of this attempt: the next is by one statement, too. */
    private static @Nullable Slices givenUp(PartitionTask task) {
        Slices last = task.export() == null ? null : task.export().slices();
        return last != null && last.over() ? last : null;
    }
}
