package io.starmigrate.core.plan;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Tells hot partitions, which are still being written and are therefore exported last.
 *
 * @param since the moment from which a change counts as recent, in the cluster's time zone
 */
public record RecentChange(LocalDateTime since) {
    private static final DateTimeFormatter CATALOG = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /**
     * Whether a partition changed recently. Shared-data catalogs do not say when one changed: there a partition whose
     * values are moments from {@code since} on counts, because the newest data are written to it.
     */
    public boolean isIn(CatalogPartition partition) {
        String limit = CATALOG.format(since);
        return partition
                .changedAt()
                .map(changed -> changed.compareTo(limit) >= 0 && !partition.isUntouched())
                .orElseGet(() -> PartitionValue.of(partition)
                        .filter(PartitionValue::isMoment)
                        .filter(value -> value.text().compareTo(limit) >= 0)
                        .isPresent());
    }
}
