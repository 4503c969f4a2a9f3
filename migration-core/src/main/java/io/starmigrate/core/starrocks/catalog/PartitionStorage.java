package io.starmigrate.core.starrocks.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one partition's rows are kept, which need not be the way its table says: {@code ALTER TABLE … MODIFY PARTITION}
 * and dynamic partitions give partitions values of their own, and no definition shows them. Immutable.
 *
 * @param name the partition's name
 * @param buckets how many buckets it has; null where the cluster does not say
 * @param properties {@code replication_num}, {@code storage_medium} and {@code storage_cooldown_time}, as far as the
 *     cluster tells them: shared-data clusters have none of them, and a partition that never cools down no time
 */
public record PartitionStorage(String name, @Nullable Integer buckets, Map<String, String> properties) {
    /** How many copies of each row there are. */
    public static final String REPLICAS = "replication_num";

    /** SSD or HDD. */
    public static final String MEDIUM = "storage_medium";

    /** When its rows are moved from SSD to HDD. */
    public static final String COOLDOWN = "storage_cooldown_time";

    /** All of these. */
    public static final List<String> PROPERTIES = List.of(REPLICAS, MEDIUM, COOLDOWN);

    /** What StarRocks prints where a partition never cools down, in whatever zone. */
    private static final String NEVER = "9999-12-31";

    private static final Map<String, List<String>> COLUMNS = Map.of(
            REPLICAS, List.of("ReplicationNum", "REPLICATION_NUM"),
            MEDIUM, List.of("StorageMedium", "STORAGE_MEDIUM"),
            COOLDOWN, List.of("CooldownTime", "COOLDOWN_TIME"));

    public PartitionStorage {
        properties = Map.copyOf(properties);
    }

    /** Reads the rows of {@code SHOW PARTITIONS}; of several physical partitions the first one tells. */
    public static List<PartitionStorage> readAll(List<CatalogRow> rows) {
        Map<String, PartitionStorage> byName = new LinkedHashMap<>();
        for (CatalogRow row : rows) {
            PartitionStorage read = read(row);
            if (!CatalogPartition.isPlaceholder(read.name)) {
                byName.putIfAbsent(read.name, read);
            }
        }
        return List.copyOf(byName.values());
    }

    private static PartitionStorage read(CatalogRow row) {
        Map<String, String> properties = new LinkedHashMap<>();
        COLUMNS.forEach((property, columns) -> {
            String value = row.text(columns.toArray(String[]::new)).strip();
            if (!value.isEmpty() && !isNever(value)) {
                properties.put(property, value);
            }
        });
        return new PartitionStorage(
                row.require("PartitionName", "PARTITION_NAME"),
                row.number("Buckets", "BUCKETS").map(Math::toIntExact).orElse(null),
                properties);
    }

    /** Whether a cooldown time says that there is none. */
    public static boolean isNever(String cooldownTime) {
        return cooldownTime.startsWith(NEVER);
    }
}
