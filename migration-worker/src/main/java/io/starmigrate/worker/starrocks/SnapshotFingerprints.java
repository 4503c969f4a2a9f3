package io.starmigrate.worker.starrocks;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Fingerprints of snapshots: of partitions that stand still from when a change token was read until after the
 * fingerprint was taken. Safe for use by many threads.
 */
public final class SnapshotFingerprints {
    private final Supplier<Optional<SourceCluster>> source;

    /** @param source empty where the source cannot be asked */
    public SnapshotFingerprints(Supplier<Optional<SourceCluster>> source) {
        this.source = source;
    }

    /**
     * A snapshot's fingerprint.
     *
     * @param changeToken the partition's version when the snapshot was taken
     * @return empty when the partition has changed since, or changes meanwhile
     * @throws ClusterException when the source cannot answer
     */
    public static Optional<Fingerprint> take(
            SourceCluster source, PartitionId id, List<String> columns, String changeToken) {
        if (!stands(source, id, changeToken)) {
            return Optional.empty();
        }
        Fingerprint fingerprint = source.fingerprint(id.table(), id.partition(), columns);
        return stands(source, id, changeToken) ? Optional.of(fingerprint) : Optional.empty();
    }

    /**
     * The fingerprint of a manifest's snapshot, taken once more.
     *
     * @return empty when the source cannot be asked, or no longer holds the snapshot
     * @throws ClusterException when the source cannot answer
     */
    public Optional<Fingerprint> anew(Manifest manifest) {
        String token = manifest.changeToken();
        return token == null
                ? Optional.empty()
                : source.get()
                        .flatMap(cluster -> take(cluster, manifest.task().partition(), manifest.columnNames(), token));
    }

    private static boolean stands(SourceCluster source, PartitionId id, String changeToken) {
        return source.partition(id.table(), id.partition())
                .filter(now -> ChangeToken.of(now).text().equals(changeToken))
                .isPresent();
    }
}
