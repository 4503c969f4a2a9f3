package io.starmigrate.standin.show;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.catalog.KeyModel;
import io.starmigrate.standin.catalog.TableDefinition;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A table's properties as a version and mode shows them: what was written, the defaults, and what is left unsaid. */
final class ShownProperties {
    private static final String BLOOM_FILTER = "bloom_filter_columns";
    private static final List<String> ORDER_BEFORE_3_3 = List.of(
            "replication_num",
            BLOOM_FILTER,
            "colocate_with",
            "dynamic_partition.enable",
            "dynamic_partition.time_unit",
            "dynamic_partition.time_zone",
            "dynamic_partition.start",
            "dynamic_partition.end",
            "dynamic_partition.prefix",
            "dynamic_partition.buckets",
            "dynamic_partition.history_partition_num",
            "in_memory",
            "datacache.enable",
            "storage_volume",
            "enable_async_write_back",
            "enable_persistent_index",
            "replicated_storage",
            "partition_live_number");

    private final Personality personality;
    private final TableDefinition definition;

    private ShownProperties(Personality personality, TableDefinition definition) {
        this.personality = personality;
        this.definition = definition;
    }

    static Map<String, String> of(Personality personality, TableDefinition definition) {
        ShownProperties shown = new ShownProperties(personality, definition);
        Map<String, String> all = shown.all();
        return personality.atLeast(3, 3) ? new TreeMap<>(all) : beforeSorting(all);
    }

    private Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("replication_num", personality.sharedData() ? "1" : "3");
        all.put("compression", "LZ4");
        if (personality.sharedData()) {
            all.put("datacache.enable", "true");
            all.put("storage_volume", "builtin_storage_volume");
            all.put("enable_async_write_back", "false");
        } else {
            all.put("replicated_storage", "true");
        }
        if (definition.properties().containsKey("dynamic_partition.enable")) {
            all.put("dynamic_partition.time_zone", "UTC");
            all.put("dynamic_partition.history_partition_num", "0");
        }
        addVersionDefaults(all);
        all.putAll(definition.properties());
        all.computeIfPresent(BLOOM_FILTER, (name, columns) -> bloomFilter(columns));
        leaveUnsaid(all);
        return all;
    }

    private void addVersionDefaults(Map<String, String> all) {
        if (!personality.atLeast(3, 3)) {
            all.put("enable_persistent_index", "false");
            if (!personality.sharedData()) {
                all.put("in_memory", "false");
            }
            return;
        }
        if (!personality.sharedData()) {
            all.put("fast_schema_evolution", "true");
        }
        if (definition.distribution().random()) {
            all.put("bucket_size", "4294967296");
        }
        if (definition.keyModel() == KeyModel.PRIMARY) {
            all.put("enable_persistent_index", "true");
            if (personality.sharedData()) {
                all.put("persistent_index_type", "CLOUD_NATIVE");
            }
        }
    }

    private void leaveUnsaid(Map<String, String> all) {
        if (!personality.sharedData()) {
            all.remove("storage_volume");
        }
        if (personality.atLeast(3, 3)) {
            all.remove("in_memory");
            if (definition.keyModel() != KeyModel.PRIMARY) {
                all.remove("enable_persistent_index");
            }
        }
    }

    private String bloomFilter(String columns) {
        var names = Arrays.stream(columns.split(",")).map(String::strip);
        return (personality.atLeast(3, 3) ? names.sorted() : names).collect(Collectors.joining(", "));
    }

    private static Map<String, String> beforeSorting(Map<String, String> all) {
        Map<String, String> ordered = new LinkedHashMap<>();
        ORDER_BEFORE_3_3.stream()
                .filter(all::containsKey)
                .forEach(name -> ordered.put(name, all.getOrDefault(name, "")));
        all.forEach((name, value) -> {
            if (!name.equals("compression")) {
                ordered.putIfAbsent(name, value);
            }
        });
        ordered.put("compression", all.getOrDefault("compression", ""));
        return ordered;
    }
}
