package io.starmigrate.sandbox.starrocks.ddl;

import io.starmigrate.sandbox.starrocks.Personality;
import io.starmigrate.sandbox.starrocks.SqlError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which table properties a version and mode knows, and what it refuses of their values. */
final class TableProperties {
    /** The backends of the stand-in, as SHOW BACKENDS lists them. */
    private static final int BACKENDS = 3;

    private static final Set<String> EVERYWHERE = Set.of(
            "replication_num",
            "bloom_filter_columns",
            "bloom_filter_fpp",
            "colocate_with",
            "compression",
            "storage_medium",
            "storage_cooldown_time",
            "storage_type",
            "storage_format",
            "in_memory",
            "enable_persistent_index",
            "replicated_storage",
            "write_quorum",
            "storage_volume",
            "partition_live_number",
            "short_key",
            "light_schema_change",
            "unique_constraints",
            "foreign_key_constraints",
            "binlog_enable",
            "binlog_ttl_second",
            "binlog_max_size",
            "storage_cooldown_ttl");
    private static final Set<String> SHARED_DATA =
            Set.of("datacache.enable", "datacache.partition_duration", "enable_async_write_back");
    private static final Set<String> SINCE_3_2 =
            Set.of("bucket_size", "fast_schema_evolution", "persistent_index_type", "primary_index_cache_expire_sec");
    private static final Set<String> SINCE_3_3 =
            Set.of("partition_ttl", "partition_ttl_number", "base_compaction_forbidden_time_ranges", "labels.location");
    private static final Set<String> SINCE_3_4 = Set.of(
            "partition_retention_condition",
            "time_drift_constraint",
            "file_bundling",
            "compaction_strategy",
            "flat_json.enable");

    private TableProperties() {}

    /**
     * Checks what CREATE TABLE or ALTER TABLE SET says.
     *
     * @throws SqlError for unknown names, and values this cluster cannot serve
     */
    static void check(Personality personality, String table, Map<String, String> properties) {
        checkReplication(personality, table, properties);
        String volume = properties.getOrDefault("storage_volume", "builtin_storage_volume");
        if (personality.sharedData() && !volume.equals("builtin_storage_volume")) {
            throw SqlError.executing(personality, "Storage volume " + volume + " not exists");
        }
        Map<String, String> unknown = new LinkedHashMap<>(properties);
        unknown.keySet().removeIf(name -> known(personality, name));
        if (!unknown.isEmpty()) {
            throw SqlError.executing(personality, "Unknown properties: " + unknown);
        }
    }

    private static void checkReplication(Personality personality, String table, Map<String, String> properties) {
        String written = properties.getOrDefault("replication_num", "1");
        int replicas;
        try {
            replicas = Integer.parseInt(written);
        } catch (NumberFormatException notANumber) {
            throw SqlError.executing(personality, "Invalid replication_num: " + written);
        }
        if (personality.sharedData() || replicas <= BACKENDS) {
            return;
        }
        String message = "Table replication num should be less than of equal to the number of available BE nodes. "
                + "You can change this default by setting the replication_num table properties. "
                + "Current alive backend is [10001,10002,10003].";
        if (personality.atLeast(3, 3)) {
            throw SqlError.analyzing(message);
        }
        throw SqlError.executing(personality, message + " table=" + table + ", properties.replication_num=" + written);
    }

    private static boolean known(Personality personality, String name) {
        return name.startsWith("dynamic_partition.")
                || EVERYWHERE.contains(name)
                || (personality.sharedData() && SHARED_DATA.contains(name))
                || (personality.atLeast(3, 2) && SINCE_3_2.contains(name))
                || (personality.atLeast(3, 3) && SINCE_3_3.contains(name))
                || (personality.atLeast(3, 4) && SINCE_3_4.contains(name));
    }
}
