package io.starmigrate.core.starrocks.statement;

import static io.starmigrate.core.starrocks.catalog.PartitionStorage.COOLDOWN;
import static io.starmigrate.core.starrocks.catalog.PartitionStorage.MEDIUM;
import static io.starmigrate.core.starrocks.catalog.PartitionStorage.REPLICAS;

import io.starmigrate.core.starrocks.catalog.PartitionStorage;
import io.starmigrate.core.starrocks.ddl.DistributionDdl;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.sql.PropertyList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a temporary partition is told of its own, so that the partition it takes the place of stays kept as it was:
 * StarRocks makes a temporary one the way its table says.
 *
 * @param properties what stands behind its bounds; empty where it has nothing of its own
 * @param distribution what stands at the end; empty where it has as many buckets as the table says
 */
public record StagedStorage(String properties, String distribution) {
    /** As the table says. */
    public static final StagedStorage AS_THE_TABLE = new StagedStorage("", "");

    /**
     * Of one that is to take the place of a partition.
     *
     * @param table the table, as the cluster prints it
     * @param shown the partition
     * @param soon the time below which no cooldown time is told any more, in the cluster's words and zone: one that has
     *     passed is refused. Asked only where a partition has a time of its own
     */
    public static StagedStorage like(TableDdl table, PartitionStorage shown, Supplier<String> soon) {
        Map<String, String> own = new LinkedHashMap<>();
        if (differs(table, shown, REPLICAS)) {
            own.put(REPLICAS, value(shown, REPLICAS));
        }
        own.putAll(place(table, shown, soon));
        return new StagedStorage(written(own), distribution(table.layout().distribution(), shown));
    }

    private static String value(PartitionStorage shown, String property) {
        return shown.properties().getOrDefault(property, "");
    }

    private static String value(TableDdl table, String property) {
        String said = table.properties().getOrDefault(property, "");
        return PartitionStorage.isNever(said) ? "" : said;
    }

    /** What the table does not say is not known to differ. */
    private static boolean differs(TableDdl table, PartitionStorage shown, String property) {
        String said = value(table, property);
        String own = value(shown, property);
        return !said.isEmpty() && !own.isEmpty() && !said.equalsIgnoreCase(own);
    }

    /**
     * A cooldown time is taken together with its medium; one of the table forbids a partition the medium it ends on.
     */
    private static Map<String, String> place(TableDdl table, PartitionStorage shown, Supplier<String> soon) {
        String cooldown = value(shown, COOLDOWN);
        String medium = value(shown, MEDIUM);
        if (!cooldown.isEmpty()
                && !medium.isEmpty()
                && !cooldown.equals(value(table, COOLDOWN))
                && cooldown.compareTo(soon.get()) > 0) {
            return Map.of(MEDIUM, medium, COOLDOWN, cooldown);
        }
        boolean moved = differs(table, shown, MEDIUM) && value(table, COOLDOWN).isEmpty();
        return moved ? Map.of(MEDIUM, medium) : Map.of();
    }

    private static String written(Map<String, String> own) {
        PropertyList list = PropertyList.empty();
        for (String property : PartitionStorage.PROPERTIES) {
            String value = own.getOrDefault(property, "");
            list = value.isEmpty() ? list : list.with(property, value);
        }
        return own.isEmpty() ? "" : " " + list.inParentheses().text();
    }

    private static String distribution(DistributionDdl all, PartitionStorage shown) {
        Integer own = shown.buckets();
        Integer usual = all.buckets();
        boolean counted = all.form() == DistributionDdl.Form.HASH && usual != null;
        return counted && own != null && own > 0 && !own.equals(usual)
                ? " " + all.withBuckets(own).sql().strip()
                : "";
    }
}
