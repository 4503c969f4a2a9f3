package io.starmigrate.standin.ddl;

import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.session.Cluster;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What is refused of the properties of one partition, which count beside those of its table. */
final class PartitionProperties {
    private static final String MEDIUM = "storage_medium";
    private static final String COOLDOWN = "storage_cooldown_time";
    private static final Set<String> KNOWN = Set.of("replication_num", MEDIUM, COOLDOWN, "in_memory", "tablet_type");

    private PartitionProperties() {}

    /** @throws SqlError for names that partitions have not, and values that do not go together */
    static void check(Cluster cluster, Table table, Map<String, String> own) {
        Map<String, String> unknown = new LinkedHashMap<>(own);
        unknown.keySet().removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw SqlError.executing(cluster.personality(), "Unknown properties: " + unknown);
        }
        TableProperties.check(cluster.personality(), table.name(), own);
        if (own.containsKey(MEDIUM) || own.containsKey(COOLDOWN)) {
            checkCooldown(cluster, table, own);
        }
    }

    private static void checkCooldown(Cluster cluster, Table table, Map<String, String> own) {
        Map<String, String> all = new LinkedHashMap<>(table.definition().properties());
        all.putAll(own);
        String time = all.getOrDefault(COOLDOWN, "");
        if (time.isEmpty()) {
            return;
        }
        if (!all.containsKey(MEDIUM)) {
            throw SqlError.executing(
                    cluster.personality(), "Invalid data property. storage medium property is not found");
        }
        if (all.getOrDefault(MEDIUM, "").equalsIgnoreCase("HDD")) {
            throw SqlError.executing(cluster.personality(), "Can not assign cooldown timestamp to HDD storage medium");
        }
        LocalDateTime now = LocalDateTime.ofInstant(cluster.clock().instant(), ZoneOffset.UTC);
        if (!LocalDateTime.parse(time.replace(' ', 'T')).isAfter(now)) {
            throw SqlError.executing(cluster.personality(), "Cooldown time should be later than now");
        }
    }
}
