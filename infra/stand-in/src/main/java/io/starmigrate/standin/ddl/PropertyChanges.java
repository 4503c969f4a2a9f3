package io.starmigrate.standin.ddl;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What ALTER TABLE SET may change. */
final class PropertyChanges {
    private static final Set<String> FIXED =
            Set.of("storage_volume", "compression", "bucket_size_fixed", "storage_format");

    /** Beginnings of names that one statement may set several of. */
    private static final Set<String> GROUPS = Set.of(DynamicPartition.PREFIX, "binlog.");

    private PropertyChanges() {}

    /** @throws SqlError for names the version does not know, values it refuses, and what cannot be changed any more */
    static void check(Personality personality, Table table, Map<String, String> changes) {
        if (changes.size() > 1
                && GROUPS.stream()
                        .noneMatch(group -> changes.keySet().stream().allMatch(name -> name.startsWith(group)))) {
            throw SqlError.analyzing("Can only set one table property at a time");
        }
        for (String name : changes.keySet()) {
            if (FIXED.contains(name)) {
                throw SqlError.checking(personality, "Unknown table property: [" + name + "]");
            }
        }
        TableProperties.check(personality, table.name(), changes);
        boolean dynamic = changes.keySet().stream().anyMatch(name -> name.startsWith(DynamicPartition.PREFIX));
        if (dynamic) {
            Map<String, String> all = new LinkedHashMap<>(table.definition().properties());
            all.putAll(changes);
            DynamicPartition.check(personality, table.definition(), all);
        }
    }
}
