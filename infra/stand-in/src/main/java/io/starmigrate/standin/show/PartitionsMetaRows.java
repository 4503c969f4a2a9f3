package io.starmigrate.standin.show;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.Partition;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.session.Cluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code information_schema.partitions_meta}. */
final class PartitionsMetaRows {
    private PartitionsMetaRows() {}

    static List<String> columns(Personality personality) {
        List<String> columns = new ArrayList<>(List.of("DB_NAME", "TABLE_NAME", "PARTITION_NAME", "PARTITION_ID"));
        columns.addAll(List.of("COMPACT_VERSION", "VISIBLE_VERSION", "VISIBLE_VERSION_TIME", "NEXT_VERSION"));
        if (personality.atLeast(3, 3)) {
            columns.addAll(List.of("DATA_VERSION", "VERSION_EPOCH", "VERSION_TXN_TYPE"));
        }
        columns.addAll(List.of("PARTITION_KEY", "PARTITION_VALUE", "DISTRIBUTION_KEY", "BUCKETS", "REPLICATION_NUM"));
        columns.addAll(List.of("STORAGE_MEDIUM", "COOLDOWN_TIME", "LAST_CONSISTENCY_CHECK_TIME", "IS_IN_MEMORY"));
        columns.addAll(List.of("IS_TEMP", "DATA_SIZE", "ROW_COUNT", "ENABLE_DATACACHE", "AVG_CS", "P50_CS", "MAX_CS"));
        columns.add("STORAGE_PATH");
        if (personality.atLeast(3, 4)) {
            columns.add("STORAGE_SIZE");
        }
        return columns;
    }

    static List<Map<String, @Nullable String>> rows(Cluster cluster, Database database, Table table) {
        List<Map<String, @Nullable String>> rows = new ArrayList<>();
        PartitionFacts facts = new PartitionFacts(cluster, table);
        String key = partitionKey(cluster.personality(), table);
        BiConsumer<Partition, String> add = (partition, temporary) -> {
            Map<String, @Nullable String> row = row(cluster, database, table, partition, facts.of(partition));
            row.put("PARTITION_KEY", key);
            row.put("IS_TEMP", temporary);
            rows.add(row);
        };
        PartitionOrder.shown(table.partitions()).forEach(partition -> add.accept(partition, "0"));
        PartitionOrder.shown(table.temporaryPartitions()).forEach(partition -> add.accept(partition, "1"));
        return rows;
    }

    private static Map<String, @Nullable String> row(
            Cluster cluster, Database database, Table table, Partition partition, Map<String, @Nullable String> facts) {
        boolean sharedData = cluster.personality().sharedData();
        Map<String, @Nullable String> row = new HashMap<>();
        row.put("DB_NAME", database.name());
        row.put("TABLE_NAME", table.name());
        row.put("PARTITION_NAME", partition.name());
        row.put("PARTITION_ID", facts.get("PartitionId"));
        row.put("COMPACT_VERSION", facts.get("CompactVersion"));
        row.put("VISIBLE_VERSION", facts.get("VisibleVersion"));
        row.put("VISIBLE_VERSION_TIME", facts.get("VisibleVersionTime"));
        row.put("NEXT_VERSION", facts.get("NextVersion"));
        row.put("DATA_VERSION", facts.get("DataVersion"));
        row.put("VERSION_EPOCH", facts.get("VersionEpoch"));
        row.put("VERSION_TXN_TYPE", facts.get("VersionTxnType"));
        row.put("PARTITION_VALUE", facts.get("Range"));
        row.put("DISTRIBUTION_KEY", facts.get("DistributionKey"));
        row.put("BUCKETS", facts.get("Buckets"));
        row.put("REPLICATION_NUM", facts.get("ReplicationNum"));
        row.put("STORAGE_MEDIUM", facts.get("StorageMedium"));
        row.put("COOLDOWN_TIME", facts.get("CooldownTime"));
        row.put("IS_IN_MEMORY", "0");
        row.put("DATA_SIZE", facts.get("DataSize"));
        row.put("ROW_COUNT", facts.get("RowCount"));
        row.put("ENABLE_DATACACHE", sharedData ? "1" : "0");
        List.of("AVG_CS", "P50_CS", "MAX_CS").forEach(score -> row.put(score, "0.0"));
        row.put(
                "STORAGE_PATH",
                sharedData ? "s3://stand-in/db" + database.id() + "/" + table.id() + "/" + partition.id() : "");
        row.put("STORAGE_SIZE", String.valueOf(cluster.rows().dataBytes(partition.id())));
        return row;
    }

    /** Since 3.3 not the columns' names but their definitions. */
    private static String partitionKey(Personality personality, Table table) {
        TableText text = new TableText(personality, table);
        return table.partitionColumns().stream()
                .map(personality.atLeast(3, 3) ? text::columnText : Column::name)
                .collect(Collectors.joining(", "));
    }
}
