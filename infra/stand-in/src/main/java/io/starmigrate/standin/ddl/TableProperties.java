package io.starmigrate.standin.ddl;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.KeyModel;
import io.starmigrate.standin.catalog.TableDefinition;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a version and mode refuses of table properties: names it does not know, and values it cannot serve. */
final class TableProperties {
    /** The backends of the stand-in, as SHOW BACKENDS lists them. */
    private static final int BACKENDS = 3;

    private TableProperties() {}

    /**
     * Checks what CREATE TABLE or ALTER TABLE SET says.
     *
     * @throws SqlError for unknown names, and values this cluster cannot serve
     */
    static void check(Personality personality, String table, Map<String, String> properties) {
        checkReplication(personality, table, properties);
        if (personality.sharedData()) {
            checkSharedData(personality, properties);
        }
        Map<String, String> unknown = new LinkedHashMap<>(properties);
        unknown.keySet().removeIf(name -> TablePropertyNames.known(personality, name));
        if (!unknown.isEmpty()) {
            throw SqlError.executing(personality, "Unknown properties: " + unknown);
        }
    }

    private static void checkSharedData(Personality personality, Map<String, String> properties) {
        String volume = properties.getOrDefault("storage_volume", "builtin_storage_volume");
        if (!volume.equals("builtin_storage_volume")) {
            throw SqlError.executing(personality, "Storage volume " + volume + " not exists");
        }
        if (properties.getOrDefault("enable_async_write_back", "false").equalsIgnoreCase("true")
                && personality.atLeast(3, 1, 4)) {
            throw SqlError.checking(personality, "enable_async_write_back is disabled since version 3.1.4");
        }
        String index = properties.getOrDefault("persistent_index_type", "LOCAL");
        boolean known = index.equalsIgnoreCase("LOCAL")
                || (index.equalsIgnoreCase("CLOUD_NATIVE") && personality.atLeast(3, 3));
        if (!known) {
            throw SqlError.checking(personality, "Invalid persistent index type: " + index);
        }
    }

    /**
     * Checks what the properties say against the rest of CREATE TABLE.
     *
     * @throws SqlError for dynamic partitions of a table that cannot have them, and AUTO_INCREMENT without replicated
     *     storage
     */
    static void check(Personality personality, TableDefinition definition) {
        DynamicPartition.check(personality, definition, definition.properties());
        checkPersistentIndex(personality, definition);
        boolean replicated = !definition
                .properties()
                .getOrDefault("replicated_storage", "true")
                .equalsIgnoreCase("false");
        if (!replicated && definition.columns().stream().anyMatch(Column::autoIncrement)) {
            throw SqlError.executing(personality, "Table with AUTO_INCREMENT column must use Replicated Storage");
        }
    }

    private static void checkPersistentIndex(Personality personality, TableDefinition definition) {
        Map<String, String> properties = definition.properties();
        boolean index = definition.keyModel() == KeyModel.PRIMARY
                && properties.getOrDefault("enable_persistent_index", "false").equalsIgnoreCase("true");
        String otherwise = personality.atLeast(3, 3) ? "CLOUD_NATIVE" : "LOCAL";
        boolean local =
                properties.getOrDefault("persistent_index_type", otherwise).equalsIgnoreCase("LOCAL");
        if (personality.sharedData() && index && local && personality.nodeDisks() == Personality.NodeDisks.NONE) {
            throw SqlError.executing(
                    personality,
                    "Cannot create cloud native table with local persistent index when ComputeNode without "
                            + "storage_path, nodeId:[10004, 10005]");
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
}
