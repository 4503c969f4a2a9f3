package io.starmigrate.standin.show;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.catalog.Partition;
import io.starmigrate.standin.catalog.PartitionKeyRange;
import io.starmigrate.standin.catalog.PartitionValues;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.session.Cluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that SHOW PARTITIONS and partitions_meta can tell of a table's partitions, by SHOW PARTITIONS' column names. For
 * one statement.
 */
final class PartitionFacts {
    private final Cluster cluster;
    private final Map<String, String> properties;
    private final Map<String, @Nullable String> ofTable;

    PartitionFacts(Cluster cluster, Table table) {
        this.cluster = cluster;
        this.properties = ShownProperties.of(cluster.personality(), table.definition());
        this.ofTable = ofTable(table);
    }

    /** The columns of SHOW PARTITIONS, which version and mode decide. */
    static List<String> columns(Personality personality, String boundsColumn) {
        List<String> columns = new ArrayList<>(List.of("PartitionId", "PartitionName"));
        boolean storageSize = personality.atLeast(3, 4);
        if (personality.sharedData()) {
            columns.addAll(List.of("CompactVersion", "VisibleVersion", "NextVersion", "State", "PartitionKey"));
            columns.addAll(List.of(boundsColumn, "DistributionKey", "Buckets", "DataSize"));
            columns.addAll(storageSize ? List.of("StorageSize") : List.of());
            String cache = personality.atLeast(3, 1) ? "EnableDataCache" : "CacheTTL";
            columns.addAll(List.of("RowCount", cache, "AsyncWrite", "AvgCS", "P50CS", "MaxCS"));
        } else {
            columns.addAll(List.of("VisibleVersion", "VisibleVersionTime", "VisibleVersionHash", "State"));
            columns.addAll(List.of("PartitionKey", boundsColumn, "DistributionKey", "Buckets", "ReplicationNum"));
            columns.addAll(List.of("StorageMedium", "CooldownTime", "LastConsistencyCheckTime", "DataSize"));
            columns.addAll(storageSize ? List.of("StorageSize") : List.of());
            columns.addAll(List.of("IsInMemory", "RowCount"));
        }
        if (personality.atLeast(3, 3)) {
            columns.addAll(List.of("DataVersion", "VersionEpoch", "VersionTxnType"));
        }
        return columns;
    }

    Map<String, @Nullable String> of(Partition partition) {
        Map<String, @Nullable String> facts = new HashMap<>(ofTable);
        facts.put("PartitionId", String.valueOf(partition.id()));
        facts.put("PartitionName", partition.name());
        facts.put("CompactVersion", String.valueOf(partition.compactVersion()));
        facts.put("VisibleVersion", String.valueOf(partition.visibleVersion()));
        facts.put("NextVersion", String.valueOf(partition.visibleVersion() + 1));
        facts.put("VisibleVersionTime", Times.shown(partition.visibleVersionTime()));
        String bounds = bounds(cluster.personality(), partition);
        facts.put("Range", bounds);
        facts.put("List", bounds);
        facts.put("Buckets", String.valueOf(partition.buckets()));
        Map<String, String> own = partition.own();
        facts.put("ReplicationNum", kept(own, "replication_num", "1"));
        facts.put("StorageMedium", kept(own, "storage_medium", "SSD"));
        facts.put("CooldownTime", kept(own, "storage_cooldown_time", "9999-12-31 15:59:59"));
        addSizes(facts, cluster, partition);
        facts.put("DataVersion", String.valueOf(partition.dataVersion()));
        facts.put("VersionEpoch", String.valueOf(partition.versionEpoch()));
        return facts;
    }

    private String kept(Map<String, String> own, String property, String otherwise) {
        return own.getOrDefault(property, properties.getOrDefault(property, otherwise));
    }

    /** What is the same of all partitions. */
    private static Map<String, @Nullable String> ofTable(Table table) {
        Map<String, @Nullable String> facts = new HashMap<>();
        facts.put("VisibleVersionHash", "0");
        facts.put("State", "NORMAL");
        facts.put(
                "PartitionKey",
                String.join(", ", table.definition().partitioning().columns()));
        facts.put("DistributionKey", distributionKey(table));
        facts.put("LastConsistencyCheckTime", null);
        facts.put("IsInMemory", "false");
        facts.put("EnableDataCache", "true");
        facts.put("CacheTTL", "0");
        facts.put("AsyncWrite", "false");
        List.of("AvgCS", "P50CS", "MaxCS").forEach(score -> facts.put(score, "0.00"));
        facts.put("VersionTxnType", "TXN_NORMAL");
        return facts;
    }

    private static void addSizes(Map<String, @Nullable String> facts, Cluster cluster, Partition partition) {
        String size = Sizes.compact(cluster.rows().dataBytes(partition.id()));
        facts.put("DataSize", size);
        facts.put("StorageSize", size);
        facts.put("RowCount", String.valueOf(cluster.rows().rowCount(partition.id())));
    }

    private static String distributionKey(Table table) {
        List<String> columns = table.definition().distribution().hashColumns();
        return columns.isEmpty() ? "ALL KEY" : String.join(", ", columns);
    }

    static String bounds(Personality personality, Partition partition) {
        if (partition.bounds() instanceof PartitionKeyRange range) {
            return range.shown();
        }
        return partition.bounds() instanceof PartitionValues values ? ListText.shown(personality, values) : "";
    }
}
