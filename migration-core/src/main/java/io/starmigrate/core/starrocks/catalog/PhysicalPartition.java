package io.starmigrate.core.starrocks.catalog;

import io.starmigrate.core.starrocks.version.RunMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One physical partition.
 *
 * @param id its number; changes whenever its content is replaced as a whole
 * @param visibleVersion moves with every load, and in shared-data with every compaction too; 1 when never loaded
 * @param data the version that only changes of data move; null before 3.3
 * @param changed when the visible version was published; null where the catalog does not say, as SHOW PARTITIONS in
 *     shared-data
 * @param sharedData whether its files lie in an object store: there compaction moves the visible version
 */
public record PhysicalPartition(
        long id,
        long visibleVersion,
        @Nullable Long data,
        @Nullable String changed,
        boolean sharedData) {
    /** One of a shared-nothing cluster. */
    public PhysicalPartition(long id, long visibleVersion, @Nullable Long data, @Nullable String changed) {
        this(id, visibleVersion, data, changed, false);
    }

    static PhysicalPartition read(CatalogRow row) {
        return new PhysicalPartition(
                row.requireNumber("PartitionId", "PARTITION_ID"),
                row.requireNumber("VisibleVersion", "VISIBLE_VERSION"),
                row.number("DataVersion", "DATA_VERSION").orElse(null),
                row.find("VisibleVersionTime", "VISIBLE_VERSION_TIME")
                        .filter(text -> text.matches("\\d{4}-\\d{2}-\\d{2} .*"))
                        .orElse(null),
                // SHOW PARTITIONS has the one in shared-data alone; partitions_meta has the other filled there alone.
                RunMode.ofPartitionColumns(row.columns()) == RunMode.SHARED_DATA
                        || !row.text("STORAGE_PATH").isEmpty());
    }

    /** The version that compaction does not move, where the version of StarRocks has it (3.3 and later). */
    public Optional<Long> dataVersion() {
        return Optional.ofNullable(data);
    }

    /** When its visible version was published, in the cluster's time zone; empty where the catalog does not say. */
    public Optional<String> changedAt() {
        return Optional.ofNullable(changed);
    }

    /** Whether compaction moves the version to compare. */
    public boolean movesByCompaction() {
        return sharedData && data == null;
    }

    /** The version to compare: the data version where there is one, else the visible version. */
    public long changeVersion() {
        return data == null ? visibleVersion : data;
    }
}
