package io.starmigrate.core.starrocks.version;

import java.util.Collection;
import java.util.Locale;

/** Where a cluster keeps its tables. */
public enum RunMode {
    /** On the backends' own disks. */
    SHARED_NOTHING,
    /** In object storage (存算分离), 3.0 and later. */
    SHARED_DATA,
    /** It could not be found out; whatever depends on it must work in both modes. */
    UNKNOWN;

    /** Reads the value of {@code run_mode}; anything else than the two known values is {@link #UNKNOWN}. */
    public static RunMode parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "shared_nothing" -> SHARED_NOTHING;
            case "shared_data" -> SHARED_DATA;
            default -> UNKNOWN;
        };
    }

    /**
     * Tells the mode by the columns of {@code SHOW PARTITIONS} of any table, which needs no privilege beyond the
     * table's own: {@code CompactVersion} is there for tables in object storage only, {@code ReplicationNum} for the
     * others only.
     */
    public static RunMode ofPartitionColumns(Collection<String> columns) {
        if (columns.stream().anyMatch("CompactVersion"::equalsIgnoreCase)) {
            return SHARED_DATA;
        }
        return columns.stream().anyMatch("ReplicationNum"::equalsIgnoreCase) ? SHARED_NOTHING : UNKNOWN;
    }
}
