package io.starmigrate.worker.starrocks.staging;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PartitionBounds;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a table's temporary partitions is in the way of a staging: those of its place's own, and those of its bounds.
 * Each is looked at once, for however many places is asked. Not safe for use by many threads.
 */
final class Leftovers {
    private final Map<String, PartitionBounds> bounds = new LinkedHashMap<>();

    Leftovers(List<CatalogPartition> temporary) {
        temporary.forEach(found -> bounds.put(found.name(), found.bounds()));
    }

    /** @param held the bounds of the place */
    List<String> of(Place place, String held) {
        PartitionBounds wanted = PartitionBounds.parse(held);
        String own = StagingName.endOfTemporaryPartition(place.partition());
        return bounds.entrySet().stream()
                .filter(found ->
                        isOf(place, own, found.getKey()) || found.getValue().equals(wanted))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isOf(Place place, String own, String name) {
        return name.endsWith(own)
                && StagingName.ofTemporaryPartition(place.partition(), name).isPresent();
    }
}
