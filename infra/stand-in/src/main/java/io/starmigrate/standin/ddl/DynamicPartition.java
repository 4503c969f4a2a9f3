package io.starmigrate.standin.ddl;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Partitioning;
import io.starmigrate.standin.catalog.TableDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code dynamic_partition.*}: which names there are, and what they may say. The stand-in makes no partitions by them.
 */
final class DynamicPartition {
    static final String PREFIX = "dynamic_partition.";

    private static final String ENABLE = PREFIX + "enable";
    private static final List<String> NAMES = List.of(
            "enable",
            "time_unit",
            "time_zone",
            "start",
            "end",
            "prefix",
            "buckets",
            "history_partition_num",
            "start_day_of_week",
            "start_day_of_month",
            "replication_num");
    private static final Set<String> UNITS = Set.of("HOUR", "DAY", "WEEK", "MONTH", "YEAR");

    private DynamicPartition() {}

    static boolean known(String name) {
        return name.startsWith(PREFIX) && NAMES.contains(name.substring(PREFIX.length()));
    }

    /** @throws SqlError for what the front end's check of dynamic partitions refuses */
    static void check(Personality personality, TableDefinition definition, Map<String, String> properties) {
        if (properties.keySet().stream().noneMatch(name -> name.startsWith(PREFIX))) {
            return;
        }
        if (!(definition.partitioning() instanceof Partitioning.Range range)
                || range.columns().size() != 1) {
            throw SqlError.executing(personality, "Dynamic partition only support single-column range partition");
        }
        for (String name : List.of("time_unit", "prefix", "end", "buckets")) {
            boolean optional = name.equals("buckets") && personality.atLeast(2, 5);
            if (!optional && !properties.containsKey(PREFIX + name)) {
                throw SqlError.executing(personality, "Must assign " + PREFIX + name + " properties");
            }
        }
        String unit = properties.getOrDefault(PREFIX + "time_unit", "").toUpperCase(Locale.ROOT);
        if (!UNITS.contains(unit)) {
            throw SqlError.executing(personality, "Unsupported time unit " + unit + ". Expect DAY/WEEK/MONTH/YEAR.");
        }
        String enable = properties.getOrDefault(ENABLE, "true");
        if (!enable.equalsIgnoreCase("true") && !enable.equalsIgnoreCase("false")) {
            throw SqlError.executing(personality, "Invalid dynamic partition enable: " + enable);
        }
    }
}
