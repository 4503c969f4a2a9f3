package io.starmigrate.core.plan;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PhysicalPartition;
import java.util.Comparator;
import java.util.stream.Collectors;

/**
 * Tells whether a partition's data changed: the versions of its physical partitions. Read before an export is submitted
 * and again after its manifest is made: equal tokens mean that the partition was still in between (reference 6.4).
 *
 * <p>Different tokens mean that it may have changed: before 3.3, compaction in shared-data moves the version too, so
 * compare fingerprints before exporting anew.
 *
 * @param text the canonical form, {@code id:version} of every physical partition by ascending id; never empty
 */
public record ChangeToken(String text) {
    public ChangeToken {
        if (!text.matches("\\d+:\\d+(,\\d+:\\d+)*")) {
            throw new IllegalArgumentException(
                    "Cannot read \"" + text + "\" as a change token: it looks like 10035:7,10038:2");
        }
    }

    /** The token of a partition as the catalog tells it. */
    public static ChangeToken of(CatalogPartition partition) {
        return new ChangeToken(partition.physical().stream()
                .sorted(Comparator.comparingLong(PhysicalPartition::id))
                .map(part -> part.id() + ":" + part.changeVersion())
                .collect(Collectors.joining(",")));
    }

    @Override
    public String toString() {
        return text;
    }
}
