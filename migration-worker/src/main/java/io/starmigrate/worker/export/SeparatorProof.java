package io.starmigrate.worker.export;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PutBack.Way;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.Unload;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the rows that an export has written are those that were scanned for its separators. What was written in
 * between may hold a separator, or a text that CSV cannot tell from NULL: then as many rows may be loaded as were
 * exported, and be others. Safe for use by many threads.
 */
record SeparatorProof(SourceCluster source) {
    /** How many attempts of a generation look for rows that stand still. */
    private static final int ATTEMPTS = 3;

    /** Why it is exported once more. */
    static final String AGAIN =
            "exported again, without separators where that can be: it changed between the scan for its"
                    + " separators and the end of its export";

    /** What is said of an export that is taken as it is. */
    static final String UNPROVED =
            "; its separators were not proved of the rows that were exported: texts may be altered, and rows doubled";

    /**
     * Whether an export without a fingerprint has written rows that may be others than were scanned.
     *
     * @param task whose export has ended, alone and whole
     */
    boolean mayBeOthers(PartitionTask task) {
        Export export = Exporter.exportOf(task);
        PartitionId id = task.id().partition();
        if (!(export.format() instanceof FileFormat.Csv) || task.group().isPresent() || !source.isScanned(id.table())) {
            return false;
        }
        return source.partition(id.table(), id.partition())
                .filter(now -> ChangeToken.of(now).text().equals(export.changeToken()))
                .isEmpty();
    }

    /** Whether it is exported once more for that; the source must still have it. */
    boolean isTriedAgain(PartitionTask task) {
        PartitionId id = task.id().partition();
        return Exporter.exportOf(task).tries() < ATTEMPTS
                && source.partition(id.table(), id.partition()).isPresent();
    }

    /** How a partition is exported that was planned once more for that; empty where only CSV carries it. */
    Optional<Unload> unload(PartitionId id, @Nullable Way putBack) {
        return putBack == Way.UNPROVED_SEPARATORS
                ? source.unloadWithoutSeparators(id.table(), id.partition())
                : Optional.empty();
    }
}
