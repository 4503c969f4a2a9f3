package io.starmigrate.worker.starrocks;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fingerprints of snapshots: of partitions that stand still from when a change token was read until after the
 * fingerprint was taken. Where versions move without a change, equal fingerprints before and after tell the same. Safe
 * for use by many threads.
 */
public final class SnapshotFingerprints {
    private final Supplier<Optional<SourceCluster>> source;

    /** @param source empty where the source cannot be asked */
    public SnapshotFingerprints(Supplier<Optional<SourceCluster>> source) {
        this.source = source;
    }

    /**
     * What a snapshot held.
     *
     * @param fingerprint of its rows
     * @param token the change token under which the source still had these rows
     */
    public record Snapshot(Fingerprint fingerprint, ChangeToken token) {}

    /**
     * A snapshot's fingerprint: of rows that stood still from before it was taken until after this scan.
     *
     * @param changeToken the partition's version when the snapshot was taken
     * @param before the fingerprint of its rows before that; null where versions tell as much
     * @return empty when the partition has changed since, or changes meanwhile
     * @throws ClusterException when the source cannot answer
     */
    public static Optional<Snapshot> take(
            SourceCluster source,
            PartitionId id,
            List<String> columns,
            String changeToken,
            @Nullable Fingerprint before) {
        Optional<ChangeToken> now = token(source, id);
        boolean still = now.isPresent() && now.get().text().equals(changeToken);
        if (now.isEmpty() || (!still && before == null)) {
            return Optional.empty();
        }
        Fingerprint fingerprint = source.fingerprint(id.table(), id.partition(), columns);
        boolean stood = (still && token(source, id).equals(now)) || fingerprint.isAllOf(before);
        return stood ? Optional.of(new Snapshot(fingerprint, now.get())) : Optional.empty();
    }

    /**
     * Whose snapshot.
     *
     * @param partition its name
     * @param changeToken the partition's version when the snapshot was taken
     * @param before the fingerprint of its rows before that; null where versions tell as much
     */
    public record Request(
            String partition, String changeToken, @Nullable Fingerprint before) {}

    /**
     * The same of several partitions of a table, by their names, with few questions: each stood still on its own.
     *
     * @return empty for one that has changed; none for one that is to be asked for alone
     * @throws ClusterException when the source cannot answer
     */
    public static Map<String, Optional<Snapshot>> takeTogether(
            SourceCluster source, String table, List<Request> wanted, List<String> columns) {
        List<String> names = wanted.stream().map(Request::partition).toList();
        Map<String, CatalogPartition> now = source.partitions(table, names);
        Map<String, Fingerprint> fingerprints = source.fingerprints(table, now.keySet(), columns);
        Map<String, CatalogPartition> after = source.partitions(table, names);
        Map<String, Optional<Snapshot>> taken = new HashMap<>();
        for (Request one : wanted) {
            CatalogPartition held = now.get(one.partition());
            Fingerprint fingerprint = fingerprints.get(one.partition());
            if (held == null || fingerprint == null) {
                continue;
            }
            ChangeToken token = ChangeToken.of(held);
            CatalogPartition later = after.get(one.partition());
            boolean still = token.text().equals(one.changeToken())
                    && later != null
                    && ChangeToken.of(later).equals(token);
            taken.put(
                    one.partition(),
                    still || fingerprint.isAllOf(one.before())
                            ? Optional.of(new Snapshot(fingerprint, token))
                            : Optional.empty());
        }
        return taken;
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
                        .flatMap(cluster ->
                                take(cluster, manifest.task().partition(), manifest.columnNames(), token, null))
                        .map(Snapshot::fingerprint);
    }

    private static Optional<ChangeToken> token(SourceCluster source, PartitionId id) {
        return source.partition(id.table(), id.partition()).map(ChangeToken::of);
    }
}
