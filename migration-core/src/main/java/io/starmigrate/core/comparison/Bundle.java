package io.starmigrate.core.comparison;

import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Pairs of one table that are compared by one fingerprint on each side. A row lies in the one partition whose bounds it
 * fits, so where all rows together are equal and each partition has as many rows on both sides, each is equal; where
 * they are not, the pairs are compared one by one. Small partitions cost a statement each, not their rows: a bundle
 * makes hundreds of them one.
 *
 * @param pairs one or more
 */
public record Bundle(List<PartitionPair> pairs) {
    /** How much is compared at once: little enough to be compared again one by one. */
    private static final long BYTES = 256L << 20;

    private static final int PAIRS = 200;

    public Bundle {
        pairs = List.copyOf(pairs);
    }

    /** All pairs of a table in bundles; what one side alone has, or is large, in one of its own. */
    public static List<Bundle> of(List<PartitionPair> pairs) {
        List<Bundle> bundles = new ArrayList<>();
        List<PartitionPair> open = new ArrayList<>();
        long bytes = 0;
        for (PartitionPair pair : pairs.stream()
                .sorted(Comparator.comparingLong(PartitionPair::bytes))
                .toList()) {
            if (!isBundled(pair)) {
                bundles.add(new Bundle(List.of(pair)));
                continue;
            }
            if (!open.isEmpty() && (bytes + pair.bytes() > BYTES || open.size() == PAIRS)) {
                bundles.add(new Bundle(open));
                open.clear();
                bytes = 0;
            }
            open.add(pair);
            bytes += pair.bytes();
        }
        if (!open.isEmpty()) {
            bundles.add(new Bundle(open));
        }
        return List.copyOf(bundles);
    }

    private static boolean isBundled(PartitionPair pair) {
        return pair.sides() == Sides.BOTH
                && pair.source().orElseThrow().kind() == TablePart.Kind.PARTITION
                && pair.target().orElseThrow().kind() == TablePart.Kind.PARTITION;
    }

    /** How big the catalogs believe it is. */
    public long bytes() {
        return pairs.stream().mapToLong(PartitionPair::bytes).sum();
    }

    /** Whether several pairs are compared at once. */
    public boolean isShared() {
        return pairs.size() > 1;
    }

    /** All of it at the source. */
    public TablePart source() {
        return joined(pairs.stream().map(pair -> pair.source().orElseThrow()).toList());
    }

    /** All of it at the target. */
    public TablePart target() {
        return joined(pairs.stream().map(pair -> pair.target().orElseThrow()).toList());
    }

    private static TablePart joined(List<TablePart> parts) {
        TableName table = parts.get(0).table();
        return TablePart.partitions(
                table,
                parts.stream().flatMap(part -> part.partitions().stream()).toList());
    }
}
